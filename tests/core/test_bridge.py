"""The one door for JavaScript: JSON both ways, and never an exception."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app import bridge
from pyodide_app.bridge import Bridge
from pyodide_app.core.documents.analysis import analysis_to_dict, parse_analysis
from pyodide_app.core.paper import questionnaire
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import Options
from pyodide_app.core.results.result import result_to_dict
from pyodide_app.core.results.scoring import score
from pyodide_app.office import FORMATS as OFFICE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

EMPTY = {"format": "mintq-analysis", "format_version": 1, "framework": {"id": "mint-quality"}, "answers": {}}
PARTS = ("bundle", "analysis", "lang", "guidance", "level", "text", "format", "now")
CALLS = ["start", "score", "prepare", "view", "impact", "plan", "open", "compare", "report", "questionnaire"]


@pytest.fixture(scope="module")
def door(bundle_data: dict[str, Any]) -> Bridge:
    """Return a bridge that has started."""
    made = Bridge()
    assert json.loads(made.handle("start", json.dumps({"bundle": bundle_data})))["ok"]
    return made


def ask(door: Bridge, call: str, **payload: Any) -> Any:
    answer = json.loads(door.handle(call, json.dumps(payload)))
    assert answer["ok"], answer
    return answer["value"]


def fail(door: Bridge, call: str, **payload: Any) -> Any:
    answer = json.loads(door.handle(call, json.dumps(payload)))
    assert not answer["ok"]
    return answer["error"]


@pytest.mark.parametrize("as_text", [True, False])
def test_start_tells_framework_and_languages(as_text: bool, bundle_data: dict[str, Any]) -> None:
    given_bundle = json.dumps(bundle_data) if as_text else bundle_data

    assert ask(Bridge(), "start", bundle=given_bundle) == {
        "framework": bundle_data["framework"],
        "languages": ["de", "en"],
    }


def test_score_gives_the_same_as_the_core(door: Bridge, bundle: Bundle, full: Analysis) -> None:
    expected = result_to_dict(score(bundle, full))

    assert ask(door, "score", analysis=analysis_to_dict(full)) == json.loads(json.dumps(expected))


def test_view_gives_markup(door: Bridge, full: Analysis) -> None:
    analysis = analysis_to_dict(full)

    shown = ask(door, "view", analysis=analysis, lang="de", guidance="../framework/")
    deeper = ask(door, "view", analysis=analysis, lang="en", level=3)

    assert '<a href="../framework/offer/need/">' in shown["html"]
    assert "<h2" in shown["html"]
    assert "<h2" not in deeper["html"]
    assert "guidance" not in deeper["html"].lower()
    assert "At a glance" in deeper["html"]


def test_impact_gives_picture_table_and_hints(door: Bridge) -> None:
    logic = {"need": [{"text": "Zu wenig Technik"}], "outcomes": [{"text": "We run a camp"}]}

    shown = ask(door, "impact", analysis=EMPTY | {"language": "de", "impact_logic": logic}, lang="en")
    nothing = ask(door, "impact", analysis=EMPTY, lang="en")

    assert "<svg" in shown["html"]
    assert '<p class="mintq-own" dir="auto" lang="de">Zu wenig Technik</p>' in shown["html"]
    assert [hint["place"] for hint in shown["hints"]] == ["", "need.0", "outcomes.0", "outcomes.0"]
    assert shown["hints"][1]["text"].startswith("How do you know?")
    assert nothing == {"html": "", "hints": []}


def test_a_later_view_gives_only_what_changed(door: Bridge, full: Analysis) -> None:
    before = analysis_to_dict(full)
    after = {**before, "answers": {**before["answers"], "need.evidence": {"level": 3}}}

    first = ask(door, "view", analysis=before, lang="de")
    second = ask(door, "view", analysis=after, lang="de", since=first["number"])
    third = ask(door, "view", analysis=after, lang="de", since=second["number"])

    assert "html" not in second
    assert {"mintq-view-why-need", "mintq-view-why-offer", "mintq-view-heat-need"} <= second["parts"].keys()
    assert "mintq-view-why-team" not in second["parts"]
    assert third["parts"] == {}


@pytest.mark.parametrize("since", [None, 0, -1, "1", 10**9])
def test_all_is_given_where_the_page_shows_another_view(since: object, door: Bridge, full: Analysis) -> None:
    ask(door, "view", analysis=analysis_to_dict(full), lang="de")

    assert "html" in ask(door, "view", analysis=analysis_to_dict(full), lang="de", since=since)


def test_all_is_given_in_another_language_or_scope(door: Bridge, full: Analysis) -> None:
    analysis = analysis_to_dict(full)
    number = ask(door, "view", analysis=analysis, lang="de")["number"]
    number = (english := ask(door, "view", analysis=analysis, lang="en", since=number))["number"]
    fewer = ask(door, "view", analysis={**analysis, "areas": ["offer"]}, lang="en", since=number)

    assert "html" in english
    assert "html" in fewer


def test_folded_pictures_are_drawn_when_they_are_wanted(door: Bridge, full: Analysis) -> None:
    analysis = analysis_to_dict(full)
    number = ask(door, "view", analysis=analysis, lang="de", opened="bars")["number"]

    opened = ask(door, "view", analysis=analysis, lang="de", opened=["net", 3], since=number)

    assert list(opened["parts"]) == ["mintq-view-picture-net"]
    assert "<svg" in opened["parts"]["mintq-view-picture-net"]


@pytest.mark.parametrize(("level", "tag"), [(-3, "h1"), (0, "h2"), (99, "h6"), ("x", "h2"), (4.0, "h4")])
def test_headings_stay_headings_whatever_level_is_asked_for(
    level: object, tag: str, door: Bridge, full: Analysis
) -> None:
    html = ask(door, "view", analysis=analysis_to_dict(full), lang="de", level=level)["html"]

    assert html.split("<h")[1].startswith(tag[1])


def test_open_gives_the_analysis_as_javascript_holds_it(door: Bridge, data: Path, bundle: Bundle) -> None:
    text = (data / "analyses" / "v1-unknown-keys.mintq.json").read_text(encoding="utf-8")

    opened = ask(door, "open", text=text)

    assert opened["analysis"] == analysis_to_dict(parse_analysis(text, bundle).analysis)
    assert [notice["code"] for notice in opened["notices"]] == ["unknown_keys", "moved_to_attic"]
    assert ask(door, "open", text=json.dumps(opened["analysis"]))["analysis"] == opened["analysis"]


def test_to_prepare_changes_nothing_that_is_told(door: Bridge, full: Analysis) -> None:
    number = ask(door, "view", analysis=analysis_to_dict(full), lang="de")["number"]

    assert ask(door, "prepare") == {}
    assert ask(door, "view", analysis=analysis_to_dict(full), lang="de", since=number)["parts"] == {}


@pytest.mark.parametrize("name", ["html", "csv", "md", "json"])
def test_report_gives_the_same_as_the_core(
    name: str, door: Bridge, bundle: Bundle, full: Analysis, german: Labels
) -> None:
    made = ask(door, "report", analysis=analysis_to_dict(full), format=name, lang="de", now="2026-11-22")

    expected = report(bundle, full, name, german, Options(now="2026-11-22"))
    assert made == {"filename": expected.filename, "mime": expected.mime, "content": expected.content}


@pytest.mark.parametrize("call", [call for call in CALLS if call != "start"])
def test_calls_before_the_start_are_refused(call: str) -> None:
    error = fail(Bridge(), call, analysis=EMPTY, lang="de", text="{}", format="csv", now="2026-11-22")

    assert error["code"] == "not_started"


def test_an_unknown_call_is_refused(door: Bridge) -> None:
    error = fail(door, "stop")

    assert (error["code"], error["params"]) == (
        "unknown_call",
        {"value": '"stop"', "known": ", ".join(CALLS)},
    )


@pytest.mark.parametrize("payload", ["", "{", "[]", "null", '{"a": NaN}', "[" * 200_000, "\ud800"])
@pytest.mark.parametrize("call", CALLS)
def test_a_payload_that_is_no_object_is_refused(call: str, payload: str, door: Bridge) -> None:
    assert json.loads(door.handle(call, payload))["error"]["code"] == "bad_payload"


@pytest.mark.parametrize(
    ("call", "payload", "place"),
    [
        ("open", {}, "text"),
        ("open", {"text": {}}, "text"),
        ("view", {"analysis": EMPTY}, "lang"),
        ("view", {"analysis": EMPTY, "lang": "de", "guidance": 1}, "guidance"),
        ("report", {"analysis": EMPTY, "lang": "de", "now": "2026-11-22"}, "format"),
        ("report", {"analysis": EMPTY, "lang": "de", "format": "csv"}, "now"),
        ("report", {"analysis": EMPTY, "now": "2026-11-22", "format": "csv"}, "lang"),
    ],
)
def test_a_missing_part_of_the_payload_is_named(
    call: str, payload: dict[str, Any], place: str, door: Bridge
) -> None:
    error = fail(door, call, **payload)

    assert (error["code"], error["params"]["place"]) == ("bad_payload", place)


@pytest.mark.parametrize(
    ("call", "payload", "code"),
    [
        ("start", {"bundle": {}}, "not_a_bundle"),
        ("start", {}, "not_a_bundle"),
        ("score", {}, "not_an_analysis"),
        ("view", {"analysis": EMPTY, "lang": "xx"}, "language_missing"),
        ("open", {"text": "{"}, "file_truncated"),
        ("report", {"analysis": EMPTY, "lang": "de", "format": "pdf", "now": "2026-11-22"}, "unknown_format"),
        ("report", {"analysis": EMPTY, "lang": "de", "format": "csv", "now": "heute"}, "bad_date"),
    ],
)
def test_what_the_core_refuses_comes_as_its_code(
    call: str, payload: dict[str, Any], code: str, door: Bridge
) -> None:
    assert fail(door, call, **payload)["code"] == code


def test_all_problems_of_a_file_are_told(door: Bridge) -> None:
    error = fail(door, "score", analysis={**EMPTY, "mode": "x", "areas": 1})

    assert [problem["code"] for problem in error["problems"]] == ["bad_value", "bad_type"]
    assert error["code"] == error["problems"][0]["code"]
    assert error["params"] == error["problems"][0]["params"]
    assert "trace" not in error


def test_a_failed_start_keeps_what_was_started(door: Bridge) -> None:
    fail(door, "start", bundle={"format": "mintq-bundle"})

    assert ask(door, "score", analysis=EMPTY)["progress"] == {"decided": 0, "total": 12}


def test_a_mistake_of_our_own_comes_with_a_trace(door: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("\ud800 broken")

    monkeypatch.setattr(bridge, "score", broken)
    error = fail(door, "score", analysis=EMPTY)

    assert error["code"] == "internal"
    assert "broken" in error["params"]["reason"]
    assert "RuntimeError" in error["trace"]


def test_the_module_answers_with_a_bridge_of_its_own(
    bundle_data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "_BRIDGE", Bridge())

    assert json.loads(bridge.handle("score", "{}"))["error"]["code"] == "not_started"
    assert json.loads(bridge.handle("start", json.dumps({"bundle": bundle_data})))["ok"]
    assert json.loads(bridge.handle("score", json.dumps({"analysis": EMPTY})))["ok"]


def test_an_analysis_as_deep_as_a_file_may_be_passes(door: Bridge) -> None:
    deep: Any = 1
    for _ in range(63):
        deep = [deep]

    assert ask(door, "score", analysis={**EMPTY, "future": deep})["progress"]["total"] == 12


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from(CALLS) | st.text(),
    st.text()
    | st.builds(json.dumps, JSON)
    | st.builds(
        json.dumps,
        st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, JSON)),
    ),
)
def test_whatever_comes_the_answer_is_json(door: Bridge, call: str, payload: str) -> None:
    answer = json.loads(door.handle(call, payload))

    assert answer["ok"] is False
    assert answer["error"]["code"] != "internal"


def test_rounds_are_compared(door: Bridge, full: Analysis) -> None:
    analysis = analysis_to_dict(full)
    value = ask(door, "compare", analyses=[analysis, analysis], lang="en", level=3, now="2026-11-22")

    assert value["filename"] == "mint-q-comparison-2026-11-22.html"
    assert "<h3" in value["html"]
    assert value["page"].startswith("<!DOCTYPE html>")
    for few in ([analysis], None):
        assert fail(door, "compare", analyses=few, lang="en", now="2026-11-22")["code"] == "too_few_rounds"


@pytest.mark.parametrize("name", ["md", "csv"])
def test_a_questionnaire_gives_the_same_as_the_core(
    name: str, door: Bridge, bundle: Bundle, full: Analysis, german: Labels
) -> None:
    made = ask(door, "questionnaire", analysis=analysis_to_dict(full), format=name, lang="de")

    expected = questionnaire(bundle, full, name, german)
    assert made == {"filename": expected.filename, "mime": expected.mime, "content": expected.content}


def test_what_is_no_text_travels_as_base64(
    door: Bridge, bundle: Bundle, full: Analysis, german: Labels
) -> None:
    made = ask(door, "report", analysis=analysis_to_dict(full), format="docx", lang="de", now="2026-11-22")

    expected = report(bundle, full, "docx", german, Options(now="2026-11-22"), formats=OFFICE_FORMATS)
    assert (made["filename"], made["mime"]) == (expected.filename, expected.mime)
    assert base64.b64decode(made["base64"]) == expected.content


def test_a_report_leaves_out_what_it_is_told_to(door: Bridge, full: Analysis) -> None:
    asked = {"analysis": analysis_to_dict(full), "lang": "de", "format": "html", "now": "2026-11-22"}

    assert "Tüftelwerk" in ask(door, "report", **asked)["content"]
    assert "Tüftelwerk" not in ask(door, "report", **asked, without=["profile", 1])["content"]
    assert fail(door, "report", **asked, without=["tea"])["code"] == "unknown_part"


def test_a_short_report_takes_along_what_it_is_told_to(door: Bridge, full: Analysis) -> None:
    asked = {"analysis": analysis_to_dict(full), "lang": "de", "format": "html", "now": "2026-11-22"}
    secret = full.answers["team.capacity"].note
    assert secret

    def short(**chosen: Any) -> str:
        told: str = ask(door, "report", **asked, version="short", **chosen)["content"]
        return told.replace('\\"', '"')

    assert "data-mintq-analysis" not in short()
    assert secret not in short(attach=True)
    assert secret in short(attach=True, with_sensitive=True)
    assert fail(door, "report", **asked, version="tiny")["code"] == "unknown_version"
    assert fail(door, "report", **asked, attach=True)["code"] == "not_attached"


def test_the_plan_offers_candidates_and_a_picture(door: Bridge, full: Analysis) -> None:
    shown = ask(door, "plan", analysis=analysis_to_dict(full), lang="de", guidance="../framework/")

    assert 'data-mintq-action="plan-choose"' in shown["candidates"]
    assert shown["picture"].startswith('<div class="mintq-view"')
