"""Where parts of a result stand: words, level of headings, how ids start, where guidance is."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

# No markup holds this character: `escape` takes control characters out of all that people write.
_MARK: Final = "\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Everything beside an answer that a part of a result depends on."""

    bundle: Bundle
    labels: Labels
    level: int = 2
    prefix: str = "mintq-view"
    guidance: str | None = None
    """Address in front of `<area>/<criterion>/`; None where there are no guidance pages, as in a file."""
    paper: bool = False
    """Whether the parts are for paper: nothing is folded, and notes stand among the answers only."""
    own: str | None = None
    """Language of the team's own words where it is known and another than that of the labels."""

    def __hash__(self) -> int:
        # Every cached part asks for it; equal places agree in these.
        return hash((self.labels.lang, self.prefix, self.paper))

    def heading(self, words: str, *, below: int = 0, id_: str | None = None) -> Html:
        """Return a heading, `below` levels under the first."""
        return element(f"h{max(1, min(6, self.level + below))}", words, id=id_)

    def section(self, name: str, *parts: str) -> Html:
        """Return a section with its heading, labelled `section.<name>`."""
        heading = _section_heading(self, name)
        named_by = f"{self.prefix}-{name}"
        return element("section", heading, *parts, class_=f"mintq-{name}", aria_labelledby=named_by)

    def part(self, name: str, tag: str, *children: str, **attributes: str | int | bool | None) -> Html:
        """Return an element that the page may replace by itself: it has an id, and no part stands in it."""
        id_ = f"{self.prefix}-{name}"
        made = element(tag, *children, id=id_, **attributes)
        return made if self.paper else Html(f"{_MARK}{id_}{_MARK}{made}{_MARK}")

    def listing(self, name: str, tag: str, items: Sequence[str], most: int, class_: str) -> Html:
        """Return a list of at most so many items; a full one is replaced item by item, others as a whole."""
        if len(items) < most or self.paper:
            return self.part(name, tag, *(element("li", item) for item in items), class_=class_)
        parts = (self.part(f"{name}-{number}", "li", item) for number, item in enumerate(items, start=1))
        return element(tag, *parts, class_=class_)

    def folded(self, name: str, summary: str, inside: Html, *, when_opened: bool = False) -> Html:
        """Return something that opens when it is wanted; with `when_opened` it may be empty until then."""
        return element(
            "details",
            element("summary", summary),
            inside,
            id=f"{self.prefix}-{name}-folded",
            class_="mintq-folded",
            data_mintq_draw=name if when_opened else None,
        )

    def say(self, key: str, **params: str | int) -> Html:
        """Return a paragraph of the catalogue."""
        return element("p", self.labels.get(key, **params)) if params else _saying(self, key)

    def own_words(self, text: str) -> Html:
        """Return what the team wrote, with its line breaks, marked where it is in another language."""
        return element("p", lines(text), class_="mintq-own", dir="auto", lang=self.own)

    def why(self, id_: str, value: str) -> Html:
        """Return a value of an area or criterion that leads to where it is explained."""
        return element("a", value, href=f"#{self.prefix}-why-{id_}", class_="mintq-because")

    def link(self, area: str, criterion: str, words: Html) -> Html:
        """Return the title of a criterion, linked where there is guidance."""
        if self.guidance is None:
            return words
        return element("a", words, href=f"{self.guidance}{area}/{criterion}/")


def split_parts(markup: Html) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return what stands between the parts, and the parts by their ids, in order."""
    pieces = markup.split(_MARK)
    return tuple(pieces[::3]), dict(zip(pieces[1::3], pieces[2::3], strict=True))


@functools.lru_cache(maxsize=64)
def _section_heading(place: Place, name: str) -> Html:
    return place.heading(place.labels.get(f"section.{name}"), id_=f"{place.prefix}-{name}")


@functools.lru_cache(maxsize=128)
def _saying(place: Place, key: str) -> Html:
    return element("p", place.labels.get(key))
