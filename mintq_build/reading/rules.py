"""What must not stand in a text: patterns, what to say about them, and signs by which they are found fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mintq_build.reading.problems import quote

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mintq_build.reading.problems import Place, Positions, Problem


BETWEEN: Final = "\0"
"""Stands between texts that are looked through as one; in none of them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must not stand in a text."""

    sign: str
    """Stands, in small letters, in every text in which the pattern is found; looked for first, which takes a
    hundredth of the time. The empty sign stands in every text."""
    pattern: re.Pattern[str]
    """Finds what stands in a text also where the text stands between others."""
    message: str
    """What is said behind the words that were found."""
    hint: str


def check_rules(
    rules: Sequence[Rule], positions: Positions, texts: Iterable[tuple[Place, str]]
) -> Iterator[Problem]:
    """Yield a problem for every rule that a text breaks, given with its place.

    All texts are looked through as one first: hardly a rule is ever broken.
    """
    texts = tuple(texts)
    whole = BETWEEN.join(words for _place, words in texts)
    folded = whole.casefold()
    broken = [rule for rule in rules if rule.sign in folded and rule.pattern.search(whole)]
    for place, words in texts if broken else ():
        for rule in broken:
            if found := rule.pattern.search(words):
                yield positions.problem(place, f"{quote(found[0].strip())} {rule.message}", rule.hint)
