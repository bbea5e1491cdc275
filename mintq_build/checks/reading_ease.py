"""How easy a text reads, by the formulas of the field; a rough measure that says where to look again."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from mintq_build.reading.markup import without_markup

_SENTENCE: Final = re.compile(r"[.!?:;]+(?=\s|[\u201d\u201c\u2019\")]|$)|\n{2,}")
_WORD: Final = re.compile(r"[^\W_]+(?:[\u2019'][^\W_]+)*")
_LONG: Final = 6
"""Letters that a word may have before it is a long one."""
# Diphthongs and doubled vowels are one sound, and so is qu; -ien and -ion are two, as in Familien and Region.
_GERMAN_SOUND: Final = re.compile(r"i(?=en$|on)|aa|ee|oo|ai|ei|ay|ey|au|äu|eu|ie|[aeiouyäöüéèêáàâ]")
_ENGLISH_SOUND: Final = re.compile(r"[aeiouyéèêïöü]+")
_ENGLISH_SILENT: Final = re.compile(r"(?<=[^aeiouyl])(?:e|es|ed)$|(?<=[aeiouy]l)(?:e|es|ed)$")
_ENGLISH_SPOKEN: Final = re.compile(r"(?:[td]ed|[cgsxz]es|(?:ch|sh)es)$")


@dataclass(frozen=True, slots=True)
class Readability:
    """What the formulas say of one text."""

    words: int
    words_per_sentence: float
    syllables_per_word: float
    long_words: float
    """Share of words with more than six letters, 0 to 1."""
    language: str

    @property
    def flesch(self) -> float:
        """Reading ease: about 0 (very hard) to 100 (very easy).

        German: 180 - ASL - 58.5 ASW (T. Amstad, Wie verständlich sind unsere Zeitungen?, Zürich 1978).
        Else: 206.835 - 1.015 ASL - 84.6 ASW (R. Flesch, A new readability yardstick, J. Appl. Psychol. 32,
        1948). ASL: mean words of a sentence; ASW: mean syllables of a word.
        """
        if self.language == "de":
            return 180 - self.words_per_sentence - 58.5 * self.syllables_per_word
        return 206.835 - 1.015 * self.words_per_sentence - 84.6 * self.syllables_per_word

    @property
    def lix(self) -> float:
        """Words of a sentence plus long words in percent: below 40 easy, above 60 hard.

        C.-H. Björnsson, Läsbarhet, Stockholm 1968.
        """
        return self.words_per_sentence + 100 * self.long_words


def read(text: str, language: str) -> Readability | None:
    """Return how easy a text reads, None for a text without words; a colon or semicolon ends a sentence."""
    plain = without_markup(text)
    words = _WORD.findall(plain)
    if not words:
        return None
    sentences = sum(1 for each in _SENTENCE.split(plain) if _WORD.search(each))
    return Readability(
        words=len(words),
        words_per_sentence=len(words) / sentences,
        syllables_per_word=sum(count_syllables(word, language) for word in words) / len(words),
        long_words=sum(len(word) > _LONG for word in words) / len(words),
        language=language,
    )


@functools.cache
def count_syllables(word: str, language: str) -> int:
    """Return about how many syllables a word has, one at least; numbers and abbreviations count as one.

    German: each vowel or diphthong is one. English: each group of vowels is one, silent endings are none.
    """
    low = word.lower()
    if language == "de":
        return max(1, len(_GERMAN_SOUND.findall(low.replace("qu", "q"))))
    count = len(_ENGLISH_SOUND.findall(low))
    if _ENGLISH_SILENT.search(low) and not _ENGLISH_SPOKEN.search(low):
        count -= 1
    return max(1, count)
