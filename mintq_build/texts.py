"""Checks the texts of a document: languages, and what nobody should read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mintq_build.base import Forms, LongText, Text
from mintq_build.problems import quote
from mintq_build.shapes import inner_fields, is_mapping_model, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from mintq_build.problems import Place, Positions, Problem
    from mintq_build.yaml_source import Document

_LEFTOVER: Final = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem)\b")
_DOUBLED: Final = re.compile(r"(?<=\S)  +(?=\S)")


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text in a document, as it stands there."""

    place: Place
    words: dict[str, Any]
    """What stands under each key, checked or not."""
    kind: type[Text | Forms]

    def strings(self) -> Iterator[tuple[Place, str, str]]:
        """Yield place, language and words of what is really text, forms one by one."""
        for language, each in self.words.items():
            if isinstance(each, str):
                yield (*self.place, language), language, each
            elif isinstance(each, tuple) and self.kind is Forms:
                for index, form in enumerate(each):
                    if isinstance(form, str):
                        yield (*self.place, language, index), language, form

    @property
    def is_long(self) -> bool:
        """Whether the text may hold paragraphs, lists, citations and links."""
        return self.kind is LongText


def find_texts(document: Document, model: type[BaseModel]) -> Iterator[FoundText]:
    """Yield every text of a document, also where the rest of its shape is wrong.

    Args:
        document: what the file says.
        model: what the file should be; its fields say where texts stand.
    """
    return _find(model, document.value, ())


def check_texts(document: Document, model: type[BaseModel], languages: Sequence[str]) -> Iterator[Problem]:
    """Check every text of a document, also where the rest of its shape is wrong.

    Args:
        document: what the file says.
        model: what the file should be; its fields say where texts stand.
        languages: the languages that texts should have; the first must not be missing.
    """
    for found in find_texts(document, model):
        yield from _check_languages(document.positions, found, languages)
        for place, _language, words in found.strings():
            yield from _check_words(document.positions, place, words)


def _find(inner: Any, value: Any, place: Place) -> Iterator[FoundText]:
    """Yield the texts of a value whose type, without `| None` and lists, is `inner`."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _find(inner, item, (*place, index))
    elif not isinstance(value, dict):
        return
    elif is_mapping_model(inner):
        for key, field in inner_fields(inner).items():
            if key in value:
                yield from _find(field, value[key], (*place, key))
    elif isinstance(inner, type) and issubclass(inner, (Text, Forms)):
        yield FoundText(place, value, inner)


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


def _check_words(positions: Positions, place: Place, words: str) -> Iterator[Problem]:
    if found := _LEFTOVER.search(words):
        yield positions.problem(place, f"{quote(found[0])} was left in the text", "Finish the text")
    if found := _DOUBLED.search(words):
        near = words[max(0, found.start() - 10) : found.end() + 10]
        yield positions.problem(place, f"has doubled spaces in {quote(near)}", "Keep one space")
