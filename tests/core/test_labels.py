"""Catalogues give words, numbers and dates, and never an empty place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.errors import LabelError
from pyodide_app.core.labels import Labels, is_date, placeholders
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from pyodide_app.core.documents.bundle import Bundle

SMALL = Labels(
    lang="en",
    words={
        "plain": "Save",
        "named": "{part} of {whole}",
        "files.one": "one file",
        "files.other": "{count} files",
        "format.decimal": ".",
        "format.percent": "{value}%",
    },
)


def test_get_fills_named_placeholders() -> None:
    assert SMALL.get("plain") == "Save"
    assert SMALL.get("named", part=3, whole="{part}") == "3 of {part}"


@pytest.mark.parametrize(("count", "words"), [(0, "0 files"), (1, "one file"), (2, "2 files")])
def test_get_chooses_the_plural_by_count(count: int, words: str) -> None:
    assert SMALL.get("files", count=count) == words


def test_get_refuses_a_missing_key() -> None:
    with pytest.raises(LabelError) as caught:
        SMALL.get("nothing")
    assert (caught.value.code, caught.value.params) == ("label_missing", {"key": "nothing", "lang": "en"})


def test_get_refuses_a_missing_plural_by_its_full_key() -> None:
    with pytest.raises(LabelError) as caught:
        SMALL.get("nothing", count=1)
    assert caught.value.params["key"] == "nothing.one"


def test_get_refuses_a_missing_placeholder() -> None:
    with pytest.raises(LabelError) as caught:
        SMALL.get("named", part=1)
    assert caught.value.code == "placeholder_missing"
    assert caught.value.params == {"key": "named", "lang": "en", "name": "whole"}


@pytest.mark.parametrize(
    ("value", "digits", "german", "english"),
    [
        (1.75, 2, "1,75", "1.75"),
        (5 / 3, 2, "1,67", "1.67"),
        (2.675, 2, "2,68", "2.68"),
        (1.005, 2, "1,01", "1.01"),
        (0.125, 2, "0,13", "0.13"),
        (3, 2, "3,00", "3.00"),
        (2.5, 1, "2,5", "2.5"),
        (2.5, 0, "3", "3"),
        (-1.25, 1, "−1,3", "−1.3"),
        (-0.001, 2, "0,00", "0.00"),
    ],
)
def test_numbers_have_the_decimal_mark_of_the_language(
    value: float, digits: int, german: str, english: str
) -> None:
    assert load_labels("de").number(value, digits) == german
    assert load_labels("en").number(value, digits) == english


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 4, "0%"),
        (3, 4, "75%"),
        (2, 3, "67%"),
        (4, 4, "100%"),
        (0, 0, "0%"),
        (1, 1000, "1%"),
        (999, 1000, "99%"),
    ],
)
def test_only_everything_is_100_per_cent_and_only_nothing_is_0(part: int, whole: int, words: str) -> None:
    assert SMALL.percent(part, whole) == words


def test_percent_in_german_has_a_space_that_does_not_break(german: Labels) -> None:
    assert german.percent(3, 4) == "75\u00a0%"


@pytest.mark.parametrize("iso", ["2026-02-01", "2026-02-01T23:59:59.999Z"])
def test_dates_are_written_as_people_write_them(iso: str) -> None:
    assert load_labels("de").date(iso) == "01.02.2026"
    assert load_labels("en").date(iso) == "1 February 2026"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-13-01",
        "2026-00-10",
        "2026-01-32",
        "22.11.2026",
        "2026-01-011",
        "\u0662\u0660\u0662\u0666-01-01",
    ],
)
def test_what_is_no_date_is_refused(text: str, german: Labels) -> None:
    assert not is_date(text)
    with pytest.raises(LabelError) as caught:
        german.date(text)
    assert caught.value.code == "bad_date"


def test_all_catalogues_have_the_same_keys_and_placeholders() -> None:
    first, *others = (load_labels(lang) for lang in available_languages())
    wrong = [
        f"{other.lang}: {key}"
        for other in others
        for key in first.words.keys() | other.words.keys()
        if placeholders(first.words.get(key, "{missing}"))
        != placeholders(other.words.get(key, "{missing_too}"))
        # A date needs the name or the number of its month, as the language likes.
        and key != "format.date"
    ]
    assert sorted(wrong) == []


def test_words_are_trimmed_and_not_empty() -> None:
    wrong = [
        f"{lang}: {key}"
        for lang in available_languages()
        for key, words in load_labels(lang).words.items()
        if not words or words != words.strip() or "  " in words
    ]
    assert wrong == []


def test_there_are_words_for_every_language_of_the_bundle(bundle: Bundle) -> None:
    assert set(bundle.languages) <= set(available_languages())


@pytest.mark.parametrize("lang", ["xx", "", "../de", "de.json", "__init__"])
def test_load_refuses_a_language_without_catalogue(lang: str) -> None:
    with pytest.raises(LabelError) as caught:
        load_labels(lang)
    assert caught.value.code == "language_missing"


@given(st.floats(min_value=0, max_value=3))
def test_a_number_is_never_further_off_than_half_its_last_digit(value: float) -> None:
    assert abs(float(SMALL.number(value)) - value) <= 0.005 + 1e-9
