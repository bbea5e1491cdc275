"""A text in several languages that says which language it really gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Picked(NamedTuple):
    """Words and the language they are really in."""

    words: str
    lang: str


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in one or more languages; the first language stands in where another is missing."""

    versions: tuple[Picked, ...]

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Text:
        """Return the text for a mapping of languages to words, in its order; it must not be empty."""
        return cls(tuple(Picked(said, lang) for lang, said in words.items()))

    def pick(self, lang: str) -> Picked:
        """Return the words in this language, or in the first one given."""
        for version in self.versions:
            if version.lang == lang:
                return version
        return self.versions[0]

    def to_dict(self) -> dict[str, str]:
        """Return the words by language, in their order."""
        return {version.lang: version.words for version in self.versions}
