"""Undo and redo: every change can be taken back, and the page says and shows which one it was."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NOTE = '[name="need.evidence.note"]'


def level(assessment: Any, value: int) -> Any:
    return assessment.page.locator(f'[name="need.evidence"][value="{value}"]')


def test_a_choice_can_be_taken_back_and_made_again(assessment: Any) -> None:
    page = assessment.page
    expect(page.get_by_role("button", name="Rückgängig")).to_be_disabled()
    assessment.rate("need.evidence", 1)
    assessment.rate("need.evidence", 2)
    assessment.show("overview")
    assessment.do("undo")
    expect(level(assessment, 1)).to_be_checked()
    expect(level(assessment, 1)).to_be_focused()
    statement = page.locator('[data-mintq-indicator="need.evidence"] [data-mintq-statement]').inner_text()
    expect(page.locator('[data-mintq-live="hint"]')).to_have_text(f"Rückgängig gemacht: {statement}")
    page.keyboard.press("Control+z")
    assert assessment.levels() == {}
    expect(page.get_by_role("button", name="Rückgängig")).to_be_disabled()
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+Shift+z")
    expect(level(assessment, 2)).to_be_checked()
    expect(page.locator('[data-mintq-live="hint"]')).to_contain_text("Wiederhergestellt")
    assessment.saved()
    page.reload()
    expect(level(assessment, 2)).to_be_checked()


def test_typing_in_one_field_is_one_step_until_it_is_left(assessment: Any) -> None:
    page = assessment.page
    assessment.show("need")
    page.locator(NOTE).press_sequentially("eins zwei")
    page.locator('[name="need.causes.note"]').press_sequentially("drei")
    page.locator(NOTE).focus()
    page.keyboard.press("End")
    page.keyboard.type(" vier")
    for expected in ("eins zwei", "eins zwei", ""):
        assessment.do("undo")
        assert page.locator(NOTE).input_value() == expected
    expect(page.locator(NOTE)).to_be_focused()
    expect(page.locator('[data-mintq-live="hint"]')).to_contain_text("Notiz")
    assert page.locator('[name="need.causes.note"]').input_value() == ""


def test_a_pause_begins_a_new_step(assessment: Any) -> None:
    page = assessment.page
    page.evaluate(
        "() => { const now = performance.now.bind(performance); window.later = 0; performance.now = () => now() + window.later; }"
    )
    assessment.show("need")
    page.locator(NOTE).press_sequentially("vor")
    page.evaluate("() => { window.later = 60000; }")
    page.locator(NOTE).press_sequentially(" nach")
    assessment.do("undo")
    assert page.locator(NOTE).input_value() == "vor"


def test_in_a_text_field_the_keys_belong_to_the_browser(assessment: Any) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 3)
    page.locator(NOTE).press_sequentially("abc")
    page.keyboard.press("Control+z")
    assert page.locator(NOTE).input_value() != "abc"
    expect(level(assessment, 3)).to_be_checked()
    # After a step has led into a field, the keys go on undoing until somebody types there.
    assessment.do("undo")
    assessment.page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert assessment.levels() == {}


def test_mode_and_taking_back_are_changes_too(assessment: Any) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 3)
    page.locator('[data-mintq-indicator="need.evidence"] [data-mintq-action="unanswer"]').click()
    assessment.show("overview")
    page.get_by_label("Kurzcheck").check()
    assessment.do("undo")
    expect(page.get_by_label("Vollständig")).to_be_checked()
    expect(page.get_by_label("Vollständig")).to_be_focused()
    assessment.do("undo")
    expect(level(assessment, 3)).to_be_checked()
    expect(page.locator("#need")).to_be_visible()


def test_steps_survive_the_language_and_belong_to_their_analysis(assessment: Any) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 1)
    assessment.rate("need.evidence", 2)
    assessment.saved()
    page.locator("[data-mintq-language]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Undo").click()
    expect(level(assessment, 1)).to_be_checked()
    expect(page.locator('[data-mintq-live="hint"]')).to_contain_text("Undone: ")
    assessment.do("new")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.locator('[data-mintq-action="switch"]').click()
    expect(level(assessment, 1)).to_be_checked()
    page.get_by_role("button", name="Redo").click()
    expect(level(assessment, 2)).to_be_checked()


def test_a_new_change_ends_what_could_be_made_again(assessment: Any) -> None:
    assessment.rate("need.evidence", 1)
    assessment.do("undo")
    expect(assessment.page.get_by_role("button", name="Wiederholen")).to_be_enabled()
    assessment.rate("need.causes", 1)
    expect(assessment.page.get_by_role("button", name="Wiederholen")).to_be_disabled()
    assessment.do("undo")
    assert assessment.levels() == {}
