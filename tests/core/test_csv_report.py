"""The table: tidy, readable by any spreadsheet, and without formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from pyodide_app.core.reports import csv_report, report
from pyodide_app.core.reports.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Write = Callable[..., str]


@pytest.fixture(scope="module")
def write(bundle: Bundle, german: Labels) -> Write:
    """Return what writes the table of an analysis."""
    return lambda analysis, labels=german: (
        report(bundle, analysis, "csv", labels, Options(now="2026-11-22")).content
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_there_is_a_mark_in_front_and_a_line_end_that_spreadsheets_know(write: Write, full: Analysis) -> None:
    text = write(full)

    assert text.startswith("\ufeffarea;area_title;criterion;")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 13
    assert text.count("\r") == 13


def test_column_names_are_documented_and_the_same_in_every_language(
    write: Write, full: Analysis, english: Labels
) -> None:
    documented = [
        name.strip(", ")
        for line in (csv_report.__doc__ or "").splitlines()
        if line.startswith("    ")
        for name in line.strip().split("  ")[0].split(",")
    ]

    assert documented == list(csv_report.COLUMNS)
    assert write(full).split("\r\n")[0] == write(full, english).split("\r\n")[0]


def test_there_is_a_row_for_every_indicator_in_scope(
    write: Write, bundle: Bundle, make: Callable[..., Analysis]
) -> None:
    assert [row["indicator"] for row in rows(write(make({})))] == list(bundle.placed)
    short = rows(write(make({"need.causes": 1}, mode="short", areas=["offer"])))
    assert [row["indicator"] for row in short] == ["need.evidence", "groups.defined"]


def test_cells_are_whole_numbers_and_texts(write: Write, full: Analysis) -> None:
    by_id = {row["indicator"]: row for row in rows(write(full))}

    assert by_id["need.evidence"] == {
        "area": "offer",
        "area_title": "Angebotsqualität",
        "criterion": "need",
        "criterion_title": "Bedarf und Umfeld",
        "scope": "project",
        "indicator": "need.evidence",
        "core": "1",
        "text": "Wir können mit Zahlen oder aus Gesprächen belegen, welchen Bedarf unser Angebot deckt.",
        "status": "rated",
        "level": "2",
        "level_label": "überwiegend umgesetzt",
        "reason": "",
        "note": "Gespräche mit fünf Schulen.\nZwei wünschen sich Nachmittage.",
        "evidence": "Protokoll vom 12. Oktober https://example.org/protokoll\n"
        "Ordner im Büro\nmailto:team@example.org",
        "talk": "1",
        "agreement": "agreed",
        "asked": "Wir können mit Zahlen oder aus Gesprächen belegen, welchen Bedarf unser Angebot deckt.",
    }
    states = [(row["status"], row["level"], row["level_label"]) for row in by_id.values()]
    assert states[3] == ("unknown", "", "können wir noch nicht sagen")
    assert states[7] == ("na", "", "für uns nicht relevant")
    assert states[10] == ("open", "", "")


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("\n", "'\n"),
        ("  =1", "'  =1"),
        ("\u200b=1", "'\u200b=1"),
        ("\uff1d1", "'\uff1d1"),
        ("1=1", "1=1"),
        ('Ja; "nein"\r\nvielleicht', 'Ja; "nein"\nvielleicht'),
        ("a\x00b", "a\ufffdb"),
        ("Größe 😀", "Größe 😀"),
    ],
)
def test_texts_stay_texts(note: str, cell: str, write: Write, make: Callable[..., Analysis]) -> None:
    row = rows(write(make({"need.evidence": {"level": 1, "note": note, "reason": note}})))[0]

    assert (row["note"], row["reason"]) == (cell, cell)
