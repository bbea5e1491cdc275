"""Examples of scoring, worked out by hand: the tests compute them, and the page about scoring shows them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.pictures.heat import SIGNS

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels

WORKED: Final = Path(__file__).resolve().parents[2] / "tests" / "data" / "analyses" / "worked.json"
"""The one file of all examples."""
CRITERIA: Final = {"need": "A", "groups": "B", "team": "C", "reach": "D"}
"""The made-up criteria and what the page calls them."""
TOGETHER: Final = ("offer", "A + B")
"""The area that has two criteria, and what the page calls it."""


@dataclass(frozen=True, slots=True)
class WorkedRow:
    """A criterion or an area: its answers, its value, and how many of those that apply are rated."""

    name: str
    answers: str
    value: str
    rated: int
    applicable: int


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """An example in one language."""

    title: str
    text: str
    rows: tuple[WorkedRow, ...]


def worked_examples(labels: Labels, file: Path = WORKED) -> tuple[WorkedExample, ...]:
    """Return the examples that have a title, in the language of the labels or else the first one."""
    found = json.loads(file.read_text(encoding="utf-8"))["examples"]
    return tuple(_example(raw, labels) for raw in found if "title" in raw)


def _example(raw: dict[str, Any], labels: Labels) -> WorkedExample:
    title, text = (raw[key].get(labels.lang) or next(iter(raw[key].values())) for key in ("title", "text"))
    answered = {name: raw["answers"][name] for name in CRITERIA if name in raw["answers"]} or {
        "need": [None] * 4
    }
    rows = [
        _row(CRITERIA[name], " · ".join(_sign(level) for level in levels), raw["expected"][name], labels)
        for name, levels in answered.items()
        if name in raw["expected"]
    ]
    area, called = TOGETHER
    if area in raw["expected"] and "groups" in answered:
        rows.append(_row(called, "", raw["expected"][area], labels))
    return WorkedExample(title, text, tuple(rows))


def _sign(level: int | str | None) -> str:
    return str(level) if isinstance(level, int) else SIGNS[level]


def _row(name: str, answers: str, expected: dict[str, Any], labels: Labels) -> WorkedRow:
    value = expected["value"]
    shown = labels.get("value.none") if value is None else labels.number(float(Fraction(value)))
    return WorkedRow(name, answers, shown, expected["rated"], expected["applicable"])
