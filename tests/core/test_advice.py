"""Suggestions and questions come from the framework, for the criteria that need them most."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.analysis import read_analysis
from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.core.markup.place import Place, split_parts
from pyodide_app.core.results.advice import suggestions, talks
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.sections.outlook import next_steps
from pyodide_app.core.sections.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Make = Callable[..., Analysis]


def suggested(bundle: Bundle, analysis: Analysis) -> list[tuple[str, int, str]]:
    return [
        (one.part.criterion.id, one.level, one.words.pick("en").words)
        for one in suggestions(evaluate(bundle, analysis))
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"need.evidence": 0}, [("need", 0, "Collect in the team what you know.")]),
        # (1 + 2) / 2 is a whole step and a half: the suggestion leads from 1 to 2.
        ({"need.evidence": 1, "need.causes": 2}, [("need", 1, "Write one page about the need.")]),
        ({"need.evidence": 2}, [("need", 2, "Every year, ask people too who do not come.")]),
        ({"need.evidence": 3}, []),
        ({"need.evidence": "unknown"}, []),
        ({"groups.defined": 0}, []),
        (
            {"need.evidence": 2, "team.skills": 1},
            [
                ("team", 1, "Plan time for joining."),
                ("need", 2, "Every year, ask people too who do not come."),
            ],
        ),
    ],
)
def test_a_suggestion_fits_the_value(
    answers: dict[str, Any], expected: list[Any], bundle: Bundle, make: Make
) -> None:
    assert suggested(bundle, make(answers)) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"need.evidence": 2, "team.skills": 1}, ["team", "need"]),
        # Flagged, or not known yet, comes before a low value.
        ({"need.evidence": {"level": 2, "talk": True}, "team.skills": 1}, ["need", "team"]),
        ({"need.evidence": "unknown", "team.skills": 1}, ["need", "team"]),
        ({"need.evidence": "na", "team.skills": 1}, ["team", "need"]),
        ({"team.skills": 1}, ["team"]),
    ],
)
def test_questions_are_about_what_needs_a_talk(
    answers: dict[str, Any], expected: list[str], bundle: Bundle, make: Make
) -> None:
    assert [one.part.criterion.id for one in talks(evaluate(bundle, make(answers)))] == expected


def test_there_are_two_questions_about_each_criterion(bundle: Bundle, make: Make) -> None:
    (one,) = talks(evaluate(bundle, make({"need.evidence": 0})))

    assert [question.pick("en").words for question in one.questions] == [
        "Who would miss something?",
        "How do we know?",
    ]


@pytest.fixture(scope="module")
def wide_bundle(bundle_data: dict[str, Any]) -> Bundle:
    """Return a bundle with seven criteria that have suggestions."""
    data = copy.deepcopy(bundle_data)
    need = data["areas"][0]["criteria"][0]
    data["areas"] = data["areas"][:1]
    made = [json.loads(json.dumps(need).replace('"need', f'"need{number}')) for number in range(7)]
    data["areas"][0]["criteria"] = made
    return bundle_from_json(data)


@pytest.fixture(scope="module")
def wide_analysis(wide_bundle: Bundle) -> Analysis:
    """Return an analysis in which each of them has a value."""
    document = {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": "mint-quality"},
        "answers": {f"need{number}.evidence": {"level": number % 3} for number in range(7)},
    }
    return read_analysis(document, wide_bundle).analysis


@pytest.mark.parametrize("paper", [True, False])
def test_more_than_five_suggestions_are_folded_except_on_paper(
    paper: bool, wide_bundle: Bundle, english: Labels, wide_analysis: Analysis, html: Callable[[str], Any]
) -> None:
    place = Place(bundle=wide_bundle, labels=english, paper=paper)

    made = html(View(*split_parts(next_steps(evaluate(wide_bundle, wide_analysis), place))).html)

    folded = [node.text for node in made.all("summary")]
    lists = [len(list(one.all("li"))) for one in made.all("ul")]
    assert (folded, lists) == (([], [7]) if paper else (["Suggestions for more criteria (2)"], [5, 2]))


def test_folded_suggestions_are_counted_and_made_only_when_they_are_opened(
    wide_bundle: Bundle, english: Labels, wide_analysis: Analysis, html: Callable[[str], Any]
) -> None:
    place = Place(bundle=wide_bundle, labels=english)

    made = html(View(*split_parts(next_steps(evaluate(wide_bundle, wide_analysis), place, ()))).html)

    assert [node.text for node in made.all("summary")] == ["Suggestions for more criteria (2)"]
    assert [len(list(one.all("li"))) for one in made.all("ul")] == [5, 0]


def test_nothing_is_suggested_where_nothing_can_be(bundle: Bundle, make: Make, english: Labels) -> None:
    place = Place(bundle=bundle, labels=english)

    assert next_steps(evaluate(bundle, make({"groups.defined": 1})), place) == ""
