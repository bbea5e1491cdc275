"""The report as an Excel workbook: an overview with charts, the answers as a table, and what it all means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.impact_logic import impact_logic_of
from pyodide_app.core.markup.wording import meaning_words
from pyodide_app.core.pictures.picture import INKS
from pyodide_app.core.reports.facts import facts, report_title
from pyodide_app.core.reports.rows import rows
from pyodide_app.core.sections.impact_words import details_of
from pyodide_app.office.workbook import Bars, Book, Series
from pyodide_app.office.xlsx_plan import explain_plan, plan_sheet, targets_of

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.results.result import Score
    from pyodide_app.office.workbook import Cell, Sheet

COLUMNS: Final = {
    "area_title": 20,
    "criterion_title": 26,
    "text": 48,
    "level": 7,
    "level_label": 20,
    "reason": 30,
    "note": 48,
    "evidence": 36,
    "status": 10,
    "core": 14,
    "talk": 10,
    "agreement": 12,
    "asked": 36,
    "scope": 14,
    "area": 20,
    "criterion": 22,
    "indicator": 28,
}
"""The columns of the answers and their widths; the names are those of `Row`."""

_IMPACT_DETAILS: Final = ("source", "sign", "date", "step")
_PRINTED: Final = 8
"""How many of the columns go on paper."""
_OVERVIEW_WIDTHS: Final = (36, 7, 34, 10, 10, 10, 14, 20, 9)
_VALUE: Final = 1
_RATED: Final = 3
_CHARTS_AT: Final = 10
_QUIET: Final = "#595959"
_COVERAGE_LOOKS: Final = (
    {"fill": {"color": INKS[0]}, "border": {"color": INKS[0]}},
    {
        "pattern": {"pattern": "percent_25", "fg_color": _QUIET, "bg_color": "#FFFFFF"},
        "border": {"color": _QUIET},
    },
    {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": INKS[1], "bg_color": "#FFFFFF"},
        "border": {"color": INKS[1]},
    },
    {"fill": {"color": "#FFFFFF"}, "border": {"color": _QUIET}},
)
"""How rated, not applicable, unknown and unanswered look, apart without colour too."""


def write(evaluation: Evaluation, labels: Labels, options: Options) -> bytes:
    """Return the workbook."""
    book = Book(labels)
    _overview(book, evaluation, labels, options.now)
    _answers(book, evaluation, labels)
    plan_sheet(book, evaluation, labels)
    _impact(book, evaluation, labels)
    _codebook(book, evaluation, labels, options.now)
    return book.finish(report_title(evaluation, labels), options.now)


def _overview(book: Book, evaluation: Evaluation, labels: Labels, now: str) -> None:
    sheet = book.sheet(labels.get("sheet.overview"), _OVERVIEW_WIDTHS)
    result = evaluation.result
    sheet.put(report_title(evaluation, labels), style="title")
    sheet.skip()
    for fact in facts(evaluation, labels, now):
        sheet.put(fact.name, fact.words, style="line")
    sheet.skip()
    sheet.put(labels.get("overview.progress", decided=result.decided, total=result.total), style="line")
    for caution in evaluation.findings.cautions:
        about = f"{caution.area.title.pick(labels.lang).words}: " if caution.area else ""
        words = labels.get(f"caution.{caution.code}", **caution.params)
        sheet.put(f"{about}{words}", style="line")
    sheet.skip()
    _areas(sheet, evaluation, labels)
    sheet.skip()
    _criteria(sheet, evaluation, labels)
    sheet.skip()
    sheet.put(labels.get("report.footer"), style="line")


def _heads(labels: Labels) -> list[str]:
    names = ("value", "meaning", "rated", "na", "unknown", "open")
    return [labels.get(f"table.{name}") for name in names]


def _cells(score: Score, evaluation: Evaluation, labels: Labels) -> tuple[Cell, ...]:
    meaning = meaning_words(score, evaluation.bundle, labels)
    return score.value, meaning, score.rated, score.na, score.unknown, score.open


def _areas(sheet: Sheet, evaluation: Evaluation, labels: Labels) -> None:
    sheet.put(labels.get("column.area_title"), *_heads(labels), style="head")
    for area in evaluation.areas:
        title = area.area.title.pick(labels.lang).words
        sheet.put(title, *_cells(area.score, evaluation, labels))


def _criteria(sheet: Sheet, evaluation: Evaluation, labels: Labels) -> None:
    columns = (labels.get("column.criterion_title"), *_heads(labels), labels.get("column.area_title"))
    targets = targets_of(evaluation)
    aims = (labels.get("plan.column.target"),) if targets else ()
    head = sheet.put(*columns, *aims, style="head")
    inks = []
    for area in evaluation.areas:
        for part in area.criteria:
            title = part.criterion.title.pick(labels.lang).words
            cells = _cells(part.score, evaluation, labels)
            about = area.area.title.pick(labels.lang).words
            sheet.put(title, *cells, about, targets.get(part.criterion.id))
            inks.append(INKS[(area.number - 1) % len(INKS)])
    rows_below = {"head": head, "first": head + 1, "last": head + len(inks)}
    twin = labels.get("xlsx.chart.twin")
    title = labels.get("chart.title", top=evaluation.bundle.top)
    points = [{"fill": {"color": ink}} for ink in inks]
    numbers = {"value": True, "num_format": "0.00"}
    values = Series(_VALUE, {"points": points, "data_labels": numbers})
    end = sheet.chart(
        Bars(
            title=title,
            description=f"{title}. {twin}",
            series=[values],
            top=evaluation.bundle.top,
            **rows_below,
        ),
        column=_CHARTS_AT,
    )
    title = labels.get("xlsx.chart.coverage")
    looks = [Series(_RATED + place, look) for place, look in enumerate(_COVERAGE_LOOKS)]
    sheet.chart(
        Bars(title=title, description=f"{title}. {twin}", series=looks, **rows_below),
        below=end + 20,
        column=_CHARTS_AT,
    )


def _answers(book: Book, evaluation: Evaluation, labels: Labels) -> None:
    sheet = book.sheet(labels.get("sheet.answers"), tuple(COLUMNS.values()))
    sheet.put(*(labels.get(f"column.{name}") for name in COLUMNS), style="head")
    for row in rows(evaluation, labels):
        sheet.put(*(getattr(row, name) for name in COLUMNS))
    sheet.filterable(printed=_PRINTED)


def _impact(book: Book, evaluation: Evaluation, labels: Labels) -> None:
    """Add a sheet with the impact logic, a row for each entry; none where the team wrote none."""
    logic = impact_logic_of(evaluation.analysis)
    if not logic:
        return
    sheet = book.sheet(labels.get("section.impact"), (28, 48, *(30 for _ in _IMPACT_DETAILS)))
    names = [labels.get(f"impact.{name}") for name in _IMPACT_DETAILS]
    sheet.put(labels.get("impact.column.part"), labels.get("impact.column.entry"), *names, style="head")
    for part in logic.parts:
        for entry in part.entries:
            details = {detail.name: detail.words for detail in details_of(entry, labels)}
            known = (details.get(name) for name in names)
            sheet.put(labels.get(f"impact.part.{part.name}"), entry.text, *known)


def _codebook(book: Book, evaluation: Evaluation, labels: Labels, now: str) -> None:
    sheet = book.sheet(labels.get("sheet.codebook"), (28, 26, 90))
    bundle, lang = evaluation.bundle, labels.lang
    sheet.put(labels.get("codebook.columns"), style="section")
    sheet.put(*(labels.get(f"codebook.{name}") for name in ("column", "name", "meaning")), style="head")
    for name in COLUMNS:
        sheet.put(labels.get(f"column.{name}"), name, labels.get(f"about.{name}"))
    sheet.skip()
    explain_plan(sheet, evaluation, labels)
    sheet.put(labels.get("codebook.scale"), style="section")
    sheet.put(
        labels.get("column.level"),
        labels.get("column.level_label"),
        labels.get("codebook.meaning"),
        style="head",
    )
    for step in bundle.scale:
        sheet.put(step.value, step.label.pick(lang).words, step.anchor.pick(lang).words)
    for special in (bundle.special.na, bundle.special.unknown):
        sheet.put(None, special.label.pick(lang).words, special.hint.pick(lang).words)
    sheet.skip()
    sheet.put(labels.get("codebook.framework"), style="section")
    framework = bundle.framework
    for name, words in (("id", framework.id), ("version", framework.version), ("digest", framework.digest)):
        sheet.put(labels.get(f"codebook.{name}"), None, words)
    sheet.put(labels.get("fact.date"), None, labels.date(now))
    sheet.put(labels.get("table.value"), None, labels.get("overview.method"))
