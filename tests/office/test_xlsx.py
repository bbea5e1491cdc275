"""Workbooks, read by openpyxl and as plain XML, say what the analysis says, and nothing in them is a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app import office
from pyodide_app.core.errors import ReportError
from pyodide_app.core.pictures.picture import INKS
from pyodide_app.core.reports import report
from pyodide_app.core.reports.facts import facts, report_title
from pyodide_app.core.reports.options import Options
from pyodide_app.core.reports.plan_table import COLUMNS as PLAN_FIELDS
from pyodide_app.core.reports.plan_table import plan_rows
from pyodide_app.core.reports.rows import rows
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.labels import available_languages, load_labels
from pyodide_app.office import FORMATS
from pyodide_app.office.characters import clean
from pyodide_app.office.workbook import LONGEST
from pyodide_app.office.xlsx import COLUMNS
from pyodide_app.office.xlsx_plan import PLAN_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Make = Callable[..., Analysis]

NOW = Options(now="2026-11-22T08:15:00.000Z")


def written(bundle: Bundle, analysis: Analysis, labels: Labels) -> bytes:
    return report(bundle, analysis, "xlsx", labels, NOW, formats=FORMATS).data


def opened(bundle: Bundle, analysis: Analysis, labels: Labels) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(bundle, analysis, labels)))


def parts(file: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of the answers by the columns' names."""
    head, *body = sheet.iter_rows(values_only=True)
    assert len(head) == len(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=True)) for row in body]


@pytest.mark.parametrize("lang", available_languages())
def test_a_reader_finds_every_answer(lang: str, real: Bundle, whole: Analysis) -> None:
    labels = load_labels(lang)
    sheet = opened(real, whole, labels)[labels.get("sheet.answers")]
    expected = [
        {
            name: clean(value) or None if isinstance(value, str) else value
            for name in COLUMNS
            for value in [getattr(row, name)]
        }
        for row in rows(evaluate(real, whole), labels)
    ]

    assert table(sheet) == expected
    assert len(expected) == 87
    heads = [cell.value for cell in sheet[1]]
    assert heads == [labels.get(f"column.{name}") for name in COLUMNS]


@pytest.mark.parametrize("lang", available_languages())
def test_the_overview_holds_every_value_with_what_it_rests_on(
    lang: str, real: Bundle, whole: Analysis
) -> None:
    labels = load_labels(lang)
    evaluation = evaluate(real, whole)
    sheet = opened(real, whole, labels)[labels.get("sheet.overview")]
    found = {row[0]: row[1:] for row in sheet.iter_rows(max_col=8, values_only=True)}

    assert sheet["A1"].value == report_title(evaluation, labels)
    for fact in facts(evaluation, labels, NOW.now):
        assert found[fact.name][0] == fact.words
    for area in evaluation.areas:
        for title, score in (
            (area.area.title, area.score),
            *((part.criterion.title, part.score) for part in area.criteria),
        ):
            value, meaning, *counts = found[title.pick(lang).words][:6]
            assert value == pytest.approx(score.value, abs=1e-12)
            assert counts == [score.rated, score.na, score.unknown, score.open]
            assert meaning
    assert any(evaluation.findings.cautions) == any("%" in str(key) or "?" in str(key) for key in found)


def test_a_criterion_without_value_has_an_empty_cell(bundle: Bundle, make: Make, german: Labels) -> None:
    sheet = opened(bundle, make(bundle, {}), german)[german.get("sheet.overview")]
    values = [row[1] for row in sheet.iter_rows(values_only=True) if row[6] == 3]

    assert values
    assert set(values) == {None}


def test_charts_show_values_and_coverage_of_all_criteria(
    real: Bundle, whole: Analysis, german: Labels
) -> None:
    book = opened(real, whole, german)
    sheet = book[german.get("sheet.overview")]
    values, coverage = sheet._charts
    criteria = [criterion.title.pick("de").words for area in real.areas for criterion in area.criteria]

    assert (values.type, values.barDir, coverage.grouping) == ("bar", "bar", "stacked")
    assert (len(values.series), len(coverage.series)) == (1, 4)
    for chart in (values, coverage):
        for series in chart.series:
            place = series.cat.strRef.f.rpartition("!")[2].replace("$", "")
            assert [cell.value for (cell,) in sheet[place]] == criteria
            place = series.val.numRef.f.rpartition("!")[2].replace("$", "")
            shown = [point.v for point in series.val.numRef.numCache.pt]
            assert [float(number) for number in shown] == [cell.value or 0 for (cell,) in sheet[place]]
    colours = [point.spPr.solidFill.srgbClr for point in values.series[0].dPt]
    assert sorted(set(colours)) == sorted(ink.strip("#").upper() for ink in INKS[:3])


def test_charts_say_what_they_show(real: Bundle, whole: Analysis, german: Labels) -> None:
    drawing = parts(written(real, whole, german))["xl/drawings/drawing1.xml"]
    described = re.findall(r' descr="([^"]+)"', drawing)

    assert described == [
        f"{german.get('chart.title', top=3)}. {german.get('xlsx.chart.twin')}",
        f"{german.get('xlsx.chart.coverage')}. {german.get('xlsx.chart.twin')}",
    ]


