"""Long texts as Markdown: citations and links become links from the page they stand on."""

from __future__ import annotations

import functools
import html
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mintq_build.reading.markup import CITATION, LINK, without_markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mintq_build.model.framework import Framework

_SPECIAL: Final = re.compile(r"[\\`*_\[\]{}#|~^$]")
_SPECIAL_IN_LONG_TEXTS: Final = re.compile(r"[\\`_\[\]{}#|~^$]")
_REMEMBERED: Final = 20_000
"""So many texts are escaped once only: most stand on several pages, and a build goes through them in turn."""
_LEADING: Final = re.compile(r"^(?:[^\w&„“(]|\d+(?=[.)]))")
_CITATIONS: Final = re.compile(rf"\s*{CITATION.pattern.replace('?P<id>', '?:')}")
_MARK: Final = re.compile(f"{CITATION.pattern.replace('?P<id>', '?P<cited>')}|{LINK.pattern}")


@functools.lru_cache(_REMEMBERED)
def escape_markdown(words: str) -> str:
    """Return plain words as Markdown that any reader shows as these words, on one line."""
    text = html.escape(" ".join(words.split()), quote=False)
    text = _SPECIAL.sub(_as_entity, text)
    return _LEADING.sub(_as_entity, text)


def _as_entity(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])


@functools.lru_cache(_REMEMBERED)
def _escape_long(words: str) -> str:
    """Escape all but what a long text may hold: paragraphs, lists and emphasis."""
    return _SPECIAL_IN_LONG_TEXTS.sub(_as_entity, html.escape(words, quote=False))


@dataclass(frozen=True, slots=True)
class Target:
    """A page, or a place on it, that a text can lead to."""

    path: str
    """Path of the page's Markdown, with `#` and a place where it is not the whole page."""
    title: str
    """What the link says when the text gives no words of its own."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Everything that long texts of one language can lead to."""

    pages: Mapping[tuple[str, str], Target]
    """By kind (criterion, indicator, method, term, kind) and id."""
    numbers: Mapping[str, int]
    """The number under which a reference is listed."""
    sources: str = "references.md"
    """Path of the page that lists the references."""

    def within(self, page: str) -> Targets:
        """Return the targets for a page that holds all criteria and references itself."""
        here = {
            (kind, target): Target(f"{page}#{target}", found.title)
            for (kind, target), found in self.pages.items()
            if kind in {"criterion", "indicator"}
        }
        return Targets({**self.pages, **here}, self.numbers, page)

    def render(self, words: str, page: str) -> str:
        """Return a long text as Markdown for a page at this path.

        Raises:
            KeyError: for a target that is not there; checks have made sure that all are.
        """
        parts = []
        end = 0
        for found in _MARK.finditer(words):
            parts += [_escape_long(words[end : found.start()]), self._link(found, page)]
            end = found.end()
        return "".join([*parts, _escape_long(words[end:])])

    def tell(self, words: str) -> str:
        """Return a long text as plain words on one line: without citations, links as their words.

        Raises:
            KeyError: for a target that is not there; checks have made sure that all are.
        """
        named = LINK.sub(
            lambda found: found["words"] or self.pages[found["kind"], found["target"]].title, words
        )
        return " ".join(without_markup(named).replace("*", "").split())

    def resolve(self, markdown: str, page: str) -> str:
        """Return Markdown for a page at this path, its citations and links resolved, the rest as it is.

        Raises:
            KeyError: for a target that is not there.
        """
        return _MARK.sub(lambda found: self._link(found, page), markdown)

    def link(self, kind: str, target: str, page: str, words: str | None = None) -> str:
        """Return a link from a page at this path as Markdown, with the target's title or words of its own.

        Raises:
            KeyError: when there is no such target.
        """
        found = self.pages[kind, target]
        return f"[{escape_markdown(words or found.title)}]({_relative(found.path, posixpath.dirname(page))})"

    def plain(self, words: str) -> str:
        """Return a long text as its words alone: no citations, links as what they say."""
        text = _MARK.sub(self._words, _CITATIONS.sub("", words))
        return " ".join(text.replace("*", "").split())

    def _words(self, found: re.Match[str]) -> str:
        return found["words"] or self.pages[found["kind"], found["target"]].title

    def _link(self, found: re.Match[str], page: str) -> str:
        if cited := found["cited"]:
            place = _relative(f"{self.sources}#{cited}", posixpath.dirname(page))
            return f"[&#91;{self.numbers[cited]}&#93;]({place}){{ .mintq-cite }}"
        return self.link(found["kind"], found["target"], page, found["words"])


def find_targets(framework: Framework, language: str) -> Targets:
    """Return all that texts in a language can lead to."""
    pages: dict[tuple[str, str], Target] = {}
    for area in framework.areas:
        for criterion in area.active_criteria:
            path = f"framework/{area.id}/{criterion.id}.md"
            pages["criterion", criterion.id] = Target(path, criterion.title.pick(language)[0])
            for each in criterion.active_indicators:
                pages["indicator", each.id] = Target(f"{path}#{each.id}", each.text.pick(language)[0])
    for method in framework.methods:
        pages["method", method.id] = Target(f"methods/{method.id}.md", method.title.pick(language)[0])
    for kind in framework.kinds:
        pages["kind", kind.id] = Target(f"kinds/{kind.id}.md", kind.title.pick(language)[0])
    for term in framework.terms:
        pages["term", term.id] = Target(f"glossary.md#{term.id}", term.term.pick(language)[0])
    numbers = {each.id: number for number, each in enumerate(framework.references, start=1)}
    return Targets(pages, numbers)


@functools.lru_cache(_REMEMBERED)
def _relative(path: str, folder: str) -> str:
    """Return the way to a path from the pages of a folder, both below the folder of the documents."""
    file, _, place = path.partition("#")
    way = posixpath.relpath(file, folder or ".")
    return f"{way}#{place}" if place else way
