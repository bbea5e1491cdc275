"""Checks the shape of JSON values and collects every problem with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.errors import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MISSING: Final = object()
"""Stands for a key that was reported as missing: what is read from it is not reported again."""

MOST_PROBLEMS: Final = 1000
"""More than any analysis of a person can have; a file made to hold millions must not stop the page."""

_EXCERPT = 60


def excerpt(value: Any) -> str:
    """Return what came, short enough for a sentence."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, str):
        value = value[: _EXCERPT + 1]
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"


def as_integer(value: Any) -> int | None:
    """Return a whole number, also when written as 2.0; None for everything else, true and false too."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None


class Shape:
    """Reads values of known types; what does not fit becomes a problem and an empty value."""

    __slots__ = ("_beyond", "problems")

    def __init__(self) -> None:
        self.problems: list[Notice] = []
        self._beyond = 0

    def all_problems(self) -> list[Notice]:
        """Return the problems; those beyond `MOST_PROBLEMS` are only counted, as the last one."""
        more = Notice("more_problems", {"number": str(self._beyond)})
        return [*self.problems, more] if self._beyond else self.problems

    def refuse(self, code: str, place: str, value: Any, **more: str) -> None:
        """Note a problem with its place and what came."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Notice(code, {"place": place, "value": excerpt(value), **more}))
        else:
            self._beyond += 1

    def missing(self, place: str) -> None:
        """Note that a required key is not there."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Notice("missing_key", {"place": place}))
        else:
            self._beyond += 1

    def require(self, raw: Mapping[str, Any], key: str, place: str) -> None:
        """Note that a required key is not there, or that it holds nothing."""
        here = _inside(place, key)
        if key not in raw:
            self.missing(here)
        elif raw[key] is None:
            self._refuse_type(None, here, "a value")

    def mapping(self, value: Any, place: str) -> dict[str, Any]:
        """Return an object, or an empty one with a problem."""
        if isinstance(value, dict):
            return value
        self._refuse_type(value, place, "object")
        return {}

    def items(self, value: Any, place: str) -> list[Any]:
        """Return a list, or an empty one with a problem."""
        if isinstance(value, list):
            return value
        self._refuse_type(value, place, "list")
        return []

    def text(self, value: Any, place: str) -> str:
        """Return a text, or an empty one with a problem."""
        if isinstance(value, str):
            return value
        self._refuse_type(value, place, "text")
        return ""

    def texts(self, value: Any, place: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(
            self.text(item, f"{place}[{position}]") for position, item in enumerate(self.items(value, place))
        )

    def boolean(self, value: Any, place: str) -> bool:
        """Return true or false, or false with a problem."""
        if isinstance(value, bool):
            return value
        self._refuse_type(value, place, "true or false")
        return False

    def integer(self, value: Any, place: str) -> int:
        """Return a whole number, or zero with a problem."""
        number = as_integer(value)
        if number is None:
            self._refuse_type(value, place, "whole number")
            return 0
        return number

    def choice(self, value: Any, place: str, allowed: Iterable[str]) -> str:
        """Return one of the allowed words, or an empty one with a problem."""
        word = self.text(value, place)
        known = tuple(allowed)
        if isinstance(value, str) and word not in known:
            self.refuse("bad_value", place, value, allowed=", ".join(known))
        return word

    def keys(self, value: Any, place: str, *names: str, optional: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return an object that has these keys and may have the optional ones; others are problems."""
        found = self.mapping(value, place)
        known = (*names, *optional)
        for name in [name for name in found if name not in known]:
            self.refuse("unknown_key", _inside(place, name), found[name], allowed=", ".join(known))
        if not isinstance(value, dict):
            return dict.fromkeys(names, MISSING)
        for name in names:
            if name not in found:
                self.missing(_inside(place, name))
        return {name: found.get(name, MISSING) for name in known if name in found or name in names}

    def _refuse_type(self, value: Any, place: str, expected: str) -> None:
        if value is not MISSING:
            self.refuse("bad_type", place, value, expected=expected)


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