def test_the_answers_filter_and_their_head_stays(real: Bundle, whole: Analysis, german: Labels) -> None:
    sheet = opened(real, whole, german)[german.get("sheet.answers")]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Q88")
    assert sheet.print_title_rows == "$1:$1"
    assert {cell.alignment.wrap_text for cell in sheet["C"]} == {True}
    assert sheet.row_dimensions[2].height >= 30, "a note of two lines and a statement must be seen whole"


@pytest.mark.parametrize("lang", available_languages())
def test_the_codebook_explains_every_column_and_level(lang: str, real: Bundle, whole: Analysis) -> None:
    labels = load_labels(lang)
    told = list(opened(real, whole, labels)[labels.get("sheet.codebook")].iter_rows(values_only=True))

    for name in COLUMNS:
        assert (labels.get(f"column.{name}"), name, labels.get(f"about.{name}")) in told
    for step in real.scale:
        assert (step.value, step.label.pick(lang).words, step.anchor.pick(lang).words) in told
    for words in (real.framework.id, real.framework.version, real.framework.digest):
        assert words in [row[2] for row in told]


def test_an_impact_logic_has_its_own_sheet(bundle: Bundle, make: Make, german: Labels) -> None:
    outcome = {"text": "=Löten", "sign": "30 von 48", "date": "2027-07-31", "step": 4}
    analysis = make(bundle, {}, impact_logic={"need": ["Mut"], "outcomes": [outcome]})
    name = german.get("section.impact")

    rows_of = list(opened(bundle, analysis, german)[name].iter_rows(min_row=2, values_only=True))
    assert [row[:5] for row in rows_of] == [
        ("Bedarf", "Mut", None, None, None),
        ("Was sich bei Menschen ändert", "=Löten", None, "30 von 48", "31.07.2027"),
    ]
    assert str(rows_of[1][5]).startswith("4 · ")
    assert name not in opened(bundle, make(bundle, {}), german).sheetnames


STEPS = [
    {
        "criterion": "need",
        "goal": "=Wir kennen\nden Bedarf & die Wünsche",
        "measure": "+Zwei Schulen fragen",
        "owner": "@Leitung",
        "due": "2027-02-28",
        "sign": "-10 Antworten",
        "effort": 1,
        "effect": 3,
        "status": "begun",
    },
    {"goal": " "},
    {"measure": "Später", "due": "nach den Ferien", "criterion": "gone", "status": "dropped"},
    {"goal": "Einst", "due": "1815-06-18", "criterion": "reach"},
]
TARGETS = {"need": 2.5, "reach": 9}


@pytest.fixture(scope="module")
def planned(bundle: Bundle, make: Make) -> Analysis:
    """Return an analysis with a plan of three steps, one of them dated, and a target."""
    return make(bundle, {"need.causes": {"level": 1}}, plan=STEPS, targets=TARGETS)


@pytest.mark.parametrize("lang", available_languages())
def test_a_reader_finds_every_step_of_the_plan(lang: str, bundle: Bundle, planned: Analysis) -> None:
    labels = load_labels(lang)
    sheet = opened(bundle, planned, labels)[labels.get("sheet.plan")]
    head, *body = sheet.iter_rows(values_only=True)
    found = [dict(zip(PLAN_COLUMNS, row, strict=True)) for row in body]
    expected = list(plan_rows(evaluate(bundle, planned), labels))

    assert list(head) == [labels.get(f"plan.column.{name}") for name in PLAN_COLUMNS]
    assert set(PLAN_COLUMNS) == set(PLAN_FIELDS)
    assert [step["number"] for step in found] == [1, 3, 4]
    for cells, step in zip(found, expected, strict=True):
        for name in set(PLAN_FIELDS) - {"due", "status"}:
            assert cells[name] == (getattr(step, name) or None), name
        assert cells["status"] == labels.get(f"plan.status.{step.status}")
    assert found[0]["due"].date() == dt.date(2027, 2, 28)
    assert [step["due"] for step in found[1:]] == ["nach den Ferien", "1815-06-18"]
    assert (found[0]["value"], found[0]["target"], found[0]["goal"]) == (1, 2.5, STEPS[0]["goal"])
    assert (found[1]["value"], found[1]["criterion"], found[2]["criterion"]) == (None, None, "reach")


def test_the_plan_filters_and_its_days_are_days(bundle: Bundle, planned: Analysis, german: Labels) -> None:
    sheet = opened(bundle, planned, german)[german.get("sheet.plan")]
    day = sheet.cell(2, [*PLAN_COLUMNS].index("due") + 1)

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:M4")
    assert (day.data_type, day.is_date, day.number_format) == ("d", True, "mm-dd-yy"), (
        "format 14, of no language"
    )
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} == {"s", "n", "d"}


