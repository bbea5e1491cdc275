"""Finds the texts of a document and checks them: languages, and what nobody should read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mintq_build.model.base import Forms, LongText, Text
from mintq_build.reading.problems import quote
from mintq_build.reading.rules import Rule, check_rules
from mintq_build.reading.shapes import fields_with_texts, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from mintq_build.reading.problems import Place, Positions, Problem
    from mintq_build.reading.yaml_source import Document

LEFTOVERS: Final = tuple(
    Rule(word.casefold(), re.compile(rf"\b{word}\b"), "was left in the text", "Finish the text")
    for word in ("TODO", "FIXME", "TBD", "XXX", "Lorem", "lorem")
)
_DOUBLED: Final = re.compile(r"(?<=\S)  +(?=\S)")


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text in a document, as it stands there."""

    place: Place
    words: Mapping[str, Any]
    """What stands under each key, checked or not."""
    kind: type[Text | Forms]
    strings: tuple[tuple[Place, str, str], ...]
    """Place, language and words of what is really text, forms one by one."""

    @property
    def is_long(self) -> bool:
        """Whether the text may hold paragraphs, lists, citations and links."""
        return self.kind is LongText


def find_texts(document: Document, model: type[BaseModel]) -> tuple[FoundText, ...]:
    """Return every text of a document, also where the rest of its shape is wrong.

    Args:
        document: what the file says.
        model: what the file should be; its fields say where texts stand.
    """
    return tuple(_find(model, document.value, ()))


def check_texts(
    positions: Positions, texts: Sequence[FoundText], languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Check the texts of a document: their languages, and what nobody should read.

    Args:
        positions: where the document's values stand.
        texts: the document's.
        languages: the languages that texts should have; the first must not be missing.
    """
    strings = ((place, words) for found in texts for place, _language, words in found.strings)
    yield from check_rules(LEFTOVERS, positions, strings)
    for found in texts:
        if tuple(found.words) != languages:
            yield from _check_languages(positions, found, languages)
        for place, _language, words in found.strings:
            if "  " in words and (gap := _DOUBLED.search(words)):
                near = words[max(0, gap.start() - 10) : gap.end() + 10]
                yield positions.problem(place, f"has doubled spaces in {quote(near)}", "Keep one space")


def _find(inner: Any, value: Any, place: Place) -> Iterator[FoundText]:
    """Yield the texts of a value whose type, without `| None` and lists, is `inner`."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _find(inner, item, (*place, index))
    elif not isinstance(value, dict):
        return
    elif issubclass(inner, (Text, Forms)):
        yield FoundText(place, value, inner, tuple(_strings(place, value, inner)))
    else:
        for key, field in fields_with_texts(inner).items():
            if key in value:
                yield from _find(field, value[key], (*place, key))


def _strings(
    place: Place, words: Mapping[str, Any], kind: type[Text | Forms]
) -> Iterator[tuple[Place, str, str]]:
    for language, each in words.items():
        if isinstance(each, str):
            yield (*place, language), language, each
        elif isinstance(each, tuple) and kind is Forms:
            for index, form in enumerate(each):
                if isinstance(form, str):
                    yield (*place, language, index), language, form


def _check_languages(positions: Positions, found: FoundText, languages: Sequence[str]) -> Iterator[Problem]:
    for language in found.words:
        if languages and language not in languages:
            hint = suggest(language, languages, f"The languages here are {', '.join(languages)}")
            yield positions.problem_at_key(
                (*found.place, language), f"unknown language {quote(language)}", hint
            )
    for index, language in enumerate(() if found.kind is Forms else languages):
        if language not in found.words:
            yield positions.problem(
                (*found.place, language),
                "is missing",
                f"Add the text in the language {quote(language)}",
                "warning" if index else "error",
            )
