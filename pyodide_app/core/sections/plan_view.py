"""What the page shows beside the fields of the plan: what the result offers to choose, and the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.markup.html import Html, element, join, said
from pyodide_app.core.markup.place import Place
from pyodide_app.core.markup.wording import coverage_words, value_words
from pyodide_app.core.pictures.weighing import weighing
from pyodide_app.core.results.priorities import candidates
from pyodide_app.core.sections.why import statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.results.priorities import Candidate

SHOWN: Final = 6
"""How many criteria are offered at once; the others are folded away."""
PREFIX: Final = "mintq-plan"
"""Ids of the page's plan start with it."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """What follows from result and plan, as markup."""

    candidates: Html
    picture: Html


def plan_view(evaluation: Evaluation, labels: Labels, *, guidance: str | None = None) -> PlanView:
    """Return both; `guidance` is the address in front of `<area>/<criterion>/`."""
    own = evaluation.own_language(labels.lang)
    place = Place(bundle=evaluation.bundle, labels=labels, level=4, prefix=PREFIX, guidance=guidance, own=own)
    steps = plan_of(evaluation.analysis, evaluation.bundle).steps
    return PlanView(_offered(candidates(evaluation), place), _view(weighing(steps, place), place))


def _view(inside: str, place: Place) -> Html:
    return element("div", inside, class_="mintq-view", lang=place.labels.lang)


def _offered(found: Sequence[Candidate], place: Place) -> Html:
    if not found:
        return _view(place.say("candidates.none"), place)
    shown = [_candidate(candidate, place) for candidate in found]
    parts = [element("ol", *shown[:SHOWN], class_="mintq-candidates")]
    if len(shown) > SHOWN:
        summary = element("summary", place.labels.get("candidates.more", count=len(shown) - SHOWN))
        rest = element("ol", *shown[SHOWN:], class_="mintq-candidates", start=SHOWN + 1)
        parts.append(element("details", summary, rest, class_="mintq-folded", id=f"{PREFIX}-more"))
    return _view(join(parts), place)


def _candidate(candidate: Candidate, place: Place) -> Html:
    part, labels = candidate.part, place.labels
    title = said(part.criterion.title, labels)
    head = element("p", element("strong", place.link(part.area.id, part.criterion.id, title)))
    value = f"{value_words(part.score, labels)} ({coverage_words(part.score, labels)})"
    why = element("p", join((value, *_reasons(candidate, labels)), " · "), class_="mintq-about")
    statements = [statement(item.indicator, item.level, place) for item in candidate.items]
    folded = element(
        "details",
        element("summary", labels.get("candidates.statements", count=len(statements))),
        element("ul", *statements, class_="mintq-items"),
        class_="mintq-folded",
        id=f"{PREFIX}-why-{part.criterion.id}",
    )
    idea = candidate.suggestion
    advice = element("p", labels.get("candidates.suggestion"), " ", said(idea, labels)) if idea else ""
    return element("li", head, why, advice, folded, _choose(candidate, place))


def _reasons(candidate: Candidate, labels: Labels) -> Iterator[str]:
    low = len(candidate.items) - candidate.unknown
    counts = {"unknown": candidate.unknown, "low": low, "core": candidate.core, "talk": candidate.talk}
    for name, count in counts.items():
        if count:
            yield labels.get(f"candidates.{name}", count=count)


def _choose(candidate: Candidate, place: Place) -> Html:
    labels, title = place.labels, candidate.part.criterion.title.pick(place.labels.lang).words
    if candidate.chosen:
        return element("p", labels.get("candidates.chosen"), class_="mintq-chosen")
    button = element(
        "button",
        labels.get("candidates.choose"),
        type="button",
        class_="mintq-save",
        aria_label=labels.get("candidates.choose.named", title=title),
        data_mintq_action="plan-choose",
        data_criterion=candidate.part.criterion.id,
    )
    return element("p", button)
