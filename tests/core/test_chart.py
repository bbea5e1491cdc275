"""The picture says what the numbers say, without any style or script."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.core.pictures.chart import chart, charts
from pyodide_app.core.results.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Xml = Callable[[str], ET.Element]

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(bundle: Bundle, full: Analysis, german: Labels, xml: Xml) -> ET.Element:
    """Return the chart of the full analysis."""
    return xml(chart(evaluate(bundle, full), german))


def words(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def groups(picture: ET.Element, part: str) -> list[ET.Element]:
    return [group for group in picture.iter(f"{SVG}g") if f"mintq-chart__{part} " in group.get("class", "")]


def test_the_picture_has_a_name_and_a_description_with_all_values(drawn: ET.Element) -> None:
    assert drawn.get("role") == "img"
    assert drawn.find(f"{SVG}title").get("id") == drawn.get("aria-labelledby")
    described = drawn.find(f"{SVG}desc")
    assert described.get("id") == drawn.get("aria-describedby")
    assert described.text == (
        "Angebotsqualität: 2,50, 4 von 5 bewertet. Bedarf und Umfeld: 2,00, 3 von 4 bewertet. "
        "Zielgruppen und Zugänge: 3,00, 1 von 1 bewertet. Ressourcenqualität: 1,00, 2 von 2 bewertet. "
        "Team und Qualifizierung: 1,00, 2 von 2 bewertet. Ergebnisqualität: 2,67, 3 von 4 bewertet. "
        "Reichweite und Akzeptanz: 2,67, 3 von 4 bewertet."
    )


def test_value_and_coverage_stand_beside_each_bar_as_text(drawn: ET.Element) -> None:
    said = words(drawn)
    place = said.index("Bedarf und Umfeld")

    assert said[place - 1 : place + 2] == ["2,00", "Bedarf und Umfeld", "3 von 4 bewertet · Ziel 3,0"]


def test_the_scale_is_explained(drawn: ET.Element) -> None:
    assert words(drawn)[:8] == [
        "0",
        "noch nicht begonnen",
        "1",
        "erste Ansätze",
        "2",
        "überwiegend umgesetzt",
        "3",
        "verankert und überprüft",
    ]


def test_bars_are_as_long_as_their_values_and_hatched_where_not_rated(drawn: ET.Element) -> None:
    bars = [
        [(bar.get("x"), bar.get("width"), bar.get("fill").startswith("url(")) for bar in group]
        for group in groups(drawn, "bar")
    ]

    assert bars == [
        [("0", "50%", False), ("50%", "16.67%", True)],
        [("0", "100%", False)],
        [("0", "33.33%", False)],
        [("0", "66.67%", False), ("66.67%", "22.22%", True)],
    ]


def test_zero_still_shows_and_no_value_is_an_empty_track(
    bundle: Bundle, make: Callable[..., Analysis], german: Labels, xml: Xml
) -> None:
    evaluation = evaluate(bundle, make({"groups.defined": 0}, areas=["offer"]))
    picture = xml(chart(evaluation, german))

    assert len(picture.findall(f"{SVG}use")) == 2
    assert [[bar.get("width") for bar in group] for group in groups(picture, "bar")] == [["3"]]
    assert words(picture).count("\u2013") == 1


def test_areas_differ_by_shape_as_well_as_by_colour(drawn: ET.Element) -> None:
    markers = [group[0].tag.removeprefix(SVG) for group in groups(drawn, "marker")]

    assert markers == ["circle", "rect", "path"]
    assert len({group.get("color") for group in drawn.findall(f"{SVG}g")}) == 3


def test_there_is_no_style_no_script_and_every_id_has_the_prefix(drawn: ET.Element) -> None:
    parts = list(drawn.iter())

    assert not [part.tag for part in parts if part.tag in {f"{SVG}style", f"{SVG}script"}]
    assert not [name for part in parts for name in part.attrib if name == "style" or name.startswith("on")]
    ids = [part.get("id") for part in parts if part.get("id")]
    assert len(ids) == len(set(ids))
    assert all(one.startswith("mintq-chart-") for one in ids)


def test_every_reference_has_its_target(drawn: ET.Element) -> None:
    ids = {part.get("id") for part in drawn.iter()}
    values = [value for part in drawn.iter() for value in part.attrib.values()]

    used = {found.strip("url(#)") for found in values if "#mintq" in found}
    assert used <= ids
    assert used


def test_lines_of_text_never_lie_on_one_another(drawn: ET.Element) -> None:
    places = [(int(text.get("y")), text.get("x")) for text in drawn.iter(f"{SVG}text")]
    rows = sorted({y for y, _ in places})

    assert all(below - above >= 11 for above, below in pairwise(rows))
    assert len(places) == len(set(places))
    assert int(drawn.get("height")) >= rows[-1]


def test_long_titles_are_wrapped_before_the_value(
    bundle_data: dict[str, Any], make: Callable[..., Analysis], german: Labels, xml: Xml
) -> None:
    data = copy.deepcopy(bundle_data)
    long = "Wirkungszusammenhangsbeschreibungsverfahren, Strategie, Verantwortung und Abläufe"
    data["areas"][0]["criteria"][1]["title"]["de"] = long
    evaluation = evaluate(bundle_from_json(data), make({"groups.defined": 3}, areas=["offer"]))

    said = words(xml(chart(evaluation, german)))

    assert max(map(len, said)) <= 42
    assert said[-5:-1] == [
        "3,00",
        "Wirkungszusammenhangsbeschreibungs",
        "verfahren, Strategie,",
        "Verantwortung und Abläufe",
    ]


def test_words_in_another_language_are_marked(
    bundle_data: dict[str, Any], make: Callable[..., Analysis], english: Labels, xml: Xml
) -> None:
    data = copy.deepcopy(bundle_data)
    del data["areas"][0]["criteria"][1]["title"]["en"]
    evaluation = evaluate(bundle_from_json(data), make({"groups.defined": 3}))

    picture = xml(chart(evaluation, english))

    assert picture.get("lang") == "en"
    foreign = [text.text for text in picture.iter(f"{SVG}text") if text.get("lang")]
    assert foreign == ["Zielgruppen und Zugänge"]


def test_there_is_one_picture_per_area_for_paper(
    bundle: Bundle, full: Analysis, german: Labels, xml: Xml
) -> None:
    pictures = [xml(one) for one in charts(evaluate(bundle, full), german, prefix="x")]

    assert [one.find(f"{SVG}title").get("id") for one in pictures] == ["x-1-title", "x-2-title", "x-3-title"]
    assert ["noch nicht begonnen" in words(one) for one in pictures] == [True, False, False]
    assert [one.find(f"{SVG}desc").text.split(":")[0] for one in pictures] == [
        "Angebotsqualität",
        "Ressourcenqualität",
        "Ergebnisqualität",
    ]
