"""Knows how words are written; the only import of the spelling dictionaries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spellchecker import SpellChecker

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES: Final = frozenset({"de", "en"})
"""Languages of which the dictionary was tried on our texts."""

_COMPOUNDING: Final = frozenset({"de"})
"""Languages that write compounds as one word."""
_SHORTEST_HEAD: Final = 4
_SHORTEST_TAIL: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u2019':-][^\W\d_]+)*-?")
_BETWEEN_PARTS: Final = re.compile(r"[-\u2019']")


def find_words(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of a plain text, those with hyphens, apostrophes and gender colons as one."""
    return tuple(_WORD.finditer(text))


class Speller:
    """Knows the words of one language."""

    def __init__(self, language: str, own: Iterable[str]) -> None:
        """Load the dictionary, which takes a second; `own` are the project's words beside it, in any case."""
        self._checker = SpellChecker(language=language, distance=1)
        self._known = self._checker.word_frequency.dictionary
        self._own = frozenset(map(str.casefold, own))
        self._compounding = language in _COMPOUNDING
        self._parts: dict[str, bool] = {}
        self._needed: set[str] = set()

    @property
    def needed(self) -> frozenset[str]:
        """The project's own words that were met and that the dictionary does not know, case-folded."""
        return frozenset(self._needed)

    def unknown(self, word: str) -> str | None:
        """Return the part of a word that nobody knows, None when the word is right."""
        whole = word.rstrip("-").replace(":", "").replace("\u2019", "'")
        if self._knows(whole):
            return None
        goes_on = word.endswith("-")  # as in "Wirkungs- und Qualitätsziele", where an s may be left over
        for part in _BETWEEN_PARTS.split(whole):
            if len(part) > 1 and not (self._knows(part) or (goes_on and self._knows(part.removesuffix("s")))):
                return part
        return None

    def correct(self, word: str) -> str | None:
        """Return a known word one letter away, its first letter of the same size; None without one."""
        near = self._checker.correction(word.lower())
        if near is None or near == word.lower():
            return None
        return near.capitalize() if word[0].isupper() else near

    def _knows(self, part: str) -> bool:
        if part not in self._parts:
            self._parts[part] = self._looks_up(part)
        return self._parts[part]

    def _looks_up(self, part: str) -> bool:
        if part.lower() in self._known or (self._compounding and self._is_compound(part)):
            return True
        if part.casefold() not in self._own:
            return False
        self._needed.add(part.casefold())
        return True

    def _is_compound(self, word: str) -> bool:
        """Return whether a word is made of others that are known; inside of nouns an s may join them."""
        low = word.lower()
        for end in range(_SHORTEST_HEAD, len(low) - _SHORTEST_TAIL + 1):
            if self._is_head(low[:end], is_noun=word[0].isupper()) and (
                low[end:] in self._known or self._is_compound(low[end:].capitalize())
            ):
                return True
        return False

    def _is_head(self, low: str, *, is_noun: bool) -> bool:
        return low in self._known or (is_noun and low.endswith("s") and low[:-1] in self._known)
