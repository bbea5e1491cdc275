"""Values and coverage in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pyodide_app.core.documents.answers import Answer
from pyodide_app.core.markup.wording import (
    agreement_words,
    basis_words,
    coverage_words,
    level_label,
    meaning_words,
    value_words,
)
from pyodide_app.core.results.result import Score

if TYPE_CHECKING:
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels


def made(value: float | None = None, *, rated: int = 0, na: int = 0, unanswered: int = 0) -> Score:
    return Score(id="need", value=value, rated=rated, na=na, unknown=0, open=unanswered)


def test_a_value_has_two_digits_or_is_a_dash(german: Labels) -> None:
    assert [value_words(made(1.75, rated=4), german), value_words(made(), german)] == ["1,75", "\u2013"]


@pytest.mark.parametrize(
    ("score", "coverage", "basis"),
    [
        (made(2.0, rated=3, unanswered=1), "3 von 4 bewertet", "3 von 4"),
        (made(na=4), "nichts relevant", "nichts relevant"),
        (made(), "hier nicht gefragt", "hier nicht gefragt"),
    ],
)
def test_coverage_says_what_a_value_rests_on(score: Score, coverage: str, basis: str, german: Labels) -> None:
    assert coverage_words(score, german) == coverage
    assert basis_words(score, german) == basis


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (0.0, "not yet started"),
        (3.0, "embedded and reviewed"),
        (0.01, "between “not yet started” and “first steps”"),
        (2.99, "between “mostly in place” and “embedded and reviewed”"),
    ],
)
def test_a_value_is_put_into_the_words_of_the_scale(
    value: float | None, words: str, bundle: Bundle, english: Labels
) -> None:
    assert meaning_words(made(value), bundle, english) == words


def test_levels_have_the_words_of_the_framework(bundle: Bundle) -> None:
    labels = [level_label(level, bundle).pick("de").words for level in (0, 3, "na", "unknown")]

    assert labels == [
        "noch nicht begonnen",
        "verankert und überprüft",
        "für uns nicht relevant",
        "können wir noch nicht sagen",
    ]


@pytest.mark.parametrize(
    ("agreement", "words"),
    [(None, None), ("agreed", "einig"), ("mixed", "unterschiedlich gesehen"), ("so la la", "so la la")],
)
def test_agreement_has_words_of_ours_or_stays_as_it_is(
    agreement: str | None, words: str | None, german: Labels
) -> None:
    assert agreement_words(Answer(agreement=agreement), german) == words
