"""Keeping: always said when and where, at every change; what cannot be kept is said, and nothing of it is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

RATE = '(id) => document.querySelector(`[name="${id}"][value="2"]`).click()'
KEPT = """async () => {
  const request = indexedDB.open("mintq:/some/folder/:mint-quality");
  const db = await new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
  const all = db.transaction("analyses").objectStore("analyses").getAll();
  await new Promise((resolve) => { all.onsuccess = resolve; });
  db.close();
  return all.result;
}"""


def indicators(assessment: Any) -> list[str]:
    found: list[str] = assessment.page.evaluate(
        "() => [...document.querySelectorAll('[data-mintq-indicator]')].map((each) => each.dataset.mintqIndicator)"
    )
    return found


def test_browser_and_file_are_both_told_and_told_apart(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    filed = page.locator('[data-mintq-live="filed"]')
    assessment.rate("need.evidence", 2)
    assessment.saved()
    expect(filed).to_have_text("Als Datei: noch nicht")
    assessment.download("save", tmp_path)
    expect(filed).to_contain_text("Als Datei: ")
    expect(filed).not_to_contain_text("noch nicht")
    assessment.note("need.evidence", "neu")
    assessment.rate("need.causes", 1)
    expect(filed).to_contain_text("danach geändert: 2")
    assessment.saved()
    page.reload()
    expect(filed).to_contain_text("danach geändert: 2")
    assessment.note("need.evidence", "")
    expect(filed).to_contain_text("danach geändert: 1")


def test_a_quiet_reminder_after_twenty_changes_that_can_be_silenced(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    reminder = page.locator('[data-mintq-live="reminder"]')
    ids = indicators(assessment)
    for indicator in ids[:19]:
        page.evaluate(RATE, indicator)
    expect(reminder).to_be_hidden()
    page.evaluate(RATE, ids[19])
    expect(reminder).to_contain_text("Zeit für eine Datei")
    assert page.evaluate("() => document.activeElement === document.body"), "it takes no focus"
    assessment.download("save", tmp_path)
    expect(reminder).to_be_hidden()
    for indicator in ids[20:41]:
        page.evaluate(RATE, indicator)
    expect(reminder).to_be_visible()
    assessment.do("remind-no-more")
    page.evaluate(RATE, ids[50])
    expect(reminder).to_be_hidden()


def test_a_reminder_after_half_an_hour_on_a_clock_that_jumps(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context()
    context.clock.install()
    assessment = assessment_of(context)
    reminder = assessment.page.locator('[data-mintq-live="reminder"]')
    assessment.rate("need.evidence", 2)
    context.clock.run_for(29 * 60_000)
    expect(reminder).to_be_hidden()
    context.clock.run_for(2 * 60_000)
    expect(reminder).to_contain_text("halben Stunde")


def test_a_clock_that_jumps_back_loses_no_answer(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context()
    context.clock.install(time="2026-11-22T10:00:00Z")
    assessment = assessment_of(context)
    assessment.rate("need.evidence", 2)
    assessment.saved()
    for moment in ("2020-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "1999-12-31T23:59:59Z"):
        context.clock.set_fixed_time(moment)
        assessment.note("need.evidence", moment)
        assessment.rate("need.causes", 3)
        expect(assessment.page.locator('[name="need.causes"][value="3"]')).to_be_checked()
    assessment.saved()
    (kept,) = assessment.page.evaluate(KEPT)
    assert kept["answers"]["need.evidence"]["note"] == "1999-12-31T23:59:59Z"
    assessment.page.reload()
    expect(assessment.page.locator('[name="need.causes"][value="3"]')).to_be_checked()


def test_a_full_browser_is_told_answering_goes_on_and_all_is_kept_when_there_is_room_again(
    new_context: Callable[..., BrowserContext],
    assessment_of: Callable[..., Any],
    site_address: str,
    tmp_path: Path,
) -> None:
    context = new_context(expect_trouble=True)
    before = context.new_page()
    before.goto(f"{site_address}imprint/")
    devtools = context.new_cdp_session(before)
    origin = before.evaluate("() => location.origin")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    assessment = assessment_of(context)
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.saved()
    assessment.note("need.evidence", "x" * 200_000)
    expect(page.locator('[data-mintq-live="saved"]')).to_have_attribute("data-state", "full")
    expect(page.locator(".mintq-message")).to_contain_text("Der Speicher dieses Browsers ist voll")
    assessment.rate("need.causes", 3)
    saved = json.loads(assessment.download("save", tmp_path).read_text(encoding="utf-8"))
    assert len(saved["answers"]["need.evidence"]["note"]) == 200_000
    assert saved["answers"]["need.causes"]["level"] == 3
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    # A write that is still on its way may succeed now and take the button away: so it is clicked only if it is there.
    page.evaluate("() => document.querySelector('[data-mintq-action=keep-again]')?.click()")
    assessment.saved()
    expect(page.locator(".mintq-message")).to_contain_text("geht wieder")
    page.reload()
    expect(page.locator('[name="need.causes"][value="3"]')).to_be_checked()
    assert len(page.locator('[name="need.evidence.note"]').input_value()) == 200_000


def test_writes_that_begin_to_fail_are_told_and_leaving_is_warned_of(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context(expect_trouble=True)
    assessment = assessment_of(context)
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.saved()
    page.evaluate(
        """() => { const put = IDBObjectStore.prototype.put; window.mend = () => { IDBObjectStore.prototype.put = put; };
        IDBObjectStore.prototype.put = () => { throw new DOMException("disk", "UnknownError"); }; }"""
    )
    assessment.rate("need.evidence", 3)
    expect(page.locator('[data-mintq-live="saved"]')).to_have_attribute("data-state", "failed")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    expect(page.locator('[name="need.evidence"][value="3"]')).to_be_checked()
    assert asked == ["beforeunload"]
    page.evaluate("() => window.mend()")
    assessment.rate("need.causes", 1)
    assessment.saved()
    page.reload()
    expect(page.locator('[name="need.causes"][value="1"]')).to_be_checked()
    assert assessment.levels() == {"need.evidence": "3", "need.causes": "1"}


def test_what_the_browser_promises_is_said_in_its_own_sentence(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    states = {
        "granted": ("navigator.storage.persisted = async () => true", "zugesagt, Ihre Antworten zu behalten"),
        "private": (
            "navigator.storage.getDirectory = async () => { throw new DOMException('no', 'SecurityError'); }",
            "privates Fenster",
        ),
        "safari": (
            "Object.defineProperty(Navigator.prototype, 'vendor', {get: () => 'Apple Computer, Inc.'})",
            "sieben Tage",
        ),
        "blocked": (
            "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }",
            "lässt kein Speichern zu",
        ),
    }
    for state, (script, words) in states.items():
        context = new_context(expect_trouble=True)
        context.add_init_script(
            f"if (navigator.storage) {{ navigator.storage.persisted = async () => false; {script} }}"
        )
        assessment = assessment_of(context)
        place = assessment.page.locator('[data-mintq-live="storage"]')
        expect(place).to_have_attribute("data-state", state)
        expect(place).to_contain_text(words)
        context.close()


def test_a_browser_that_refuses_is_asked_once_at_a_fitting_moment(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context()
    context.add_init_script(
        "window.asked = 0; if (navigator.storage) { navigator.storage.persisted = async () => false; navigator.storage.persist = async () => { window.asked += 1; return false; }; }"
    )
    assessment = assessment_of(context)
    page = assessment.page
    place = page.locator('[data-mintq-live="storage"]')
    expect(place).to_have_attribute("data-state", "open")
    assert page.evaluate("() => window.asked") == 0
    for indicator in indicators(assessment)[:9]:
        page.evaluate(RATE, indicator)
        assessment.saved()
    expect(place).to_have_attribute("data-state", "refused")
    expect(place).to_contain_text("hat nicht zugesagt")
    assert page.evaluate("() => window.asked") == 1


def test_a_file_in_a_chosen_place_is_read_back_and_compared(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context(expect_trouble=True)
    context.add_init_script(
        """window.showSaveFilePicker = async ({ suggestedName }) => { window.file = { name: suggestedName, text: "" }; return {
          createWritable: async () => ({ write: async (text) => { window.file.text = window.broken ? text.slice(1) : text; }, close: async () => undefined }),
          getFile: async () => new Blob([window.file.text]) }; };"""
    )
    assessment = assessment_of(context)
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.do("save-there")
    expect(page.locator(".mintq-message")).to_contain_text("Sie ist vollständig")
    assert json.loads(page.evaluate("() => window.file.text"))["answers"]["need.evidence"]["level"] == 2
    assert page.evaluate("() => window.file.name").endswith(".mintq.json")
    page.evaluate("() => { window.broken = true; }")
    assessment.do("save-there")
    expect(page.locator(".mintq-message--error")).to_contain_text("stimmt aber nicht")
