"""The page about scoring shows the examples that the tests compute."""

from __future__ import annotations

import json

import pytest

from mintq_build.pages.worked import WORKED, worked_examples
from pyodide_app.labels import load_labels


@pytest.mark.parametrize(("lang", "value"), [("de", "1,88"), ("en", "1.88")])
def test_examples_are_told_in_the_language_of_the_page(lang: str, value: str) -> None:
    found = {example.title: example for example in worked_examples(load_labels(lang))}

    rows = [
        (row.name, row.answers, row.value, row.rated, row.applicable)
        for row in found["Verschiedene Stufen" if lang == "de" else "Different levels"].rows
    ]
    one, two = ("1,75", "2,00") if lang == "de" else ("1.75", "2.00")
    assert rows == [("A", "3 · 2 · 1 · 1", one, 4, 4), ("B", "2", two, 1, 1), ("A + B", "", value, 5, 5)]


def test_signs_stand_for_answers_outside_the_scale() -> None:
    found = {example.title: example.rows for example in worked_examples(load_labels("en"))}

    (first, *_) = found["One of each kind"]
    assert (first.answers, first.value, first.rated, first.applicable) == (
        "3 · \u2013 · ? · \u25cb",
        "3.00",
        1,
        3,
    )
    assert [row.value for row in found["Nothing answered"]] == ["\u2013"]


def test_at_least_twelve_stand_on_the_page_and_every_title_is_there_in_both_languages() -> None:
    raw = json.loads(WORKED.read_text(encoding="utf-8"))["examples"]
    shown = [example for example in raw if "title" in example]

    assert len(worked_examples(load_labels("de"))) == len(shown) >= 12
    for example in shown:
        for key in ("title", "text"):
            assert sorted(example[key]) == ["de", "en"]
    assert all(example.rows for example in worked_examples(load_labels("en")))
