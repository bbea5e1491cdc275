"""The parts of a result in HTML that the page's view and the report share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.chart import chart, charts
from pyodide_app.core.html import Html, element, escape, join, lines, said
from pyodide_app.core.table import overview_table, table_html
from pyodide_app.core.wording import coverage_words, level_label, meaning_words, no_strong_spots, value_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyodide_app.core.answers import Level
    from pyodide_app.core.evaluation import AreaPart, Evaluation
    from pyodide_app.core.findings import Caution, Item, Strong
    from pyodide_app.core.labels import Labels

_FIRST = 10  # potentials that are shown at once where the rest can be folded away


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the parts stand: their words, the level of their headings, how ids start, where guidance is."""

    evaluation: Evaluation
    labels: Labels
    level: int = 2
    prefix: str = "mintq-view"
    guidance: str | None = None
    """Address in front of `<area>/<criterion>/`; None where there are no guidance pages, as in a file."""
    paper: bool = False
    """Whether the parts are for paper: nothing is folded, and notes stand among the answers only."""

    def heading(self, words: str, *, below: int = 0, id_: str | None = None) -> Html:
        """Return a heading, `below` levels under the first."""
        return element(f"h{max(1, min(6, self.level + below))}", words, id=id_)

    def section(self, name: str, *parts: str) -> Html:
        """Return a section with its heading, labelled `section.<name>`."""
        heading_id = f"{self.prefix}-{name}"
        heading = self.heading(self.labels.get(f"section.{name}"), id_=heading_id)
        return element("section", heading, *parts, class_=f"mintq-{name}", aria_labelledby=heading_id)

    def say(self, key: str, **params: str | int) -> Html:
        """Return a paragraph of the catalogue."""
        return element("p", self.labels.get(key, **params))

    def own_words(self, text: str) -> Html:
        """Return what the team wrote, with its line breaks, marked where it is in another language."""
        own = self.evaluation.own_language(self.labels.lang)
        return element("p", lines(text), class_="mintq-own", dir="auto", lang=own)

    def link(self, area: str, criterion: str, words: Html) -> Html:
        """Return the title of a criterion, linked where there is guidance."""
        if self.guidance is None:
            return words
        return element("a", words, href=f"{self.guidance}{area}/{criterion}/")


def overview(place: Place) -> Html:
    """Return how far the team is, what to keep in mind, and the value of each area."""
    evaluation, labels = place.evaluation, place.labels
    result = evaluation.result
    cautions = [element("li", _caution_words(caution, labels)) for caution in evaluation.findings.cautions]
    return place.section(
        "overview",
        place.say("overview.progress", decided=result.decided, total=result.total),
        element("ul", *cautions, class_="mintq-cautions") if cautions else "",
        element("ul", *(_area_card(area, place) for area in evaluation.areas), class_="mintq-cards"),
        place.say("overview.method"),
    )


def _caution_words(caution: Caution, labels: Labels) -> Html:
    words = escape(labels.get(f"caution.{caution.code}", **caution.params))
    if caution.area is None:
        return words
    return join((element("strong", said(caution.area.title, labels), ":"), " ", words))


def _area_card(area: AreaPart, place: Place) -> Html:
    labels, score = place.labels, area.score
    parts = [
        place.heading(said(area.area.title, labels), below=1),
        element("p", value_words(score, labels), class_="mintq-value"),
        element("p", meaning_words(score, place.evaluation.bundle, labels)) if score.rated else "",
        element("p", coverage_words(score, labels), class_="mintq-coverage"),
    ]
    return element("li", *parts, class_=f"mintq-card mintq-card--{area.number}")


def profile(place: Place) -> Html:
    """Return the chart with its table twin."""
    labels = place.labels
    prefix = f"{place.prefix}-chart"
    if place.paper:
        pictures = charts(place.evaluation, labels, prefix=prefix)
    else:
        pictures = [chart(place.evaluation, labels, prefix=prefix)]
    table = overview_table(place.evaluation, labels)
    return place.section(
        "profile",
        *(element("div", picture, class_="mintq-figure") for picture in pictures),
        table_html(table, labels, prefix=place.prefix, link=place.link),
    )


def strong_spots(place: Place) -> Html:
    """Return the criteria that stand out well."""
    spots = [_strong_spot(spot, place) for spot in place.evaluation.findings.strong]
    if not spots:
        return place.section("strong", element("p", no_strong_spots(place.labels)))
    return place.section("strong", place.say("strong.intro"), element("ul", *spots))


def _strong_spot(spot: Strong, place: Place) -> Html:
    title = place.link(spot.area.id, spot.criterion.id, said(spot.criterion.title, place.labels))
    value, coverage = value_words(spot.score, place.labels), coverage_words(spot.score, place.labels)
    return element("li", title, f": {value} ({coverage})")


def potentials(place: Place) -> Html:
    """Return the indicators where a step forward is worth most, the first ones unfolded."""
    found = [_item(item, place) for item in place.evaluation.findings.potentials]
    if not found:
        return place.section("potentials", place.say("potentials.none"))
    shown = found if place.paper else found[:_FIRST]
    rest = found[len(shown) :]
    more = Html()
    if rest:
        summary = element("summary", place.labels.get("potentials.more", count=len(rest)))
        listed = element("ol", *rest, start=len(shown) + 1)
        more = element("details", summary, listed, id=f"{place.prefix}-potentials-more")
    return place.section("potentials", place.say("potentials.intro"), element("ol", *shown), more)


def open_questions(place: Place) -> Html:
    """Return what the team has to find out, and where answers are missing."""
    findings, labels = place.evaluation.findings, place.labels
    parts: list[Html] = []
    if findings.unknown:
        parts += [place.say("questions.unknown"), _item_list(findings.unknown, place)]
    if findings.unanswered:
        parts += [place.say("questions.unanswered"), element("ul", *_counted(findings.unanswered, place))]
    return place.section("questions", *(parts or [element("p", labels.get("questions.none"))]))


def _counted(items: Iterable[Item], place: Place) -> list[Html]:
    counts: dict[str, list[Item]] = {}
    for item in items:
        counts.setdefault(item.criterion.id, []).append(item)
    return [
        element(
            "li",
            said(group[0].criterion.title, place.labels),
            ": ",
            place.labels.get("questions.count", count=len(group)),
        )
        for group in counts.values()
    ]


def talk(place: Place) -> Html:
    """Return what the team has marked to talk about; nothing where it has marked nothing."""
    items = place.evaluation.findings.talk
    return place.section("talk", place.say("talk.intro"), _item_list(items, place)) if items else Html()


def _item_list(items: Sequence[Item], place: Place) -> Html:
    return element("ul", *(_item(item, place) for item in items))


def chosen_words(level: Level | None, place: Place) -> Html:
    """Return what people chose, in words, or that they have not answered yet."""
    if level is None:
        return escape(place.labels.get("level.open"))
    return said(level_label(level, place.evaluation.bundle), place.labels)


def _item(item: Item, place: Place) -> Html:
    labels = place.labels
    chosen = chosen_words(item.level, place)
    title = place.link(item.area.id, item.criterion.id, said(item.criterion.title, labels))
    core = join((" · ", labels.get("item.core"))) if item.indicator.core else ""
    about = element("p", title, " · ", chosen, core, class_="mintq-about")
    note = place.own_words(item.answer.note) if item.answer.note and not place.paper else ""
    return element(
        "li", element("p", said(item.indicator.text, labels), class_="mintq-statement"), about, note
    )
