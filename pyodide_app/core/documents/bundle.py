"""The bundle: what an analysis needs of a framework, as typed data."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_app.core.text import Text

SCOPES: Final = ("project", "initiative")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkRef:
    """Which framework, and which state of it."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleStep:
    """One level of the scale on which every indicator is rated."""

    value: int
    key: str
    label: Text
    anchor: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialAnswer:
    """An answer outside the scale."""

    label: Text
    hint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialAnswers:
    """The two answers outside the scale: not applicable, and cannot say yet."""

    na: SpecialAnswer
    unknown: SpecialAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One statement that a team rates."""

    id: str
    core: bool
    text: Text
    levels: tuple[Text, ...]
    """What each step of the scale means here, one per step; empty where the scale's anchors say it."""
    steps: tuple[int, ...] = ()
    """Steps of the staircase of results, from 1, that this one shows evidence for."""

    def __hash__(self) -> int:
        # Equal ones have the same id, and caches ask often.
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Indicators about one matter; `scope` says whether a project or the whole initiative is rated."""

    id: str
    scope: str
    title: Text
    summary: Text
    indicators: tuple[Indicator, ...]
    suggestions: tuple[Text, ...] = ()
    """What to do next, one for each step upward: from level 0 to 1, from 1 to 2 …"""
    questions: tuple[Text, ...] = ()
    """For the talk in the team."""
    methods: tuple[str, ...] = ()
    """Ids of methods that help."""
    examples: bool = False
    """Whether its guidance tells of examples."""
    sensitive: bool = False
    """Whether what a team writes about it is best kept in the team."""

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A quality area with its criteria."""

    id: str
    title: Text
    question: Text
    criteria: tuple[Criterion, ...]

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method for work in the team, which has a guidance page."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of offer, such as a student lab."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator with its criterion, its area and its place in the order of the framework, from 0."""

    area: Area
    criterion: Criterion
    indicator: Indicator
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A compiled framework; everything stands in the order in which it is shown."""

    framework: FrameworkRef
    languages: tuple[str, ...]
    scale: tuple[ScaleStep, ...]
    special: SpecialAnswers
    areas: tuple[Area, ...]
    methods: tuple[Method, ...] = ()
    kinds: tuple[Kind, ...] = ()
    placed: Mapping[str, Placed] = field(init=False, repr=False, compare=False)
    """All indicators by id, in order."""
    levels: frozenset[int | str] = field(init=False, repr=False, compare=False)
    """The answers that exist: the values of the scale, `na` and `unknown`."""

    def __post_init__(self) -> None:
        placed: dict[str, Placed] = {}
        for area in self.areas:
            for criterion in area.criteria:
                for indicator in criterion.indicators:
                    placed[indicator.id] = Placed(area, criterion, indicator, len(placed))
        object.__setattr__(self, "placed", MappingProxyType(placed))
        levels = frozenset((*(step.value for step in self.scale), "na", "unknown"))
        object.__setattr__(self, "levels", levels)

    def __hash__(self) -> int:
        return hash(self.framework.digest)

    @property
    def top(self) -> int:
        """Return the highest value of the scale."""
        return self.scale[-1].value

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return an indicator, or None for an id that the framework does not have (any more)."""
        found = self.placed.get(indicator_id)
        return found.indicator if found else None

    def area(self, area_id: str) -> Area | None:
        """Return an area, or None for an unknown id."""
        return next((area for area in self.areas if area.id == area_id), None)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return a criterion, or None for an unknown id."""
        every = (criterion for area in self.areas for criterion in area.criteria)
        return next((criterion for criterion in every if criterion.id == criterion_id), None)
