"""The command line: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mintq_build.cli import main
from mintq_build.mkdocs_site import SiteError
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.site import SiteReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

ANSWERS = {"need.evidence": {"level": 2}, "need.update": {"level": 1, "note": "Später größer"}}


def mintq(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def analysis(**changes: Any) -> dict[str, Any]:
    document = {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": "minimal"},
        "answers": ANSWERS,
    }
    return document | changes


@pytest.fixture
def save(framework_dir: Path) -> Callable[..., Path]:
    """Return a function that writes a save file beside the smallest framework."""

    def write(name: str = "a.mintq.json", content: str | bytes | None = None, **changes: Any) -> Path:
        data = json.dumps(analysis(**changes), ensure_ascii=False) if content is None else content
        path = framework_dir.parent / name
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return path

    return write


def test_check_makes_warnings_errors_when_strict(edit: Callable[[str, str, str], Path]) -> None:
    edit("areas/offer/need.yaml", "{de: Bedarf, en: Need}", "{de: Bedarf}")
    line = "framework/areas/offer/need.yaml:3:8: title.en: {}is missing. Add the text in the language 'en'\n"

    lenient, strict = mintq("check"), mintq("check", "--strict")

    assert (lenient.exit_code, lenient.stderr) == (0, line.format("Warning: "))
    assert lenient.stdout.endswith(": 1 warning, 0 errors\n")
    assert (strict.exit_code, strict.stderr) == (1, line.format(""))
    assert strict.stdout.endswith(": 0 warnings, 1 error\n")


def test_check_counts_what_is_asked(edit: Callable[[str, str, str], Path]) -> None:
    edit("areas/offer/need.yaml", "id: need.update\n", "id: need.update\n    status: retired\n")

    assert "\n1 area, 1 criterion, 1 indicator, 1 core, 2 languages (de, en): " in mintq("check").stdout


def test_check_counts_also_what_is_broken(framework_dir: Path) -> None:
    (framework_dir / "framework.yaml").write_text("[", encoding="utf-8")

    assert (
        mintq("check")
        .stdout.splitlines()[-1]
        .startswith("1 area, 1 criterion, 2 indicators, 1 core, 0 languages: 0 warnings, 1 error")
    )


def test_a_framework_that_is_not_there_is_a_problem(framework_dir: Path) -> None:
    result = mintq("check", "--framework", framework_dir.parent / "no")

    assert result.exit_code == 1
    assert result.stderr == "no:1:1: file: there is no such folder. Check the path of the framework\n"
    assert result.stdout.endswith(": 0 warnings, 1 error\n")


@pytest.mark.usefixtures("framework_dir")
def test_bundle_prints_the_bundle() -> None:
    result = mintq("bundle")

    assert (result.exit_code, result.stderr) == (0, "")
    data = json.loads(result.stdout)
    assert (data["format"], data["languages"]) == ("mintq-bundle", ["de", "en"])
    assert [each["id"] for each in data["areas"][0]["criteria"][0]["indicators"]] == list(ANSWERS)
    assert "Wir prüfen ihn wieder." in result.stdout


@pytest.mark.parametrize("command", [("bundle",), ("score", "a.mintq.json"), ("report", "a.mintq.json")])
def test_a_broken_framework_stops_every_command(
    edit: Callable[[str, str, str], Path], save: Callable[..., Path], command: tuple[str, ...]
) -> None:
    save()
    edit("framework.yaml", "version: 1.0.0", "version: 1.10")

    result = mintq(*command)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "framework/framework.yaml:3:10: version: '1.10' is no version. Use three numbers, such as 1.0.0\n"
    )


def test_score_prints_one_result_for_one_file(save: Callable[..., Path]) -> None:
    result = mintq("score", save())

    assert (result.exit_code, result.stderr) == (0, "")
    data = json.loads(result.stdout)
    assert (data["format"], data["format_version"]) == ("mintq-result", 1)
    assert data["criteria"] == {
        "need": {"value": 1.5, "rated": 2, "applicable": 2, "na": 0, "unknown": 0, "open": 0}
    }
    assert data["areas"]["offer"]["value"] == 1.5


def test_score_prints_a_list_in_the_given_order_for_several_files(save: Callable[..., Path]) -> None:
    low = save("z.mintq.json", answers={"need.evidence": {"level": 0}})
    high = save("a.mintq.json", answers={"need.evidence": {"level": 2}})

    data = json.loads(mintq("score", low, high, low).stdout)

    assert [each["criteria"]["need"]["value"] for each in data] == [0.0, 2.0, 0.0]


def test_score_tells_what_it_noticed_and_goes_on(save: Callable[..., Path]) -> None:
    path = save(
        answers={**ANSWERS, "need.gone": {"level": 1}}, framework={"id": "minimal", "version": "0.9.0"}
    )

    result = mintq("score", path)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["criteria"]["need"]["rated"] == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("a.mintq.json:1:1: file: Warning: ") for line in lines)
    assert sorted(("0.9.0" in line, "need.gone" in line) for line in lines) == [(False, True), (True, False)]


BROKEN = {
    "empty.json": (b"", "1:1: file: is empty. Use another copy of it"),
    "cut.json": (b'{"format": "mintq-ana', "1:1: file: stops in the middle. Use another copy of it"),
    "text.json": (
        b"\n  hello\n",
        "2:3: file: is not JSON from 'hello\\n' on. Give a file that the assessment saved (*.mintq.json)",
    ),
    "list.json": (
        b"[1]",
        "1:1: file: is not a saved analysis. Give a file that the assessment saved (*.mintq.json)",
    ),
    "latin.json": (
        b'{"format":\n"\xe4"}',
        "2:2: file: is not UTF-8 text. Save the file with the encoding UTF-8",
    ),
    "nan.json": (
        b'{"a": NaN}',
        "1:1: file: holds a number that cannot be read: NaN. Use another copy of it",
    ),
    "deep.json": (
        b"[" * 50_000,
        "1:1: file: is nested deeper than 64 levels. Give a file that the assessment saved (*.mintq.json)",
    ),
    "later.json": (
        json.dumps(analysis(format_version=2)).encode(),
        "1:1: file: has format version 2, this program reads up to 1. Use a newer MINT-Q",
    ),
    "version.json": (
        json.dumps(analysis(format_version="1")).encode(),
        (
            '1:1: file: expected a whole number from 1, found "1". '
            "Give a file that the assessment saved (*.mintq.json)"
        ),
    ),
    "other.json": (
        json.dumps(analysis(framework={"id": "else"})).encode(),
        "1:1: file: belongs to the framework 'else', not to 'minimal'. Choose it with --framework",
    ),
    "level.json": (
        json.dumps(analysis(answers={"need.evidence": {"level": 3}})).encode(),
        "1:1: answers[need.evidence].level: 3 is no level. Known: 0, 1, 2, na, unknown",
    ),
    "mode.json": (
        json.dumps(analysis(mode="long")).encode(),
        '1:1: mode: "long" is not known here. Known: short, full',
    ),
    "answers.json": (
        json.dumps(analysis(answers=[])).encode(),
        "1:1: answers: expected object, found […]. Use another copy of it",
    ),
    "missing.json": (
        json.dumps(
            {"format": "mintq-analysis", "format_version": 1, "framework": {"id": "minimal"}}
        ).encode(),
        "1:1: answers: is missing. Use another copy of it",
    ),
}


@pytest.mark.parametrize("command", ["score", "report"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_save_file_says_what_is_wrong(save: Callable[..., Path], command: str, name: str) -> None:
    content, line = BROKEN[name]

    result = mintq(command, save(name, content))

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{name}:{line}\n")


def test_all_problems_of_all_files_are_told_at_once(save: Callable[..., Path], framework_dir: Path) -> None:
    levels = {"need.evidence": {"level": 9}, "need.update": {"level": True}}
    save("a.json", answers=levels, mode="long")
    save("good.json", answers={"gone.one": {}})

    result = mintq("score", "b.json", "good.json", "a.json", framework_dir, "b.json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.split(". ")[0] for line in result.stderr.splitlines()] == [
        "a.json:1:1: answers[need.evidence].level: 9 is no level",
        "a.json:1:1: answers[need.update].level: true is no level",
        'a.json:1:1: mode: "long" is not known here',
        "b.json:1:1: file: there is no such file",
        "framework:1:1: file: is a folder",
        "good.json:1:1: file: Warning: There are no statements for these answers here any more",
    ]


def test_a_save_file_of_a_hundred_megabytes_is_refused_unread(framework_dir: Path) -> None:
    path = framework_dir.parent / "large.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    assert mintq("score", path).stderr == (
        "large.json:1:1: file: is too large (100.0 MB). At most 10 MB are read; make the file smaller\n"
    )


@pytest.mark.parametrize("format_name", ["html", "csv", "md", "json"])
def test_report_writes_a_file_named_like_the_download(save: Callable[..., Path], format_name: str) -> None:
    path = save()

    result = mintq("report", path, "--format", format_name, "--lang", "de", "--date", "2026-11-22")

    assert (result.exit_code, result.stdout) == (0, "")
    (written,) = path.parent.glob(f"*2026-11-22*.{format_name}")
    assert result.stderr == f"Written to {written.name}\n"
    told = '"value": 1.5' if format_name == "json" else "Später größer"
    assert told in written.read_text(encoding="utf-8-sig")


def test_report_writes_office_files(save: Callable[..., Path]) -> None:
    path = save()
    options = ("--format", "docx", "--date", "2026-11-22")

    printed = mintq("report", path, *options, "-o", "-")
    written = mintq("report", path, *options)

    assert (printed.exit_code, printed.stderr, written.exit_code) == (0, "", 0)
    (file,) = path.parent.glob("*2026-11-22*.docx")
    assert file.read_bytes() == printed.stdout_bytes
    with zipfile.ZipFile(file) as archive:
        assert "Später größer" in archive.read("word/document.xml").decode("utf-8")


def test_report_writes_where_it_is_told(save: Callable[..., Path]) -> None:
    path = save()
    options = ("--format", "md", "--date", "2026-11-22")

    printed = mintq("report", path, *options, "-o", "-")
    written = mintq("report", path, *options, "-o", path.parent / "out.md")

    assert (printed.exit_code, printed.stderr, written.exit_code) == (0, "", 0)
    assert (path.parent / "out.md").read_bytes() == printed.stdout_bytes
    assert b"\r" not in printed.stdout_bytes


def test_report_speaks_the_framework_s_first_language_unless_told(save: Callable[..., Path]) -> None:
    options = ("--format", "md", "-o", "-", "--date", "2026-11-22")
    path = save()

    german, english = mintq("report", path, *options), mintq("report", path, *options, "--lang", "en")

    assert "Bedarf" in german.stdout
    assert "Need" in english.stdout
    assert german.stdout == mintq("report", path, *options, "--lang", "de").stdout


def test_report_bears_today_s_date(save: Callable[..., Path]) -> None:
    path = save()
    mintq("report", path, "--format", "md")

    (written,) = path.parent.glob("*.md")
    assert re.search(r"20\d\d-\d\d-\d\d", written.name)


def test_report_that_cannot_be_written_is_a_problem(save: Callable[..., Path]) -> None:
    result = mintq("report", save(), "-o", "no/such/folder.html")

    assert result.exit_code == 1
    assert result.stderr == (
        "no/such/folder.html:1:1: file: cannot be written: No such file or directory. Choose another file\n"
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
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    result = mintq(*arguments)

    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_every_command_explains_itself() -> None:
    assert mintq("--version").stdout.startswith("mintq, version ")
    for name in ("check", "build", "serve", "bundle", "score", "report"):
        result = mintq(name, "--help")
        assert result.exit_code == 0
        assert name in mintq("--help").stdout


def test_build_and_serve_pass_on_what_they_are_told(
    framework_dir: Path, monkeypatch: pytest.MonkeyPatch
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
    monkeypatch: pytest.MonkeyPatch, command: str, error: Exception
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("mintq_build.site.build_site", fail)
    monkeypatch.setattr("mintq_build.serve.serve", fail)

    result = mintq(command)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"Error: {error}\n")


def test_a_broken_framework_stops_a_build_with_its_lines(edit: Callable[[str, str, str], Path]) -> None:
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
