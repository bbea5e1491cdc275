"""Spelling: what is known, what is found, and the project's own words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mintq_build.checks.dictionary import Speller, find_words
from mintq_build.checks.spelling import check_spelling
from mintq_build.cli import main
from mintq_build.reading.draft import read_draft

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
OWN_OF_CATALOGUES = {
    "de": """
        DOCX ICS Markdown PNG SVG XLSX https mailto CC BY App Home Tabs Löt Hundertsteln Prüfwert ungerundeten
        id answer reason evidence agreed mixed na rated unknown open begun done dropped project
    """,
    "en": "DOCX HTML ICS PNG SVG XLSX http https mailto CC app passphrases",
}
"""Words that only the catalogues use and no dictionary has: file types, and names in tables that stay English."""


@pytest.fixture(scope="module")
def german() -> Speller:
    return Speller("de", ["IOOI", "Makerspace"])


@pytest.fixture(scope="module")
def english() -> Speller:
    return Speller("en", ["organisation"])


@pytest.mark.parametrize(
    "word",
    [
        "Bedarf",
        "Wir",
        "Projektplanung",
        "Teilnahmebescheinigung",
        "Qualitätsbereich",
        "Wirkungs-",
        "Koordinator:innen",
        "IOOI-Modell",
        "MAKERSPACE",
        "A",
    ],
)
def test_german_words_compounds_and_own_words_are_known(german: Speller, word: str) -> None:
    assert german.unknown(word) is None


@pytest.mark.parametrize(
    ("word", "part", "near"),
    [
        ("Bedraf", "Bedraf", "Bedarf"),
        ("Zielgrupe", "Zielgrupe", "Zielgruppe"),
        ("gemeinssame", "gemeinssame", "gemeinsame"),
        ("Ziel-Bedraf", "Bedraf", "Bedarf"),
        ("Xylqw", "Xylqw", None),
    ],
)
def test_wrong_german_words_are_found(german: Speller, word: str, part: str, near: str | None) -> None:
    assert german.unknown(word) == part
    assert german.correct(part) == near


@pytest.mark.parametrize("word", ["need", "didn’t", "team’s", "after-school", "Organisation"])
def test_english_words_are_known(english: Speller, word: str) -> None:
    assert english.unknown(word) is None


@pytest.mark.parametrize("word", ["teh", "schooltrip", "recieve", "organisations"])
def test_wrong_english_words_are_found(english: Speller, word: str) -> None:
    assert english.unknown(word) == word


def test_only_own_words_that_are_met_and_in_no_dictionary_are_needed() -> None:
    speller = Speller("en", ["organisation", "colour", "need"])
    speller.unknown("need")
    speller.unknown("Organisation")
    assert speller.needed == {"organisation"}


def test_words_keep_hyphens_apostrophes_and_colons() -> None:
    found = [word[0] for word in find_words("Vor- und Nachher: Mentor:innen, didn’t IOOI-Modell 3 C3.")]
    assert found == ["Vor-", "und", "Nachher", "Mentor:innen", "didn’t", "IOOI-Modell", "C"]


def test_check_finds_words_in_texts_and_unneeded_words_in_lists(
    framework_dir: Path, edit: Callable[[str, str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = framework_dir.parent / "pages"
    pages.mkdir()
    monkeypatch.setattr("mintq_build.cli.SOURCE", pages)
    edit("areas/offer/need.yaml", "Wir kennen den Bedarf.", "Wir kennen den Bedraf.")
    edit("areas/offer/need.yaml", "We check it again.", "We chekc it aqtivator.")
    (framework_dir / "words.de.txt").write_text("# Namen\n\nIOOI\n", encoding="utf-8")
    (framework_dir / "words.en.txt").write_text("aqtivator\n", encoding="utf-8")

    plain = CliRunner().invoke(main, ["check", "--strict"])
    looked_up = CliRunner().invoke(main, ["check", "--spelling"])

    assert plain.exit_code == 0
    assert looked_up.exit_code == 0
    assert looked_up.stderr == (
        "framework/areas/offer/need.yaml:9:16: indicators[0].text.de: Warning: 'Bedraf' is in no dictionary. "
        "Did you mean 'Bedarf'? Correct it, or add it to words.de.txt\n"
        "framework/areas/offer/need.yaml:11:44: indicators[1].text.en: Warning: 'chekc' is in no dictionary. "
        "Did you mean 'check'? Correct it, or add it to words.en.txt\n"
        "framework/words.de.txt:3:1: IOOI: Warning: is used in no text, or stands in the dictionary. Remove it\n"
    )
    assert CliRunner().invoke(main, ["check", "--spelling", "--strict"]).exit_code == 1


def test_pages_are_read_without_what_is_no_word(framework_dir: Path, tmp_path: Path) -> None:
    page = """---
title: Xqa
---

# Eine Überschrift { #xqb .xqc }

{{ label('xqd') }} [Wirkung](xqe/xqf.md#xqg) `xqh` <div class="xqi"> https://xqj.org [@xqk] [[term:xql|Wirkung]]
xqm.yaml C3 &nbsp; ein Fheler
"""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text(page, encoding="utf-8")
    (tmp_path / "pages" / "index.en.md").write_text("Only wrods.\n", encoding="utf-8")

    found = list(check_spelling(read_draft(framework_dir), tmp_path / "pages"))

    assert [(each.path.name, each.line, each.column, each.message) for each in found] == [
        ("index.md", 8, 24, "'Fheler' is in no dictionary"),
        ("index.en.md", 1, 6, "'wrods' is in no dictionary"),
    ]


def test_a_language_without_a_dictionary_is_left_out(
    framework_dir: Path, edit: Callable[[str, str, str], Path]
) -> None:
    edit("framework.yaml", "languages: [de, en]", "languages: [de, xx]")

    assert [each.message for each in check_spelling(read_draft(framework_dir))] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_catalogues_are_spelt_right(language: str) -> None:
    """They belong to the product and not to a framework, so `mintq check --spelling` leaves them alone."""
    listed = (ROOT / f"framework/words.{language}.txt").read_text(encoding="utf-8").splitlines()
    own = OWN_OF_CATALOGUES[language].split()
    speller = Speller(language, [*own, *(line for line in listed if not line.startswith("#"))])

    unknown = [
        f"{package} {key}: {word}"
        for package in ("pyodide_app", "mintq_build")
        for key, words in json.loads((ROOT / package / "labels" / f"{language}.json").read_text()).items()
        # Patterns, parts of words to look for, and names of languages.
        if not (key.startswith(("format.", "impact.words.")) or key.endswith(".locale"))
        for found in find_words(re.sub(r"\{\w+\}|\.\w+\.\w+\b|\w+\.yaml", " ", words))
        if (word := speller.unknown(found[0]))
    ]

    assert unknown == []
    assert {word.casefold() for word in own} <= speller.needed
