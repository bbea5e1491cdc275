"""How an impact logic is told: names of its links, what is known of an entry, hints in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.labels import is_date
from pyodide_app.core.pictures.stairs import step_words

if TYPE_CHECKING:
    from pyodide_app.core.documents.impact_logic import Entry
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.impact_checks import Hint


@dataclass(frozen=True, slots=True)
class Detail:
    """Something about an entry; `own` marks the team's own words."""

    name: str
    words: str
    own: bool


def details_of(entry: Entry, labels: Labels) -> tuple[Detail, ...]:
    """Return what else the team wrote about an entry."""
    found = [
        Detail(labels.get(f"impact.{name}"), words, own=True)
        for name, words in (("source", entry.source), ("sign", entry.sign))
        if words
    ]
    if entry.date:
        dated = is_date(entry.date)
        found.append(
            Detail(labels.get("impact.date"), labels.date(entry.date) if dated else entry.date, own=not dated)
        )
    if entry.step:
        step = f"{entry.step} · {step_words(entry.step, labels)}"
        found.append(Detail(labels.get("impact.step"), step, own=False))
    return tuple(found)


def hint_words(hint: Hint, labels: Labels) -> str:
    """Return why a hint is given and what helps."""
    names = ", ".join(labels.get(f"impact.part.{part}") for part in hint.parts)
    return labels.get(f"impact.hint.{hint.code}", parts=names)
