"""Every indicator of an analysis with its answer, as HTML for the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import AGREEMENTS, NA
from pyodide_app.core.markup.html import Html, element, escape, is_safe_address, join, lines, said
from pyodide_app.core.markup.wording import agreement_words, coverage_words, value_words
from pyodide_app.core.pictures.heat import chosen_words
from pyodide_app.core.sections.why import area_why, criterion_why

if TYPE_CHECKING:
    from pyodide_app.core.documents.answers import Answer, Evidence, Level
    from pyodide_app.core.documents.bundle import Indicator
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import AreaPart, CriterionPart, Evaluation


def answers(evaluation: Evaluation, place: Place) -> Html:
    """Return all areas, criteria and indicators in scope, and where each value comes from."""
    return place.section("answers", *(_area(area, place) for area in evaluation.areas))


def _area(area: AreaPart, place: Place) -> Html:
    return join(
        (
            place.heading(
                said(area.area.title, place.labels), below=1, id_=f"{place.prefix}-why-{area.area.id}"
            ),
            element("div", area_why(area, place), class_="mintq-because-of"),
            *(_criterion(part, place) for part in area.criteria),
        )
    )


def _criterion(part: CriterionPart, place: Place) -> Html:
    labels = place.labels
    value, coverage = value_words(part.score, labels), coverage_words(part.score, labels)
    about = f"{value} · {coverage} · {labels.get(f'scope.{part.criterion.scope}')}"
    pairs = zip(part.indicators, part.answers, strict=True)
    items = [_indicator(indicator, answer, place) for indicator, answer in pairs]
    return join(
        (
            place.heading(
                said(part.criterion.title, labels), below=2, id_=f"{place.prefix}-why-{part.criterion.id}"
            ),
            element("p", about, class_="mintq-about"),
            element("div", criterion_why(part, place), class_="mintq-because-of"),
            element("ol", *items, class_="mintq-answers") if items else "",
        )
    )


def _indicator(indicator: Indicator, answer: Answer, place: Place) -> Html:
    statement = element("p", said(indicator.text, place.labels), class_="mintq-statement")
    chosen = _chosen(indicator, answer.level, place)
    return element("li", statement, chosen, *_details(indicator, answer, place))


def _chosen(indicator: Indicator, level: Level | None, place: Place) -> Html:
    words = element("strong", chosen_words(level, place))
    if not isinstance(level, int):
        return element("p", words, class_="mintq-level mintq-level--none")
    top = place.bundle.top
    steps = [element("span", class_="mintq-on" if step <= level else None) for step in range(1, top + 1)]
    gauge = element("span", *steps, class_="mintq-gauge", aria_hidden="true")
    meant = join((": ", said(indicator.levels[level], place.labels))) if indicator.levels else ""
    return element("p", gauge, f"{level} · ", words, meant, class_="mintq-level")


def _details(indicator: Indicator, answer: Answer, place: Place) -> list[Html]:
    labels = place.labels
    found = []
    if answer.reason and answer.level == NA:
        found.append(_named("answer.reason", place.own_words(answer.reason), place))
    if answer.note:
        found.append(_named("answer.note", place.own_words(answer.note), place))
    if answer.evidence:
        items = [element("li", _evidence(entry, place)) for entry in answer.evidence]
        name = element("p", labels.get("answer.evidence"), class_="mintq-name")
        found.append(element("div", name, element("ul", *items), class_="mintq-detail"))
    agreement = agreement_words(answer, labels)
    if agreement:
        ours = answer.agreement in AGREEMENTS
        words = element("p", agreement) if ours else place.own_words(agreement)
        found.append(_named("answer.agreement", words, place))
    if answer.asked and answer.asked not in indicator.text.to_dict().values():
        found.append(_named("answer.asked", place.own_words(answer.asked), place))
    if answer.talk:
        found.append(element("p", labels.get("answer.talk"), class_="mintq-talk-mark"))
    return found


def _named(key: str, words: Html, place: Place) -> Html:
    name = element("p", place.labels.get(key), class_="mintq-name")
    return element("div", name, words, class_="mintq-detail")


def _evidence(entry: Evidence, place: Place) -> Html:
    text = (entry.text or "").strip()
    address = (entry.url or "").strip()
    words = element("span", lines(text), dir="auto", lang=place.own) if text else Html()
    if not address:
        return words
    shown = (
        element("a", address, href=address, rel="noopener noreferrer")
        if is_safe_address(address)
        else escape(address)
    )
    return join((words, " ", shown)) if text else shown
