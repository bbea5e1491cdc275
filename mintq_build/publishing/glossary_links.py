"""Links the glossary's terms at their first use on every finished page, with their meaning for a tooltip.

The work is done on finished HTML: it does not matter whether a page came from the framework or was written by
hand, and neither search index nor Markdown know of it. Without JavaScript such a term is a plain link.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mintq_build.pages.rich_text import find_targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mintq_build.model.base import Forms
    from mintq_build.model.framework import Framework

PAGES_WITHOUT_LINKS: Final = frozenset({"glossary", "references", "assessment", "search"})
"""Folders of pages where a link would lead nowhere new, or away from a form."""

NOUNS_HAVE_CAPITALS: Final = frozenset({"de"})
"""Languages in which a small first letter makes another word: Messe (fair) and messe (measure)."""

_ARTICLE: Final = re.compile(r"<article[\s>].*?</article>", re.DOTALL)
_TAG: Final = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL
)
_NAMES: Final = """
    a abbr audio button code dt fieldset form h1 h2 h3 h4 h5 h6 kbd label math nav pre script select style
    summary svg template textarea th video
"""
_CLOSED: Final = frozenset(_NAMES.split())
"""Elements in which nothing is linked: headings, links, code, what people press or fill in, pictures."""
_CLOSED_CLASSES: Final = re.compile(r"\bclass=[\"']?[^\"'>]*\b(?:mintq-area|mintq-badge|admonition-title)\b")
_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr", "source", "col", "meta", "link"})


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
        return _ARTICLE.sub(lambda found: linking.link(found[0]), page)


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
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        groups.setdefault(form[:2], []).append(re.escape(form[2:]).replace("\\ ", "\\s+"))
    choices = (f"{re.escape(start)}(?:{'|'.join(ends)})" for start, ends in sorted(groups.items()))
    # Without any term this is a choice of nothing, which must not be found everywhere.
    return re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?![\w-]|:\w)" if groups else r"(?!)")


@dataclass(slots=True)
class _Linking:
    """One page at work."""

    links: GlossaryLinks
    glossary: str
    seen: set[str] = field(default_factory=set)

    def link(self, article: str) -> str:
        """Return an article with links in its running text."""
        parts: list[str] = []
        closed: list[str] = []  # the names of open elements from the first closed one on
        end = 0
        for tag in _TAG.finditer(article):
            words = article[end : tag.start()]
            parts += [words if closed else self.links.pattern.sub(self._link, words), tag[0]]
            end = tag.end()
            _follow(closed, tag)
        return "".join([*parts, article[end:]])

    def _link(self, found: re.Match[str]) -> str:
        term = self.links.ids.get(" ".join(found[0].split()))
        if term is None or term in self.seen:
            return found[0]
        self.seen.add(term)
        meaning = html.escape(self.links.meanings[term])
        start = f'<a class="mintq-glossary" href="{self.glossary}/#{term}" data-mintq-meaning="{meaning}">'
        return f"{start}{found[0]}</a>"


def _follow(closed: list[str], tag: re.Match[str]) -> None:
    """Keep count of the elements in which nothing is linked."""
    name = (tag["name"] or "").lower()
    if not name or name in _VOID:
        return
    if tag["end"]:
        if closed and name in closed:
            del closed[_last(closed, name) :]
    elif closed or name in _CLOSED or _CLOSED_CLASSES.search(tag["rest"]):
        closed.append(name)


def _last(names: list[str], name: str) -> int:
    return len(names) - 1 - names[::-1].index(name)
