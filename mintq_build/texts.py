"""Checks the texts of a document: languages, and what nobody should read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mintq_build.base import Text
from mintq_build.problems import quote
from mintq_build.shapes import fields_of, inner_type, is_mapping_model, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from mintq_build.problems import Place, Positions, Problem
    from mintq_build.yaml_source import Document

_LEFTOVER: Final = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem)\b")
_DOUBLED: Final = re.compile(r"(?<=\S)  +(?=\S)")


def check_texts(document: Document, model: type[BaseModel], languages: Sequence[str]) -> Iterator[Problem]:
    """Check every text of a document, also where the rest of its shape is wrong.

    Args:
        document: what the file says.
        model: what the file should be; its fields say where texts stand.
        languages: the languages that texts should have; the first must not be missing.
    """
    for place, words in _find_texts(model, document.value, ()):
        yield from _check_languages(document.positions, place, words, languages)
        for language, each in words.items():
            if isinstance(each, str):
                yield from _check_words(document.positions, (*place, language), each)


def _find_texts(annotation: Any, value: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _find_texts(inner_type(annotation), item, (*place, index))
    elif not isinstance(value, dict):
        return
    elif is_mapping_model(inner := inner_type(annotation)):
        for key, field in fields_of(inner).items():
            yield from _find_texts(field, value.get(key), (*place, key))
    elif isinstance(inner, type) and issubclass(inner, Text):
        yield place, value


def _check_languages(
    positions: Positions, place: Place, words: dict[str, Any], languages: Sequence[str]
) -> Iterator[Problem]:
    for language in words:
        if languages and language not in languages:
            hint = suggest(language, languages, f"The languages here are {', '.join(languages)}")
            yield positions.problem_at_key((*place, language), f"unknown language {quote(language)}", hint)
    for index, language in enumerate(languages):
        if language not in words:
            yield positions.problem(
                (*place, language),
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
