"""The short version as a self-contained page: the same words as elsewhere, and the profile with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, join
from pyodide_app.core.reports.blocks import Bullets, Heading
from pyodide_app.core.reports.brief import brief_facts, brief_title, conclusions, introduction, values
from pyodide_app.core.reports.carried import carry
from pyodide_app.core.reports.html.frame import facts_list, page
from pyodide_app.core.sections.profile import bar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import GridRow, Line, Paragraph, Piece
    from pyodide_app.core.reports.brief import Conclusion
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation

_WITHOUT_TARGETS: Final = 3
"""How many columns the table of values has where the team aims for none."""


def write(evaluation: Evaluation, labels: Labels, options: Options) -> str:
    """Return the page; it carries the analysis only where that was asked for."""
    title = brief_title(evaluation, labels)
    attached = (element("p", labels.get("brief.attached"), class_="mintq-opens"), carry(evaluation.analysis))
    return page(
        title,
        labels,
        element(
            "header",
            element("h1", title),
            _paragraph(introduction(evaluation, labels)),
            facts_list(brief_facts(evaluation, labels, options), evaluation.own_language(labels.lang)),
        ),
        element("main", _main(evaluation, labels), class_="mintq-view mintq-brief"),
        last=labels.get("brief.footer"),
        foot=attached if options.attach else (),
    )


def _main(evaluation: Evaluation, labels: Labels) -> Html:
    heading = element("h2", labels.get("brief.section.profile"))
    after = [_conclusion(block) for block in conclusions(evaluation, labels)]
    return join((heading, _profile(evaluation, labels), *after), "\n")


def _profile(evaluation: Evaluation, labels: Labels) -> Html:
    """Return the table of values with a bar in each row; the bar says nothing that the cells do not say."""
    grid = values(evaluation, labels)
    first, *others = (element("th", column, scope="col") for column in grid.columns)
    # The column of the bars has no head: to those who do not see them it is not there.
    head = element("tr", first, element("td", aria_hidden="true"), *others)
    aims = [labels.get("brief.bars.target")] if len(grid.columns) > _WITHOUT_TARGETS else []
    about = " ".join((f"{grid.caption}.", labels.get("brief.bars"), *aims))
    caption = element("caption", about, id="mintq-report-table")
    bodies = []
    rows = iter(grid.rows)
    for area in evaluation.areas:
        drawn = [bar(part.score, evaluation.bundle.top, area.number, part.target) for part in area.criteria]
        lines = [_row(next(rows), Html(), "rowgroup"), *(_row(next(rows), one, "row") for one in drawn)]
        bodies.append(element("tbody", *lines, class_=f"mintq-card--{area.number}"))
    return element(
        "div",
        element("table", caption, element("thead", head), *bodies),
        class_="mintq-scroll",
        role="region",
        aria_labelledby="mintq-report-table",
        tabindex=0,
    )


def _row(row: GridRow, drawn: Html, scope: str) -> Html:
    title, *cells = row.cells
    return element(
        "tr",
        element("th", title, scope=scope),
        element("td", drawn, aria_hidden="true"),
        *(element("td", cell) for cell in cells),
        class_="mintq-table__area" if row.head else None,
    )


def _conclusion(block: Conclusion) -> Html:
    match block:
        case Heading(words):
            return element("h2", words)
        case Bullets(lines):
            return element("ul", *(element("li", *_line(line)) for line in lines))
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> Html:
    return element("p", *_line(paragraph.line))


def _line(line: Line) -> Iterator[str]:
    for number, piece in enumerate(line):
        yield f"{' ' if number else ''}"
        yield _piece(piece)


def _piece(piece: Piece) -> str:
    if piece.strong:
        return element("strong", piece.words, lang=piece.lang)
    return element("span", piece.words, lang=piece.lang) if piece.lang else piece.words