def test_targets_stand_beside_the_values(
    bundle: Bundle, planned: Analysis, make: Make, german: Labels
) -> None:
    def aims(analysis: Analysis) -> dict[Any, Any]:
        sheet = opened(bundle, analysis, german)[german.get("sheet.overview")]
        found = {row[0]: row[8] for row in sheet.iter_rows(max_col=9, values_only=True)}
        return {title: aim for title, aim in found.items() if aim is not None}

    head = {german.get("column.criterion_title"): german.get("plan.column.target")}
    title = next(part.title.pick("de").words for part in bundle.areas[0].criteria if part.id == "need")
    assert aims(planned) == {**head, title: 2.5}
    assert aims(make(bundle, {}, targets=TARGETS)) == {**head, title: 2.5}
    assert aims(make(bundle, {}, plan=STEPS)) == {}


@pytest.mark.parametrize("lang", available_languages())
def test_the_codebook_explains_the_plan_where_there_is_one(
    lang: str, bundle: Bundle, planned: Analysis, make: Make
) -> None:
    labels = load_labels(lang)
    codebook = labels.get("sheet.codebook")
    told = list(opened(bundle, planned, labels)[codebook].iter_rows(values_only=True))
    bare = opened(bundle, make(bundle, {}, targets=TARGETS), labels)

    for name in PLAN_COLUMNS:
        assert (labels.get(f"plan.column.{name}"), name, labels.get(f"plan.about.{name}")) in told
    assert bare.sheetnames == [labels.get(f"sheet.{name}") for name in ("overview", "answers", "codebook")]
    assert labels.get("codebook.plan") not in [row[0] for row in bare[codebook].iter_rows(values_only=True)]


def test_sheets_have_names_that_excel_takes() -> None:
    for lang in available_languages():
        for name in ("sheet.overview", "sheet.answers", "sheet.plan", "section.impact", "sheet.codebook"):
            words = load_labels(lang).get(name)
            assert len(words) <= 31
            assert not set(words) & set("[]:*?/\\'")


@pytest.mark.parametrize(("lang", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_title_and_language_are_known(lang: str, locale: str, real: Bundle, whole: Analysis) -> None:
    labels = load_labels(lang)
    file = written(real, whole, labels)
    properties = openpyxl.load_workbook(io.BytesIO(file)).properties

    assert properties.title == report_title(evaluate(real, whole), labels)
    assert properties.language == locale
    assert properties.created.isoformat() == "2026-11-22T00:00:00"
    for name, text in parts(file).items():
        assert name.startswith("xl/charts/") == (f'"{locale}"' in text)
        assert '"en-US"' not in text


DANGEROUS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "\t=1+1",
    "1234",
    "1.5",
    "TRUE",
    "https://example.org",
    "mailto:a@example.org",
    "internal:Sheet1!A1",
    '=HYPERLINK("https://example.org")',
    "_x0041_",
    "#REF!",
    "'=1",
)


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_or_a_link_is_text(
    text: str, bundle: Bundle, make: Make, german: Labels
) -> None:
    answer = {
        "level": "na",
        "reason": text,
        "note": text,
        "evidence": [{"text": text}],
        "agreement": text,
        "asked": text,
    }
    analysis = make(bundle, {"need.evidence": answer}, profile={"project": text, "initiative": text})
    file = written(bundle, analysis, german)
    book = openpyxl.load_workbook(io.BytesIO(file))
    sheet = book[german.get("sheet.answers")]
    cells = [cell for cell in sheet[2] if cell.value == text]

    assert len(cells) == 5
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.quotePrefix for cell in cells} == {True}
    assert {cell.data_type for each in book for row in each.iter_rows() for cell in row} <= {"s", "n"}
    for part in parts(file).values():
        assert "<f>" not in part
        assert "<hyperlink" not in part
        assert "External" not in part


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so(bundle: Bundle, make: Make, german: Labels) -> None:
    notes = {"need.evidence": "ä" * LONGEST, "need.causes": "😀" * LONGEST}
    analysis = make(bundle, {name: {"level": 1, "note": note} for name, note in notes.items()})
    sheet = opened(bundle, analysis, german)[german.get("sheet.answers")]
    found = {row["indicator"]: row["note"] for row in table(sheet)}

    assert found["need.evidence"] == notes["need.evidence"]
    cut = found["need.causes"]
    assert cut.endswith(f"😀 {german.get('xlsx.cut')}")
    assert LONGEST - 2 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST


def test_the_file_says_nothing_about_where_and_when_it_was_made(
    real: Bundle, whole: Analysis, german: Labels
) -> None:
    file = written(real, whole, german)

    assert file == written(real, whole, german)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert {(info.date_time, info.create_system) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0)
        }


def test_without_the_library_people_are_told(
    bundle: Bundle, make: Make, german: Labels, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("workbook", "xlsx"):
        monkeypatch.delitem(sys.modules, f"pyodide_app.office.{module}")
        monkeypatch.delattr(office, module)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(ReportError) as caught:
        written(bundle, make(bundle, {}), german)
    assert caught.value.code == "xlsx_missing"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_note_comes_back(bundle: Bundle, make: Make, german: Labels, note: str) -> None:
    analysis = make(bundle, {"need.evidence": {"level": 1, "note": note}})
    sheet = opened(bundle, analysis, german)[german.get("sheet.answers")]

    assert table(sheet)[0]["note"] == (clean(note) or None)
