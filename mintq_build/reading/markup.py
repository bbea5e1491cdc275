"""The small markup of long texts: citations such as `[@lela-check]`, links such as `[[criterion:need]]`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

CITATION: Final = re.compile(r"\[@(?P<id>[a-z][a-z0-9-]*)\]")
"""A citation; the group `id` names the reference."""

LINK: Final = re.compile(
    r"\[\[(?P<kind>[a-z]+):(?P<target>[a-z][a-z0-9-]*)(?:\|(?P<words>[^\[\]|\s](?:[^\[\]|]*[^\[\]|\s])?))?\]\]"
)
"""A link to another page; the group `words` is None where the target's own title is to be shown."""

LINK_KINDS: Final = ("criterion", "method", "term")
"""What a link can lead to."""

_WORD: Final = re.compile(r"\w\S*")
_CITATION_AFTER_SPACE: Final = re.compile(rf"\s*{CITATION.pattern}")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text to a criterion, a method or a term."""

    kind: str
    target: str
    """Id of what it leads to."""
    words: str | None
    """Words to show instead of the target's title."""


def find_citations(text: str) -> tuple[str, ...]:
    """Return the ids of all cited references in their order."""
    return tuple(found["id"] for found in CITATION.finditer(text))


def find_links(text: str) -> tuple[Link, ...]:
    """Return all links in their order."""
    return tuple(Link(found["kind"], found["target"], found["words"]) for found in LINK.finditer(text))


def without_markup(text: str) -> str:
    """Return the text as people read it: no citations, a link as its words or its target's id."""
    if "[" not in text:
        return text
    return LINK.sub(lambda found: found["words"] or found["target"], _CITATION_AFTER_SPACE.sub("", text))


def count_words(text: str) -> int:
    """Return how many words people read in a text; numbers count, dashes and list marks do not."""
    return len(_WORD.findall(without_markup(text)))
