"""What was left out of a report stands nowhere in its file, and everything else still does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from pyodide_app.core.analysis import analysis_to_dict, dump_analysis
from pyodide_app.core.errors import ReportError
from pyodide_app.core.reports import FORMATS, report
from pyodide_app.core.reports.left_out import PARTS, leave_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.analysis import Analysis
    from pyodide_app.core.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Make = Callable[..., Analysis]

NOW = "2026-11-22"
MARKED: Final[dict[str, dict[str, Any]]] = {
    "notes": {"note": "Marknote", "reason": "Markreason"},
    "evidence": {"evidence": [{"text": "Markproof", "url": "https://example.org/markurl"}]},
}
MARKS: Final = {
    "notes": ("marknote", "markreason"),
    "evidence": ("markproof", "markurl"),
    "plan": ("markgoal", "markowner"),
    "impact_logic": ("markchange",),
    "profile": ("markteam", "markproject"),
}
"""Words of each part, in small letters."""


@pytest.fixture(scope="module")
def everything(make: Make) -> Analysis:
    """Return an analysis with marked words in every part, and in keys that nobody knows."""
    hidden = {"own": " ".join(mark for marks in MARKS.values() for mark in marks)}
    answer = {"level": "na", "talk": True, **MARKED["notes"], **MARKED["evidence"], **hidden}
    return make(
        {
            "need.evidence": answer,
            "need.causes": {"note": "Marknote"},
            "groups.defined": 1,
            "gone.away": answer,
        },
        plan=[{"goal": "Markgoal", "owner": "Markowner", "due": "2027-01-01", "effort": 1, "effect": 3}],
        targets={"need": 2},
        impact_logic={"impact": [{"text": "Markchange"}]},
        profile={"initiative": "Markteam", "project": "Markproject"},
        **hidden,
    )


def told(bundle: Bundle, analysis: Analysis, name: str, labels: Labels, without: tuple[str, ...]) -> str:
    """Return all that a report holds, in small letters."""
    data = report(bundle, analysis, name, labels, NOW, without=without).data
    # A calendar breaks long lines.
    return data.decode().replace("\r\n ", "").lower()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("part", PARTS)
def test_what_was_left_out_stands_nowhere_in_the_file(
    name: str, part: str, everything: Analysis, bundle: Bundle, german: Labels
) -> None:
    whole = told(bundle, everything, name, german, ())
    left = told(bundle, everything, name, german, (part,))

    assert [mark for mark in MARKS[part] if mark in left] == []
    others = [mark for other, marks in MARKS.items() if other != part for mark in marks if mark in whole]
    assert [mark for mark in others if mark not in left] == [], "only what was left out is missing"


def test_a_whole_report_tells_all_of_it(everything: Analysis, bundle: Bundle, german: Labels) -> None:
    whole = told(bundle, everything, "html", german, ())

    told_by_html = [mark for part in ("notes", "evidence", "plan", "profile") for mark in MARKS[part]]
    assert [mark for mark in told_by_html if mark not in whole] == []


@pytest.mark.parametrize("part", PARTS)
def test_the_analysis_itself_holds_nothing_of_it(part: str, everything: Analysis) -> None:
    left = dump_analysis(leave_out(everything, (part,))).lower()

    assert [mark for mark in MARKS[part] if mark in left] == []


def test_leaving_out_changes_no_value(everything: Analysis, bundle: Bundle, german: Labels) -> None:
    assert told(bundle, everything, "json", german, PARTS) == told(bundle, everything, "json", german, ())


def test_nothing_left_out_is_the_same_analysis(everything: Analysis) -> None:
    assert leave_out(everything, ()) is everything
    once = leave_out(everything, PARTS)
    assert leave_out(once, PARTS) == once
    assert set(analysis_to_dict(once)["answers"]) == {"need.evidence", "groups.defined"}


def test_a_part_that_is_none_is_refused(everything: Analysis) -> None:
    with pytest.raises(ReportError) as caught:
        leave_out(everything, ("notes", "tea"))

    assert caught.value.code == "unknown_part"
