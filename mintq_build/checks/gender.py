"""Checks that German texts mean all people, and that they show it in one way: neutral words, else the colon.

Only words that end with one of a list are read, so `Schülerlabor` and `Partner` (mostly organisations) are
free. Of nouns whose plural looks like the singular, those behind `ein` or `kein` are one person in a story.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from mintq_build.model.base import Forms
from mintq_build.reading.problems import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.reading.draft import Draft
    from mintq_build.reading.problems import Problem

LANGUAGE: Final = "de"
"""The language whose nouns have a gender for people."""

NAMES: Final = ("Haus der kleinen Forscher", "Train-the-Trainer")
"""Names that others chose; they stay as they are."""

HINT: Final = "Use a neutral word, such as Teilnehmende, else the colon, as in Teilnehmer:innen"
"""What to do about every finding."""

_PERSONS_IN_ER: Final = """
    anfänger anwender arbeiter arbeitgeber arbeitnehmer berater besucher betreuer bewerber bürger
    einsteiger entscheider erzieher forscher förderer geldgeber gründer handwerker helfer lehrer leser
    nutzer politiker schüler spender sprecher techniker teilnehmer trainer unternehmer unterstützer
    vermittler vertreter wissenschaftler zuhörer zuschauer
"""
_PERSONS_IN_EN: Final = """
    absolventen autoren doktoranden dozenten experten informatiker ingenieure initiatoren kollegen
    koordinatoren lotsen mentoren moderatoren multiplikatoren nachbarn organisatoren praktikanten
    professoren pädagogen referenten studenten tutoren
"""
_END: Final = r"\b(?![:*_/](?:-?in)|-)"


def _one_of(stems: str) -> str:
    return f"(?:{'|'.join(stems.split())})"


_OTHER_SIGNS: Final = re.compile(r"\b\w+(?:[a-zäöüß]In(?:nen)?|[*_/]-?[iI]n(?:nen)?)\b")
_BOTH: Final = re.compile(
    r"\b(?P<first>\w{4,}?)innen (?:und|oder|sowie|bzw\.) (?P=first)\w{0,3}\b"
    r"|\b(?P<second>\w{4,}?)(?:en?|n)? (?:und|oder|sowie|bzw\.) (?P=second)innen\b"
)
_MASCULINE: Final = re.compile(
    rf"(?<!\bein )(?<!\beinen )(?<!\beinem )(?<!\beines )(?<!\bkein )\b\w*{_one_of(_PERSONS_IN_ER)}n?{_END}"
    rf"|\b\w*{_one_of(_PERSONS_IN_EN)}{_END}",
    re.IGNORECASE,
)
_NAMES: Final = re.compile("|".join(map(re.escape, NAMES)))
_WORD: Final = re.compile(r"\S+")
_PERSON: Final = re.compile(_one_of(_PERSONS_IN_ER + _PERSONS_IN_EN))


def check_gender(draft: Draft) -> Iterator[Problem]:
    """German texts name people in neutral words or with the colon, never in the masculine alone."""
    for part in draft.parts():
        for found in part.texts:
            if found.kind is Forms:
                continue  # what other texts may say, in any way
            for place, language, words in found.strings:
                for _start, message in find_gendered(words) if language == LANGUAGE else ():
                    yield part.positions.problem(place, message, HINT, "warning")


def find_gendered(words: str) -> Iterator[tuple[int, str]]:
    """Yield where a German text names people in another way, and what is wrong with it."""
    if "In" in words or "*" in words or "_" in words or "/" in words:
        for found in _OTHER_SIGNS.finditer(_NAMES.sub(_blank, words)):
            yield found.start(), f"{quote(found[0])} is written with another sign than the colon"
    if not any(map(_may_name_people, words.casefold().split())):
        return
    rest = _NAMES.sub(_blank, words)
    for found in _BOTH.finditer(rest):
        yield found.start(), f"{quote(found[0])} names two genders for all"
    rest = _BOTH.sub(_blank, rest)
    for word in _WORD.finditer(rest):
        if _may_name_people(word[0].casefold()):
            for found in _MASCULINE.finditer(rest, *word.span()):
                yield found.start(), f"{quote(found[0])} names one gender for all"


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@functools.cache
def _may_name_people(word: str) -> bool:
    """Return whether something in a word names people; most words come again and again."""
    return "innen" in word or _PERSON.search(word) is not None
