"""The framework's advice in a report in running text: what to do next, and what to talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.markup.wording import value_words
from pyodide_app.core.reports.blocks import Bullets, Heading, Paragraph, Piece, piece_of
from pyodide_app.core.results.advice import GENERAL, suggestions, talks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block, Line
    from pyodide_app.core.results.advice import Suggestion
    from pyodide_app.core.results.evaluation import Evaluation


def suggestions_story(evaluation: Evaluation, labels: Labels) -> Iterator[Block]:
    """Tell what to do next for each criterion; nothing where there is nothing to suggest."""
    found = suggestions(evaluation)
    if found:
        yield Heading(labels.get("section.suggestions"))
        yield Paragraph((Piece(labels.get("suggestions.intro")),))
        yield Bullets(tuple(_suggestion(suggestion, labels) for suggestion in found))


def talks_story(evaluation: Evaluation, labels: Labels) -> Iterator[Block]:
    """Tell the questions for the conversation in the team: those for every result, then the own ones."""
    yield Heading(labels.get("section.prompts"))
    yield Paragraph((Piece(labels.get("prompts.intro")),))
    yield Bullets(tuple((Piece(labels.get(f"prompts.{name}")),) for name in GENERAL))
    for one in talks(evaluation):
        yield Heading(one.part.criterion.title.pick(labels.lang).words, 2)
        yield Bullets(tuple((piece_of(question, labels),) for question in one.questions))


def _suggestion(found: Suggestion, labels: Labels) -> Line:
    about = labels.get("suggestions.step", level=found.level, next=found.level + 1)
    value = value_words(found.part.score, labels)
    title = piece_of(found.part.criterion.title, labels, strong=True)
    return title, Piece(f"({value}, {about}):"), piece_of(found.words, labels)
