"""Calendar files, read by a real parser (RFC 5545), hold every step of the plan that has a day."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pyodide_app.core.documents.plan import STATES, Step, plan_of
from pyodide_app.core.errors import ReportError
from pyodide_app.core.markup.plan_words import step_name
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import Options
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    Make = Callable[..., Analysis]

NOW = "2026-11-22T08:15:00.000Z"
STATUS = {"open": "TENTATIVE", "begun": "CONFIRMED", "done": "CONFIRMED", "dropped": "CANCELLED"}
LONG = "Fördermöglichkeiten für Größere: prüfen, ordnen; „absprechen“ — 🧪🔬 und wieder von vorn\n" * 4


def written(bundle: Bundle, analysis: Analysis, labels: Labels, now: str = NOW) -> bytes:
    return report(bundle, analysis, "ics", labels, Options(now=now)).data


def events(file: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(file)
    assert calendar.errors == []
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//MINT-Q//Plan//EN")
    found = calendar.subcomponents
    assert {type(each) for each in found} <= {icalendar.Event}
    assert [error for each in found for error in each.errors] == []
    return found


def day_of(step: Step) -> dt.date | None:
    try:
        return dt.date.fromisoformat(step.due)
    except ValueError:
        return None


def readable(words: str) -> str:
    """Return words as a calendar may hold them: plain line ends, and no control characters."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f]", "\ufffd", re.sub("\r\n|\r", "\n", words))


def same(event: icalendar.Event, step: Step, labels: Labels) -> None:
    """Compare an event with its step, item by item."""
    day = day_of(step)
    assert day is not None
    assert (event["dtstart"].dt, event["dtstart"].params) == (day, {"VALUE": "DATE"})
    if day < dt.date.max:
        assert event["dtend"].dt - day == dt.timedelta(days=1)
    else:
        assert "dtend" not in event
    assert event["dtstamp"].dt == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    assert str(event["summary"]) == readable(step_name(step, labels))
    about = [
        f"{labels.get(f'plan.{key}')}: {getattr(step, key)}"
        for key in ("measure", "owner", "sign")
        if getattr(step, key) and getattr(step, key) != step.name
    ]
    assert str(event.get("description", "")) == readable("\n".join(about))
    assert (event["status"], event["transp"]) == (STATUS[step.state], "TRANSPARENT")
    assert {*event.keys()} <= {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP"),
    }


def well_formed(file: bytes) -> None:
    """Look at what a parser forgives: ends and lengths of lines, and whole characters in each."""
    *lines, rest = file.split(b"\r\n")
    assert rest == b""
    assert [line for line in lines if b"\r" in line or b"\n" in line or len(line) > 75] == []
    for line in lines:
        line.decode("utf-8", errors="strict")


@pytest.mark.parametrize("lang", available_languages())
def test_a_parser_finds_every_dated_step(lang: str, bundle: Bundle, make: Make) -> None:
    labels = load_labels(lang)
    plan = [
        {"id": "a", "criterion": "need", "goal": LONG, "measure": LONG[::-1], "due": "2027-02-28"},
        {"id": "b", "measure": 'a\\nb, c; d: "e"\r\nf', "owner": "Leitung, Team", "due": "2028-02-29"},
        {"id": "c", "goal": "Ohne Tag", "due": "nach den Ferien"},
        {
            "id": "d",
            "criterion": "reach",
            "sign": "X" * 75 + "ä" * 75,
            "due": "9999-12-31",
            "status": "dropped",
        },
    ]
    analysis = make(bundle, {}, plan=plan, id="abc")
    file = written(bundle, analysis, labels)
    dated = [step for step in plan_of(analysis, bundle).steps if step.id != "c"]

    well_formed(file)
    found = events(file)
    assert [str(event["uid"]) for event in found] == [f"abc-{id_}@mint-q.invalid" for id_ in "abd"]
    for event, step in zip(found, dated, strict=True):
        same(event, step, labels)


WORDS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"])
    | st.sampled_from('\r\n\t\\;,:"äöüß🧪\u2028\u0085\ufeff'),
    max_size=120,
)
DAY = st.dates(dt.date(1, 1, 1)).map(dt.date.isoformat)
STEP = st.fixed_dictionaries(
    {},
    optional={
        "id": WORDS,
        "criterion": st.sampled_from(["need", "gone"]),
        **dict.fromkeys(("goal", "measure", "owner", "sign"), WORDS),
        "due": DAY | DAY | WORDS,
        "status": st.sampled_from([*STATES, "other"]),
    },
)


@given(plan=st.lists(STEP, max_size=4))
@example(plan=[{"goal": " x\u2028y\x85z\x0b\x0c\x1c", "due": "2027-01-01"}])
def test_any_plan_comes_back(bundle: Bundle, make: Make, german: Labels, plan: list[dict[str, Any]]) -> None:
    plan = [*plan, {"goal": "Immer", "due": "2027-06-01"}]
    analysis = make(bundle, {}, plan=plan)
    file = written(bundle, analysis, german)
    dated = [step for step in plan_of(analysis, bundle).steps if day_of(step)]

    well_formed(file)
    for event, step in zip(events(file), dated, strict=True):
        same(event, step, german)


@given(
    ids=st.lists(
        st.text(max_size=8) | st.sampled_from(["a", "a.2", "ä", "ö", "1", ""]), min_size=2, max_size=6
    )
)
@example(ids=["a", "a.2", "a", "ä", "ö", "", "2", "7"])
def test_every_event_has_an_id_of_its_own(bundle: Bundle, make: Make, german: Labels, ids: list[str]) -> None:
    plan: list[dict[str, str]] = [{"id": id_, "goal": "x", "due": "2027-01-01"} for id_ in ids]
    found = [str(event["uid"]) for event in events(written(bundle, make(bundle, {}, plan=plan), german))]

    assert len({*found}) == len(ids)


def test_an_event_keeps_its_id_through_days_words_and_languages(
    bundle: Bundle, make: Make, german: Labels, english: Labels
) -> None:
    before = make(bundle, {}, id="abc", plan=[{"id": "s1", "goal": "Fragen", "due": "2027-01-01"}])
    moved = {"id": "s1", "goal": "Fragen!", "due": "2027-03-01", "status": "done"}
    after = make(bundle, {}, id="abc", plan=[{"id": "s0", "goal": "Neu", "due": "2027-01-01"}, moved])
    (first,) = events(written(bundle, before, german))
    _, second = events(written(bundle, after, english, "2026-12-24"))

    assert first["uid"] == second["uid"]
    assert first["dtstamp"].dt < second["dtstamp"].dt


def test_a_calendar_without_events_is_none(bundle: Bundle, make: Make, german: Labels) -> None:
    for plan in ([], [{"goal": "Ohne Tag"}, {"goal": "Bald", "due": "bald"}]):
        with pytest.raises(ReportError) as caught:
            written(bundle, make(bundle, {}, plan=plan), german)
        assert caught.value.code == "no_days"
