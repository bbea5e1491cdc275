"""A comparison of rounds as a file: JSON data, or one self-contained page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.json_text import write_json
from pyodide_app.core.markup.html import element
from pyodide_app.core.markup.place import Place
from pyodide_app.core.reports.html.frame import page
from pyodide_app.core.results.rounds import comparison_to_dict
from pyodide_app.core.sections.rounds import rounds_view

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.rounds import Comparison


def write_data(comparison: Comparison) -> str:
    """Return the comparison as JSON text."""
    return write_json(comparison_to_dict(comparison))


def write_page(comparison: Comparison, labels: Labels) -> str:
    """Return the comparison as a page."""
    place = Place(bundle=comparison.bundle, labels=labels, prefix="mintq-rounds", paper=True)
    profile = comparison.rounds[-1].evaluation.analysis.profile
    name = (profile.project or profile.initiative or "").strip()
    title = labels.get("rounds.title.named", name=name) if name else labels.get("rounds.title")
    return page(
        title,
        labels,
        element("header", element("h1", title)),
        element("main", rounds_view(comparison, place)),
        last=labels.get("report.footer"),
    )
