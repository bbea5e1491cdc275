"""Early: what is entered while the browser still looks for what was kept is newer, joins it and is kept itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HOLD = """async () => {
  const request = indexedDB.open("mintq:/some/folder/:mint-quality");
  const db = await new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
  const settings = db.transaction([...db.objectStoreNames], "readwrite").objectStore("settings");
  const again = () => { if (!globalThis.letGo) settings.get("last").onsuccess = again; };
  again();
}"""
"""Writes without end, so that other tabs can neither read nor write."""

BEGUN = "addEventListener('mintq-begin', () => document.documentElement.classList.add('begun'));"

CLICK_WHEN_THE_DEVICE_IS_READ = """
const get = IDBObjectStore.prototype.get;
IDBObjectStore.prototype.get = function (key) {
  if (key === "device") document.querySelector('[name="need.causes"][value="1"]').click();
  return get.call(this, key);
};"""

REFUSE_TO_READ = "IDBObjectStore.prototype.get = () => { throw new DOMException('broken', 'UnknownError'); };"


def reopened_while_held(assessment: Any, script: str = "") -> tuple[Page, Callable[[], object]]:
    """Return a new tab of the assessment that has begun and waits for the browser's storage, and what lets it go."""
    context = assessment.page.context
    assessment.page.close()
    holder = context.new_page()
    holder.goto(f"{assessment.address}about/")
    holder.evaluate(HOLD)
    page = context.new_page()
    page.add_init_script(BEGUN + script)
    page.goto(f"{assessment.address}assessment/")
    expect(page.locator("html.begun")).to_be_attached()
    assessment.page = page
    return page, lambda: holder.evaluate("() => { globalThis.letGo = true; }")


def describe(page: Page, name: str, words: str) -> None:
    """Write into a field of the profile, which is folded away."""
    page.evaluate(
        "() => { location.hash = 'overview'; document.querySelector('[data-mintq-profile]').open = true; }"
    )
    page.locator(f'[name="profile.{name}"]').fill(words)


def saved_document(assessment: Any, folder: Path) -> dict[str, Any]:
    """Return the save file, without the words that were asked."""
    document: dict[str, Any] = json.loads(assessment.download("save", folder).read_text(encoding="utf-8"))
    for answer in document["answers"].values():
        del answer["asked"]
    return document


def test_what_is_entered_early_joins_what_was_kept_part_by_part(assessment: Any, tmp_path: Path) -> None:
    assessment.rate("need.evidence", 1)
    assessment.note("need.evidence", "talked with two schools")
    assessment.rate("need.causes", 0)
    describe(assessment.page, "initiative", "Forschergarten")
    assessment.saved()

    page, let_go = reopened_while_held(assessment)
    assessment.rate("need.evidence", 3)
    describe(page, "project", "Ferienwoche")
    expect(page.locator('[data-mintq-live="progress"]').first).to_have_text("1 von 87")
    let_go()
    expect(page.locator('[data-mintq-live="progress"]').first).to_have_text("2 von 87")
    assessment.saved()
    page.reload()
    document = saved_document(assessment, tmp_path)
    assert document["answers"]["need.evidence"] == {"level": 3, "note": "talked with two schools"}
    assert document["answers"]["need.causes"] == {"level": 0}
    assert document["profile"] == {"initiative": "Forschergarten", "project": "Ferienwoche"}


def test_an_answer_at_the_very_moment_of_being_ready_is_kept(assessment: Any) -> None:
    assessment.rate("need.evidence", 2)
    assessment.saved()
    page, let_go = reopened_while_held(assessment, CLICK_WHEN_THE_DEVICE_IS_READ)
    let_go()
    expect(page.locator('[data-mintq-live="progress"]').first).to_have_text("2 von 87")
    assessment.saved()
    page.reload()
    assert assessment.levels() == {"need.evidence": "2", "need.causes": "1"}


def test_where_nothing_can_be_read_it_is_said_and_answering_goes_on(
    new_context: Callable[..., Any], assessment_of: Callable[..., Any], tmp_path: Path
) -> None:
    context = new_context()
    context.add_init_script(REFUSE_TO_READ)
    assessment = assessment_of(context)
    expect(assessment.page.locator('[data-mintq-live="saved"][data-state="memory"]')).to_be_visible()
    assessment.rate("need.evidence", 2)
    assert saved_document(assessment, tmp_path)["answers"] == {"need.evidence": {"level": 2}}
