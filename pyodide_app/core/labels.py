"""The catalogue of words for people in one language: sentences, plurals, numbers and dates."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyodide_app.core.errors import LabelError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:T|$)")


def placeholders(words: str) -> frozenset[str]:
    """Return the names that stand in braces."""
    return frozenset(_PLACEHOLDER.findall(words))


def is_date(text: str) -> bool:
    """Say whether a text starts as an ISO date (`2026-11-22`, also with a time behind `T`)."""
    return _DATE.match(text) is not None


@dataclass(frozen=True, slots=True)
class Labels:
    """Words by dotted key; a missing key or placeholder is a LabelError, never an empty place on the page."""

    lang: str
    words: Mapping[str, str]
    _parts: Mapping[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = {key: _PLACEHOLDER.split(words) for key, words in self.words.items()}
        object.__setattr__(self, "_parts", parts)

    def __hash__(self) -> int:
        return hash(self.lang)

    def get(self, key: str, /, **params: str | int) -> str:
        """Return the words of a key, placeholders filled; `count` chooses `key.one` or `key.other`."""
        parts = self._parts.get(key)
        if parts is None and "count" in params:
            key = f"{key}.{'one' if params['count'] == 1 else 'other'}"
            parts = self._parts.get(key)
        if parts is None:
            raise LabelError("label_missing", {"key": key, "lang": self.lang})
        if len(parts) == 1:
            return parts[0]
        try:
            filled = [str(params[part]) if odd % 2 else part for odd, part in enumerate(parts)]
        except KeyError as error:
            raise LabelError(
                "placeholder_missing", {"key": key, "lang": self.lang, "name": str(error.args[0])}
            ) from error
        return "".join(filled)

    def number(self, value: float, digits: int = 2) -> str:
        """Return a number with this language's decimal mark and exactly these digits, halves rounded up."""
        # Rounding to nine digits first takes away what binary fractions add or lack: 2.675 becomes 2.68.
        scaled = math.floor(round(abs(value) * 10**digits, 9) + 0.5)
        sign = "−" if value < 0 < scaled else ""  # noqa: RUF001 - a real minus sign
        whole, rest = divmod(scaled, 10**digits)
        mark = self.get("format.decimal")
        return f"{sign}{whole}{mark}{rest:0{digits}d}" if digits else f"{sign}{whole}"

    def percent(self, part: int, whole: int) -> str:
        """Return a share as whole per cent; only everything is 100 and only nothing is 0."""
        share = math.floor(part * 100 / whole + 0.5) if whole else 0
        if 0 < part < whole:
            share = min(99, max(1, share))
        return self.get("format.percent", value=share)

    def date(self, iso: str) -> str:
        """Return the day of an ISO date or time (`2026-11-22`, `2026-11-22T10:30:00Z`) as people write it."""
        found = _DATE.match(iso)
        if found is None:
            raise LabelError("bad_date", {"value": iso[:40]})
        year, month, day = found.groups()
        return self.get(
            "format.date",
            year=year,
            month=month,
            day=day,
            short_day=int(day),
            month_name=self.get(f"month.{month}"),
        )
