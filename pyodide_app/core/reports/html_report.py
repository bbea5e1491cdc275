"""The report as one self-contained page: no script, no network, readable and printable for years."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, join
from pyodide_app.core.markup.place import Place
from pyodide_app.core.reports.carried import carry, shown
from pyodide_app.core.reports.facts import facts, report_title
from pyodide_app.core.reports.html_answers import answers
from pyodide_app.core.reports.html_style import STYLE
from pyodide_app.core.sections import outlook, standing
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


def content_security_policy() -> str:
    """Return the page's own policy: nothing is loaded and nothing runs but exactly its own styles."""
    digest = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def write(evaluation: Evaluation, labels: Labels, options: Options) -> str:
    """Return the page."""
    title = report_title(evaluation, labels)
    return page(
        title,
        labels,
        _header(title, evaluation, labels, options.now),
        _main(evaluation, labels),
        foot=(element("p", labels.get("report.opens"), class_="mintq-opens"), carry(shown(evaluation))),
    )


def page(title: str, labels: Labels, *parts: Html, foot: tuple[Html, ...] = ()) -> str:
    """Return a self-contained page of these parts, and at its foot its last words and these."""
    footer = element("footer", element("p", labels.get("report.footer")), *foot)
    body = element("body", *parts, footer)
    whole = element("html", _head(title), "\n", body, lang=labels.lang)
    return f"<!DOCTYPE html>\n{whole}\n"


def _head(title: str) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=content_security_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        element("style", Html(STYLE)),
    )


def _header(title: str, evaluation: Evaluation, labels: Labels, now: str) -> Html:
    own = evaluation.own_language(labels.lang)
    rows = [
        element(
            "div",
            element("dt", fact.name),
            element("dd", fact.words, dir="auto" if fact.own else None, lang=own if fact.own else None),
        )
        for fact in facts(evaluation, labels, now)
    ]
    return element("header", element("h1", title), element("dl", *rows, class_="mintq-facts"))


def _main(evaluation: Evaluation, labels: Labels) -> Html:
    place = Place(
        bundle=evaluation.bundle,
        labels=labels,
        prefix="mintq-report",
        paper=True,
        own=evaluation.own_language(labels.lang),
    )
    made = {name: write(evaluation, place) for name, write in _SECTIONS.items()}
    links = [
        element("li", element("a", labels.get(f"section.{name}"), href=f"#mintq-report-{name}"))
        for name, section in made.items()
        if section
    ]
    contents = element("nav", element("ul", *links), aria_label=labels.get("report.contents"))
    return element("main", contents, "\n", element("div", join(made.values(), "\n"), class_="mintq-view"))
