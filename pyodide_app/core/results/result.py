"""The result: values with their coverage, for every criterion and area in scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pyodide_app.core.documents.bundle import FrameworkRef

RESULT_FORMAT: Final = "mintq-result"
RESULT_VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A value and what it rests on; `value` is the unrounded mean, None where nothing is rated."""

    id: str
    value: float | None
    rated: int
    na: int
    unknown: int
    open: int
    """Not answered yet."""

    @property
    def applicable(self) -> int:
        """Return how many indicators count: all in scope but those that are not applicable."""
        return self.rated + self.unknown + self.open

    @property
    def total(self) -> int:
        """Return how many indicators are in scope."""
        return self.applicable + self.na

    @property
    def decided(self) -> int:
        """Return how many indicators have an answer: a level, `na` or `unknown`."""
        return self.total - self.open

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data."""
        return {
            "value": self.value,
            "rated": self.rated,
            "applicable": self.applicable,
            "na": self.na,
            "unknown": self.unknown,
            "open": self.open,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaResult:
    """An area's score and those of its criteria, in order."""

    score: Score
    criteria: tuple[Score, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an analysis comes to; there is no total over the areas."""

    framework: FrameworkRef
    mode: str
    areas: tuple[AreaResult, ...]

    @property
    def total(self) -> int:
        """Return how many indicators are in scope."""
        return sum(area.score.total for area in self.areas)

    @property
    def decided(self) -> int:
        """Return how many of them have an answer."""
        return sum(area.score.decided for area in self.areas)


def result_to_dict(result: Result) -> dict[str, Any]:
    """Return the result as JSON data; only what is in scope stands in it."""
    framework = result.framework
    return {
        "format": RESULT_FORMAT,
        "format_version": RESULT_VERSION,
        "framework": {"id": framework.id, "version": framework.version, "digest": framework.digest},
        "mode": result.mode,
        "progress": {"decided": result.decided, "total": result.total},
        "areas": {area.score.id: area.score.to_dict() for area in result.areas},
        "criteria": {score.id: score.to_dict() for area in result.areas for score in area.criteria},
    }
