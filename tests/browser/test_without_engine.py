"""Where Python does not run, answering, keeping, saving and opening still work, and the page says what does not."""

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


def work_without_python(assessment: Any, save_file: Callable[..., bytes], folder: Path) -> None:
    assessment.rate("need.evidence", 2)
    assessment.note("need.evidence", "ohne Python")
    assessment.saved()
    assessment.page.reload()
    expect(assessment.page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    saved = json.loads(assessment.download("save", folder).read_text(encoding="utf-8"))
    assert saved["answers"]["need.evidence"]["note"] == "ohne Python"
    assessment.choose("andere.mintq.json", save_file())
    expect(assessment.page.locator('[name="need.evidence"][value="3"]')).to_be_checked()


def test_with_webassembly_blocked(
    new_context: Callable[..., BrowserContext],
    assessment_of: Callable[..., Any],
    save_file: Callable[..., bytes],
    tmp_path: Path,
) -> None:
    context = new_context(expect_trouble=True)
    context.add_init_script("delete globalThis.WebAssembly")
    assessment = assessment_of(context)
    work_without_python(assessment, save_file, tmp_path)
    assessment.do("result")
    expect(assessment.page.locator('[data-mintq-live="engine"]')).to_contain_text("WebAssembly")
    assert assessment.page.evaluate("() => document.documentElement.dataset.mintqEngine") == "failed"


def test_with_the_runtime_not_there_and_a_retry_that_works(
    new_context: Callable[..., BrowserContext],
    assessment_of: Callable[..., Any],
    save_file: Callable[..., bytes],
    tmp_path: Path,
) -> None:
    context = new_context(expect_trouble=True)
    context.route("**/runtime-*/**", lambda route: route.abort())
    assessment = assessment_of(context)
    work_without_python(assessment, save_file, tmp_path)
    assessment.do("result")
    expect(assessment.page.locator('[data-mintq-live="engine"]')).to_contain_text(
        "konnte nicht geladen werden", timeout=30_000
    )
    context.unroute("**/runtime-*/**")
    assessment.do("retry")
    assessment.page.locator("[data-mintq-result] .mintq-view").wait_for(timeout=60_000)


def test_while_the_runtime_is_on_its_way_the_page_works_and_tells_progress(
    new_context: Callable[..., BrowserContext],
    assessment_of: Callable[..., Any],
    save_file: Callable[..., bytes],
    tmp_path: Path,
) -> None:
    context = new_context()
    held: list[Any] = []
    context.route("**/*.bin", lambda route: held.append(route))
    assessment = assessment_of(context)
    work_without_python(assessment, save_file, tmp_path)
    assessment.do("result")
    expect(assessment.page.locator('[data-mintq-live="engine"]')).to_contain_text("MB")
    assert assessment.page.evaluate("() => document.documentElement.dataset.mintqEngine") == "loading"
    assessment.rate("need.causes", 1)
    assessment.do("result")
    while not held:
        assessment.page.wait_for_timeout(50)
    for route in held:
        route.continue_()
    assessment.page.locator("[data-mintq-result] .mintq-view").wait_for(timeout=60_000)


def test_saving_data_waits_until_a_result_is_asked_for(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context()
    context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    assessment = assessment_of(context)
    assessment.rate("need.evidence", 1)
    assessment.page.wait_for_timeout(2500)
    assert not [url for url in asked if "/runtime-" in url]
    assert assessment.page.evaluate("() => document.documentElement.dataset.mintqEngine") == "idle"
    assessment.result()


def test_with_storage_refused_everything_works_in_memory_and_says_so(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any], tmp_path: Path
) -> None:
    context = new_context()
    context.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"
    )
    assessment = assessment_of(context)
    assessment.rate("need.evidence", 2)
    expect(assessment.page.locator('[data-mintq-live="saved"]')).to_contain_text("Nur in diesem Tab")
    saved = json.loads(assessment.download("save", tmp_path).read_text(encoding="utf-8"))
    assert saved["answers"]["need.evidence"]["level"] == 2
    assessment.result()


def test_without_javascript_all_questions_can_be_read(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site_address}assessment/")
    fieldsets = page.locator("fieldset[data-mintq-indicator]")
    assert fieldsets.count() == 87
    assert all(fieldsets.nth(i).is_visible() for i in range(87))
    expect(page.get_by_text("Ohne JavaScript können Sie alle Fragen lesen")).to_be_visible()
