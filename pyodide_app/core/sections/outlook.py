"""What follows from a result, in HTML that the page's view and the report share.

Strong spots, potentials, suggestions, open questions, what the team flagged, and questions for its talk.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, join, said
from pyodide_app.core.markup.wording import (
    coverage_words,
    level_meaning,
    no_strong_spots,
    strong_intro,
    value_words,
)
from pyodide_app.core.pictures.heat import chosen_words, sign
from pyodide_app.core.results.advice import FIRST, GENERAL, suggestions, talks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from pyodide_app.core.documents.bundle import Area, Criterion
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.advice import Suggestion, Talk
    from pyodide_app.core.results.evaluation import CriterionPart, Evaluation
    from pyodide_app.core.results.findings import Item, Strong

SHOWN: Final = 10
"""How many potentials are shown in full; the rest is counted."""
SUGGESTIONS: Final = "suggestions"
"""Name of the suggestions that are folded away."""


def strong_spots(evaluation: Evaluation, place: Place) -> Html:
    """Return the criteria that stand out well, and why."""
    spots = evaluation.findings.strong
    if not spots:
        words = element("p", no_strong_spots(place.labels))
        return place.section("strong", place.part("strong-spots", "div", words))
    intro = element("p", strong_intro(place.labels))
    listed = element("ul", *(_strong_spot(spot, place) for spot in spots))
    return place.section("strong", place.part("strong-spots", "div", intro, listed))


def _strong_spot(spot: Strong, place: Place) -> Html:
    title = place.link(spot.area.id, spot.criterion.id, said(spot.criterion.title, place.labels))
    value = place.why(spot.criterion.id, value_words(spot.score, place.labels))
    return element("li", title, ": ", value, f" ({coverage_words(spot.score, place.labels)})")


def potentials(evaluation: Evaluation, place: Place) -> Html:
    """Return the indicators where a step forward is worth most, the first ones in full."""
    found = evaluation.findings.potentials
    if not found:
        return place.section("potentials", place.part("lowest", "div", place.say("potentials.none")))
    shown, rest = [_potential(item, place) for item in found[:SHOWN]], found[SHOWN:]
    more = (
        [place.say("potentials.more", count=len(rest)), element("ul", *_counted(rest, place))] if rest else ()
    )
    return place.section(
        "potentials",
        place.say("potentials.intro"),
        place.listing("lowest", "ol", shown, SHOWN, "mintq-potentials"),
        place.part("lowest-more", "div", *more),
    )


@functools.lru_cache(maxsize=256)
def _potential(item: Item, place: Place) -> Html:
    level = item.level
    if not isinstance(level, int) or level >= place.bundle.top:
        return _item(item, place, Html())
    name = element("span", place.labels.get("why.next_level", level=level + 1), class_="mintq-name")
    meaning = said(level_meaning(item.indicator, level + 1, place.bundle), place.labels)
    return _item(item, place, element("p", name, " ", meaning))


def next_steps(evaluation: Evaluation, place: Place, opened: Collection[str] = (SUGGESTIONS,)) -> Html:
    """Return what the framework suggests for each criterion, the lowest values first.

    What is beyond the first few is folded except on paper, and there only where `SUGGESTIONS` is `opened`.
    """
    found = suggestions(evaluation)
    if not found:
        return Html()
    first, rest = (found, ()) if place.paper else (found[:FIRST], found[FIRST:])
    made = [_suggestion(suggestion, place) for suggestion in first]
    parts = [
        place.say("suggestions.intro"),
        place.listing("suggested", "ul", made, FIRST, "mintq-suggestions"),
    ]
    if rest:
        more = place.part("suggested-count", "span", place.labels.get("suggestions.more", count=len(rest)))
        made = [element("li", _suggestion(each, place)) for each in rest if SUGGESTIONS in opened]
        listed = place.part("suggested-more", "ul", *made, class_="mintq-suggestions")
        parts.append(place.folded(SUGGESTIONS, more, listed, when_opened=True))
    return place.section("suggestions", *parts)


@functools.lru_cache(maxsize=256)
def _suggestion(found: Suggestion, place: Place) -> Html:
    part, labels = found.part, place.labels
    about = labels.get("suggestions.step", level=found.level, next=found.level + 1)
    value = place.why(part.criterion.id, value_words(part.score, labels))
    title = element("strong", said(part.criterion.title, labels))
    head = element("p", title, " · ", value, " · ", about, class_="mintq-about")
    return join((head, element("p", said(found.words, labels)), _links(part, place)))


def _links(part: CriterionPart, place: Place) -> Html:
    """Return where to read on: guidance, examples and methods; on paper only what the methods are called."""
    names = {method.id: method.title for method in place.bundle.methods}
    methods = [(id_, said(names[id_], place.labels)) for id_ in part.criterion.methods if id_ in names]
    links: list[Html] = []
    if place.guidance is not None:
        page = f"{place.guidance}{part.area.id}/{part.criterion.id}/"
        links.append(element("a", place.labels.get("link.guidance"), href=page))
        if part.criterion.examples:
            links.append(element("a", place.labels.get("link.examples"), href=f"{page}#examples"))
        folder = f"{place.guidance}../methods/"
        methods = [(id_, element("a", words, href=f"{folder}{id_}/")) for id_, words in methods]
    if methods:
        links.append(
            join((place.labels.get("link.methods"), ": ", join((words for _, words in methods), ", ")))
        )
    return element("p", join(links, " · "), class_="mintq-about") if links else Html()


def open_questions(evaluation: Evaluation, place: Place) -> Html:
    """Return what the team has to find out, and where answers are missing."""
    findings = evaluation.findings
    parts: list[Html] = []
    if findings.unknown:
        parts += [place.say("questions.unknown"), _item_list(findings.unknown, place)]
    if findings.unanswered:
        parts += [place.say("questions.unanswered"), element("ul", *_counted(findings.unanswered, place))]
    return place.section("questions", place.part("open", "div", *(parts or [place.say("questions.none")])))


def _counted(items: Iterable[Item], place: Place) -> list[Html]:
    counts: dict[str, list[Item]] = {}
    for item in items:
        counts.setdefault(item.criterion.id, []).append(item)
    return [_count(group[0].area, group[0].criterion, len(group), place) for group in counts.values()]


@functools.lru_cache(maxsize=256)
def _count(area: Area, criterion: Criterion, count: int, place: Place) -> Html:
    title = place.link(area.id, criterion.id, said(criterion.title, place.labels))
    return element("li", title, ": ", place.labels.get("questions.count", count=count))


def talk(evaluation: Evaluation, place: Place) -> Html:
    """Return what the team has marked to talk about; nothing where it has marked nothing."""
    items = evaluation.findings.talk
    if not items:
        return Html()
    return place.section(
        "talk", place.say("talk.intro"), place.part("flagged", "div", _item_list(items, place))
    )


def prompts(evaluation: Evaluation, place: Place) -> Html:
    """Return questions for the conversation in the team."""
    own = place.part("prompts-own", "div", *(_talk(one, place) for one in talks(evaluation)))
    return place.section("prompts", place.say("prompts.intro"), _general(place), own, _print_button(place))


@functools.lru_cache(maxsize=16)
def _general(place: Place) -> Html:
    return element("ul", *(element("li", place.labels.get(f"prompts.{name}")) for name in GENERAL))


@functools.lru_cache(maxsize=16)
def _print_button(place: Place) -> Html:
    """Return the button that prints the questions alone; paper has none."""
    if place.paper:
        return Html()
    button = element(
        "button",
        place.labels.get("prompts.print"),
        type="button",
        class_="mintq-save",
        data_mintq_action="print-section",
    )
    return element("p", button, class_="mintq-saves")


def _talk(found: Talk, place: Place) -> Html:
    title = place.heading(said(found.part.criterion.title, place.labels), below=1)
    return join((title, element("ul", *(element("li", said(one, place.labels)) for one in found.questions))))


def _item_list(items: Sequence[Item], place: Place) -> Html:
    lines = (element("li", _plain_item(item, place)) for item in items)
    return element("ul", *lines, class_="mintq-potentials")


@functools.lru_cache(maxsize=256)
def _plain_item(item: Item, place: Place) -> Html:
    return _item(item, place, Html())


def _item(item: Item, place: Place, following: Html) -> Html:
    labels = place.labels
    title = place.link(item.area.id, item.criterion.id, said(item.criterion.title, labels))
    core = join((" · ", labels.get("item.core"))) if item.indicator.core else ""
    about = element("p", title, " · ", chosen_words(item.level, place), core, class_="mintq-about")
    note = place.own_words(item.answer.note) if item.answer.note and not place.paper else Html()
    statement = element(
        "p", sign(item.level, place), said(item.indicator.text, labels), class_="mintq-statement"
    )
    return join((statement, about, following, note))
