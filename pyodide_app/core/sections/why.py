"""Every value explains itself: the formula, what counts, what does not and why, what would change it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import NA
from pyodide_app.core.markup.html import Html, element, join, said
from pyodide_app.core.markup.wording import coverage_words, level_meaning, value_words
from pyodide_app.core.pictures.heat import chosen_words, sign
from pyodide_app.core.results.explain import explain_area, explain_criterion
from pyodide_app.core.results.findings import cautions_of

if TYPE_CHECKING:
    from pyodide_app.core.documents.answers import Answer, Level
    from pyodide_app.core.documents.bundle import Indicator
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import AreaPart, CriterionPart
    from pyodide_app.core.results.explain import CriterionStory, Rise
    from pyodide_app.core.results.result import Score


def cautions_html(score: Score, place: Place) -> Html:
    """Return what to keep in mind about one value, or nothing."""
    found = [place.say(f"caution.{caution.code}", **caution.params) for caution in cautions_of(score)]
    return element("div", *found, class_="mintq-cautions") if found else Html()


@functools.lru_cache(maxsize=256)
def criterion_why(part: CriterionPart, place: Place) -> Html:
    """Return the story of a criterion's value; on paper without the items, which stand among the answers."""
    labels, story = place.labels, explain_criterion(part, place.bundle.top)
    levels = [str(level) for _, level in story.counted]
    if not part.indicators:
        formula = element("p", coverage_words(part.score, labels))
    elif levels:
        value = value_words(part.score, labels)
        formula = place.say("why.formula", count=len(levels), sum=" + ".join(levels), value=value)
    else:
        formula = place.say("why.none")
    items = Html() if place.paper else _items(story, place)
    return join((formula, cautions_html(part.score, place), items, _changes(story, place)))


def _items(story: CriterionStory, place: Place) -> Html:
    parts = []
    if story.counted:
        counted = [statement(indicator, level, place) for indicator, level in story.counted]
        parts += [place.say("why.counted"), element("ul", *counted, class_="mintq-items")]
    if story.left_out:
        left = [_left_out(indicator, answer, place) for indicator, answer in story.left_out]
        parts += [place.say("why.left_out"), element("ul", *left, class_="mintq-items")]
    return join(parts)


@functools.lru_cache(maxsize=1024, typed=True)
def statement(indicator: Indicator, level: Level | None, place: Place) -> Html:
    """Return a list item with an indicator's words and what was chosen."""
    chosen = element("span", chosen_words(level, place), class_="mintq-about")
    return element("li", sign(level, place), element("span", said(indicator.text, place.labels), " ", chosen))


def _left_out(indicator: Indicator, answer: Answer, place: Place) -> Html:
    chosen = element("span", chosen_words(answer.level, place), class_="mintq-about")
    reason = place.own_words(answer.reason) if answer.reason and answer.level == NA else Html()
    words = element("div", said(indicator.text, place.labels), " ", chosen, reason)
    return element("li", sign(answer.level, place), words)


def _changes(story: CriterionStory, place: Place) -> Html:
    labels, parts = place.labels, []
    if story.rise:
        parts.append(_rise("why.rise", story.rise, place))
    elif story.counted:
        parts.append(place.say("why.top"))
    if story.range:
        found = story.range
        low, high = labels.number(found.low), labels.number(found.high)
        parts.append(place.say("why.range", count=found.count, low=low, high=high))
    return join(parts)


def _rise(key: str, rise: Rise, place: Place) -> Html:
    """Say what one step more would give, and what that step means."""
    labels, indicator = place.labels, rise.indicator
    words = element("p", labels.get(key, value=labels.number(rise.value)))
    statement = element("p", said(indicator.text, labels), class_="mintq-statement")
    meaning = said(level_meaning(indicator, rise.level, place.bundle), labels)
    meant = element("p", labels.get("why.next_level", level=rise.level), " ", meaning)
    return element("div", words, statement, meant, class_="mintq-rise")


@functools.lru_cache(maxsize=64)
def area_why(area: AreaPart, place: Place) -> Html:
    """Return the story of an area's value."""
    labels, story = place.labels, explain_area(area, place.bundle.top)
    parts = [cautions_html(area.score, place)]
    if story.counted:
        values = [value_words(part.score, labels) for part in story.counted]
        value = value_words(area.score, labels)
        count = len(values)
        parts.insert(0, place.say("why.area.formula", count=count, sum=" + ".join(values), value=value))
        parts += [place.say("why.area.counted"), _criteria(story.counted, place)]
    else:
        parts.insert(0, place.say("why.area.none"))
    if story.left_out:
        parts += [place.say("why.area.left_out"), _criteria(story.left_out, place)]
    if story.rise:
        parts.append(_rise("why.area.rise", story.rise, place))
    return join(parts)


def _criteria(parts: tuple[CriterionPart, ...], place: Place) -> Html:
    return element("ul", *(_criterion(part, place) for part in parts), class_="mintq-items")


@functools.lru_cache(maxsize=256)
def _criterion(part: CriterionPart, place: Place) -> Html:
    title, about = said(part.criterion.title, place.labels), coverage_words(part.score, place.labels)
    return element(
        "li",
        place.why(part.criterion.id, value_words(part.score, place.labels)),
        element("span", title, " ", element("span", about, class_="mintq-about")),
    )
