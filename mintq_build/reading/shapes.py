"""Checks the shape of a document against a model and says in plain words what does not fit."""

from __future__ import annotations

import difflib
import functools
from types import MappingProxyType, UnionType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mintq_build.model.base import (
    ADDRESS_PATTERN,
    ANY_LANGUAGE,
    DATE_PATTERN,
    INDICATOR_PATTERN,
    LANGUAGE_PATTERN,
    SLUG_PATTERN,
    VERSION_PATTERN,
    WORDS_PATTERN,
    YEAR_PATTERN,
)
from mintq_build.reading.problems import number, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails

    from mintq_build.reading.problems import Place, Positions, Problem
    from mintq_build.reading.yaml_source import Document

Model = TypeVar("Model", bound=BaseModel)

Patterns: TypeAlias = "Mapping[str, tuple[str, str]]"
"""What is wrong and what to do, for a text that does not match a pattern."""

PATTERNS: Final = {
    SLUG_PATTERN: ("is no id", "Use small letters a-z, digits and hyphens, beginning with a letter"),
    INDICATOR_PATTERN: (
        "is no indicator id",
        "Write the criterion's id, a dot and a short name: need.evidence",
    ),
    LANGUAGE_PATTERN: ("is no language", "Use two small letters, such as de"),
    VERSION_PATTERN: ("is no version", "Use three numbers, such as 1.0.0"),
    DATE_PATTERN: ("is no date", "Use year-month-day, such as 2026-11-22"),
    YEAR_PATTERN: ("is no year", "Use four digits, such as '2018'"),
    ADDRESS_PATTERN: ("is no full address", "Copy it from the browser; it begins with https://"),
    WORDS_PATTERN: ("begins or ends with a space or an empty line", "Remove it"),
}
"""The patterns of the framework's model."""

_EXPECTED: Final = {
    "string_type": ("text", "Write a text, in quotes where it could be read as something else"),
    "int_type": ("a whole number", "Write digits without quotes"),
    "bool_type": ("true or false", "Write true or false without quotes"),
    "tuple_type": ("a list", "Put each item on a line of its own, beginning with '- '"),
    "dict_type": ("a text per language", "Write {de: …, en: …}"),
    "forms_type": ("a list per language", "Write {de: […], en: […]}"),
    "model_type": ("a mapping", "Write 'key: value' lines"),
}


def check_shape(
    document: Document, model: type[Model], patterns: Patterns | None = None
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Return the document as a model, where its shape allows it, and what is wrong with the shape.

    Args:
        document: what the file says.
        model: what the file should be.
        patterns: what to say about patterns that only this model has.
    """
    if document.value is None:
        return None, ()
    try:
        return model.model_validate(document.value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = tuple(_explain(details, document.positions, model, {**PATTERNS, **(patterns or {})}))
    value = document.value
    for each in details:
        if each["type"] == "extra_forbidden":
            value = _without(value, each["loc"])
    try:  # what is right apart from unknown keys takes part in the checks between files
        return model.model_validate(value), problems
    except ValidationError:
        return None, problems


def suggest(word: str, known: Iterable[str], fallback: str) -> str:
    """Return `Did you mean '…'?` when a known word is near, else the fallback."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else fallback


@functools.cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the type of each key that a mapping may have, under its name in YAML."""
    fields = model.model_fields.items()
    return MappingProxyType({field.alias or name: field.annotation for name, field in fields})


@functools.cache
def fields_with_texts(model: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """Return the keys under which a text or another model stands, with its type without list and `| None`."""
    inner = {key: _inner_type(annotation) for key, annotation in fields_of(model).items()}
    return MappingProxyType({key: each for key, each in inner.items() if _is_model(each)})


def _inner_type(annotation: Any) -> Any:
    """Return what a type is without `| None`, and the type of a list's items for a list."""
    if get_origin(annotation) in (Union, UnionType):
        return next(each for each in get_args(annotation) if each is not type(None))
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel]:
    current: Any = model
    for step in place:
        if isinstance(step, str):
            current = _inner_type(fields_of(current)[step])
    found: type[BaseModel] = current
    return found


def _explain(
    details: list[ErrorDetails], positions: Positions, model: type[BaseModel], patterns: Patterns
) -> Iterator[Problem]:
    for error in details:
        place: Place = tuple(step for step in error["loc"] if step != ANY_LANGUAGE)
        if error["type"] == "extra_forbidden":
            known = tuple(fields_of(_model_at(model, place[:-1])))
            hint = suggest(str(place[-1]), known, f"Known here: {', '.join(known)}")
            yield positions.problem_at_key(place, f"unknown key {quote(place[-1])}", hint)
        elif error["type"] == "missing":
            yield positions.problem(place, "is missing", f"Add the key {quote(place[-1])}")
        elif error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # items are there, but wrong, and that has been reported
        elif error["input"] is not None:  # an empty value has been reported by the reader
            yield positions.problem(place, *_sentence(error, patterns))


def _sentence(error: ErrorDetails, patterns: Patterns) -> tuple[str, str]:
    """Return message and hint for a value that does not fit."""
    value, limits = error["input"], error.get("ctx", {})
    if error["type"] in _EXPECTED:
        expected, hint = _EXPECTED[error["type"]]
        return f"expected {expected}, found {_describe(value)}", hint
    match error["type"]:
        case "literal_error":
            known = [each.strip("'") for each in str(limits["expected"]).replace(" or ", ", ").split(", ")]
            hint = suggest(str(value), known, f"Use {limits['expected']}")
            return f"{_describe(value)} is not known here", hint
        case "string_pattern_mismatch":
            message, hint = patterns[str(limits["pattern"])]
            return (message if limits["pattern"] == WORDS_PATTERN else f"{quote(value)} {message}"), hint
        case "string_too_short":
            return "is empty", "Fill it, or remove the key"
        case "too_short":
            least = int(limits["min_length"])
            return (
                f"has {number(len(value), 'item')}",
                f"At least {least} {'is' if least == 1 else 'are'} needed",
            )
        case "greater_than_equal":
            return f"{value} is too small", f"Use {limits['ge']} or more"
        case "less_than_equal":
            return f"{value} is too large", f"Use {limits['le']} or less"
        case _:  # the sentence of one of the model's own checks
            return f"{quote(value)} {error['msg']}", "Correct it"


def _describe(value: object) -> str:
    match value:
        case dict():
            return "a mapping"
        case tuple():
            return "a list"
        case bool():
            return str(value).lower()
        case int():
            return f"the number {value}"
        case _:
            return f"the text {quote(value)}"


def _without(value: Any, place: Place) -> Any:
    """Return the value without the key at a place."""
    step, rest = place[0], place[1:]
    if isinstance(value, tuple):
        return tuple(_without(each, rest) if index == step else each for index, each in enumerate(value))
    mapping: Mapping[str, Any] = value
    if rest:
        return {key: _without(each, rest) if key == step else each for key, each in mapping.items()}
    return {key: each for key, each in mapping.items() if key != step}
