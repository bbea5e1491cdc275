"""The overview: each area's value and the bars of its criteria, each of which opens to its explanation."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, escape, join, said
from pyodide_app.core.markup.wording import aim_words, coverage_words, meaning_words, value_words
from pyodide_app.core.pictures.picture import ink, per_cent, target_mark
from pyodide_app.core.results.findings import enough_coverage
from pyodide_app.core.sections.why import area_why, criterion_why

if TYPE_CHECKING:
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import AreaPart, CriterionPart, Evaluation
    from pyodide_app.core.results.result import Score

_HEIGHT: Final = 10


def basis(score: Score, place: Place) -> Html:
    """Return the coverage of a value, and a word where it is too little to trust the value."""
    words = coverage_words(score, place.labels)
    thin = score.rated and not enough_coverage(score)
    warning = element("strong", place.labels.get("coverage.thin")) if thin else None
    return element("span", words, *([" · ", warning] if warning else []), class_="mintq-coverage")


def columns(evaluation: Evaluation, place: Place) -> Html:
    """Return a column for each area; everything with a value opens."""
    return element("div", *(_column(area, place) for area in evaluation.areas), class_="mintq-columns")


def cards(evaluation: Evaluation, place: Place) -> Html:
    """Return a card for each area, for paper."""
    return element("ul", *(_card(area, place) for area in evaluation.areas), class_="mintq-cards")


def _card(area: AreaPart, place: Place) -> Html:
    value = place.why(area.area.id, value_words(area.score, place.labels))
    return element(
        "li",
        place.heading(said(area.area.title, place.labels), below=1),
        element("p", value, class_="mintq-value"),
        element("p", meaning_words(area.score, place.bundle, place.labels)) if area.score.rated else "",
        element("p", basis(area.score, place)),
        class_=f"mintq-card mintq-card--{area.number}",
    )


@functools.lru_cache(maxsize=64)
def _column(area: AreaPart, place: Place) -> Html:
    bars = [_criterion(part, area.number, place) for part in area.criteria]
    return element(
        "div",
        place.heading(said(area.area.title, place.labels), below=1),
        _area(area, place),
        *bars,
        class_=f"mintq-column mintq-card--{area.number}",
    )


@functools.lru_cache(maxsize=64)
def _area(area: AreaPart, place: Place) -> Html:
    meaning = meaning_words(area.score, place.bundle, place.labels)
    summary = element(
        "summary",
        element("span", value_words(area.score, place.labels), class_="mintq-value"),
        " ",
        element("span", meaning, class_="mintq-in-words") if meaning else "",
        " ",
        basis(area.score, place),
    )
    inside = element("div", area_why(area, place), class_="mintq-why__inside")
    return place.part(f"why-{area.area.id}", "details", summary, inside, class_="mintq-why mintq-why--area")


@functools.lru_cache(maxsize=256)
def _criterion(part: CriterionPart, number: int, place: Place) -> Html:
    summary = element(
        "summary",
        element("span", said(part.criterion.title, place.labels), class_="mintq-why__title"),
        " ",
        bar(part.score, place.bundle.top, number, part.target),
        element("span", value_words(part.score, place.labels), class_="mintq-why__value"),
        " ",
        basis(part.score, place),
        *([] if part.target is None else [" ", _target(part.target, place)]),
    )
    inside = element("div", criterion_why(part, place), _guidance(part, place), class_="mintq-why__inside")
    return place.part(f"why-{part.criterion.id}", "details", summary, inside, class_="mintq-why")


def _guidance(part: CriterionPart, place: Place) -> Html:
    if place.guidance is None:
        return Html()
    return element(
        "p", place.link(part.area.id, part.criterion.id, escape(place.labels.get("link.guidance")))
    )


def _target(target: float, place: Place) -> Html:
    return element("span", aim_words(target, place.labels), class_="mintq-coverage")


def bar(score: Score, top: int, number: int, target: float | None) -> Html:
    """Draw a value as a bar; the outlined end is the share of what applies that is not rated."""
    box: dict[str, str | int] = {"y": 1, "height": _HEIGHT - 2}
    track = element(
        "rect", x=0, width="100%", fill="none", stroke_opacity="0.35", stroke="currentColor", **box
    )
    drawn = [track]
    if score.value is not None:
        length = score.value / top * 100
        solid = length * score.rated / score.applicable
        look: dict[str, str | int] = {"stroke": "currentColor", **box}
        # A value of zero still shows: as a thin bar at the start.
        bar = element("rect", x=0, width=per_cent(solid) if solid else 3, fill="currentColor", **look)
        drawn.append(bar)
        if solid < length:
            rest = {"x": per_cent(solid), "width": per_cent(length - solid)}
            drawn.append(element("rect", fill="currentColor", fill_opacity="0.3", **rest, **look))
    if target is not None:
        drawn.append(target_mark(target / top, 0, _HEIGHT))
    return element(
        "svg",
        join(drawn),
        width="100%",
        height=_HEIGHT,
        aria_hidden="true",
        focusable="false",
        **ink(number, "meter"),
    )
