"""The markup inside long texts."""

from __future__ import annotations

import pytest

from mintq_build.reading.markup import Link, count_words, find_citations, find_links, without_markup

TEXT = "Das zeigt [[term:outcome]] [@dos-study], siehe [[criterion:need|den Bedarf]][@q-sa]."


def test_citations_and_links_are_found_in_their_order() -> None:
    assert find_citations(TEXT) == ("dos-study", "q-sa")
    assert find_links(TEXT) == (Link("term", "outcome", None), Link("criterion", "need", "den Bedarf"))


def test_what_people_read_has_words_for_links_and_no_citations() -> None:
    assert without_markup(TEXT) == "Das zeigt outcome, siehe den Bedarf."
    assert without_markup("Punkt [@a]. Danach") == "Punkt. Danach"


@pytest.mark.parametrize(
    "text",
    [
        "[@Groß]",
        "[@]",
        "[@two words]",
        "[need]",
        "[[need]]",
        "[[criterion:]]",
        "[[criterion:need|]]",
        "[[criterion:need| Bedarf]]",
        "[[Criterion:need]]",
        "[[criterion:need|a|b]]",
    ],
)
def test_what_is_written_wrong_is_no_markup(text: str) -> None:
    assert (find_citations(text), find_links(text)) == ((), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("ein Wort", 2),
        ("- eins\n- zwei – drei", 3),
        ("10 % von 3,5 (etwa)", 4),
        ("*betont* **stark**", 2),
        (TEXT, 6),
    ],
)
def test_words_are_counted_as_people_read_them(text: str, words: int) -> None:
    assert count_words(text) == words
