"""What was left out of a report stands nowhere in its file, and everything else still does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.documents.analysis import analysis_to_dict, dump_analysis
from pyodide_app.core.errors import ReportError
from pyodide_app.core.opening import open_file
from pyodide_app.core.reports import FORMATS, report
from pyodide_app.core.reports.left_out import leave_out
from pyodide_app.core.reports.options import PARTS, SENSITIVE, SHORT, Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Make = Callable[..., Analysis]

NOW = Options(now="2026-11-22")
MARKS: Final[dict[str, frozenset[str]]] = {
    mark: frozenset(parts.split())
    for mark, parts in {
        "marknote": "notes",
        "markreason": "notes",
        "markopinion": "notes",
        "markproof": "evidence",
        "markurl": "evidence",
        "marksecret": "notes sensitive",
        "markquiet": "notes sensitive",
        "markfile": "evidence sensitive",
        "markplace": "evidence sensitive",
        "markgoal": "plan",
        "markmeasure": "plan",
        "markowner": "plan",
        "marksign": "plan",
        "markchange": "impact_logic",
        "markknown": "impact_logic",
        "markteam": "profile",
        "markproject": "profile",
        "markgroups": "profile",
        "markpeople": "profile",
        "markoccasion": "profile",
    }.items()
}
"""A word of each field, in small letters, with the parts that take it away."""
HIDDEN: Final = ("markextra", "marktitle", "markattic", "markelsewhere", "markearlier", "markstale")
"""Words where no report shows them: unknown keys, the file's name, the attic, outside the scope …"""


@pytest.fixture(scope="module")
def everything(make: Make) -> Analysis:
    """Return an analysis with marked words in every field, and in keys that nobody knows."""
    hidden = {"own": "Markextra"}
    proof = {"text": "Markproof", "url": "https://example.org/markurl", **hidden}
    earlier = {"id": "1", "name": "Markearlier", "date": "2025-01-01"}
    answer = {
        "level": "na",
        "talk": True,
        "note": "Marknote",
        "reason": "Markreason",
        "evidence": [proof],
        "copied_from": earlier,
        **hidden,
    }
    quiet = {
        "level": "na",
        "note": "Marksecret",
        "reason": "Markquiet",
        "evidence": [{"text": "Markfile", "url": "https://example.org/markplace"}],
    }
    step = {"goal": "Markgoal", "measure": "Markmeasure", "owner": "Markowner", "sign": "Marksign", **hidden}
    return make(
        {
            "need.evidence": answer,
            "need.causes": {"note": "Marknote", "agreement": "Markopinion"},
            "need.update": {"level": 2, "reason": "Markstale"},
            "team.capacity": quiet,
            "groups.defined": 1,
            "reach.target": {"level": 1, "note": "Markelsewhere"},
            "gone.away": {"note": "Markattic"},
        },
        areas=["offer", "resources"],
        plan=[{**step, "due": "2027-01-01", "effort": 1, "effect": 3}, "Markextra", hidden],
        targets={"need": 2, "gone": "Markextra"},
        impact_logic={"need": [{"text": "Markchange", "source": "Markknown", **hidden}], "own": "Markextra"},
        profile={
            "initiative": "Markteam",
            "project": "Markproject",
            "groups": "Markgroups",
            "people": "Markpeople",
            "occasion": "Markoccasion",
            **hidden,
        },
        name="Marktitle",
        **hidden,
    )


def told(bundle: Bundle, analysis: Analysis, name: str, labels: Labels, options: Options = NOW) -> str:
    """Return all that a report holds, in small letters."""
    if name == "ics" and "plan" in options.without:
        with pytest.raises(ReportError, match="no days"):
            report(bundle, analysis, name, labels, options)
        return ""
    data = report(bundle, analysis, name, labels, options).data
    # A calendar breaks long lines.
    return data.decode().replace("\r\n ", "").lower()


@pytest.mark.parametrize("name", FORMATS)
@given(without=st.sets(st.sampled_from(PARTS)))
def test_what_was_left_out_stands_nowhere_in_the_file(
    name: str, without: set[str], everything: Analysis, bundle: Bundle, german: Labels
) -> None:
    whole = told(bundle, everything, name, german)
    left = told(bundle, everything, name, german, replace(NOW, without=tuple(without)))

    assert [mark for mark, parts in MARKS.items() if parts & without and mark in left] == []
    others = [mark for mark, parts in MARKS.items() if not parts & without and mark in whole]
    assert [mark for mark in others if mark not in left] == [], "only what was left out is missing"


