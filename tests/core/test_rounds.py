"""Rounds are compared on what they share, and it is said how much that is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.errors import ReportError
from pyodide_app.core.markup.wording import change_words
from pyodide_app.core.reports.comparison import write_data, write_page
from pyodide_app.core.results.rounds import compare, comparison_to_dict

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Make = Callable[..., Analysis]

LEVELS = st.sampled_from([0, 1, 2, 3, "na", "unknown", None])


def codes(bundle: Bundle, *analyses: Analysis) -> list[str]:
    return [each.code.removeprefix("rounds_") for each in compare(bundle, analyses).differences]


def test_a_worked_example(make: Make, bundle: Bundle) -> None:
    ids = [indicator.id for indicator in bundle.areas[0].criteria[0].indicators]
    first = make({ids[0]: 1, ids[1]: 2, ids[2]: 3}, saved="2026-01-10")
    last = make({ids[0]: 3, ids[1]: 1, ids[2]: "unknown"}, saved="2027-01-10")

    found = comparison_to_dict(compare(bundle, [last, first]))

    own = found["criteria"][bundle.areas[0].criteria[0].id]
    # Only the first two have a level in both: (1 + 2) / 2 and (3 + 1) / 2.
    assert (own["values"], own["change"], own["compared"]) == ([1.5, 2.0], 0.5, 2)
    assert [score["value"] for score in own["rounds"]] == [2.0, 2.0]
    assert found["areas"][bundle.areas[0].id]["values"] == [1.5, 2.0]
    assert found["moved"] == {ids[0]: [1, 3], ids[1]: [2, 1]}
    assert (found["compared"], found["total"]) == (2, len(bundle.placed))
    assert [each["date"] for each in found["rounds"]] == ["2026-01-10", "2027-01-10"]


def test_an_area_that_one_round_left_out_is_not_compared(make: Make, bundle: Bundle) -> None:
    everything = dict.fromkeys(bundle.placed, 2)
    one, other = (area.id for area in bundle.areas[:2])
    comparison = compare(bundle, [make(everything, areas=[one]), make(everything, areas=[one, other])])

    first, second = comparison.areas
    assert first.own.compared == sum(len(criterion.indicators) for criterion in bundle.areas[0].criteria)
    assert (second.own.values, second.own.scores[0], second.own.change) == ((), None, None)
    assert "scope" in [each.code.removeprefix("rounds_") for each in comparison.differences]


def test_less_than_two_are_no_comparison(make: Make, bundle: Bundle) -> None:
    with pytest.raises(ReportError) as caught:
        compare(bundle, [make({})])
    assert caught.value.code == "too_few_rounds"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"saved": "2026-01-01"}, {"saved": "2026-02-01"}, []),
        ({"saved": "2026-01-01"}, {}, ["undated"]),
        ({"created": "2026-01-01", "mode": "short"}, {"profile": {"date": "2025-01-01"}}, ["scope"]),
        (
            {"saved": "2026-01-01", "profile": {"project": "A"}},
            {"saved": "2026-01-02", "profile": {"initiative": "B"}},
            ["projects"],
        ),
    ],
)
def test_what_differs_besides_the_answers_is_said(
    make: Make, bundle: Bundle, one: dict[str, Any], other: dict[str, Any], expected: list[str]
) -> None:
    assert codes(bundle, make({}, **one), make({}, **other)) == expected


def test_other_words_and_another_version_are_said(make: Make, bundle: Bundle) -> None:
    id_ = next(iter(bundle.placed))
    day = {"saved": "2026-01-01", "language": "de"}
    old = make(
        {id_: {"level": 1, "asked": "Früher"}}, framework={"id": "mint-quality", "version": "0.9.0"}, **day
    )
    new = make({id_: {"level": 1, "asked": "Heute"}}, **day)
    english = make({id_: {"level": 1, "asked": "Today"}}, **(day | {"language": "en"}))

    assert codes(bundle, old, new) == ["version", "reworded"]
    assert codes(bundle, new, english) == []


def test_the_plan_is_told_as_it_stands_now(make: Make, bundle: Bundle, english: Labels) -> None:
    first = make({}, saved="2026-01-01", plan=[{"id": "a", "goal": "Ask"}, {"id": "b", "goal": "Tell"}])
    last = make(
        {},
        saved="2026-06-01",
        plan=[{"id": "a", "goal": "Ask", "status": "done"}, {"id": "c", "goal": "New"}],
    )
    comparison = compare(bundle, [first, last])

    assert [(step.id, step.state) for step in comparison.steps] == [("a", "done"), ("b", "open")]
    page = write_page(comparison, english)
    assert "What became of the plan" in page
    assert "New" not in page


@pytest.mark.parametrize(
    ("change", "words"), [(None, "–"), (0.5, "+0.50"), (-0.5, "−0.50"), (0.001, "0.00"), (0, "0.00")]
)
def test_a_change_has_its_sign(change: float | None, words: str, english: Labels) -> None:
    assert change_words(change, english) == words


def test_the_page_tells_what_moved(
    make: Make, bundle: Bundle, german: Labels, html: Callable[[str], Any]
) -> None:
    ids = list(bundle.placed)
    first = make({ids[0]: 0, ids[1]: 3, ids[2]: 1}, saved="2026-01-10", profile={"project": "<Fest>"})
    last = make({ids[0]: 2, ids[1]: 2, ids[2]: 1}, saved="2027-01-10", profile={"project": "<Fest>"})
    page = html(write_page(compare(bundle, [first, last]), german))

    text = page.text
    assert "Vergleich der Runden: <Fest>" in text
    assert "Aussagen, die höher stehen als am Anfang: 1; niedriger: 1; gleich: 1." in text
    assert "0 → 2" in text
    assert "Höher als am Anfang" in text
    assert len(list(page.all("svg"))) == 1


def test_where_nothing_moved_or_nothing_is_shared_the_page_says_so(
    make: Make, bundle: Bundle, english: Labels
) -> None:
    id_ = next(iter(bundle.placed))
    same = write_page(compare(bundle, [make({id_: 1}), make({id_: 1})]), english)
    nothing = write_page(compare(bundle, [make({id_: 1}), make({id_: "na"})]), english)
    only_up = write_page(compare(bundle, [make({id_: 1}), make({id_: 2})]), english)

    assert "What has moved" not in same
    assert "there is nothing to compare" in nothing
    assert "Lower than at the beginning" not in only_up
    assert "Round 1" in same


@given(rounds=st.lists(st.lists(LEVELS, min_size=12, max_size=12), min_size=2, max_size=4))
def test_values_rest_on_what_is_shared_alone(
    make: Make, bundle: Bundle, german: Labels, rounds: list[list[Any]]
) -> None:
    ids = list(bundle.placed)[:12]
    analyses = [
        make({id_: level for id_, level in zip(ids, levels, strict=True) if level is not None})
        for levels in rounds
    ]
    comparison = compare(bundle, analyses)
    found = json.loads(write_data(comparison))

    rated = [
        id_
        for id_, *levels in zip(ids, *rounds, strict=True)
        if all(isinstance(level, int) for level in levels)
    ]
    assert [move.indicator.id for move in comparison.moves] == rated
    assert found["compared"] == len(rated)
    for each in found["criteria"].values():
        assert each["values"] == [] or len(each["values"]) == len(rounds)
        assert all(0 <= value <= bundle.top for value in each["values"])
    assert write_page(comparison, german).startswith("<!DOCTYPE html>")


def test_the_page_says_what_differs_and_what_a_round_did_not_ask(
    make: Make, bundle: Bundle, english: Labels
) -> None:
    one, other = (area.id for area in bundle.areas[:2])
    ids = list(bundle.placed)
    old = make({ids[0]: {"level": 1, "asked": "Before"}, ids[1]: 2}, areas=[one], saved="2026-01-01")
    new = make({ids[0]: {"level": 1, "asked": "Now"}}, areas=[one, other], saved="2026-02-01")
    page = write_page(compare(bundle, [old, new]), english)

    assert "The rounds did not ask the same statements." in page
    assert "1 compared statement was worded differently." in page
    assert "not asked here" in page
    assert "the round’s own value: 1.50" in page
