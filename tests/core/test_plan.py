"""What a team agreed on is read whatever stands in the file, and told in every report."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.documents.plan import STATES, plan_of
from pyodide_app.core.markup.plan_words import step_facts
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Make = Callable[..., Analysis]

NOW = Options(now="2026-11-22")
STEP = {
    "id": "s1",
    "criterion": "need",
    "goal": "Wir kennen den Bedarf; genau, \\ und\ngut",
    "measure": "Zwei Schulen fragen",
    "owner": "Leitung",
    "due": "2027-02-28",
    "sign": "Zehn Antworten",
    "effort": 1,
    "effect": 3,
    "status": "begun",
}


@pytest.fixture(scope="module")
def planned(make: Make) -> Analysis:
    """Return an analysis with two targets and three steps, one of them without words."""
    plan = [STEP, {"goal": " "}, {"measure": "=cmd()", "due": "nach den Ferien", "criterion": "gone"}]
    return make({"need.causes": 1}, plan=plan, targets={"need": 2.5, "gone": 1, "evidence": 9})


def test_steps_keep_their_order_and_their_place(planned: Analysis, bundle: Bundle) -> None:
    plan = plan_of(planned, bundle)

    assert [(step.number, step.id, step.name) for step in plan.steps] == [
        (1, "s1", STEP["goal"]),
        (3, "3", "=cmd()"),
    ]
    first, other = plan.steps
    assert (first.criterion and first.criterion.id, first.effort, first.effect) == ("need", 1, 3)
    assert (other.criterion, other.state, other.effort) == (None, STATES[0], None)
    assert [(target.criterion.id, target.value) for target in plan.targets] == [("need", 2.5)]


@given(
    plan=st.lists(
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(),
            lambda inner: st.dictionaries(st.sampled_from([*STEP, "other"]), inner, max_size=5),
            max_leaves=5,
        ),
        max_size=4,
    ),
    targets=st.dictionaries(
        st.sampled_from(["need", "x"]), st.none() | st.floats() | st.text() | st.booleans()
    ),
)
def test_whatever_stands_there_is_read(
    make: Make, bundle: Bundle, german: Labels, plan: list[Any], targets: dict[str, Any]
) -> None:
    analysis = make({}, plan=plan, targets=targets)

    for step in plan_of(analysis, bundle).steps:
        assert step.name.strip() == step.name
        assert step.name or step.criterion
    for target in plan_of(analysis, bundle).targets:
        assert 0 <= target.value <= bundle.top
    for name in ("plan.csv", "md", "html"):
        assert report(bundle, analysis, name, german, NOW).content


def test_every_report_tells_it(planned: Analysis, bundle: Bundle, english: Labels) -> None:
    for name in ("html", "md"):
        content = report(bundle, planned, name, english, NOW).data.decode()
        for words in ("What we plan", "Zwei Schulen fragen", "28 February 2027", "nach den Ferien", "begun"):
            assert words in content, (name, words)
        assert "now 1.00, target 2.5" in content


def test_without_a_plan_nothing_is_said_of_it(make: Make, bundle: Bundle, english: Labels) -> None:
    assert not plan_of(make({}), bundle)
    assert "What we plan" not in report(bundle, make({}), "html", english, NOW).data.decode()


def test_targets_alone_and_steps_alone_are_told(make: Make, bundle: Bundle, english: Labels) -> None:
    targets = report(bundle, make({}, targets={"need": 2}), "html", english, NOW).data.decode()
    steps = report(bundle, make({}, plan=[{"goal": "Go on"}]), "html", english, NOW).data.decode()

    assert "now –, target 2.0" in targets
    assert "We want to reach" not in steps
    assert "Go on" in steps


def test_the_teams_own_words_are_marked(planned: Analysis, bundle: Bundle, german: Labels) -> None:
    own = {fact.name: fact.own for fact in step_facts(plan_of(planned, bundle).steps[0], german)}

    assert own["Was wir tun"] is True
    assert own["Bis wann"] is own["Stand"] is own["Kriterium"] is False


def test_the_table_is_tidy_and_without_formulas(planned: Analysis, bundle: Bundle, german: Labels) -> None:
    text = report(bundle, planned, "plan.csv", german, NOW).data.decode("utf-8-sig")
    first, other = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")

    assert (first["number"], first["criterion"], first["value"], first["target"]) == (
        "1",
        "need",
        "100",
        "250",
    )
    assert (first["goal"], first["status"]) == (STEP["goal"], "begun")
    assert (other["measure"], other["criterion"], other["effort"]) == ("'=cmd()", "", "")


def test_the_calendar_has_the_steps_with_a_day(planned: Analysis, bundle: Bundle, german: Labels) -> None:
    file = report(bundle, planned, "ics", german, NOW)
    text = file.data.decode()
    plain = text.replace("\r\n ", "")

    assert file.filename.endswith(".ics")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Wir kennen den Bedarf\\; genau\\, \\\\ und\\ngut\r\n" in plain
    assert "DTSTART;VALUE=DATE:20270228\r\nDTEND;VALUE=DATE:20270301\r\n" in plain
    assert "DTSTAMP:20261122T000000Z" in plain


def test_the_last_day_of_all_and_a_bare_step_stay_writable(
    make: Make, bundle: Bundle, german: Labels
) -> None:
    analysis = make({}, plan=[{"measure": "Ende", "due": "9999-12-31"}])
    text = report(bundle, analysis, "ics", german, NOW).data.decode()

    assert "DTSTART;VALUE=DATE:99991231" in text
    assert "DTEND" not in text
    assert "DESCRIPTION" not in text
