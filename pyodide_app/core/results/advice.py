"""What a team could do next, and what it could talk about: the framework's advice for the lowest criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyodide_app.core.results.evaluation import CriterionPart, Evaluation
    from pyodide_app.core.text import Text

FIRST: Final = 5
"""How many suggestions are shown at once: choosing among few is easier."""
TALKS: Final = 4
"""About how many criteria there are questions for a conversation."""
QUESTIONS: Final = 2
"""How many questions there are about each of them."""
GENERAL: Final = ("proud", "differ", "surprise", "first")
"""Questions for a conversation that fit every result, by their labels."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to do to bring a criterion from one level to the next."""

    part: CriterionPart
    level: int
    """The level to start from, the whole steps of the value."""
    words: Text

    def __hash__(self) -> int:
        # Asked for at each change; equal suggestions concern the same part.
        return hash(self.part)


@dataclass(frozen=True, slots=True)
class Talk:
    """Questions about a criterion for a conversation in the team."""

    part: CriterionPart
    questions: tuple[Text, ...]


def suggestions(evaluation: Evaluation) -> tuple[Suggestion, ...]:
    """Return the suggestions for all criteria with a value below the top, the lowest values first."""
    found = [
        Suggestion(part, level, part.criterion.suggestions[level])
        for part in evaluation.criteria
        if part.score.value is not None and (level := int(part.score.value)) < len(part.criterion.suggestions)
    ]
    return tuple(sorted(found, key=lambda suggestion: suggestion.part.score.value or 0))


def talks(evaluation: Evaluation) -> tuple[Talk, ...]:
    """Return questions about the criteria that need a conversation most.

    Most of all those that the team flagged or cannot judge yet, then the lowest values; of those with nothing
    answered there is nothing to reflect yet.
    """
    answered = [part for part in evaluation.criteria if part.score.decided and part.criterion.questions]
    chosen = sorted(answered, key=_need)[:TALKS]
    return tuple(Talk(part, part.criterion.questions[:QUESTIONS]) for part in chosen)


def _need(part: CriterionPart) -> tuple[int, float]:
    flagged = sum(answer.talk for answer in part.answers) + part.score.unknown
    value = part.score.value
    return -flagged, float("inf") if value is None else value
