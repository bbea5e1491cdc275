"""Every key that the code asks for stands in the catalogues, and every key in them is asked for."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pyodide_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.labels import Labels

PACKAGE = Path(pyodide_app.__file__).parent
SOURCES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("*.py"))
}
RAISERS = {"error", "refuse", "MintqError"}


def calls() -> Iterator[tuple[str, str, str]]:
    """Give place, name of the function and first argument of every call with a literal text in front."""
    for name, source in SOURCES.items():
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                function = node.func
                called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                yield f"{name}:{node.lineno}", called, first.value


def exists(key: str, labels: Labels) -> bool:
    return key in labels.words or f"{key}.other" in labels.words


def test_every_key_that_is_asked_for_exists(german: Labels) -> None:
    prefixes = {
        "say": "",
        "get": "",
        "_named": "",
        "section": "section.",
        "_heading": "section.",
        "Caution": "caution.",
    }
    asked = [
        (place, prefixes[called] + first)
        for place, called, first in calls()
        if called in prefixes and (called != "get" or "labels" in SOURCES[place.split(":")[0]])
    ]
    # `get` is also what dictionaries are asked with, for keys of JSON data.
    missing = [f"{place} {key}" for place, key in asked if not exists(key, german) and "." in key]

    assert missing == []
    assert len(asked) > 40


def test_every_code_that_is_raised_has_words(german: Labels) -> None:
    raised = [
        (place, called, first)
        for place, called, first in calls()
        if called in RAISERS or called.endswith("Error") or called == "Notice"
    ]
    missing = [
        f"{place} {code}"
        for place, called, code in raised
        if not exists(f"error.{code}", german)
        and not (called == "Notice" and exists(f"notice.{code}", german))
    ]

    assert missing == []
    assert len(raised) > 30


def is_used(key: str, source: str) -> bool:
    key = key.removesuffix(".one").removesuffix(".other")
    family, _, last = key.rpartition(".")
    if f'"{key}"' in source:
        return True
    return f'"{last}"' in source and (f'f"{family}.' in source or family in {"error", "notice", "section"})


def test_every_key_is_asked_for(german: Labels) -> None:
    source = "\n".join(SOURCES.values())
    # Months come out of dates, modes and scopes and agreements out of the data, as their tuples name them.
    unused = [key for key in german.words if not is_used(key, source) and not key.startswith("month.")]

    assert unused == []


@pytest.mark.parametrize(
    ("key", "used"), [("error.nowhere", False), ("view.empty", True), ("mode.short", True)]
)
def test_the_search_finds_what_is_used_and_only_that(key: str, used: bool) -> None:
    assert is_used(key, "\n".join(SOURCES.values())) is used
