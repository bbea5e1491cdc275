"""Checks the spelling of a framework's texts and of the hand-written pages.

Words that are right and in no dictionary stand in the framework's `words.<language>.txt`, one a line; a line
that begins with # is a remark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mintq_build.checks.dictionary import LANGUAGES, Speller, find_words
from mintq_build.reading.hand_written import find_pages
from mintq_build.reading.markup import CITATION, LINK
from mintq_build.reading.problems import Problem, find_position, quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mintq_build.reading.draft import Draft

WORDS_FILE: Final = "words.{language}.txt"

_NOT_WORDS: Final = re.compile(
    r"\{[^{}\n]*\}"  # attribute lists
    r"|```.*?```|`[^`\n]+`"  # code
    r"|https?://\S+|[\w.-]+@[\w.-]+|\]\([^)\n]*\)"  # addresses
    r"|</?[a-zA-Z][^>]*>|&#?\w+;"  # HTML
    r"|\b\w*\d\w*\b|\b[\w-]+\.(?:[\w-]+\.)*(?:ya?ml|md|json|csv|xlsx|docx|html|org|de|eu|com)\b",
    re.DOTALL,
)
_TEMPLATE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


class _Language:
    """One language at work: its speller and the project's own words."""

    def __init__(self, folder: Path, language: str) -> None:
        self.path = folder / WORDS_FILE.format(language=language)
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        lines = enumerate(text.splitlines(), start=1)
        self.own = {
            line.strip(): number for number, line in lines if line.strip() and not line.startswith("#")
        }
        self.speller = Speller(language, self.own)

    def misspelt(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield where a word begins that nobody knows, what is wrong with it, and what to do."""
        for found in find_words(text):
            unknown = self.speller.unknown(found[0])
            if unknown is not None:
                near = self.speller.correct(unknown)
                asked = f"Did you mean {near!r}? " if near else ""
                hint = f"{asked}Correct it, or add it to {self.path.name}"
                yield found.start(), f"{quote(unknown)} is in no dictionary", hint


def check_spelling(draft: Draft, pages: Path | None = None) -> Iterator[Problem]:
    """Yield words that nobody knows, and words of the project's lists that no text uses.

    Args:
        draft: the framework; languages without a dictionary are left out.
        pages: folder of the hand-written pages, when they are to be read too.
    """
    listed = draft.head.raw("languages")
    codes = [each for each in listed if each in LANGUAGES] if isinstance(listed, tuple) else []
    languages = {code: _Language(draft.folder, code) for code in codes}
    yield from _check_texts(draft, languages)
    if pages and draft.head.model:
        yield from _check_pages(draft, pages, languages)
    for language in languages.values():
        yield from _check_list(language)


def _check_texts(draft: Draft, languages: Mapping[str, _Language]) -> Iterator[Problem]:
    for part in draft.parts():
        for found in part.texts:
            for place, code, words in found.strings:
                if code not in languages:
                    continue
                for _start, message, hint in languages[code].misspelt(_plain(words)):
                    yield part.positions.problem(place, message, hint, "warning")


def _check_pages(draft: Draft, source: Path, languages: Mapping[str, _Language]) -> Iterator[Problem]:
    head = draft.head.model
    if head is None:
        return
    for page in find_pages(source, head.id):
        code = page.language or head.languages[0]
        if code not in languages:
            continue
        text = _plain(_FRONT_MATTER.sub(_blank, page.text))
        for start, message, hint in languages[code].misspelt(text):
            line, column = find_position(text, start)
            yield Problem(
                path=page.file,
                line=line,
                column=column,
                place="page",
                message=message,
                hint=hint,
                severity="warning",
            )


def _check_list(language: _Language) -> Iterator[Problem]:
    for word, line in language.own.items():
        if word.casefold() not in language.speller.needed:
            yield Problem(
                path=language.path,
                line=line,
                column=1,
                place=word,
                message="is used in no text, or stands in the dictionary",
                hint="Remove it",
                severity="warning",
            )


def _plain(text: str) -> str:
    """Return a text with everything that is no word blanked out, so that places stay."""
    text = LINK.sub(lambda found: _blank(found) if found["words"] is None else _keep_end(found), text)
    return _NOT_WORDS.sub(_blank, CITATION.sub(_blank, _TEMPLATE.sub(_blank, text)))


def _keep_end(found: re.Match[str]) -> str:
    words: str = found["words"]
    return f"{' ' * (len(found[0]) - len(words) - 2)}{words}  "


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
