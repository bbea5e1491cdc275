"""Building: the same bytes twice, what a host may set, a framework of another size, and what happens on errors."""

from __future__ import annotations

import filecmp
import html
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mintq_build.reading.problems import FrameworkError
from mintq_build.site import WORKSHOPS, build_site

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "data" / "frameworks" / "minimal"


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that only one folder has or whose bytes differ."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (one, other)
        for path in folder.rglob("*")
        if path.is_file()
    }
    return sorted(
        name
        for name in names
        if not (one / name).is_file()
        or not (other / name).is_file()
        or not filecmp.cmp(one / name, other / name, shallow=False)
    )


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that builds the smallest framework with a host.yaml of this text."""

    def run(host: str | None = None, framework: Path = MINIMAL) -> Path:
        host_file = None
        if host is not None:
            host_file = tmp_path / "host.yaml"
            host_file.write_text(host, encoding="utf-8")
        build_site(framework, host_file, tmp_path / "site", lambda _: None)
        return tmp_path / "site"

    return run


def test_two_builds_are_the_same_byte_for_byte(built_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    command = "from pathlib import Path; import sys; from mintq_build.site import build_site; build_site(Path(sys.argv[1]), None, Path(sys.argv[2]), print)"
    # Another process, another hash seed and another current folder: none of it may show.
    subprocess.run(
        [sys.executable, "-c", command, str(ROOT / "framework"), str(again)],
        check=True,
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONHASHSEED": "7",
            "TZ": "Asia/Tokyo",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
    )
    assert differences(built_site, again) == []


def test_a_host_sets_name_imprint_colours_logo_and_edit_address(
    build: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "ours.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    site = build(
        "name: MINT-Netz Beispielstadt\n"
        "address: https://host.example/quality/\n"
        "imprint:\n  de: Verein **Beispiel** e. V.\n  en: The **Example** association\n"
        "contact: team@host.example\n"
        "logo: ours.svg\n"
        "colours: {primary: '#5a1e66', accent: '#7a3d00'}\n"
        "edit_address: https://code.example/edit/main/\n"
    )
    imprint = (site / "imprint" / "index.html").read_text(encoding="utf-8")
    assert "Verein <strong>Beispiel</strong> e. V." in imprint
    assert 'href="mailto:team@host.example"' in imprint
    assert "data-mintq-host-notice" not in imprint
    assert "The <strong>Example</strong> association" in (site / "en/imprint/index.html").read_text(
        encoding="utf-8"
    )
    assert (site / "assets/mintq/host-logo.svg").read_bytes() == (tmp_path / "ours.svg").read_bytes()
    assert "#5a1e66" in (site / "assets/mintq/host.css").read_text(encoding="utf-8")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "MINT-Q · MINT-Netz Beispielstadt" in home
    assert '<link rel="canonical" href="https://host.example/quality/">' in home
    for prefix in ("", "en/"):
        page = (site / prefix / "index.html").read_text(encoding="utf-8")
        (picture,) = re.findall(r'<meta property="og:image" content="([^"]+)">', page)
        file = site / picture.removeprefix("https://host.example/quality/")
        assert struct.unpack(">II", file.read_bytes()[16:24]) == (1200, 630), "as the page says"
    (area,) = [path.name for path in (MINIMAL / "areas").iterdir() if path.is_dir()][:1]
    (criterion,) = [path.stem for path in (MINIMAL / "areas" / area).glob("[a-z]*.yaml")][:1]
    page = (site / "framework" / area / criterion / "index.html").read_text(encoding="utf-8")
    assert f'href="https://code.example/edit/main/framework/areas/{area}/{criterion}.yaml"' in page
    assert 'href="https://code.example/edit/main/site_src/about/index.md"' in (
        site / "about/index.html"
    ).read_text(encoding="utf-8")


def test_without_an_edit_address_no_page_offers_editing(built_site: Path) -> None:
    offering = [
        path for path in built_site.rglob("*.html") if 'rel="edit"' in path.read_text(encoding="utf-8")
    ]
    assert offering == []


def test_words_of_the_framework_stay_words(build: Callable[..., Path], tmp_path: Path) -> None:
    framework = tmp_path / "framework"
    shutil.copytree(MINIMAL, framework)
    area = next(path for path in (framework / "areas").iterdir() if path.is_dir())
    file = next(area.glob("[a-z]*.yaml"))
    nasty = "Zahlen & 1 < 2 <3 _b_ `c` {f} # | &amp; ${x} 3*4*5"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^title:.*$(\n  .*$)*", f"title:\n  de: '{nasty}'\n  en: '{nasty}'", text, count=1)
    file.write_text(text, encoding="utf-8")
    site = build(framework=framework)
    page = (site / "framework" / area.name / file.stem / "index.html").read_text(encoding="utf-8")
    heading = page.split("<h1", 1)[1].split("</h1>", 1)[0]
    assert html.unescape(heading.split(">", 1)[1].split("<a ", 1)[0]) == nasty
    form = (site / "assessment" / "index.html").read_text(encoding="utf-8")
    assert html.escape(nasty) in form


def test_an_error_in_the_framework_leaves_the_old_site_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old", encoding="utf-8")
    broken = tmp_path / "framework"
    shutil.copytree(MINIMAL, broken)
    (broken / "framework.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(FrameworkError):
        build_site(broken, None, site, lambda _: None)
    assert [path.read_text(encoding="utf-8") for path in site.iterdir()] == ["old"]


def test_what_a_stopped_build_left_goes_with_a_later_one(build: Callable[..., Path]) -> None:
    left, at_work = (WORKSHOPS / f".{name}" for name in ("left-by-a-test", "at-work-in-a-test"))
    for folder in (left, at_work):
        (folder / "site").mkdir(parents=True, exist_ok=True)
    os.utime(left, (0, 0))
    try:
        build()
        assert (left.exists(), at_work.exists()) == (False, True)
    finally:
        shutil.rmtree(at_work)
