"""The formulas of readability, and what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mintq_build.checks.reading_ease import count_syllables, read
from mintq_build.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("Kind", 1),
        ("Bedarf", 2),
        ("Initiative", 6),
        ("Qualität", 3),
        ("Familien", 4),
        ("aufgeschrieben", 4),
        ("Teilnehmende", 4),
        ("Wirkungslogik", 4),
        ("2018", 1),
        ("MINT", 1),
    ],
)
def test_german_syllables(word: str, count: int) -> None:
    assert count_syllables(word, "de") == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("need", 1), ("makes", 1), ("wanted", 2), ("changes", 2), ("table", 2), ("project", 2), ("people", 2)],
)
def test_english_syllables(word: str, count: int) -> None:
    assert count_syllables(word, "en") == count


def test_amstad_and_lix_by_hand() -> None:
    # 10 words in 2 sentences; 18 syllables; long: Angebot, verändert.
    ease = read("Wir kennen den Bedarf. Das Angebot hat das Team verändert [@source].", "de")
    assert ease is not None
    assert (ease.words, ease.words_per_sentence, ease.syllables_per_word) == (10, 5, 1.7)
    assert ease.flesch == pytest.approx(180 - 5 - 58.5 * 1.7)
    assert ease.lix == pytest.approx(5 + 100 * 2 / 10)


def test_flesch_by_hand() -> None:
    ease = read("We know the need.", "en")
    assert ease is not None
    assert ease.flesch == pytest.approx(206.835 - 1.015 * 4 - 84.6)


def test_a_colon_ends_a_sentence_and_a_text_without_words_is_none() -> None:
    ease = read("Wir fragen: Wer fehlt? (Und wer kommt; oft.)", "de")
    assert ease is not None
    assert ease.words_per_sentence == 2
    assert read("[@source] – …", "de") is None


@given(st.text(), st.sampled_from(["de", "en"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    ease = read(text, language)
    if ease is not None:
        assert ease.words_per_sentence <= ease.words
        assert ease.syllables_per_word >= 1
        assert 0 <= ease.long_words <= 1


def test_the_report_names_the_hardest_texts_of_each_language(
    framework_dir: Path, edit: Callable[[str, str, str], Path]
) -> None:
    edit(
        "areas/offer/need.yaml",
        "Wir prüfen ihn wieder.",
        "Wir evaluieren Bedarfsveränderungen kontinuierlich.",
    )

    result = CliRunner().invoke(main, ["check", "--readability", "--framework", str(framework_dir)])

    german, hardest, easier, empty, english = result.stdout.splitlines()[:5]
    assert german.startswith("Readability (de): 2 texts, on average Flesch ")
    assert hardest.endswith(
        "framework/areas/offer/need.yaml:11: indicators[1].text.de: "
        "Wir evaluieren Bedarfsveränderungen kontinuierlich."
    )
    assert easier.endswith(":9: indicators[0].text.de: Wir kennen den Bedarf.")
    assert empty == ""
    assert english.startswith("Readability (en): 2 texts, on average Flesch ")
