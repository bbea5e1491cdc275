"""Checks of wording: lengths, level descriptors that say the same, phrases that must not stand in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mintq_build.known_ids import criterion_models
from mintq_build.markup import count_words
from mintq_build.problems import number, quote
from mintq_build.texts import find_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.base import Text
    from mintq_build.draft import Draft, Part
    from mintq_build.model import Criterion
    from mintq_build.problems import Place, Problem

WHY_WORDS: Final = (60, 120)
"""Fewest and most words of why a criterion matters."""

STATEMENT_WORDS: Final = (1, 30)
"""Fewest and most words of a statement, and of what is true at a level."""

EXPLANATION_WORDS: Final = (1, 40)
"""Fewest and most words of what a statement means."""

_NOT_OFFICIAL: Final = ("must not be said of this framework", "Say that it is an original, independent one")
_STOCK: Final = ("is a stock phrase", "Say what you mean, or leave it out")
_FORBIDDEN: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), message, hint)
    for pattern, (message, hint) in (
        (r"\boffizielle[mnrs]?\s+(?:Orientierungs|Qualitäts)rahmens?\b", _NOT_OFFICIAL),
        (r"\boffizielle[mnrs]?\s+(?:Kriteri\w+|Indikator\w*|Selbstanalysen?)\b", _NOT_OFFICIAL),
        (r"\bofficial\s+(?:orientation|quality)\s+frameworks?\b", _NOT_OFFICIAL),
        (r"\bofficial\s+(?:criteri\w+|indicators?|self-analysis)\b", _NOT_OFFICIAL),
        (r"\bim Auftrag des Nationalen MINT Forums\b", _NOT_OFFICIAL),
        (r"\bon behalf of the (?:Nationales MINT Forum|National STEM Forum)\b", _NOT_OFFICIAL),
        (r"\bin der heutigen Zeit\b|\bmehr denn je\b|\bleuchtende Zukunft\b", _STOCK),
        (r"\bin today's world\b|\bnow more than ever\b|\bat the end of the day\b", _STOCK),
        ("[\u2600-\u27bf\u2b50\U0001f000-\U0001faff]", ("is a pictogram", "Use words")),
    )
)


def check_lengths(draft: Draft) -> Iterator[Problem]:
    """Texts are as long as people read them, in each language."""
    for part, criterion in criterion_models(draft):
        yield from _check_length(part, ("why",), criterion.why, WHY_WORDS)
        for index, indicator in enumerate(criterion.indicators):
            place: Place = ("indicators", index)
            yield from _check_length(part, (*place, "text"), indicator.text, STATEMENT_WORDS)
            yield from _check_length(part, (*place, "explanation"), indicator.explanation, EXPLANATION_WORDS)
            for value, level in enumerate(indicator.levels):
                yield from _check_length(part, (*place, "levels", value), level, STATEMENT_WORDS)


def _check_length(
    part: Part[Criterion], place: Place, text: Text | None, limits: tuple[int, int]
) -> Iterator[Problem]:
    least, most = limits
    for language, words in text.root.items() if text else ():
        count = count_words(words)
        if count < least:
            message, hint = f"has {number(count, 'word')}, at least {least} are needed", "Say more"
        elif count > most:
            message, hint = f"has {number(count, 'word')}, at most {most} are wanted", "Shorten it"
        else:
            continue
        yield part.positions.problem((*place, language), message, hint, "warning")


def check_equal_levels(draft: Draft) -> Iterator[Problem]:
    """Within an indicator no two levels say the same."""
    for part, criterion in criterion_models(draft):
        for index, indicator in enumerate(criterion.indicators):
            first: dict[tuple[str, str], int] = {}
            for value, level in enumerate(indicator.levels):
                for language, words in level.root.items():
                    said = (language, " ".join(re.findall(r"\w+", words.casefold())))
                    if said in first:
                        yield part.positions.problem(
                            ("indicators", index, "levels", value, language),
                            f"says the same as level {first[said]}",
                            "Say what is different at this level",
                        )
                    first.setdefault(said, value)


def check_phrases(draft: Draft) -> Iterator[Problem]:
    """No text calls this framework official, speaks in stock phrases or holds pictograms."""
    for part in draft.parts():
        for found in find_texts(part.document, part.kind):
            for place, _language, words in found.strings():
                for pattern, message, hint in _FORBIDDEN:
                    if phrase := pattern.search(words):
                        yield part.positions.problem(place, f"{quote(phrase[0])} {message}", hint)
