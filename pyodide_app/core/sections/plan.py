"""The plan in HTML: targets, and one entry per step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.markup.html import Html, element, join, lines
from pyodide_app.core.markup.plan_words import step_facts, step_name, target_words
from pyodide_app.core.pictures.weighing import weighing

if TYPE_CHECKING:
    from pyodide_app.core.documents.plan import Step
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import Evaluation


def plan(evaluation: Evaluation, place: Place) -> Html:
    """Return what the team agreed on; nothing where it has planned nothing."""
    found = plan_of(evaluation.analysis, evaluation.bundle)
    if not found:
        return Html("")
    targets = [element("li", target_words(target, evaluation, place.labels)) for target in found.targets]
    steps = [element("li", _step(step, evaluation, place)) for step in found.steps]
    return place.section(
        "plan",
        join((place.say("plan.targets"), element("ul", *targets))) if targets else "",
        element("ol", *steps, class_="mintq-steps-planned") if steps else "",
        weighing(found.steps, place),
    )


def _step(step: Step, evaluation: Evaluation, place: Place) -> Html:
    own = evaluation.own_language(place.labels.lang)
    words = element("strong", lines(step_name(step, place.labels)))
    name = element("p", words, class_="mintq-statement", dir="auto", lang=own if step.name else None)
    facts = [
        element(
            "div",
            element("dt", fact.name),
            element(
                "dd",
                lines(fact.words),
                dir="auto" if fact.own else None,
                lang=own if fact.own else None,
            ),
        )
        for fact in step_facts(step, place.labels)
    ]
    return join((name, element("dl", *facts, class_="mintq-facts")))
