"""The impact logic in a report in running text: link by link, with all that the team wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.documents.impact_logic import impact_logic_of
from pyodide_app.core.reports.blocks import Bullets, Heading, Paragraph, Piece
from pyodide_app.core.sections.impact_words import details_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.impact_logic import Entry
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block, Line
    from pyodide_app.core.results.evaluation import Evaluation


def impact_story(evaluation: Evaluation, labels: Labels) -> Iterator[Block]:
    """Tell it; nothing where the team wrote none."""
    logic = impact_logic_of(evaluation.analysis)
    if not logic:
        return
    own = evaluation.own_language(labels.lang)
    yield Heading(labels.get("section.impact"))
    yield Paragraph((Piece(labels.get("impact.intro")),))
    for part in logic.parts:
        if part.entries:
            yield Heading(labels.get(f"impact.part.{part.name}"), 2)
            yield Bullets(tuple(_line(entry, labels, own) for entry in part.entries))
    empty = [labels.get(f"impact.part.{part.name}") for part in logic.parts if not part.entries]
    if empty:
        yield Paragraph((Piece(labels.get("impact.missing", parts=", ".join(empty))),))


def _line(entry: Entry, labels: Labels, own: str | None) -> Line:
    text = (Piece(entry.text, lang=own),) if entry.text else ()
    details = [
        piece
        for detail in details_of(entry, labels)
        for piece in (Piece(f"{detail.name}:"), Piece(detail.words, lang=own if detail.own else None))
    ]
    return (*text, *details)
