"""What stands out: strong spots, potentials, open questions, talk, cautions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pyodide_app.core.results.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.results.findings import Findings, Item

    Find = Callable[..., Findings]


@pytest.fixture(scope="module")
def find(bundle: Bundle, make: Callable[..., Analysis]) -> Find:
    """Return what finds in an analysis made of these answers and keys."""

    def findings(answers: dict[str, object], **keys: object) -> Findings:
        return evaluate(bundle, make(answers, **keys)).findings

    return findings


def ids(items: Iterable[Item]) -> list[str]:
    return [item.indicator.id for item in items]


def team(*levels: object) -> dict[str, object]:
    names = ("team.capacity", "team.skills", "team.onboarding")
    return {name: level for name, level in zip(names, levels, strict=True) if level is not None}


def test_a_strong_spot_needs_a_high_value(find: Find) -> None:
    assert [spot.criterion.id for spot in find(team(3, 3, 2)).strong] == ["team"]
    assert find(team(3, 2, 2)).strong == ()


def test_a_strong_spot_of_exactly_two_and_a_half_counts(find: Find) -> None:
    assert [spot.criterion.id for spot in find(team(3, 2, "na")).strong] == ["team"]


def test_a_strong_spot_needs_coverage_of_60_per_cent(find: Find) -> None:
    assert [spot.criterion.id for spot in find(team(3, 3, "unknown")).strong] == ["team"]
    assert find(team(3, None, None)).strong == ()
    assert [spot.criterion.id for spot in find(team(3, "na", "na")).strong] == ["team"]


def test_potentials_come_unknown_first_then_lowest_then_core(find: Find) -> None:
    answers = {
        "need.evidence": 1,
        "need.causes": 1,
        "need.landscape": 0,
        "need.update": 2,
        "groups.defined": 0,
        "team.capacity": "unknown",
        "team.skills": "unknown",
        "reach.delivery": "na",
        "reach.target": 1,
    }

    assert ids(find(answers).potentials) == [
        "team.skills",
        "team.capacity",
        "groups.defined",
        "need.landscape",
        "need.evidence",
        "reach.target",
        "need.causes",
    ]


def test_only_what_is_in_scope_stands_out(find: Find) -> None:
    found = find(
        {"need.causes": 0, "need.evidence": 0, "team.skills": "unknown"}, mode="short", areas=["offer"]
    )

    assert ids(found.potentials) == ["need.evidence"]
    assert ids(found.unknown) == []
    assert ids(found.unanswered) == ["groups.defined"]


def test_questions_are_what_is_unknown_and_what_is_unanswered(find: Find) -> None:
    found = find(
        {"need.evidence": "unknown", "need.causes": 3, "need.update": {"note": "später"}}, areas=["offer"]
    )

    assert ids(found.unknown) == ["need.evidence"]
    assert ids(found.unanswered) == ["need.landscape", "need.update", "groups.defined"]


def test_talk_holds_what_is_marked_also_without_a_level(find: Find) -> None:
    found = find({"need.evidence": {"level": 3, "talk": True}, "need.causes": {"talk": True}})

    assert ids(found.talk) == ["need.evidence", "need.causes"]


def cautions(found: Findings) -> list[tuple[str, str | None, dict[str, int]]]:
    return [(each.code, each.area.id if each.area else None, dict(each.params)) for each in found.cautions]


def test_low_coverage_is_said_per_area_once_something_is_rated(find: Find) -> None:
    assert cautions(find(team(3, None, None))) == [
        ("low_coverage", "resources", {"rated": 1, "applicable": 3})
    ]
    assert cautions(find(team(3, 2, None))) == []
    assert cautions(find(team("unknown", "unknown", "unknown"))) == []


def test_much_not_applicable_is_said_above_30_per_cent(find: Find) -> None:
    assert cautions(find(team(3, 2, "na"))) == [("many_na", "resources", {"na": 1, "total": 3})]
    assert (
        cautions(
            find({"reach.delivery": "na", "reach.target": 1, "reach.completion": 2, "reach.satisfaction": 2})
        )
        == []
    )


@pytest.mark.parametrize(
    ("levels", "said"), [((2, 2, 2, 2, 2), True), ((2, 2, 2, 2, 1), False), ((2, 2, 2, 2, "na"), False)]
)
def test_equal_ratings_are_said_from_five_on(levels: tuple[object, ...], said: bool, find: Find) -> None:
    names = ("need.evidence", "need.causes", "need.landscape", "need.update", "groups.defined")

    found = cautions(find(dict(zip(names, levels, strict=True))))

    assert (("all_equal", None, {"number": 5}) in found) is said
