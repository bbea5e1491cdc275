"""The report as one self-contained page: no script, no network, readable and printable for years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, join
from pyodide_app.core.markup.place import Place
from pyodide_app.core.reports.carried import carry, shown
from pyodide_app.core.reports.facts import facts, report_title
from pyodide_app.core.reports.html import brief
from pyodide_app.core.reports.html.answers import answers
from pyodide_app.core.reports.html.frame import facts_list, page
from pyodide_app.core.sections import outlook, standing
from pyodide_app.core.sections.contents import contents
from pyodide_app.core.sections.impact import impact
from pyodide_app.core.sections.plan import plan

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation


_SECTIONS: Final = {
    "overview": standing.overview,
    "profile": standing.profile,
    "heat": standing.heat,
    "stairs": standing.staircase,
    "strong": outlook.strong_spots,
    "potentials": outlook.potentials,
    "suggestions": outlook.next_steps,
    "questions": outlook.open_questions,
    "talk": outlook.talk,
    "impact": impact,
    "plan": plan,
    "prompts": outlook.prompts,
    "answers": answers,
}
"""What stands in the report, in its order; a section of which nothing is to be said is empty."""


def write(evaluation: Evaluation, labels: Labels, options: Options) -> str:
    """Return the page."""
    if options.short:
        return brief.write(evaluation, labels, options)
    title = report_title(evaluation, labels)
    return page(
        title,
        labels,
        element(
            "header",
            element("h1", title),
            facts_list(facts(evaluation, labels, options.now), evaluation.own_language(labels.lang)),
        ),
        _main(evaluation, labels),
        last=labels.get("report.footer"),
        foot=(element("p", labels.get("report.opens"), class_="mintq-opens"), carry(shown(evaluation))),
    )


def _main(evaluation: Evaluation, labels: Labels) -> Html:
    place = Place(
        bundle=evaluation.bundle,
        labels=labels,
        prefix="mintq-report",
        paper=True,
        own=evaluation.own_language(labels.lang),
    )
    made = {name: write(evaluation, place) for name, write in _SECTIONS.items()}
    links = contents(tuple(name for name, section in made.items() if section), place)
    return element("main", links, "\n", element("div", join(made.values(), "\n"), class_="mintq-view"))
