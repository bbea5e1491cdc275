"""The table twin holds every value of the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyodide_app.core.markup.place import Place
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.sections.table import overview_table, table_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Xml = Callable[[str], ET.Element]


def test_the_table_has_a_line_per_area_and_criterion(bundle: Bundle, full: Analysis, german: Labels) -> None:
    table = overview_table(evaluate(bundle, full), german)

    lines = [(line.id, *line.cells) for group in table.groups for line in (group.head, *group.lines)]
    assert table.columns == (
        "Bereich und Kriterium",
        "Wert",
        "Bewertet",
        "Nicht relevant",
        "Noch unklar",
        "Unbeantwortet",
    )
    assert lines == [
        ("offer", "2,50", "4 von 5", "0", "1", "0"),
        ("need", "2,00", "3 von 4", "0", "1", "0"),
        ("groups", "3,00", "1 von 1", "0", "0", "0"),
        ("resources", "1,00", "2 von 2", "1", "0", "0"),
        ("team", "1,00", "2 von 2", "1", "0", "0"),
        ("results", "2,67", "3 von 4", "0", "0", "1"),
        ("reach", "2,67", "3 von 4", "0", "0", "1"),
    ]


def place(bundle: Bundle, labels: Labels, **more: Any) -> Place:
    return Place(bundle=bundle, labels=labels, prefix="x", paper=True, **more)


def test_every_header_has_a_scope_and_the_box_has_a_name(
    bundle: Bundle, full: Analysis, german: Labels, xml: Xml
) -> None:
    box = xml(table_html(overview_table(evaluate(bundle, full), german), place(bundle, german)))

    assert {name: box.get(name) for name in ("role", "tabindex", "aria-labelledby")} == {
        "role": "region",
        "tabindex": "0",
        "aria-labelledby": "x-table",
    }
    assert box.find("table/caption").get("id") == "x-table"
    assert [header.get("scope") for header in box.iter("th")] == [
        *["col"] * 6,
        *("rowgroup", "row", "row", "rowgroup", "row", "rowgroup", "row"),
    ]


def test_titles_lead_to_the_guidance_and_values_to_their_explanation(
    bundle: Bundle, full: Analysis, german: Labels, xml: Xml
) -> None:
    table = overview_table(evaluate(bundle, full), german)

    box = xml(table_html(table, place(bundle, german, guidance="../")))

    links = {link.get("href"): link.text for link in box.iter("a")}
    assert links["../offer/need/"] == "Bedarf und Umfeld"
    assert (links["#x-why-need"], links["#x-why-offer"]) == ("2,00", "2,50")
