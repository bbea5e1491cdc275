"""Texts say which language they really give."""

from __future__ import annotations

from pyodide_app.core.text import Picked, Text


def test_pick_gives_the_wanted_language() -> None:
    assert Text.of({"de": "Bedarf", "en": "Need"}).pick("en") == Picked("Need", "en")


def test_pick_falls_back_to_the_first_language_and_says_so() -> None:
    assert Text.of({"de": "Bedarf", "en": "Need"}).pick("fr") == Picked("Bedarf", "de")


def test_a_text_keeps_the_order_of_its_languages() -> None:
    words = {"pl": "Potrzeba", "de": "Bedarf"}

    assert list(Text.of(words).to_dict().items()) == list(words.items())
