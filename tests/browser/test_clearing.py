"""A shared computer keeps nothing, and deleting everything is counted: all storages are looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.browser

STORAGES = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
  databases: (await indexedDB.databases()).map((each) => each.name),
})"""
NOTHING = {"local": [], "session": [], "cookies": "", "databases": []}
SITE_COPY = """async () => { const cache = await caches.open("mintq:/some/folder/:mint-quality:site:1"); await cache.put("/x", new Response("x"));
  await caches.open("mintq:/other/:mint-quality:site:1"); }"""


def choose(assessment: Any, device: str) -> None:
    assessment.show("overview")
    assessment.page.locator(f'[name="device"][value="{device}"]').check()


def test_unsaid_it_is_the_own_device_and_said_so(assessment: Any) -> None:
    page = assessment.page
    expect(page.locator('[data-mintq-live="device"]')).to_contain_text("gilt es als Ihr eigenes Gerät")
    expect(page.locator('[name="device"]:checked')).to_have_count(0)
    assessment.rate("need.evidence", 2)
    assessment.saved()
    choose(assessment, "own")
    expect(page.locator('[data-mintq-live="device"]')).to_contain_text("in diesem Browser gespeichert")
    page.reload()
    expect(page.locator('[name="device"][value="own"]')).to_be_checked()


def test_a_shared_device_keeps_nothing_in_any_storage(
    assessment: Any, assessment_of: Callable[..., Any], tmp_path: Path
) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.saved()
    other = assessment_of(page.context)
    assert page.evaluate(STORAGES)["databases"] == ["mintq:/some/folder/:mint-quality"]
    choose(assessment, "shared")
    expect(page.locator('[data-mintq-live="device"]')).to_contain_text("nichts gespeichert")
    expect(page.locator('[data-mintq-live="storage"]')).to_have_attribute("data-state", "shared")
    expect(other.page.locator(".mintq-message")).to_contain_text("gemeinsames Gerät")
    assert page.evaluate(STORAGES) == NOTHING

    assessment.rate("need.causes", 3)
    assessment.note("need.causes", "geheim")
    expect(page.locator('[data-mintq-live="saved"]')).to_have_attribute("data-state", "memory")
    page.locator("[data-mintq-language]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("form[data-mintq-colours] label:visible").click()
    later = assessment_of(page.context)
    expect(later.page.locator('[name="device"][value="shared"]')).to_be_checked()
    later.rate("need.evidence", 0)
    expect(later.page.locator('[data-mintq-live="saved"]')).to_have_attribute("data-state", "memory")
    for each in (page, other.page, later.page):
        expect(each.locator('[data-mintq-live="device"]')).not_to_be_empty()
        assert each.evaluate(STORAGES) == NOTHING
    assert page.context.cookies() == []

    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    expect(page.locator('[name="need.causes"][value="3"]')).to_be_checked()
    assert asked == ["beforeunload"]
    assessment.download("save", tmp_path)
    assessment.download("save", tmp_path)
    asked.clear()
    page.reload()
    assert asked == []
    other.page.close()
    later.page.close()
    page.reload()
    assert assessment.levels() == {}


def test_the_choice_can_be_taken_back_and_nothing_is_lost(assessment: Any) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.saved()
    assessment.do("new")
    assessment.rate("need.causes", 1)
    assessment.saved()
    choose(assessment, "shared")
    expect(page.locator(".mintq-kept li")).to_have_count(2)
    assessment.rate("need.causes", 2)
    choose(assessment, "own")
    assessment.saved()
    page.reload()
    expect(page.locator(".mintq-kept li")).to_have_count(2)
    expect(page.locator('[name="need.causes"][value="2"]')).to_be_checked()
    assert assessment.levels() == {"need.causes": "2"}


def test_the_copy_of_the_site_can_be_removed_too(assessment: Any) -> None:
    page = assessment.page
    page.evaluate(SITE_COPY)
    expect(page.locator('[data-mintq-action="remove-copy"]')).to_be_hidden()
    choose(assessment, "shared")
    assessment.do("remove-copy")
    expect(page.locator(".mintq-message")).to_contain_text("ist gelöscht")
    assert page.evaluate("() => caches.keys()") == ["mintq:/other/:mint-quality:site:1"]


def test_deleting_everything_says_what_and_counts_again(
    assessment: Any, assessment_of: Callable[..., Any], save_file: Callable[..., bytes]
) -> None:
    page = assessment.page
    page.evaluate(SITE_COPY)
    assessment.rate("need.evidence", 2)
    assessment.saved()
    assessment.choose("eins.mintq.json", save_file())
    assessment.message()
    choose(assessment, "own")
    other = assessment_of(page.context)
    assessment.do("clear")
    page.get_by_label("Auch die Kopie für die Nutzung").check()
    assessment.do("clear-yes")
    message = page.locator(".mintq-message")
    expect(message).to_contain_text("Alles gelöscht")
    expect(message).to_contain_text("Analysen 2, geöffnete Dateien 1, Einstellungen 2")
    expect(message).to_contain_text("nichts mehr da")
    expect(other.page.locator(".mintq-message")).to_contain_text("alles gelöscht")
    assert other.levels() == {}
    assert page.evaluate(STORAGES) == NOTHING
    assert page.evaluate("() => caches.keys()") == ["mintq:/other/:mint-quality:site:1"]
    expect(page.get_by_role("button", name="Rückgängig")).to_be_disabled()
    assessment.rate("need.causes", 1)
    assessment.saved()
    page.reload()
    expect(page.locator('[name="need.causes"][value="1"]')).to_be_checked()
    assert assessment.levels() == {"need.causes": "1"}


def test_the_python_that_saw_the_answers_is_replaced_too(assessment: Any) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.result()
    (seen,) = page.workers
    gone: list[object] = []
    seen.on("close", lambda worker: gone.append(worker))
    with page.expect_worker():
        assessment.do("clear")
        assessment.do("clear-yes")
    expect(page.locator(".mintq-message")).to_contain_text("Alles gelöscht")
    assert gone == [seen]
    assessment.rate("need.causes", 1)
    assessment.result()
    assert assessment.levels() == {"need.causes": "1"}
