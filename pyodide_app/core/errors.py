"""What can go wrong in the core, as codes with parameters.

    MintqError
    ├── BundleError     the compiled framework is not what this version reads
    ├── AnalysisError   a save file cannot be opened
    ├── MigrationError  an older save file cannot be brought up to date
    ├── LabelError      a word or a way of writing is missing in a catalogue
    └── ReportError     a report cannot be written

Sentences for people are labels, `error.<code>`; `str(error)` speaks to developers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell people: a code that has a label, and the words that go into it."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        details = ", ".join(f"{name} {value!r}" for name, value in self.params.items())
        words = self.code.replace("_", " ")
        return f"{words}: {details}" if details else words


class MintqError(Exception):
    """Anything the core refuses; `code` and `params` are those of the first of its `problems`."""

    lead: ClassVar[str] = "This cannot be done"

    def __init__(
        self, code: str, params: Mapping[str, str] | None = None, *, problems: Iterable[Notice] = ()
    ) -> None:
        self.code = code
        self.params: Mapping[str, str] = dict(params or {})
        self.problems = tuple(problems) or (Notice(code, self.params),)
        super().__init__(f"{self.lead}: {'; '.join(str(problem) for problem in self.problems)}.")

    @classmethod
    def of(cls, problems: Iterable[Notice]) -> MintqError:
        """Return one error for all these problems; there must be at least one."""
        found = tuple(problems)
        return cls(found[0].code, found[0].params, problems=found)


class BundleError(MintqError):
    """The compiled framework is not what this version reads."""

    lead = "The bundle cannot be used"


class AnalysisError(MintqError):
    """A save file cannot be opened."""

    lead = "The analysis cannot be opened"


class MigrationError(MintqError):
    """An older save file cannot be brought up to date, or the list of steps is wrong."""

    lead = "The analysis cannot be brought up to date"


class LabelError(MintqError):
    """A word or a way of writing is missing in a catalogue."""

    lead = "The words are missing"


class ReportError(MintqError):
    """A report cannot be written."""

    lead = "The report cannot be written"