@pytest.mark.parametrize("name", FORMATS)
def test_what_no_report_shows_stands_in_none(
    name: str, everything: Analysis, bundle: Bundle, german: Labels
) -> None:
    whole = told(bundle, everything, name, german)

    # The table of answers is data: it has the reason whatever the level.
    assert [mark for mark in HIDDEN if mark in whole] == (["markstale"] if name == "csv" else [])


def test_a_whole_report_tells_all_of_it(everything: Analysis, bundle: Bundle, german: Labels) -> None:
    whole = told(bundle, everything, "html", german)

    assert [mark for mark in MARKS if mark not in whole] == []


@pytest.mark.parametrize("part", PARTS)
def test_the_analysis_itself_holds_nothing_of_it(part: str, everything: Analysis, bundle: Bundle) -> None:
    left = dump_analysis(leave_out(everything, (part,), bundle)).lower()

    assert [mark for mark, parts in MARKS.items() if part in parts and mark in left] == []
    assert [mark for mark in ("markattic", "markextra") if mark in left] == []


def test_leaving_out_changes_no_value(everything: Analysis, bundle: Bundle, german: Labels) -> None:
    without = replace(NOW, without=PARTS)

    assert told(bundle, everything, "json", german, without) == told(bundle, everything, "json", german)


def test_nothing_left_out_is_the_same_analysis(everything: Analysis, bundle: Bundle) -> None:
    assert leave_out(everything, (), bundle) is everything
    once = leave_out(everything, PARTS, bundle)
    assert leave_out(once, PARTS, bundle) == once
    assert "need.causes" not in analysis_to_dict(once)["answers"]


@pytest.mark.parametrize(
    ("chosen", "code"),
    [({"without": ("notes", "tea")}, "unknown_part"), ({"version": "tiny"}, "unknown_version")],
)
def test_what_cannot_be_chosen_is_refused(chosen: dict[str, Any], code: str) -> None:
    with pytest.raises(ReportError) as caught:
        Options(now="2026-11-22", **chosen)

    assert caught.value.code == code


SHORT_ONES: Final = [name for name, each in FORMATS.items() if each.short]
NEVER_SHORT: Final = {"notes", "evidence", "impact_logic", SENSITIVE}
"""What the short version shows in no case."""


@pytest.mark.parametrize("name", SHORT_ONES)
@given(without=st.sets(st.sampled_from(PARTS)), with_sensitive=st.booleans())
def test_the_short_version_shows_choices_alone(
    *,
    name: str,
    without: set[str],
    with_sensitive: bool,
    everything: Analysis,
    bundle: Bundle,
    german: Labels,
) -> None:
    options = replace(NOW, version=SHORT, without=tuple(without), with_sensitive=with_sensitive)
    left = told(bundle, everything, name, german, options)

    taken = without | NEVER_SHORT
    assert [mark for mark, parts in MARKS.items() if parts & taken and mark in left] == []
    assert [mark for mark in HIDDEN if mark in left] == []
    assert ("markgoal" in left, "markproject" in left) == ("plan" not in without, "profile" not in without)
    assert "data-mintq-analysis" not in left


@given(without=st.sets(st.sampled_from(PARTS)), with_sensitive=st.booleans())
def test_an_attached_analysis_is_complete_but_for_what_was_left_out(
    without: set[str], with_sensitive: bool, everything: Analysis, bundle: Bundle, german: Labels
) -> None:
    options = replace(NOW, version=SHORT, attach=True, without=tuple(without), with_sensitive=with_sensitive)
    left = told(bundle, everything, "html", german, options)
    taken = without if with_sensitive else without | {SENSITIVE}

    assert [mark for mark, parts in MARKS.items() if parts & taken and mark in left] == []
    assert [mark for mark, parts in MARKS.items() if not parts & taken and mark not in left] == []
    assert not taken or "markattic" not in left


def test_an_attached_analysis_is_the_whole_save_file(
    everything: Analysis, bundle: Bundle, german: Labels
) -> None:
    options = replace(NOW, version=SHORT, attach=True, with_sensitive=True)
    file = report(bundle, everything, "html", german, options).data.decode()

    assert open_file(file, bundle, [german]).analysis == everything


@pytest.mark.parametrize(
    ("name", "chosen", "code"),
    [
        *((name, {"version": SHORT}, "not_short") for name in FORMATS if name not in SHORT_ONES),
        ("html", {"attach": True}, "not_attached"),
        ("md", {"version": SHORT, "attach": True}, "not_attached"),
    ],
)
def test_what_no_format_can_do_is_refused(
    *, name: str, chosen: dict[str, Any], code: str, everything: Analysis, bundle: Bundle, german: Labels
) -> None:
    with pytest.raises(ReportError) as caught:
        report(bundle, everything, name, german, replace(NOW, **chosen))

    assert caught.value.code == code
    assert german.get(f"error.{code}", **caught.value.params)
