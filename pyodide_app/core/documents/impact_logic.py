"""The impact logic that a team writes itself: from the need, by what it does, to what changes for people.

A save file holds it as it came, so that no file is refused for it. Here it is read, and what does not have
the expected form is left out of what is told. The parts follow the IOOI model (input, output, outcome,
impact); the steps of outputs, outcomes and impact are those of PHINEO's staircase of results.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents.answers import given
from pyodide_app.core.shape import as_integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyodide_app.core.documents.analysis import Analysis

PARTS: Final = ("need", "groups", "inputs", "activities", "outputs", "outcomes", "impact")
"""The links of the chain in their order, as the save file names them."""
STEPS: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {"outputs": (1, 2, 3), "outcomes": (4, 5, 6), "impact": (7,)}
)
"""The steps of the staircase that belong to a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a link; words are as the team wrote them, without blanks around."""

    number: int
    """Its place in the save file's list, from 0."""
    text: str
    source: str
    """How the team knows of a need."""
    sign: str
    """How the team will notice that it came true."""
    date: str
    """A day as ISO date, or other words."""
    step: int | None
    """A step of the staircase that belongs to its link."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data; what is not there is left out."""
        words = {key: getattr(self, key) or None for key in ("text", "source", "sign", "date")}
        return given(**words, step=self.step)


@dataclass(frozen=True, slots=True)
class Part:
    """A link of the chain with what the team wrote there."""

    name: str
    """One of `PARTS`."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ImpactLogic:
    """The whole chain; every link is in it, empty ones too."""

    parts: tuple[Part, ...]

    def __bool__(self) -> bool:
        return any(part.entries for part in self.parts)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data of all links in which something stands."""
        return {part.name: [entry.to_dict() for entry in part.entries] for part in self.parts if part.entries}


def impact_logic_of(analysis: Analysis) -> ImpactLogic:
    """Read the impact logic of an analysis; an entry that says nothing is none."""
    raw = analysis.impact_logic or {}
    return ImpactLogic(tuple(Part(name, tuple(_entries(name, raw.get(name)))) for name in PARTS))


def _entries(part: str, raw: Any) -> Iterator[Entry]:
    """Yield what can be read; words alone count as an entry, and so does a single one that is in no list."""
    for number, item in enumerate(raw if isinstance(raw, list) else [raw]):
        entry = _entry(part, number, {"text": item} if isinstance(item, str) else item)
        if entry and (entry.text or entry.source or entry.sign):
            yield entry


def _entry(part: str, number: int, raw: Any) -> Entry | None:
    if not isinstance(raw, dict):
        return None
    step = as_integer(raw.get("step"))
    return Entry(
        number=number,
        text=_text(raw, "text"),
        source=_text(raw, "source"),
        sign=_text(raw, "sign"),
        date=_text(raw, "date"),
        step=step if step in STEPS.get(part, ()) else None,
    )


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    return value.strip() if isinstance(value, str) else ""
