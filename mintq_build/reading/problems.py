"""Problems found in files that people write: where, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value inside a file: keys and list positions (from 0)."""

Severity: TypeAlias = Literal["error", "warning"]


class Position(NamedTuple):
    """A place in a text file, both counted from 1, the column in characters."""

    line: int = 1
    column: int = 1


START = Position()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in one file, with what to do about it."""

    path: Path
    line: int
    column: int
    place: str
    message: str
    hint: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Render as `path:line:column: place: what is wrong. What to do` on one line."""
        mark = "Warning: " if self.severity == "warning" else ""
        sentences = ". ".join(part for part in (self.message, self.hint) if part)
        where = f"{show_path(self.path)}:{self.line}:{self.column}"
        return one_line(f"{where}: {self.place}: {mark}{sentences}")


def find_position(text: str, offset: int) -> Position:
    """Return the position of the character at an offset (from 0)."""
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class Offsets(NamedTuple):
    """Where values and their keys begin, in characters from the file's start."""

    values: Mapping[Place, int] = MappingProxyType({})
    keys: Mapping[Place, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the values and keys of one file stand; looked for only when one is asked for, which is seldom."""

    path: Path
    text: str = ""
    """What the file says, with simple line ends."""
    find: Callable[[], Offsets] = Offsets

    def value(self, place: Place) -> Position:
        """Return where a value stands, or the nearest mapping or list around it that exists."""
        values = self.find().values
        around = place
        while around and around not in values:
            around = around[:-1]
        return find_position(self.text, values.get(around, 0))

    def key(self, place: Place) -> Position:
        """Return where the key of a value stands; the file's start when it has none."""
        return find_position(self.text, self.find().keys.get(place, 0))

    def problem(self, place: Place, message: str, hint: str, severity: Severity = "error") -> Problem:
        """Return a problem at a value, or at the nearest mapping or list around it that exists."""
        return self._problem(self.value(place), place, message, hint, severity)

    def file_problem(self, message: str, hint: str) -> Problem:
        """Return a problem with the file as a whole."""
        return self._problem(START, (), message, hint, "error")

    def problem_at_key(self, place: Place, message: str, hint: str) -> Problem:
        """Return a problem at the key of a value rather than at the value."""
        return self._problem(self.key(place), place, message, hint, "error")

    def _problem(
        self, position: Position, place: Place, message: str, hint: str, severity: Severity
    ) -> Problem:
        return Problem(
            path=self.path,
            line=position.line,
            column=position.column,
            place=show_place(place),
            message=message,
            hint=hint,
            severity=severity,
        )


class FrameworkError(Exception):
    """A file that people wrote cannot be used; holds every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join(map(str, self.problems)))


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by path, line and column; problems at one position keep a fixed order, doubles go."""
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda each: (each.path.as_posix(), each.line, each.column, each.place, each.message),
        )
    )


def only_errors(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """Return the errors; with `strict`, warnings count as errors too."""
    return tuple(replace(each, severity="error") for each in problems if strict or each.severity == "error")


def show_place(place: Place) -> str:
    """Render a way such as `indicators[0].text.de`; the whole file is `file`."""
    words = ""
    for step in place:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words or "file"


def show_path(path: Path) -> str:
    """Render a path relative to the current directory where it lies below it."""
    absolute = Path.cwd() / path
    here = Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)


def one_line(text: str) -> str:
    """Escape what would break a line of output or could not be written as UTF-8."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def number(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun, such as `1 area` or `2 areas`."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def quote(value: object) -> str:
    """Quote a value found in a file for a message, shortened to 60 characters."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}...{shown[-1]}"
