"""What a team may choose from, how it weighs its steps, and how targets show in the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.markup.place import Place
from pyodide_app.core.pictures.chart import chart
from pyodide_app.core.pictures.weighing import weighing, weighing_words
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.results.priorities import candidates
from pyodide_app.core.sections.plan_view import SHOWN, plan_view
from pyodide_app.core.sections.view import view

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    import pytest

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.documents.plan import Step
    from pyodide_app.core.labels import Labels
    from tests.core.conftest import Node

    Make = Callable[..., Analysis]

ANSWERS = {
    "need.evidence": {"level": 1, "talk": True},
    "need.causes": "unknown",
    "need.landscape": 0,
    "groups.defined": 3,
}


def steps_of(make: Make, bundle: Bundle, *weights: tuple[int | None, int | None]) -> tuple[Step, ...]:
    plan = [
        {"goal": f"Goal {n}", "effort": one, "effect": other} for n, (one, other) in enumerate(weights, 1)
    ]
    return plan_of(make({}, plan=plan), bundle).steps


def place_of(bundle: Bundle, labels: Labels, own: str | None = None) -> Place:
    return Place(bundle=bundle, labels=labels, own=own)


def test_criteria_with_potentials_are_offered_with_their_reasons(make: Make, bundle: Bundle) -> None:
    (found,) = candidates(evaluate(bundle, make(ANSWERS)))

    assert found.part.criterion.id == "need"
    assert [item.indicator.id for item in found.items] == ["need.causes", "need.landscape", "need.evidence"]
    assert (found.unknown, found.talk, found.chosen) == (1, 1, False)
    assert found.core == sum(item.indicator.core for item in found.items)
    assert found.suggestion == found.part.criterion.suggestions[0]


def test_what_stands_in_the_plan_is_not_offered_again(
    make: Make, bundle: Bundle, english: Labels, html: Callable[[str], Node]
) -> None:
    free = html(plan_view(evaluate(bundle, make(ANSWERS)), english).candidates)
    planned = make(ANSWERS, plan=[{"criterion": "need"}])
    taken = html(plan_view(evaluate(bundle, planned), english).candidates)

    (button,) = free.all("button")
    assert button.attributes["data-criterion"] == "need"
    assert button.attributes["aria-label"] == "Add to the plan: Need and context"
    assert "1 still unclear · 2 at the lower levels" in free.text
    assert list(taken.all("button")) == []
    assert "In the plan" in taken.text


def test_titles_lead_to_the_guidance_where_there_is_some(
    make: Make, bundle: Bundle, english: Labels, html: Callable[[str], Node]
) -> None:
    found = plan_view(evaluate(bundle, make(ANSWERS)), english, guidance="../framework/").candidates

    assert [link.attributes["href"] for link in html(found).all("a")] == ["../framework/offer/need/"]


def test_without_potentials_one_may_still_plan(make: Make, bundle: Bundle, english: Labels) -> None:
    found = plan_view(evaluate(bundle, make({"need.evidence": 3})), english)

    assert "steps of your own" in found.candidates
    assert "<svg" not in found.picture


def test_many_criteria_are_folded_away(
    make: Make, bundle: Bundle, english: Labels, monkeypatch: pytest.MonkeyPatch, html: Callable[[str], Node]
) -> None:
    monkeypatch.setattr("pyodide_app.core.sections.plan_view.SHOWN", 1)
    every = all_zero(bundle)
    offered = html(plan_view(evaluate(bundle, make(every)), english).candidates)

    assert SHOWN > 1
    folded = offered.one("mintq-plan-more")
    assert len(list(folded.all("button"))) == len(list(offered.all("button"))) - 1 >= 1


def all_zero(bundle: Bundle) -> dict[str, Any]:
    return {
        indicator.id: 0
        for area in bundle.areas
        for criterion in area.criteria
        for indicator in criterion.indicators
    }


def test_the_picture_shows_each_weighed_step_and_so_does_the_table(
    make: Make, bundle: Bundle, english: Labels, xml: Callable[[str], ET.Element], html: Callable[[str], Node]
) -> None:
    steps = steps_of(make, bundle, (1, 3), (3, 1), (None, 2), (2, 2))
    markup = weighing(steps, place_of(bundle, english))
    picture = xml(markup[markup.index("<svg") : markup.index("</svg>") + 6])
    circles = [
        (float(c.get("cx", "")), float(c.get("cy", ""))) for c in picture.iter() if c.tag.endswith("circle")
    ]
    rows = [[cell.text for cell in row.all("td", "th")] for row in html(markup).all("tr")]

    assert len(circles) == 3
    easy, hard = (max(circles, key=lambda at: (-at[0], -at[1])), max(circles, key=lambda at: at[0]))
    assert easy[0] < hard[0]
    assert easy[1] < hard[1], "much effect is above little effect"
    assert rows[1:] == [
        ["1", "Goal 1", "low", "high"],
        ["2", "Goal 2", "high", "low"],
        ["4", "Goal 4", "medium", "medium"],
    ]


def test_words_say_what_is_easy_and_what_is_not_weighed(make: Make, bundle: Bundle, english: Labels) -> None:
    mixed = steps_of(make, bundle, (1, 3), (1, None), (1, 3))

    assert weighing_words(mixed, english) == (
        "Much benefit for little effort: steps 1, 3. Not weighed yet: step 2."
    )
    assert weighing_words(steps_of(make, bundle, (2, 2)), english) == "All steps are weighed."


def test_a_crowd_in_one_cell_is_counted(make: Make, bundle: Bundle, english: Labels) -> None:
    markup = weighing(steps_of(make, bundle, *[(2, 2)] * 9), place_of(bundle, english))

    assert markup.count("<circle") == 6
    assert ">+4</text>" in markup


def test_nothing_weighed_makes_no_picture(make: Make, bundle: Bundle, english: Labels) -> None:
    assert weighing(steps_of(make, bundle, (None, 1)), place_of(bundle, english)) == ""


def test_a_step_without_words_is_called_like_its_criterion(
    make: Make, bundle: Bundle, english: Labels
) -> None:
    plan = [{"criterion": "need", "effort": 1, "effect": 1}, {"goal": "Ziel", "effort": 1, "effect": 1}]
    markup = weighing(plan_of(make({}, plan=plan), bundle).steps, place_of(bundle, english, own="de"))

    assert '<th scope="row" dir="auto">Need and context</th>' in markup
    assert '<th scope="row" dir="auto" lang="de">Ziel</th>' in markup


def test_targets_are_marks_in_the_profile_and_words_beside_it(
    make: Make, bundle: Bundle, english: Labels
) -> None:
    evaluation = evaluate(bundle, make(ANSWERS, targets={"need": 2}))

    whole = view(evaluation, english, opened=()).html
    for drawn in (chart(evaluation, english), whole):
        assert drawn.count('class="mintq-target"') == 1
        assert "target 2.0" in drawn
