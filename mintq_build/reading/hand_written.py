"""The hand-written pages: which there are, in which language, and for which framework."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mintq_build.reading.markup import find_citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCE: Final = Path(__file__).resolve().parents[2] / "site_src"
"""Folder of the pages of this checkout."""
NOT_OF_THE_SITE: Final = "developers"
"""The folder beside the pages that is for developers only."""

_NAME: Final = re.compile(r"(?P<stem>[^.]+)(?:\.(?P<language>[a-z]{2}))?\.md")
_FRAMEWORK: Final = re.compile(r"^framework: *(\S+) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """One hand-written page in one language."""

    file: Path
    name: str
    """Path below the folder of the pages, such as `self-analysis/faq.en.md`."""
    path: str
    """Path on the site, such as `self-analysis/faq.md`; the same in every language."""
    language: str | None
    """None in the framework's first language, which the name does not say."""
    framework: str | None
    """Id of the only framework that it is for; None when it fits any."""
    text: str
    """Markdown with front matter, and with what the templates know."""


def find_pages(source: Path, framework: str) -> tuple[HandWritten, ...]:
    """Return the hand-written pages for a framework, sorted by path and language.

    Args:
        source: folder of the pages.
        framework: id of the framework; pages that name another one are left out.
    """
    found = (page for page in _read_pages(source) if page.framework in {None, framework})
    return tuple(sorted(found, key=lambda page: (page.path, page.language or "")))


def find_cited(pages: Iterable[HandWritten]) -> frozenset[str]:
    """Return the ids of all sources that pages cite."""
    return frozenset(each for page in pages for each in find_citations(page.text))


def _read_pages(source: Path) -> Iterator[HandWritten]:
    for file in source.rglob("*.md"):
        place = file.relative_to(source)
        name = _NAME.fullmatch(file.name)
        if name is None or place.parts[0] == NOT_OF_THE_SITE:
            continue
        text = file.read_text(encoding="utf-8")
        named = _FRAMEWORK.search(text.partition("\n---")[0])
        path = place.with_name(f"{name['stem']}.md").as_posix()
        yield HandWritten(
            file=file,
            name=place.as_posix(),
            path=path,
            language=name["language"],
            framework=named[1] if named else None,
            text=text,
        )
