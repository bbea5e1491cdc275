"""Checks of wording: lengths, sentences left untranslated, levels that say the same, forbidden phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mintq_build.checks.known_ids import criterion_models
from mintq_build.model.base import Base, Forms
from mintq_build.model.framework import Criterion
from mintq_build.model.guidance import GlossaryFile, Method, ReferencesFile
from mintq_build.reading.markup import count_words
from mintq_build.reading.problems import number, quote
from mintq_build.reading.rules import Rule, check_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mintq_build.reading.draft import Draft
    from mintq_build.reading.problems import Problem

_LENGTHS: Final[Mapping[type[Base], Mapping[str, tuple[int, int]]]] = {
    Criterion: {
        "title": (0, 8),
        "summary": (0, 40),
        "why": (60, 120),
        "meant": (0, 90),
        "not_meant": (0, 90),
        "questions": (0, 30),
        "pitfalls": (0, 45),
        "first_steps.hour": (0, 70),
        "first_steps.day": (0, 70),
        "first_steps.quarter": (0, 70),
        "suggestions": (0, 45),
        "examples.title": (0, 12),
        "examples.text": (0, 140),
        "examples.cost": (0, 35),
        "indicators.text": (0, 30),
        "indicators.explanation": (0, 40),
        "indicators.levels": (0, 30),
        "indicators.evidence": (0, 25),
    },
    Method: {
        "title": (0, 8),
        "summary": (0, 45),
        "purpose": (0, 110),
        "when": (0, 90),
        "material": (0, 25),
        "steps.title": (0, 12),
        "steps.text": (0, 180),
        "online": (0, 80),
        "pitfalls": (0, 45),
    },
    GlossaryFile: {"terms.term": (0, 6), "terms.definition": (0, 60)},
    ReferencesFile: {"references.supports": (0, 45)},
}
"""Fewest and most words of a text, by the keys that lead to it."""

SAME_IN_LANGUAGES: Final = 4
"""From so many words on, nobody says the same in two languages: one of them was forgotten."""

_NOT_OFFICIAL: Final = ("must not be said of this framework", "Say that it is an original, independent one")
_STOCK: Final = ("is a stock phrase", "Say what you mean, or leave it out")
_PHRASES: Final = tuple(
    Rule(sign, re.compile(pattern, re.IGNORECASE), message, hint)
    for sign, pattern, (message, hint) in (
        ("offiziell", r"\boffizielle[mnrs]?\s+(?:Orientierungs|Qualitäts)rahmens?\b", _NOT_OFFICIAL),
        ("offiziell", r"\boffizielle[mnrs]?\s+(?:Kriteri\w+|Indikator\w*|Selbstanalysen?)\b", _NOT_OFFICIAL),
        ("official", r"\bofficial\s+(?:orientation|quality)\s+frameworks?\b", _NOT_OFFICIAL),
        ("official", r"\bofficial\s+(?:criteri\w+|indicators?|self-analysis)\b", _NOT_OFFICIAL),
        ("im auftrag des", r"\bim Auftrag des Nationalen MINT Forums\b", _NOT_OFFICIAL),
        (
            "on behalf of the",
            r"\bon behalf of the (?:Nationales MINT Forum|National STEM Forum)\b",
            _NOT_OFFICIAL,
        ),
        ("in der heutigen zeit", r"\bin der heutigen Zeit\b", _STOCK),
        ("mehr denn je", r"\bmehr denn je\b", _STOCK),
        ("leuchtende zukunft", r"\bleuchtende Zukunft\b", _STOCK),
        ("in today's world", r"\bin today's world\b", _STOCK),
        ("now more than ever", r"\bnow more than ever\b", _STOCK),
        ("at the end of the day", r"\bat the end of the day\b", _STOCK),
    )
)
FORBIDDEN: Final = (
    *_PHRASES,
    # One wide range is passed over in a third of the time.
    Rule(
        "",
        re.compile("[\u2600-\U0001faff](?<=[\u2600-\u27bf\u2b50\U0001f000-\U0001faff])"),
        "is a pictogram",
        "Use words",
    ),
)


def check_lengths(draft: Draft) -> Iterator[Problem]:
    """Texts are as long as people read them, in each language."""
    for part in draft.parts():
        lengths = _LENGTHS.get(part.kind, {})
        for found in part.texts:
            least, most = lengths.get(".".join(key for key in found.place if isinstance(key, str)), (0, 0))
            for place, _language, words in found.strings if most else ():
                if not least and len(words.split()) <= most:
                    continue  # no text has more words than pieces between spaces
                count = count_words(words)
                if count < least:
                    message, hint = f"has {number(count, 'word')}, at least {least} are needed", "Say more"
                elif count > most:
                    message, hint = f"has {number(count, 'word')}, at most {most} are wanted", "Shorten it"
                else:
                    continue
                yield part.positions.problem(place, message, hint, "warning")


def check_translated(draft: Draft) -> Iterator[Problem]:
    """No sentence stands under two languages in the same words."""
    for part in draft.parts():
        for found in part.texts:
            first: dict[str, str] = {}
            for place, language, words in found.strings if found.kind is not Forms else ():
                if words in first and count_words(words) >= SAME_IN_LANGUAGES:
                    yield part.positions.problem(
                        place, f"is the same as in {quote(first[words])}", "Translate it", "warning"
                    )
                first.setdefault(words, language)


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
        texts = ((place, words) for found in part.texts for place, _language, words in found.strings)
        yield from check_rules(FORBIDDEN, part.positions, texts)
