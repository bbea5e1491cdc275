"""Checks of what stands inside texts: citations, links, and only the Markdown that long texts may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mintq_build.known_ids import criterion_ids, method_ids, reference_ids, term_ids
from mintq_build.markup import CITATION, LINK, LINK_KINDS, find_citations, find_links
from mintq_build.problems import quote
from mintq_build.shapes import suggest
from mintq_build.texts import find_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.draft import Draft, Part
    from mintq_build.problems import Place, Problem
    from mintq_build.texts import FoundText

_HOW_TO_CITE: Final = "Cite with [@reference-id], link with [[criterion:need]]"
_PLAIN: Final = "A short text is one plain paragraph; say the rest in a longer one"

# What a long text must not hold once its citations and links are taken out: pattern, message, hint.
_NOT_IN_LONG_TEXTS: Final = (
    (re.compile(r"^ *#{1,6} .*", re.MULTILINE), "is a heading", "Write a paragraph"),
    (re.compile(r"</?[A-Za-z!][^\n]*"), "is HTML", "Write plain words"),
    (re.compile(r"!?\[+[^\[\]\n]*\]*|\]"), "is neither a citation nor a link", _HOW_TO_CITE),
    (re.compile(r"(?:https?://|www\.)[^\s)]*"), "is an address", "Put it into references.yaml and cite it"),
    (re.compile(r"(?:\A|(?<=\n\n)) *(?:[*+•]|\d{1,3}[.)]) .*"), "is no list item here", "Begin it with '- '"),
    (re.compile(r"^ *>.*", re.MULTILINE), "is a block quote", "Write a paragraph"),
    (re.compile(r"[`|~^$\\{}].{0,20}"), "is more Markdown than a text may hold", "Write plain words"),
    (
        re.compile(r"(?<=\n)(?<!\n\n)- .*", re.MULTILINE),
        "is a list item without an empty line before the list",
        "Put an empty line above the first item",
    ),
)
_NOT_IN_PLAIN_TEXTS: Final = (
    (re.compile(r"\[[@\[][^\n]*"), "does not belong in a short text", _PLAIN),
    (re.compile(r"\n+.*"), "begins a second paragraph or line", _PLAIN),
    (re.compile(r"</?[A-Za-z!][^\n]*"), "is HTML", "Write plain words"),
    (re.compile(r"(?<!\w)\*\*?\w[^*\n]*\*(?!\w)"), "is Markdown", _PLAIN),
)
_LIST: Final = re.compile(r"^- .*(?:\n(?:- |  ).*)*", re.MULTILINE)


def check_markup(draft: Draft) -> Iterator[Problem]:
    """Plain texts are plain, and long ones hold paragraphs, lists, emphasis, citations and links only."""
    for part in draft.parts():
        for found in find_texts(part.document, part.kind):
            for place, _language, words in found.strings():
                yield from _check_markup(part, place, words, is_long=found.is_long)


def _check_markup(part: Part[Any], place: Place, words: str, *, is_long: bool) -> Iterator[Problem]:
    if is_long:
        words = LINK.sub("", CITATION.sub("", words))
        # An item may follow another one at once: what is left of a list is its first line.
        words = _LIST.sub(lambda each: each[0].split("\n", 1)[0], words)
    for pattern, message, hint in _NOT_IN_LONG_TEXTS if is_long else _NOT_IN_PLAIN_TEXTS:
        if found := pattern.search(words):
            yield part.positions.problem(place, f"{quote(found[0].strip())} {message}", hint)


def check_citations(draft: Draft) -> Iterator[Problem]:
    """What a text cites is in the list of references, in each language of the text the same."""
    references = reference_ids(draft)
    for part, found in _long_texts(draft):
        cited: dict[str, tuple[str, ...]] = {}
        for place, language, words in found.strings():
            cited[language] = find_citations(words)
            for each in dict.fromkeys(cited[language]):
                yield from references.check(part, place, each)
        first = next(iter(cited), "")
        for language, ids in cited.items():
            if set(ids) != set(cited[first]):
                yield part.positions.problem(
                    (*found.place, language),
                    f"cites {_list(ids)}, but {quote(first)} cites {_list(cited[first])}",
                    "Cite the same references in every language",
                )


def check_links(draft: Draft) -> Iterator[Problem]:
    """What a text links to is there and not retired."""
    known = dict(zip(LINK_KINDS, (criterion_ids(draft), method_ids(draft), term_ids(draft)), strict=True))
    for part, found in _long_texts(draft):
        for place, _language, words in found.strings():
            for link in dict.fromkeys(find_links(words)):
                if link.kind in known:
                    yield from known[link.kind].check(part, place, link.target)
                else:
                    hint = suggest(link.kind, LINK_KINDS, f"Use one of {', '.join(LINK_KINDS)}")
                    yield part.positions.problem(place, f"{quote(link.kind)} is no kind of link", hint)


def _long_texts(draft: Draft) -> Iterator[tuple[Part[Any], FoundText]]:
    for part in draft.parts():
        for found in find_texts(part.document, part.kind):
            if found.is_long:
                yield part, found


def _list(ids: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(ids)) or "nothing"
