"""The staircase of results in a report in running text: how well each step is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.pictures.stairs import stair_value, stairs, stairs_words, step_words
from pyodide_app.core.reports.blocks import Grid, GridRow, Heading, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block
    from pyodide_app.core.results.evaluation import Evaluation


def stairs_story(evaluation: Evaluation, labels: Labels) -> Iterator[Block]:
    """Tell it; nothing where nothing in scope speaks to any step."""
    found = stairs(evaluation)
    if not found:
        return
    yield Heading(labels.get("section.stairs"))
    yield Paragraph((Piece(stairs_words(found, labels)),))
    yield Paragraph((Piece(labels.get("stairs.intro")),))
    rows = [
        GridRow((f"{stair.number} · {step_words(stair.number, labels)}", stair_value(stair.value, labels)))
        for stair in found
    ]
    columns = (labels.get("table.step"), labels.get("table.value"))
    yield Grid(labels.get("stairs.caption"), columns, tuple(rows))
