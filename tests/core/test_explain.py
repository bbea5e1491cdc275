"""Every value says where it comes from; the numbers were worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.documents.analysis import read_analysis
from pyodide_app.core.markup.place import Place
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.results.explain import explain_area, explain_criterion
from pyodide_app.core.results.scoring import mean
from pyodide_app.core.sections.why import area_why, criterion_why

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import AreaPart, CriterionPart

    Node = Any
    Make = Callable[..., Analysis]

NEED = ("need.evidence", "need.causes", "need.landscape", "need.update")


def areas(bundle: Bundle, analysis: Analysis) -> dict[str, AreaPart]:
    return {area.area.id: area for area in evaluate(bundle, analysis).areas}


def criteria(bundle: Bundle, analysis: Analysis) -> dict[str, CriterionPart]:
    return {part.criterion.id: part for part in evaluate(bundle, analysis).criteria}


def need(*levels: Any) -> dict[str, Any]:
    return {id_: level for id_, level in zip(NEED, levels, strict=True) if level is not None}


def told(part: CriterionPart, bundle: Bundle, labels: Labels, html: Callable[[str], Node]) -> str:
    place = Place(bundle=bundle, labels=labels)
    return " ".join(node.text for node in html(criterion_why(part, place)).all("p", "li"))


@pytest.mark.parametrize(
    ("levels", "rise", "low_high"),
    [
        # The core statement is the lowest: (3 + 1 + 1 + 2) / 4 from (2 + 1 + 1 + 2) / 4 is one quarter more.
        ((0, 1, 1, 2), ("need.evidence", 1, 5 / 4), None),
        # Of two equally low ones the core statement comes first.
        ((1, 1, 3, 3), ("need.evidence", 2, 9 / 4), None),
        # Not the core statement where another is lower; two are missing: (2 + 0 + 0 + 0) / 4 and (2 + 0 + 3 + 3) / 4.
        ((2, 0, None, "unknown"), ("need.causes", 1, 3 / 2), (2, 2 / 4, 8 / 4)),
        # Not applicable is never missing.
        ((3, "na", None, "na"), None, (1, 3 / 2, 6 / 2)),
        ((3, 3, 3, 3), None, None),
        (("na", "na", "na", "na"), None, None),
        ((None, "unknown", None, None), None, None),
    ],
)
def test_what_would_change_a_value(
    levels: tuple[Any, ...], rise: Any, low_high: Any, bundle: Bundle, make: Make
) -> None:
    part = criteria(bundle, make(need(*levels)))["need"]

    story = explain_criterion(part, bundle.top)

    found = story.rise and (story.rise.indicator.id, story.rise.level, story.rise.value)
    assert found == rise
    assert (story.range and (story.range.count, story.range.low, story.range.high)) == low_high
    assert len(story.counted) == sum(isinstance(level, int) for level in levels)
    assert len(story.counted) + len(story.left_out) == len(NEED)


def test_an_area_rises_by_a_step_in_its_lowest_criterion(bundle: Bundle, make: Make) -> None:
    # need is (1 + 3) / 2 = 2, groups is 1: with groups at 2 the area is (2 + 2) / 2.
    analysis = make(need(1, 3, None, None) | {"groups.defined": 1})

    story = explain_area(areas(bundle, analysis)["offer"], bundle.top)

    assert story.rise is not None
    assert (story.rise.criterion.criterion.id, story.rise.indicator.id) == ("groups", "groups.defined")
    assert story.rise.value == 2
    assert [part.criterion.id for part in story.counted] == ["need", "groups"]


def test_a_remembered_story_of_an_equal_criterion_rises_by_the_same(bundle: Bundle, make: Make) -> None:
    analysis = make(need(1, 3, None, None) | {"groups.defined": 1})

    area = areas(bundle, analysis)["offer"]
    other = replace(area, criteria=tuple(replace(part) for part in area.criteria))

    assert other == area
    assert explain_area(area, bundle.top) == explain_area(other, bundle.top)


def test_an_area_at_the_top_or_without_value_has_nothing_to_raise(bundle: Bundle, make: Make) -> None:
    found = areas(bundle, make({"groups.defined": 3}))

    offer, team = (explain_area(found[name], bundle.top) for name in ("offer", "resources"))

    assert (offer.rise, [part.criterion.id for part in offer.left_out]) == (None, ["need"])
    assert (team.rise, team.counted) == (None, ())


def test_a_criterion_tells_its_story(
    bundle: Bundle, make: Make, english: Labels, html: Callable[[str], Node]
) -> None:
    answers = need(2, 1, "unknown", None) | {"need.update": {"level": "na", "reason": "Nur einmal"}}

    said = told(criteria(bundle, make(answers))["need"], bundle, english, html)

    assert "The value is the average of the 2 rated statements: (2 + 1) ÷ 2 = 1.50." in said
    assert "one level more for this statement would give 2.00" in said
    assert "Level 2 means here:" in said
    assert "not relevant to us" in said
    assert "Nur einmal" in said
    assert "1 statement is still missing. With it the value will lie between 1.00 and 2.00." in said
    assert "This value rests" not in said


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ((2, None, None, None), "Only one statement is rated. Its level is the value: 2.00."),
        ((2, None, None, None), "This value rests on little: 1 of 4 statements are rated."),
        ((3, 3, "na", "na"), "2 of 4 statements are marked as not relevant."),
        ((3, 3, "na", "na"), "All rated statements are at the highest level."),
        (("na", "na", "na", "na"), "There is no value because no statement has a level."),
    ],
)
def test_a_story_fits_its_value(
    levels: tuple[Any, ...], words: str, bundle: Bundle, make: Make, english: Labels
) -> None:
    part = criteria(bundle, make(need(*levels)))["need"]

    assert words in criterion_why(part, Place(bundle=bundle, labels=english))


def test_a_criterion_of_which_nothing_is_asked_says_so(bundle: Bundle, make: Make, english: Labels) -> None:
    part = criteria(bundle, make({"groups.defined": 3}))["groups"]
    nothing = type(part)(part.area, part.criterion, part.score, (), ())

    assert criterion_why(nothing, Place(bundle=bundle, labels=english)).count("<p>") == 1


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"groups.defined": 1}, "Only one criterion has a value. It is the value of the area: 1.00."),
        ({"groups.defined": 1}, "Without a value and therefore not included:"),
        ({"groups.defined": 1, **need(0, 1, 1, 2)}, "the 2 criteria with a value: (1.00 + 1.00) ÷ 2 = 1.00."),
        ({"groups.defined": 1, **need(0, 1, 1, 2)}, "would give 1.13 for the whole area"),
        ({"groups.defined": "na"}, "There is no value because no criterion has one."),
    ],
)
def test_an_area_tells_its_story(
    answers: dict[str, Any], words: str, bundle: Bundle, make: Make, english: Labels
) -> None:
    area = areas(bundle, make(answers))["offer"]

    assert words in area_why(area, Place(bundle=bundle, labels=english))


LEVEL = st.sampled_from([0, 1, 2, 3, "na", "unknown", None])


@given(levels=st.tuples(LEVEL, LEVEL, LEVEL, LEVEL))
def test_a_story_always_adds_up(levels: tuple[Any, ...], bundle: Bundle) -> None:
    document = {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": "mint-quality"},
        "answers": {id_: {"level": level} for id_, level in need(*levels).items()},
    }
    part = criteria(bundle, read_analysis(document, bundle).analysis)["need"]

    story = explain_criterion(part, bundle.top)

    assert mean([level for _, level in story.counted]) == part.score.value
    if story.rise:
        assert story.rise.value > part.score.value
        assert story.rise.value <= bundle.top
    if story.range:
        assert story.range.low <= part.score.value <= story.range.high
