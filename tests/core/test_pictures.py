"""Net, staircase and table of all statements: they say what the numbers say, without style or script."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.core.markup.place import Place
from pyodide_app.core.pictures.heat import heat_table, heat_words
from pyodide_app.core.pictures.picture import shape
from pyodide_app.core.pictures.radar import radar
from pyodide_app.core.pictures.stairs import stairs, stairs_picture, stairs_words
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.sections.standing import profile, staircase

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Xml = Callable[[str], ET.Element]
    Make = Callable[..., Analysis]
    Node = Any

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def place(bundle: Bundle, english: Labels) -> Place:
    """Return a place in English, on paper."""
    return Place(bundle=bundle, labels=english, paper=True)


def words(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def test_pictures_have_a_name_a_description_and_no_style(
    bundle: Bundle, full: Analysis, place: Place, xml: Xml
) -> None:
    evaluation = evaluate(bundle, full)

    for markup in (radar(evaluation, place), stairs_picture(stairs(evaluation), place)):
        picture = xml(markup)
        assert picture.get("role") == "img"
        assert picture.find(f"{SVG}title").get("id") == picture.get("aria-labelledby")
        assert picture.find(f"{SVG}desc").get("id") == picture.get("aria-describedby")
        assert picture.find(f"{SVG}desc").text
        names = [name for part in picture.iter() for name in part.attrib]
        assert not [name for name in names if name == "style" or name.startswith("on")]
        width, height = (float(picture.get(name)) for name in ("width", "height"))
        assert picture.get("viewBox") == f"0 0 {width:g} {height:g}"
        for text in picture.iter(f"{SVG}text"):
            assert 0 <= float(text.get("x")) <= width
            assert 0 <= float(text.get("y")) <= height


def test_the_net_has_an_axis_for_each_criterion_and_a_key_with_its_value(
    bundle: Bundle, full: Analysis, place: Place, xml: Xml
) -> None:
    picture = xml(radar(evaluate(bundle, full), place))

    assert len(picture.findall(f"{SVG}line")) == 4
    assert words(picture)[-12:] == [
        *("1", "2.00", "Need and context", "2", "3.00", "Target groups and access"),
        *("3", "1.00", "Team and training", "4", "2.67", "Reach and response"),
    ]
    points = [group[0].tag.removeprefix(SVG) for group in picture.findall(f"{SVG}g")]
    assert points == ["circle", "circle", "rect", "path"]


def test_where_a_value_is_missing_the_net_is_open(bundle: Bundle, make: Make, place: Place, xml: Xml) -> None:
    def lines(answers: dict[str, Any]) -> tuple[int, list[str | None], int]:
        picture = xml(radar(evaluate(bundle, make(answers)), place))
        outline = picture.find(f"{SVG}path").get("d")
        dashes = [line.get("stroke-dasharray") for line in picture.findall(f"{SVG}line")]
        return outline.count("M"), dashes, len(picture.findall(f"{SVG}g"))

    three = {"need.evidence": 0, "groups.defined": 3, "team.skills": 2}

    assert lines(three | {"reach.target": 1}) == (4, [None] * 4, 4)
    assert lines(three) == (2, [None, None, None, "3 4"], 3)
    assert lines({"need.evidence": 0}) == (0, [None, "3 4", "3 4", "3 4"], 1)


def test_numbers_of_axes_are_those_of_the_framework(
    bundle: Bundle, make: Make, place: Place, xml: Xml
) -> None:
    evaluation = evaluate(bundle, make({"team.skills": 2}, areas=["offer", "results"]))

    assert [word for word in words(xml(radar(evaluation, place))) if word in "1234"][:3] == ["1", "2", "4"]


def test_there_is_no_net_of_fewer_than_three_axes(bundle: Bundle, make: Make, place: Place) -> None:
    evaluation = evaluate(bundle, make({"need.evidence": 2}, areas=["offer"]))

    assert radar(evaluation, place) == ""
    assert "<table" in profile(evaluation, place)


def test_steps_have_the_mean_of_what_speaks_to_them(bundle: Bundle, make: Make, english: Labels) -> None:
    # reach.completion speaks to step 3, reach.satisfaction to steps 3 and 4.
    answers = {"reach.delivery": 3, "reach.completion": 1, "reach.satisfaction": 2, "reach.target": "na"}

    found = stairs(evaluate(bundle, make(answers)))

    assert [stair.value for stair in found] == [3, None, 1.5, 2, None, None, None]
    said = stairs_words(found, english)
    assert said == "Best supported: step 1 (3.00). No value yet: steps 2, 5, 6, 7."


def test_of_steps_that_are_alike_each_is_named(bundle: Bundle, make: Make, english: Labels) -> None:
    found = stairs(evaluate(bundle, make({"reach.delivery": 2, "reach.target": 2})))

    assert stairs_words(found, english).startswith("Best supported: steps 1, 2 (2.00 each).")
    assert stairs_words(found[:2], english) == "Best supported: steps 1, 2 (2.00 each)."
    assert stairs_words(found[2:], english).startswith("No value yet: steps 1, 2")


def test_steps_are_filled_as_far_as_their_value(bundle: Bundle, make: Make, place: Place, xml: Xml) -> None:
    answers = {"reach.delivery": 3, "reach.target": 0, "reach.completion": 1}

    picture = xml(stairs_picture(stairs(evaluate(bundle, make(answers))), place))

    outlines = picture.findall(f"{SVG}rect")
    bars = [group[0] for group in picture.findall(f"{SVG}g")]
    assert [outline.get("stroke-dasharray") for outline in outlines] == [None, None, None, *["3 4"] * 4]
    assert [bar.get("height") for bar in bars] == [outlines[0].get("height"), "25.33"]
    assert words(picture)[:4] == ["3.00", "1", "0.00", "2"]


def test_there_is_no_staircase_where_nothing_speaks_to_it(bundle: Bundle, make: Make, place: Place) -> None:
    evaluation = evaluate(bundle, make({"team.skills": 2}, areas=["resources"]))

    assert stairs(evaluation) == ()
    assert staircase(evaluation, place) == ""


def test_the_table_of_the_steps_names_what_they_rest_on(
    bundle: Bundle, make: Make, place: Place, html: Callable[[str], Node]
) -> None:
    made = html(staircase(evaluate(bundle, make({"reach.delivery": 3})), place))
    rows = [[cell.text for cell in row.all("th", "td")] for row in made.all("tr")]

    assert rows[1][:2] == ["1 · The project takes place as planned", "3.00"]
    assert rows[1][2].endswith("embedded and reviewed")
    assert rows[7] == ["7 · Something changes in society", "\u2013", "not asked here"]


def test_every_answer_has_a_cell_with_sign_and_words(
    bundle: Bundle, make: Make, place: Place, html: Callable[[str], Node]
) -> None:
    answers = {"need.evidence": 0, "need.causes": 3, "need.landscape": "na", "need.update": "unknown"}

    table = html(heat_table(evaluate(bundle, make(answers)), place))

    rows = {next(row.all("th")).text: [cell.text for cell in row.all("td")] for row in table.all("tr")}
    assert rows["Need and context"] == [
        "0 not yet started",
        "3 embedded and reviewed",
        "\u2013 not relevant to us",
        "? cannot say yet",
    ]
    assert rows["Target groups and access"] == ["\u25cb not answered yet", "", "", ""]
    shades = [node.attributes["class"] for node in table.all("span") if "aria-hidden" in node.attributes]
    assert shades[:3] == [
        "mintq-sign mintq-sign--0",
        "mintq-sign mintq-sign--3",
        "mintq-sign mintq-sign--none",
    ]


def test_the_key_counts_every_answer(
    bundle: Bundle, make: Make, place: Place, html: Callable[[str], Node]
) -> None:
    evaluation = evaluate(bundle, make({"need.evidence": 0, "need.causes": 3, "team.skills": "na"}))

    counts = [int(line.text.rpartition(": ")[2]) for line in html(heat_words(evaluation, place)).all("li")]

    assert counts == [1, 0, 0, 1, 1, 0, 9]


def test_shades_fit_a_scale_of_any_length(bundle_data: dict[str, Any], english: Labels) -> None:
    data = copy.deepcopy(bundle_data)
    extra = {**data["scale"][3], "value": 4, "key": "more"}
    data["scale"].append(extra)
    for area in data["areas"]:
        for criterion in area["criteria"]:
            for indicator in criterion["indicators"]:
                indicator["levels"] = []
    longer = bundle_from_json(data)
    place = Place(bundle=longer, labels=english, paper=True)
    evaluation = evaluate(longer, _analysis(longer, {"need.evidence": 4, "need.causes": 1}))

    table = heat_table(evaluation, place)

    assert "mintq-sign--3" in table
    assert "mintq-sign--1" in table
    assert "mintq-sign--4" not in table


def _analysis(bundle: Bundle, levels: dict[str, int]) -> Analysis:
    from pyodide_app.core.documents.analysis import read_analysis  # noqa: PLC0415

    document = {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": "mint-quality"},
        "answers": {id_: {"level": level} for id_, level in levels.items()},
    }
    return read_analysis(document, bundle).analysis


def test_areas_have_four_shapes_and_then_begin_again() -> None:
    assert len({shape(number, 5, 5, 10) for number in range(1, 5)}) == 4
    assert shape(5, 5, 5, 10) == shape(1, 5, 5, 10)
