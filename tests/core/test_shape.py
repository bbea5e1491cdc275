"""Shapes are checked with every problem collected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.errors import Notice
from pyodide_app.core.shape import MISSING, MOST_PROBLEMS, Shape, as_integer, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
        ("ä", '"ä"'),
        (None, "null"),
        (True, "true"),
        ("x" * 99, '"' + "x" * 59 + "…"),
    ],
)
def test_excerpts_are_short(value: object, words: str) -> None:
    assert excerpt(value) == words


@pytest.mark.parametrize(
    ("value", "number"),
    [(2, 2), (2.0, 2), (-0.0, 0), (2.5, None), (True, None), ("2", None), (None, None), (float("inf"), None)],
)
def test_whole_numbers_may_be_written_with_a_point(value: object, number: int | None) -> None:
    assert as_integer(value) == number


@pytest.mark.parametrize(
    ("read", "good", "bad", "empty", "expected"),
    [
        (Shape.mapping, {"a": 1}, [], {}, "object"),
        (Shape.items, [1], {}, [], "list"),
        (Shape.text, "a", 1, "", "text"),
        (Shape.boolean, True, 1, False, "true or false"),
        (Shape.integer, 2, True, 0, "whole number"),
    ],
)
def test_a_wrong_type_becomes_a_problem_and_an_empty_value(
    read: Callable[[Shape, Any, str], Any], good: object, bad: object, empty: object, expected: str
) -> None:
    shape = Shape()

    assert read(shape, good, "here") == good
    assert shape.problems == []
    assert read(shape, bad, "here") == empty
    params = {"place": "here", "value": excerpt(bad), "expected": expected}
    assert shape.problems == [Notice("bad_type", params)]


def test_what_was_reported_as_missing_is_not_reported_again() -> None:
    shape = Shape()

    assert shape.text(MISSING, "here") == ""
    assert shape.problems == []


def test_keys_reports_missing_and_unknown_ones_with_their_place() -> None:
    shape = Shape()

    found = shape.keys({"a": 1, "x": [2]}, "here[0]", "a", "b")

    assert found == {"a": 1, "b": MISSING}
    assert shape.problems == [
        Notice("unknown_key", {"place": "here[0].x", "value": "[…]", "allowed": "a, b"}),
        Notice("missing_key", {"place": "here[0].b"}),
    ]


def test_keys_of_what_is_no_object_are_missing_without_more_ado() -> None:
    shape = Shape()

    assert shape.keys(5, "", "a") == {"a": MISSING}
    assert [problem.code for problem in shape.problems] == ["bad_type"]


def test_choice_allows_known_words_only() -> None:
    shape = Shape()

    assert shape.choice("b", "here", ("a", "b")) == "b"
    assert shape.choice(1, "here", ("a", "b")) == ""
    assert shape.choice("c", "here", ("a", "b")) == "c"
    assert [problem.code for problem in shape.problems] == ["bad_type", "bad_value"]


def test_require_tells_missing_from_empty() -> None:
    shape = Shape()

    for key in ("a", "b", "c"):
        shape.require({"a": 0, "b": None}, key, "")

    assert [(problem.code, problem.params["place"]) for problem in shape.problems] == [
        ("bad_type", "b"),
        ("missing_key", "c"),
    ]


def test_a_flood_of_problems_is_counted() -> None:
    shape = Shape()

    shape.texts([1] * (MOST_PROBLEMS - 1), "areas")
    shape.missing("answers")
    assert shape.all_problems() == shape.problems
    shape.missing("framework")
    shape.refuse("bad_value", "mode", "x")

    found = shape.all_problems()
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-2:] == [
        Notice("missing_key", {"place": "answers"}),
        Notice("more_problems", {"number": "2"}),
    ]


def test_texts_names_the_item_that_is_none() -> None:
    shape = Shape()

    assert shape.texts(["a", 1], "areas") == ("a", "")
    assert shape.problems[0].params["place"] == "areas[1]"
