"""The result as a fragment of HTML for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core import sections
from pyodide_app.core.html import element

if TYPE_CHECKING:
    from pyodide_app.core.evaluation import Evaluation
    from pyodide_app.core.html import Html
    from pyodide_app.core.labels import Labels


def view(evaluation: Evaluation, labels: Labels, *, guidance: str | None = None, level: int = 2) -> Html:
    """Return the result; headings start at `level`, ids with `mintq-view-`.

    `guidance` is the address in front of `<area>/<criterion>/` of the guidance pages; None links nowhere.
    """
    place = sections.Place(evaluation=evaluation, labels=labels, level=level, guidance=guidance)
    if not evaluation.result.decided:
        return element("div", place.say("view.empty"), class_="mintq-view")
    return element(
        "div",
        sections.overview(place),
        sections.profile(place),
        sections.strong_spots(place),
        sections.potentials(place),
        sections.open_questions(place),
        sections.talk(place),
        class_="mintq-view",
        lang=labels.lang,
    )
