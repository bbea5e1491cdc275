"""What a team agreed on: the steps it plans, and the values it aims for.

A save file holds both as they came, so that no file is refused for them. Here they are read, and what does
not have the expected form is left out of what is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents.answers import given
from pyodide_app.core.shape import as_integer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Area, Bundle, Criterion

STATES: Final = ("open", "begun", "done", "dropped")
"""How far a step has come; the first is what a step without one counts as."""
WEIGHTS: Final = (1, 2, 3)
"""Effort and effect: little, some, much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A planned step; words are as the team wrote them, without blanks around."""

    id: str
    number: int
    """Its place in the plan, from 1."""
    area: Area | None
    criterion: Criterion | None
    """What it improves; None where it belongs to none or to one that the framework does not have."""
    goal: str
    measure: str
    owner: str
    """A role."""
    due: str
    """A day as ISO date, or other words."""
    sign: str
    """How the team will notice success."""
    effort: int | None
    effect: int | None
    """One of `WEIGHTS`."""
    state: str
    """One of `STATES`."""

    @property
    def name(self) -> str:
        """Return what the team calls the step: its goal, or else its measure; may be empty."""
        return self.goal or self.measure

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data; what is not there is left out."""
        words = {key: getattr(self, key) or None for key in ("goal", "measure", "owner", "due", "sign")}
        return given(
            id=self.id,
            criterion=self.criterion.id if self.criterion else None,
            **words,
            effort=self.effort,
            effect=self.effect,
            status=self.state,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The value that a criterion shall reach."""

    area: Area
    criterion: Criterion
    value: float
    """From 0 to the top of the scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The steps in the team's order, the targets in the framework's."""

    steps: tuple[Step, ...]
    targets: tuple[Target, ...]

    def __bool__(self) -> bool:
        return bool(self.steps or self.targets)


def plan_of(analysis: Analysis, bundle: Bundle) -> Plan:
    """Read the plan of an analysis; a step without words and criterion is none."""
    placed = {criterion.id: (area, criterion) for area in bundle.areas for criterion in area.criteria}
    read = [
        _step(raw, number, placed)
        for number, raw in enumerate(analysis.plan or (), start=1)
        if isinstance(raw, dict)
    ]
    wanted = analysis.targets or {}
    targets = [
        Target(area=area, criterion=criterion, value=value)
        for area, criterion in placed.values()
        if (value := _value(wanted.get(criterion.id), bundle.top)) is not None
    ]
    return Plan(steps=tuple(step for step in read if step.name or step.criterion), targets=tuple(targets))


def _step(raw: Mapping[str, Any], number: int, placed: Mapping[str, tuple[Area, Criterion]]) -> Step:
    area, criterion = placed.get(_text(raw, "criterion"), (None, None))
    state = _text(raw, "status")
    return Step(
        id=_text(raw, "id") or str(number),
        number=number,
        area=area,
        criterion=criterion,
        goal=_text(raw, "goal"),
        measure=_text(raw, "measure"),
        owner=_text(raw, "owner"),
        due=_text(raw, "due"),
        sign=_text(raw, "sign"),
        effort=_weight(raw.get("effort")),
        effect=_weight(raw.get("effect")),
        state=state if state in STATES else STATES[0],
    )


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    return value.strip() if isinstance(value, str) else ""


def _weight(value: Any) -> int | None:
    found = as_integer(value)
    return found if found in WEIGHTS else None


def _value(value: Any, top: int) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= top:
        return None
    return float(value)
