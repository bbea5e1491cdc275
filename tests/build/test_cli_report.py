"""The command line writes reports."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.mark.parametrize("format_name", ["html", "csv", "md", "json"])
def test_report_writes_a_file_named_like_the_download(
    mintq: Callable[..., Result], save: Callable[..., Path], format_name: str
) -> None:
    path = save()

    result = mintq("report", path, "--format", format_name, "--lang", "de", "--date", "2026-11-22")

    assert (result.exit_code, result.stdout) == (0, "")
    (written,) = path.parent.glob(f"*2026-11-22*.{format_name}")
    assert result.stderr == f"Written to {written.name}\n"
    told = '"value": 1.5' if format_name == "json" else "Später größer"
    assert told in written.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("name", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/sharedStrings.xml")])
def test_report_writes_office_files(
    name: str, part: str, mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    path = save()
    options = ("--format", name, "--date", "2026-11-22")

    printed = mintq("report", path, *options, "-o", "-")
    written = mintq("report", path, *options)

    assert (printed.exit_code, printed.stderr, written.exit_code) == (0, "", 0)
    (file,) = path.parent.glob(f"*2026-11-22*.{name}")
    assert file.read_bytes() == printed.stdout_bytes
    with zipfile.ZipFile(file) as archive:
        assert "Später größer" in archive.read(part).decode("utf-8")


def test_report_writes_where_it_is_told(mintq: Callable[..., Result], save: Callable[..., Path]) -> None:
    path = save()
    options = ("--format", "md", "--date", "2026-11-22")

    printed = mintq("report", path, *options, "-o", "-")
    written = mintq("report", path, *options, "-o", path.parent / "out.md")

    assert (printed.exit_code, printed.stderr, written.exit_code) == (0, "", 0)
    assert (path.parent / "out.md").read_bytes() == printed.stdout_bytes
    assert b"\r" not in printed.stdout_bytes


def test_report_speaks_the_framework_s_first_language_unless_told(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    options = ("--format", "md", "-o", "-", "--date", "2026-11-22")
    path = save()

    german, english = mintq("report", path, *options), mintq("report", path, *options, "--lang", "en")

    assert "Bedarf" in german.stdout
    assert "Need" in english.stdout
    assert german.stdout == mintq("report", path, *options, "--lang", "de").stdout


def test_report_bears_today_s_date(mintq: Callable[..., Result], save: Callable[..., Path]) -> None:
    path = save()
    mintq("report", path, "--format", "md")

    (written,) = path.parent.glob("*.md")
    assert re.search(r"20\d\d-\d\d-\d\d", written.name)


def test_report_that_cannot_be_written_is_a_problem(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    result = mintq("report", save(), "-o", "no/such/folder.html")

    assert result.exit_code == 1
    assert result.stderr == (
        "no/such/folder.html:1:1: file: cannot be written: No such file or directory. Choose another file\n"
    )


def test_report_leaves_out_what_it_is_told_to(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    path = save()

    whole = mintq("report", path, "--format", "md", "-o", "-")
    left = mintq("report", path, "--format", "md", "-o", "-", "--without", "notes", "--without", "plan")
    wrong = mintq("report", path, "--without", "tea")

    assert (whole.exit_code, left.exit_code, wrong.exit_code) == (0, 0, 2)
    assert "Später größer" in whole.stdout
    assert "Später größer" not in left.stdout


def test_the_short_version_tells_no_notes_and_carries_the_analysis_only_when_asked(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    path = save()
    options = ("report", path, "--short", "-o", "-")

    short, attached = mintq(*options), mintq(*options, "--attach")
    named = mintq("report", path, "--short", "--date", "2026-11-22", "--format", "docx")

    assert (short.exit_code, attached.exit_code, named.exit_code) == (0, 0, 0)
    assert "Später größer" not in short.stdout
    assert "data-mintq-analysis" not in short.stdout
    assert "Später größer" in attached.stdout
    assert [file.name for file in path.parent.glob("*.docx")] == ["mint-q-kurzbericht-2026-11-22.docx"]


def test_notes_on_sensitive_criteria_are_kept_out_unless_asked_for(
    mintq: Callable[..., Result], save: Callable[..., Path], edit: Callable[[str, str, str], Path]
) -> None:
    edit("areas/offer/need.yaml", "scope: project\n", "scope: project\nsensitive: true\n")
    path = save(answers={"need.evidence": {"level": 2, "note": "Geheim"}})
    options = ("report", path, "--short", "--attach", "-o", "-")

    assert "Geheim" not in mintq(*options).stdout
    assert "Geheim" in mintq(*options, "--with-sensitive").stdout
    assert "Geheim" not in mintq(*options, "--with-sensitive", "--without", "sensitive").stdout
    assert "Geheim" in mintq("report", path, "-o", "-").stdout
    assert "Geheim" not in mintq("report", path, "-o", "-", "--without", "sensitive").stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ("--short", "--format", "csv"),
            "There is no short version of this kind of report: csv. There is one of:",
        ),
        (("--short", "--format", "xlsx"), "html, md, docx"),
        (("--attach",), "The analysis can only be attached to the short version as html."),
        (("--short", "--attach", "--format", "md"), "as html"),
        (("--with-sensitive",), "belongs to --short"),
    ],
)
def test_what_is_never_short_or_never_carries_is_said_to_be_so(
    options: tuple[str, ...], words: str, mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    result = mintq("report", save(), "-o", "-", *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.split())


def test_a_calendar_needs_a_step_with_a_day(mintq: Callable[..., Result], save: Callable[..., Path]) -> None:
    result = mintq("report", save(), "--format", "ics")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "no step of its plan has a day. Enter one, as 2027-02-28" in result.stderr
