"""Checks of what stands inside texts: citations, links, and only the Markdown that long texts may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mintq_build.checks.known_ids import criterion_ids, method_ids, reference_ids, term_ids
from mintq_build.reading.markup import CITATION, LINK, LINK_KINDS, find_citations, find_links
from mintq_build.reading.problems import quote
from mintq_build.reading.rules import Rule, check_rules
from mintq_build.reading.shapes import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem
    from mintq_build.reading.texts import FoundText

_HOW_TO_CITE: Final = "Cite with [@reference-id], link with [[criterion:need]]"
_ADDRESS: Final = ("is an address", "Put it into references.yaml and cite it")
_PLAIN: Final = "A short text is one plain paragraph; say the rest in a longer one"

# What a long text must not hold once its citations and links are taken out; each paragraph has an empty line
# above it, the first one too. Patterns that begin with certain characters are found many times faster.
NOT_IN_LONG_TEXTS: Final = tuple(
    Rule(sign, re.compile(pattern, re.MULTILINE), message, hint)
    for sign, pattern, message, hint in (
        ("#", r"^ *#{1,6} .*", "is a heading", "Write a paragraph"),
        ("<", r"</?[A-Za-z!][^\n]*", "is HTML", "Write plain words"),
        ("", r"!\[\[*[^\[\]\n]*\]*|\[\[*[^\[\]\n]*\]*|\]", "is neither a citation nor a link", _HOW_TO_CITE),
        ("http", r"https?://[^\s)]*", *_ADDRESS),
        ("www.", r"www\.[^\s)]*", *_ADDRESS),
        ("", r"\n\n *(?:[*+•]|\d{1,3}[.)]) .*", "is no list item here", "Begin it with '- '"),
        (">", r"^ *>.*", "is a block quote", "Write a paragraph"),
        ("", r"[`|~^$\\{}].{0,20}", "is more Markdown than a text may hold", "Write plain words"),
        (
            "\n- ",
            r"\n(?<!\n\n)- .*",
            "is a list item without an empty line before the list",
            "Put an empty line above the first item",
        ),
    )
)
NOT_IN_PLAIN_TEXTS: Final = tuple(
    Rule(sign, re.compile(pattern), message, hint)
    for sign, pattern, message, hint in (
        ("[", r"\[[@\[][^\n]*", "does not belong in a short text", _PLAIN),
        ("\n", r"\n+.*", "begins a second paragraph or line", _PLAIN),
        ("<", r"</?[A-Za-z!][^\n]*", "is HTML", "Write plain words"),
        ("*", r"(?<!\w)\*\*?\w[^*\n]*\*(?!\w)", "is Markdown", _PLAIN),
    )
)
_LIST: Final = re.compile(r"^- .*(?:\n(?:- |  ).*)*", re.MULTILINE)


def check_markup(draft: Draft) -> Iterator[Problem]:
    """Plain texts are plain, and long ones hold paragraphs, lists, emphasis, citations and links only."""
    for part in draft.parts():
        plain: list[tuple[Place, str]] = []
        long: list[tuple[Place, str]] = []
        for found in part.texts:
            for place, _language, words in found.strings:
                if found.is_long:
                    long.append((place, _without_allowed(words)))
                else:
                    plain.append((place, words))
        yield from check_rules(NOT_IN_PLAIN_TEXTS, part.positions, plain)
        yield from check_rules(NOT_IN_LONG_TEXTS, part.positions, long)


def _without_allowed(words: str) -> str:
    """Return a long text without its citations and links, and with the first line of each list only."""
    if "[" in words:
        words = LINK.sub("", CITATION.sub("", words))
    if "- " in words:  # an item may follow another one at once
        words = _LIST.sub(lambda each: each[0].split("\n", 1)[0], words)
    return f"\n\n{words}"


def check_citations(draft: Draft) -> Iterator[Problem]:
    """What a text cites is in the list of references, in each language of the text the same."""
    references = reference_ids(draft)
    for part, found in _long_texts(draft):
        cited: dict[str, tuple[str, ...]] = {}
        for place, language, words in found.strings:
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
        for place, _language, words in found.strings:
            for link in dict.fromkeys(find_links(words)):
                if link.kind in known:
                    yield from known[link.kind].check(part, place, link.target)
                else:
                    hint = suggest(link.kind, LINK_KINDS, f"Use one of {', '.join(LINK_KINDS)}")
                    yield part.positions.problem(place, f"{quote(link.kind)} is no kind of link", hint)


def _long_texts(draft: Draft) -> Iterator[tuple[Part[Any], FoundText]]:
    for part in draft.parts():
        for found in part.texts:
            if found.is_long:
                yield part, found


def _list(ids: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(ids)) or "nothing"
