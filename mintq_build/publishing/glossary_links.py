"""Links the glossary's terms at their first use on every finished page, with their meaning for a tooltip.

The work is done on finished HTML: it does not matter whether a page came from the framework or was written by
hand, and neither search index nor Markdown know of it. Without JavaScript such a term is a plain link.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from mintq_build.pages.rich_text import find_targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mintq_build.model.base import Forms
    from mintq_build.model.framework import Framework

PAGES_WITHOUT_LINKS: Final = frozenset({"glossary", "references", "assessment", "search"})
"""Folders of pages where a link would lead nowhere new, or away from a form."""

NOUNS_HAVE_CAPITALS: Final = frozenset({"de"})
"""Languages in which a small first letter makes another word: Messe (fair) and messe (measure)."""

_CLOSED: Final = """
    a abbr audio button code dt fieldset form h1 h2 h3 h4 h5 h6 kbd label math nav pre script select style
    summary svg template textarea th video
"""
"""Elements in which nothing is linked: headings, links, code, what people press or fill in, pictures."""
_CLOSED_CLASSES: Final = ("admonition-title", "mintq-area", "mintq-badge", "mintq-brief")
"""Classes of other such elements: they are headings, signs, and the short form of a page."""


def _between_texts() -> re.Pattern[str]:
    """Return a pattern for all tags, comments and closed elements between two texts, and the second text.

    The loop is left to the pattern, because a site has a hundred thousand tags. A closed element may hold one
    of its own name; what is nested deeper is not known to be closed.
    """
    attributes = r"[^>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*+)*+>"
    by_class = rf"(?=[^>]*\bclass=[\"']?[^\"'>]*\b(?:{'|'.join(_CLOSED_CLASSES)})\b)"
    elements = [rf"{name}\b{attributes}{_to_the_end_of(name)}" for name in _CLOSED.split()]
    elements += [rf"{name}\b{by_class}{attributes}{_to_the_end_of(name)}" for name in ("div", "p", "span")]
    tag = rf"<(?:/[^>]*+>|{'|'.join(elements)}|[a-zA-Z]{attributes}|!--.*?-->)"
    return re.compile(rf"{tag}(?:\s*+{tag})*+([^<]*+)", re.DOTALL)


def _to_the_end_of(name: str) -> str:
    """Return a pattern for the content and the end tag of an element."""
    no_tag = rf"[^<]*+(?:<(?!/?{name}\b)[^<]*+)*+"
    end = rf"</{name}\s*+>"
    return rf"{no_tag}(?:<{name}\b{no_tag}{end}{no_tag})*+{end}"


_BETWEEN: Final = _between_texts()


class _Use(NamedTuple):
    """Where a term stands in words, and which it is."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class GlossaryLinks:
    """Finds the terms of one language, and links them."""

    pattern: re.Pattern[str]
    """Any form of any term, as a whole word, the longest first."""
    ids: Mapping[str, str]
    """The term that a form stands for; forms with one space between words.

    A phrase in which they mean something else is in the pattern, not here: found first, it stays as it is.
    """
    meanings: Mapping[str, str]
    """What a term means, in plain words, by its id."""
    uses: dict[str, tuple[_Use, ...]] = field(default_factory=dict)
    """The terms in words that were read: the same words stand on many pages."""

    def add_to(self, page: str, path: str) -> str:
        """Return a page with every term linked where it is used first.

        Args:
            page: the finished HTML.
            path: path of its file below the language's folder, such as `framework/offer/need/index.html`.
        """
        folder = posixpath.dirname(path) or "."
        if folder in PAGES_WITHOUT_LINKS:
            return page
        linking = _Linking(self, posixpath.relpath("glossary", folder))
        start = page.find("<article")
        end = page.find("</article>", start)
        if start < 0 or end < 0:
            return page
        # The end tag comes along, so that words right before it stand between tags too.
        end += len("</article>")
        return f"{page[:start]}{linking.link(page[start:end])}{page[end:]}"

    def find(self, words: str) -> tuple[_Use, ...]:
        """Return the uses of all terms in words between two tags."""
        if words not in self.uses:
            self.uses[words] = tuple(
                _Use(*found.span(), self.ids[form])
                for found in self.pattern.finditer(words)
                if (form := " ".join(found[0].split())) in self.ids
            )
        return self.uses[words]


def find_glossary_links(framework: Framework, language: str) -> GlossaryLinks:
    """Return what links the terms that have words in a language."""
    targets = find_targets(framework, language)
    terms = [term for term in framework.terms if language in term.term and language in term.definition]
    ids: dict[str, str] = {}
    for term in terms:
        for form in _cases((term.term[language], *_of(term.also, language)), language):
            ids.setdefault(form, term.id)
    others = _cases([phrase for term in terms for phrase in _of(term.not_in, language)], language)
    return GlossaryLinks(
        pattern=_pattern({*ids, *others}),
        ids=ids,
        meanings={term.id: targets.plain(term.definition[language]) for term in terms},
    )


def _of(forms: Forms | None, language: str) -> tuple[str, ...]:
    return forms.of(language) if forms else ()


def _cases(forms: Iterable[str], language: str) -> Iterable[str]:
    """Yield forms, also as they stand at the beginning and inside of sentences."""
    for form in forms:
        yield form
        first, rest = form[0], form[1:]
        yield first.upper() + rest
        is_noun = language in NOUNS_HAVE_CAPITALS and " " not in form
        if not is_noun and not rest[:1].isupper():
            yield first.lower() + rest


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the forms.

    Forms are grouped by their first two letters: so a word is compared with the few that could be meant.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        first, second, rest = (
            re.escape(part).replace("\\ ", "\\s+") for part in (form[0], form[1:2], form[2:])
        )
        groups.setdefault(first, {}).setdefault(second, []).append(rest)
    choices = (f"{first}(?:{_choice(seconds)})" for first, seconds in sorted(groups.items()))
    # Without any term this is a choice of nothing, which must not be found everywhere.
    return re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?![\w-]|:\w)" if groups else r"(?!)")


def _choice(seconds: Mapping[str, list[str]]) -> str:
    return "|".join(f"{second}(?:{'|'.join(rests)})" for second, rests in sorted(seconds.items()))


@dataclass(slots=True)
class _Linking:
    """One page at work."""

    links: GlossaryLinks
    glossary: str
    seen: set[str] = field(default_factory=set)

    def link(self, article: str) -> str:
        """Return an article, from tag to tag, with links in its running text."""
        parts: list[str] = []
        done = 0
        known, find, seen = self.links.uses, self.links.find, self.seen
        for found in _BETWEEN.finditer(article):
            words = found[1]
            for use in known[words] if words in known else find(words):
                if use.term not in seen:
                    seen.add(use.term)
                    begin = found.start(1)
                    parts += [
                        article[done : begin + use.start],
                        self._link(use.term, words[use.start : use.end]),
                    ]
                    done = begin + use.end
        return "".join([*parts, article[done:]])

    def _link(self, term: str, words: str) -> str:
        meaning = html.escape(self.links.meanings[term])
        address = f"{self.glossary}/#{term}"
        return f'<a class="mintq-glossary" href="{address}" data-mintq-meaning="{meaning}">{words}</a>'
