"""The result for the page: complete, in order, and safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.sections.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    # A tree as conftest.py builds it; test modules cannot import from there.
    Node = Any
    Show = Callable[..., Node]


@pytest.fixture(scope="module")
def show(bundle: Bundle, german: Labels, html: Callable[[str], Node]) -> Show:
    """Return what shows an analysis as a tree."""

    def shown(analysis: Analysis, labels: Labels = german, **more: object) -> Node:
        return html(view(evaluate(bundle, analysis), labels, **more).html)

    return shown


@pytest.fixture(scope="module")
def page(show: Show, full: Analysis) -> Node:
    """Return the view of the full analysis."""
    return show(full, guidance="../framework/")


def headings(page: Node) -> list[tuple[str, str]]:
    return [(node.tag, node.text) for node in page.all("h1", "h2", "h3", "h4", "h5", "h6")]


def section(page: Node, name: str) -> Node:
    return next(node for node in page.all("section") if node.attributes["class"] == f"mintq-{name}")


def items(page: Node, name: str) -> list[str]:
    return [node.text for node in section(page, name).all("li")]


def words(node: Node) -> str:
    """Return the text without the signs that screen readers do not say."""
    parts = [part for part in node.inside if isinstance(part, str) or "aria-hidden" not in part.attributes]
    return "".join(part if isinstance(part, str) else words(part) for part in parts)


def statements(page: Node, name: str) -> list[str]:
    found = section(page, name).all("p")
    return [words(node) for node in found if node.attributes.get("class") == "mintq-statement"]


def summaries(page: Node) -> list[list[str]]:
    return [
        [part.text for part in node.all("span") if part.text]
        for node in page.all("summary")
        if any("mintq-coverage" in str(part.attributes.get("class")) for part in node.all("span"))
    ]


def test_sections_have_headings_in_order(page: Node) -> None:
    assert headings(page) == [
        ("h2", "Auf einen Blick"),
        ("h3", "Angebotsqualität"),
        ("h3", "Ressourcenqualität"),
        ("h3", "Ergebnisqualität"),
        ("h2", "Das Profil in Bildern und als Tabelle"),
        ("h2", "Alle Aussagen auf einen Blick"),
        ("h2", "Was Sie über Ihre Ergebnisse wissen"),
        ("h2", "Stärken"),
        ("h2", "Wo ein nächster Schritt lohnt"),
        ("h2", "Vorschläge für die nächsten Schritte"),
        ("h2", "Offene Fragen"),
        ("h2", "Darüber wollen Sie sprechen"),
        ("h2", "Fragen für das Gespräch im Team"),
        ("h3", "Bedarf und Umfeld"),
        ("h3", "Team und Qualifizierung"),
    ]


@pytest.mark.parametrize(("level", "tags"), [(2, {"h2", "h3"}), (3, {"h3", "h4"}), (6, {"h6"})])
def test_headings_start_at_the_level_that_is_wanted(
    level: int, tags: set[str], show: Show, full: Analysis
) -> None:
    assert {tag for tag, _ in headings(show(full, level=level))} == tags


def test_every_section_is_named_by_its_heading(page: Node) -> None:
    named = [
        (node.attributes["aria-labelledby"], next(node.all("h2")).attributes["id"])
        for node in page.all("section")
    ]

    assert len(named) == 10
    assert all(label == heading for label, heading in named)


def test_ids_are_unique_and_ours(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]

    assert len(ids) == len(set(ids))
    assert all(one.startswith("mintq-view-") for one in ids)


def test_there_is_nothing_that_a_strict_policy_forbids(page: Node) -> None:
    assert not list(page.all("script", "style", "iframe", "form", "img"))
    assert not [
        name for node in page.all() for name in node.attributes if name == "style" or name.startswith("on")
    ]


def test_each_value_stands_with_its_meaning_and_coverage(page: Node) -> None:
    between = "zwischen „überwiegend umgesetzt“ und „verankert und überprüft“"
    assert summaries(page) == [
        ["2,50", between, "4 von 5 bewertet"],
        ["Bedarf und Umfeld", "2,00", "3 von 4 bewertet", "Ziel 3,0"],
        ["Zielgruppen und Zugänge", "3,00", "1 von 1 bewertet"],
        ["1,00", "erste Ansätze", "2 von 2 bewertet"],
        ["Team und Qualifizierung", "1,00", "2 von 2 bewertet", "Ziel 2,0"],
        ["2,67", between, "3 von 4 bewertet"],
        ["Reichweite und Akzeptanz", "2,67", "3 von 4 bewertet"],
    ]


def test_progress_and_cautions_are_said(page: Node) -> None:
    assert "11 von 12 Aussagen sind beantwortet." in section(page, "overview").text
    assert items(page, "overview")[0].startswith("Ressourcenqualität: Als nicht relevant gelten 1 von 3")


def test_lists_tell_what_stands_out(page: Node) -> None:
    assert items(page, "strong") == [
        "Zielgruppen und Zugänge: 3,00 (1 von 1 bewertet)",
        "Reichweite und Akzeptanz: 2,67 (3 von 4 bewertet)",
    ]
    assert statements(page, "potentials") == [
        "Wir prüfen in festen Abständen, ob sich der Bedarf verändert hat.",
        "Wir sagen nur zu, was Haupt- und Ehrenamtliche in ihrer Zeit schaffen können.",
        "Wir wissen, an welcher Ursache des Problems unser Angebot ansetzt.",
    ]
    assert items(page, "questions")[-1] == "Reichweite und Akzeptanz: 1 Aussage"
    assert "können wir noch nicht sagen" in items(page, "questions")[0]
    assert statements(page, "talk") == [
        "Wir können mit Zahlen oder aus Gesprächen belegen, welchen Bedarf unser Angebot deckt.",
        "Wir sagen nur zu, was Haupt- und Ehrenamtliche in ihrer Zeit schaffen können.",
    ]


def test_notes_keep_their_line_breaks(page: Node) -> None:
    notes = [node.text for node in page.all("p") if node.attributes.get("class") == "mintq-own"]

    assert "Gespräche mit fünf Schulen.\nZwei wünschen sich Nachmittage." in notes


def test_criteria_link_to_their_guidance(page: Node) -> None:
    links = {(node.attributes["href"], node.text) for node in page.all("a")}

    assert ("../framework/offer/need/", "Bedarf und Umfeld") in links
    assert ("../framework/resources/team/", "Team und Qualifizierung") in links
    assert ("../framework/offer/need/#examples", "Beispiele") in links
    assert ("../framework/../methods/problem-tree/", "Problembaum") in links
    assert ("../framework/resources/team/#examples", "Beispiele") not in links


def test_without_an_address_for_guidance_links_stay_inside(show: Show, full: Analysis) -> None:
    shown = show(full)
    ids = {node.attributes.get("id") for node in shown.all()}

    assert {node.attributes["href"].removeprefix("#") for node in shown.all("a")} <= ids
    assert "Methoden: Problembaum, Gespräch" in section(shown, "suggestions").text


def test_nothing_answered_is_said_kindly(show: Show, make: Callable[..., Analysis]) -> None:
    empty = show(make({"need.evidence": {"note": "noch offen"}}))

    assert empty.text.startswith("Noch ist keine Aussage eingeschätzt.")
    assert not headings(empty)


def test_of_long_lists_of_potentials_the_rest_is_counted(
    show: Show, make: Callable[..., Analysis], bundle: Bundle
) -> None:
    shown = section(show(make(dict.fromkeys(bundle.placed, 0))), "potentials")
    first, rest = shown.all("ol", "ul")

    assert (len(list(first.all("li"))), [node.text for node in rest.all("li")]) == (
        10,
        ["Reichweite und Akzeptanz: 2 Aussagen"],
    )
    assert "Auch bei 2 weiteren Aussagen lohnt ein Schritt:" in shown.text


def test_empty_lists_have_words(show: Show, make: Callable[..., Analysis], bundle: Bundle) -> None:
    good = show(make(dict.fromkeys(bundle.placed, 2)))
    all_open = show(make({"groups.defined": 3}))

    assert "Zurzeit gibt es keine Aussage auf den unteren Stufen." in good.text
    assert "mindestens den Wert 2,5" in good.text
    assert "Es ist nichts offen." in good.text
    assert "Darüber wollen Sie sprechen" not in good.text
    assert "Alle 12 Bewertungen sind gleich." in good.text
    assert items(all_open, "questions")[0] == "Bedarf und Umfeld: 4 Aussagen"


def test_an_area_without_value_has_a_dash_and_no_meaning(show: Show, make: Callable[..., Analysis]) -> None:
    shown = show(make({"groups.defined": "unknown"}, areas=["offer"]))

    assert summaries(shown)[0] == ["\u2013", "0 von 5 bewertet"]


def test_words_in_another_language_are_marked(
    show: Show, full: Analysis, english: Labels, make: Callable[..., Analysis]
) -> None:
    foreign = {node.text for node in show(full, english).all() if node.attributes.get("lang") == "de"}

    assert "Wir prüfen in festen Abständen, ob sich der Bedarf verändert hat." in foreign
    assert "Das weiß der Vorstand." in foreign
    for written in ("en", None, 'x" onclick="'):
        shown = show(make({"need.causes": {"level": 0, "note": "ok"}}, language=written), english)
        notes = [node for node in shown.all("p") if node.attributes.get("class") == "mintq-own"]
        assert [note.attributes.get("lang") for note in notes] == [None]
