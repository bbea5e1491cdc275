"""host.yaml: who puts the site on a server."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mintq_build.host import Host, contrast_with_white, load_host
from mintq_build.reading.problems import FrameworkError

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "hosts"


def problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> list[str]:
    monkeypatch.chdir(tmp_path)
    Path("host.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load_host(Path("host.yaml"), ("de", "en"))
    return [str(each) for each in caught.value.problems]


def test_without_a_file_nothing_is_said() -> None:
    assert load_host(None, ("de", "en")) == Host()
    assert (Host().name, Host().imprint, Host().contact_link, Host().colours.primary) == (
        None,
        None,
        None,
        None,
    )


def test_everything_is_read() -> None:
    host = load_host(DATA / "full.yaml", ("de", "en"))

    assert host.name is not None
    assert host.imprint is not None
    assert (host.name.pick("de"), host.name.pick("en")) == (("MINT-Netz Süd", "de"), ("MINT-Netz Süd", "en"))
    assert host.imprint.pick("de") == ("**MINT-Netz Süd e. V.**\n\nRing 1, 12345 Stadt", "de")
    assert host.imprint.pick("en")[1] == "en"
    assert host.address == "https://mint.example.org/q/"
    assert (host.contact, host.contact_link) == ("mint@example.org", "mailto:mint@example.org")
    assert host.logo == DATA / "logo.svg"
    assert (host.colours.primary, host.colours.accent) == ("#005a7d", "#8a3a00")
    assert host.edit_address == "https://git.example.org/mint/edit/main/"
    assert host.warnings == ()


def test_the_documented_example_is_right() -> None:
    host = load_host(ROOT / "site_src" / "developers" / "host.example.yaml", ("de", "en"))

    assert host.imprint is not None
    assert host.warnings == ()


def test_everything_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "host.yaml"
    path.write_text("contact: https://example.org/contact\n", encoding="utf-8")

    assert load_host(path).contact_link == "https://example.org/contact"


def test_a_png_logo_is_a_picture(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "host.yaml").write_text("logo: pictures/logo.png\n", encoding="utf-8")

    assert load_host(tmp_path / "host.yaml").logo == tmp_path / "pictures" / "logo.png"


def test_a_missing_translation_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "host.yaml"
    path.write_text("imprint: {de: Wir}\n", encoding="utf-8")

    (warning,) = load_host(path, ("de", "en")).warnings

    assert (warning.place, warning.severity) == ("imprint.en", "warning")
    assert load_host(path).warnings == ()


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("", ["1:1: file: is empty. Fill it, or remove the file"]),
        ("- a\n", ["1:1: file: expected a mapping, found a list. Write 'key: value' lines"]),
        ("imprnt: x\n", ["1:1: imprnt: unknown key 'imprnt'. Did you mean 'imprint'?"]),
        (
            "name: 12\n",
            ["1:7: name: expected a text per language, found the number 12. Write {de: …, en: …}"],
        ),
        ("name: ''\n", ["1:7: name: is empty. Fill it, or remove the key"]),
        ("name: {en: X}\n", ["1:7: name.de: is missing. Add the text in the language 'de'"]),
        (
            "name: {de: X, en: X, fr: X}\n",
            ["1:22: name.fr: unknown language 'fr'. The languages here are de, en"],
        ),
        (
            "address: mint.example.org\n",
            [
                (
                    "1:10: address: 'mint.example.org' is no address of a site. "
                    "Write it with https://, such as https://example.org/mintq/"
                )
            ],
        ),
        (
            "address: javascript:alert(1)\n",
            [
                (
                    "1:10: address: 'javascript:alert(1)' is no address of a site. "
                    "Write it with https://, such as https://example.org/mintq/"
                )
            ],
        ),
        (
            "contact: somebody\n",
            [
                (
                    "1:10: contact: 'somebody' is neither e-mail nor address. "
                    "Write team@example.org or https://example.org/contact"
                )
            ],
        ),
        (
            "edit_address: https://example.org/edit\n",
            [
                (
                    "1:15: edit_address: 'https://example.org/edit' is no beginning of an address. "
                    "Begin with https:// and end with / or =, before the file's path"
                )
            ],
        ),
        (
            "colours: {primary: '#12345', accent: '#ff9900', third: x}\n",
            [
                (
                    "1:20: colours.primary: '#12345' is no colour. "
                    "Write six hexadecimal digits in quotes, such as '#005a7d'"
                ),
                "1:49: colours.third: unknown key 'third'. Known here: primary, accent",
            ],
        ),
        (
            "colours:\n  primary: '#ff9900'\n  accent: '#777777'\n",
            [
                (
                    "2:12: colours.primary: '#ff9900' is too light: its contrast with white is 2.14. "
                    "Choose a darker colour, with 4.5 or more"
                ),
                (
                    "3:11: colours.accent: '#777777' is too light: its contrast with white is 4.48. "
                    "Choose a darker colour, with 4.5 or more"
                ),
            ],
        ),
        (
            "logo: logo.gif\n",
            ["1:7: logo: 'logo.gif' is no picture. Name an .svg or .png file beside this one"],
        ),
        ("logo: logo.svg\n", ["1:7: logo: there is no file 'logo.svg'. Check the name of the picture"]),
        (
            "logo: ../logo.svg\n",
            ["1:7: logo: lies outside the folder of this file. Copy it beside this file"],
        ),
        (
            "logo: host.yaml.svg\n",
            ["1:7: logo: 'host.yaml.svg' holds no svg picture. Save it again"],
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, lines: list[str]
) -> None:
    (tmp_path / "host.yaml.svg").write_text("no picture", encoding="utf-8")
    shutil.copy(DATA / "logo.svg", tmp_path.parent / "logo.svg")

    assert problems(tmp_path, monkeypatch, content) == [f"host.yaml:{line}" for line in lines]


def test_a_missing_file_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(FrameworkError) as caught:
        load_host(Path("host.yaml"))

    assert str(caught.value) == "host.yaml:1:1: file: there is no such file. Add it, or check the path"


def test_contrast_follows_the_formula_of_wcag() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#FFFFFF") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.005)  # the lightest grey that passes
