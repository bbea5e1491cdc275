"""What must not stand in a text: patterns, what to say about them, and signs by which they are found fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mintq_build.reading.problems import quote

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mintq_build.reading.problems import Place, Positions, Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must not stand in a text."""

    sign: str
    """Stands, in small letters, in every text in which the pattern is found; looked for first, which takes a
    hundredth of the time. The empty sign stands in every text."""
    pattern: re.Pattern[str]
    message: str
    """What is said behind the words that were found."""
    hint: str


def check_rules(rules: Sequence[Rule], positions: Positions, place: Place, words: str) -> Iterator[Problem]:
    """Yield a problem for every rule that the words at a place break."""
    folded = words.casefold()
    for rule in rules:
        if rule.sign in folded and (found := rule.pattern.search(words)):
            yield positions.problem(place, f"{quote(found[0].strip())} {rule.message}", rule.hint)
