"""The command line: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mintq_build.publishing.mkdocs_site import SiteError
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.site import SiteReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


def test_check_makes_warnings_errors_when_strict(
    mintq: Callable[..., Result], edit: Callable[[str, str, str], Path]
) -> None:
    edit("areas/offer/need.yaml", "{de: Bedarf, en: Need}", "{de: Bedarf}")
    line = "framework/areas/offer/need.yaml:3:8: title.en: {}is missing. Add the text in the language 'en'\n"

    lenient, strict = mintq("check"), mintq("check", "--strict")

    assert (lenient.exit_code, lenient.stderr) == (0, line.format("Warning: "))
    assert lenient.stdout.endswith(": 1 warning, 0 errors\n")
    assert (strict.exit_code, strict.stderr) == (1, line.format(""))
    assert strict.stdout.endswith(": 0 warnings, 1 error\n")


def test_check_counts_what_is_asked(
    mintq: Callable[..., Result], edit: Callable[[str, str, str], Path]
) -> None:
    edit("areas/offer/need.yaml", "id: need.update\n", "id: need.update\n    status: retired\n")

    assert "\n1 area, 1 criterion, 1 indicator, 1 core, 2 languages (de, en): " in mintq("check").stdout


def test_check_counts_also_what_is_broken(mintq: Callable[..., Result], framework_dir: Path) -> None:
    (framework_dir / "framework.yaml").write_text("[", encoding="utf-8")

    assert (
        mintq("check")
        .stdout.splitlines()[-1]
        .startswith("1 area, 1 criterion, 2 indicators, 1 core, 0 languages: 0 warnings, 1 error")
    )


def test_a_framework_that_is_not_there_is_a_problem(
    mintq: Callable[..., Result], framework_dir: Path
) -> None:
    result = mintq("check", "--framework", framework_dir.parent / "no")

    assert result.exit_code == 1
    assert result.stderr == "no:1:1: file: there is no such folder. Check the path of the framework\n"
    assert result.stdout.endswith(": 0 warnings, 1 error\n")


@pytest.mark.usefixtures("framework_dir")
def test_bundle_prints_the_bundle(mintq: Callable[..., Result]) -> None:
    result = mintq("bundle")

    assert (result.exit_code, result.stderr) == (0, "")
    data = json.loads(result.stdout)
    assert (data["format"], data["languages"]) == ("mintq-bundle", ["de", "en"])
    assert [each["id"] for each in data["areas"][0]["criteria"][0]["indicators"]] == [
        "need.evidence",
        "need.update",
    ]
    assert "Wir prüfen ihn wieder." in result.stdout


@pytest.mark.parametrize("command", [("bundle",), ("score", "a.mintq.json"), ("report", "a.mintq.json")])
def test_a_broken_framework_stops_every_command(
    mintq: Callable[..., Result],
    edit: Callable[[str, str, str], Path],
    save: Callable[..., Path],
    command: tuple[str, ...],
) -> None:
    save()
    edit("framework.yaml", "version: 1.0.0", "version: 1.10")

    result = mintq(*command)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "framework/framework.yaml:3:10: version: '1.10' is no version. Use three numbers, such as 1.0.0\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("check", "--no-such-option"),
        ("score",),
        ("report",),
        ("report", "a", "--format", "gif"),
        ("report", "a", "--lang", "fr"),
        ("report", "a", "--date", "22.11.2026"),
        ("serve", "--port", "70000"),
    ],
)
def test_wrong_usage_ends_with_two(mintq: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    result = mintq(*arguments)

    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_every_command_explains_itself(mintq: Callable[..., Result]) -> None:
    assert mintq("--version").stdout.startswith("mintq, version ")
    for name in ("check", "build", "serve", "bundle", "score", "report", "questionnaire"):
        result = mintq(name, "--help")
        assert result.exit_code == 0
        assert name in mintq("--help").stdout


def test_build_and_serve_pass_on_what_they_are_told(
    mintq: Callable[..., Result], framework_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[object, ...]] = []

    def build(*arguments: Any) -> SiteReport:
        calls.append(arguments[:3])
        arguments[3]("Working")
        return SiteReport(arguments[2], 1, 0)

    monkeypatch.setattr("mintq_build.site.build_site", build)
    monkeypatch.setattr("mintq_build.serve.serve", lambda *arguments: calls.append(arguments))

    built = mintq("build", "--site-dir", "out", "--host", "host.yaml")
    served = mintq("serve", "--framework", framework_dir, "--port", "0")

    assert (built.exit_code, built.stdout, built.stderr) == (0, "", "Working\n1 page in out\n")
    assert served.exit_code == 0
    assert calls == [(Path("framework"), Path("host.yaml"), Path("out")), (Path("framework"), None, 0)]


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize(
    "error", [SiteError("two pages, one address"), RuntimeBuildError("no Node"), OSError("full")]
)
def test_a_build_that_fails_ends_with_one_and_its_reason(
    mintq: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, command: str, error: Exception
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("mintq_build.site.build_site", fail)
    monkeypatch.setattr("mintq_build.serve.serve", fail)

    result = mintq(command)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"Error: {error}\n")


def test_a_broken_framework_stops_a_build_with_its_lines(
    mintq: Callable[..., Result], edit: Callable[[str, str, str], Path]
) -> None:
    edit("framework.yaml", "version: 1.0.0", "version: 1.10")

    result = mintq("build")

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("framework/framework.yaml:3:10: version: '1.10' is no ")


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mintq_build", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_output_is_utf8_in_every_locale(
    edit: Callable[[str, str, str], Path], save: Callable[..., Path]
) -> None:
    edit("areas/offer/need.yaml", "{de: Bedarf, en: Need}", "{de: Bedürfnis}")
    folder = save().parent
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    bundle = run("bundle", cwd=folder, **plain)
    report = run("report", "a.mintq.json", "--format", "md", "-o", "-", cwd=folder, **plain)
    check = run("check", cwd=folder, **plain)

    assert (bundle.returncode, report.returncode, check.returncode) == (0, 0, 0)
    assert "Bedürfnis" in bundle.stdout.decode("utf-8")
    assert "Später größer" in report.stdout.decode("utf-8")
    assert b"\r" not in bundle.stdout
    assert check.stderr.decode("utf-8").startswith("framework/areas/offer/need.yaml:3:8: title.en: Warning: ")


def test_a_file_name_that_is_no_text_breaks_nothing(framework_dir: Path) -> None:
    (framework_dir / os.fsdecode(b"gr\xf6\xdfe\n.txt")).write_bytes(b"")

    done = run("check", cwd=framework_dir.parent)

    assert done.returncode == 1
    assert done.stderr == (
        b"framework/gr\\udcf6\\udcdfe\\n.txt:1:1: file: does not belong here. "
        b"Move it out of the framework's folder, or remove it\n"
    )


def test_the_same_input_gives_the_same_bytes(save: Callable[..., Path]) -> None:
    folder = save().parent
    outputs = [
        run("bundle", cwd=folder, PYTHONHASHSEED=seed).stdout
        + run("score", "a.mintq.json", "a.mintq.json", cwd=folder, PYTHONHASHSEED=seed).stdout
        for seed in ("1", "2")
    ]

    assert outputs[0] == outputs[1] != b""
