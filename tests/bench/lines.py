"""One line of the table."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """What was measured, against what, and whether the goal was reached."""

    what: str
    measured: str
    baseline: str
    figure: str
    goal: str
    good: bool


def spread(values: list[float], unit: str = "ms") -> str:
    """Return the median with minimum and maximum."""
    return f"{median(values):.1f} {unit} [{min(values):.1f}-{max(values):.1f}]"


def compare(what: str, measured: list[float], baseline: list[float], goal: float) -> Line:
    """Return the line for two lists of milliseconds whose medians' ratio must not exceed the goal."""
    ratio = median(measured) / median(baseline)
    return Line(what, spread(measured), spread(baseline), f"{ratio:.2f}", f"<= {goal:g}", ratio <= goal)
