"""Adds to the search index what people may call a thing: the framework's keywords and forms.

The words of all languages stand in each index, and nowhere on the pages: a German page is found by its
English word too, and nobody has to read a list of words.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mintq_build.model.base import Forms
    from mintq_build.model.framework import Framework
    from mintq_build.model.guidance import Term

BOOST: Final = 20.0
"""How much such a word counts: more than one in a text (1), less than one in a title (1000)."""


def find_search_words(framework: Framework) -> dict[str, tuple[str, ...]]:
    """Return the words to add for each place, by its address below the folder of a language."""
    words: dict[str, tuple[str, ...]] = {}
    for area in framework.areas:
        for criterion in area.active_criteria:
            if criterion.keywords:
                words[f"framework/{area.id}/{criterion.id}/"] = _all(framework, criterion.keywords)
    for method in framework.methods:
        if method.keywords:
            words[f"methods/{method.id}/"] = _all(framework, method.keywords)
    for term in framework.terms:
        words[f"glossary/#{term.id}"] = _names(framework, term)
    return words


def add_search_words(index: str, words: Mapping[str, tuple[str, ...]]) -> str:
    """Return the text of a search index with these words at their places, where it has the places."""
    content = json.loads(index)
    content["config"]["fields"]["tags"]["boost"] = BOOST
    for entry in content["docs"]:
        if entry["location"] in words:
            entry["tags"] = list(dict.fromkeys(words[entry["location"]]))
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _all(framework: Framework, forms: Forms) -> tuple[str, ...]:
    return tuple(form for language in framework.languages for form in forms.of(language))


def _names(framework: Framework, term: Term) -> tuple[str, ...]:
    titles = tuple(term.term[language] for language in framework.languages if language in term.term)
    return titles + (_all(framework, term.also) if term.also else ())
