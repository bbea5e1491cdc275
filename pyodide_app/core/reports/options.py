"""What a person chooses about a report: the day it bears, the version, and what is left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyodide_app.core.errors import ReportError
from pyodide_app.core.labels import is_date

FULL: Final = "full"
SHORT: Final = "short"
VERSIONS: Final = (FULL, SHORT)
"""Everything for the team; or two pages for a board or a funder."""
SENSITIVE: Final = "sensitive"
PARTS: Final = ("notes", "evidence", "plan", "impact_logic", "profile", SENSITIVE)
"""What can be left out.

Reasons for "not applicable" count as notes, and targets belong to the plan. `sensitive` are notes, reasons
and evidence on the criteria that the framework marks as sensitive.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The choices; whatever cannot be is a ReportError."""

    now: str
    """ISO date or time of today."""
    version: str = FULL
    """One of `VERSIONS`."""
    without: tuple[str, ...] = ()
    """What is left out, of `PARTS`."""
    with_sensitive: bool = False
    """Keep what the short version leaves out unless it is asked for."""
    attach: bool = False
    """Whether the short version carries the analysis; the full one always carries what it shows."""

    def __post_init__(self) -> None:
        if not is_date(self.now):
            raise ReportError("bad_date", {"value": self.now[:40]})
        if self.version not in VERSIONS:
            raise ReportError("unknown_version", {"value": self.version[:40], "known": ", ".join(VERSIONS)})
        unknown = [part for part in self.without if part not in PARTS]
        if unknown:
            raise ReportError("unknown_part", {"value": unknown[0][:40], "known": ", ".join(PARTS)})

    @property
    def short(self) -> bool:
        """Say whether it is the version for a board or a funder."""
        return self.version == SHORT

    @property
    def left_out(self) -> frozenset[str]:
        """Return all that is left out, also what the version leaves out by itself."""
        by_itself = {SENSITIVE} if self.short and not self.with_sensitive else set()
        return frozenset(self.without) | by_itself
