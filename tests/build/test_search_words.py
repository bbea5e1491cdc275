"""Words that only the search index has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mintq_build.load import load_framework
from mintq_build.pages.search_words import BOOST, add_search_words, find_search_words

if TYPE_CHECKING:
    from mintq_build.model.framework import Framework

INDEX = {
    "config": {"lang": ["de"], "fields": {"title": {"boost": 1000.0}, "tags": {"boost": 1000000.0}}},
    "docs": [
        {"location": "framework/offer/need/", "title": "Bedarf", "text": ""},
        {"location": "framework/offer/need/#why", "title": "Warum", "text": ""},
    ],
}


def load(framework_dir: Path, keywords: str) -> Framework:
    with (framework_dir / "areas" / "offer" / "need.yaml").open("a", encoding="utf-8") as end:
        end.write(keywords)
    return load_framework(framework_dir)


def test_words_of_all_languages_stand_at_the_page_that_they_are_about(framework_dir: Path) -> None:
    framework = load(framework_dir, "keywords: {de: [Nachfrage, IOOI], en: [demand, IOOI]}\n")

    changed = json.loads(add_search_words(json.dumps(INDEX), find_search_words(framework)))

    assert [entry.get("tags") for entry in changed["docs"]] == [["Nachfrage", "IOOI", "demand"], None]
    assert changed["config"]["fields"]["tags"]["boost"] == BOOST
    for before, after in zip(INDEX["docs"], changed["docs"], strict=True):
        assert {key: after[key] for key in before} == before


def test_without_keywords_nothing_is_added(framework_dir: Path) -> None:
    assert find_search_words(load(framework_dir, "")) == {}


def test_a_term_is_found_by_its_forms_and_by_its_name_in_the_other_language(full_framework_dir: Path) -> None:
    framework = load_framework(full_framework_dir)

    words = find_search_words(framework)

    for term in framework.terms:
        assert set(term.term.root.values()) <= set(words[f"glossary/#{term.id}"])
        for forms in term.also.root.values() if term.also else ():
            assert set(forms) <= set(words[f"glossary/#{term.id}"])


def test_every_criterion_and_method_of_ours_has_keywords() -> None:
    framework = load_framework(Path(__file__).parents[2] / "framework")
    criteria = [criterion for area in framework.areas for criterion in area.active_criteria]

    assert [each.id for each in (*criteria, *framework.methods) if each.keywords is None] == []
