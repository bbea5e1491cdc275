"""The workbench for a team's own impact logic: writing, keeping, moving, hints, picture, paper and report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator

pytestmark = pytest.mark.browser

PATIENCE = 60_000


def field(assessment: Any, place: str) -> Locator:
    found: Locator = assessment.page.locator(f'[name="impact_logic.{place}"]')
    return found


def button(assessment: Any, part: str, deed: str, row: int = 0) -> Locator:
    found: Locator = assessment.page.locator(
        f'[data-mintq-impact="{part}"] [data-mintq-action="impact-{deed}"]'
    ).nth(row)
    return found


def kept_logic(assessment: Any, folder: Path) -> Any:
    document = json.loads(assessment.download("save", folder).read_text(encoding="utf-8"))
    return document.get("impact_logic")


def test_what_is_written_is_kept_and_saved(assessment: Any, tmp_path: Path) -> None:
    assessment.page.locator('a[href="#impact-logic"]').first.click()
    field(assessment, "need.0.text").fill("Kinder <trauen> sich nicht")
    field(assessment, "need.0.source").fill("Gespräch")
    field(assessment, "outcomes.0.text").fill("Sie finden Fehler selbst")
    field(assessment, "outcomes.0.step").select_option("4")
    field(assessment, "outcomes.0.sign").fill("30 von 48")
    field(assessment, "outcomes.0.date").fill("Juli 2027")
    assessment.saved()
    assessment.page.reload()

    expect(field(assessment, "need.0.text")).to_have_value("Kinder <trauen> sich nicht")
    expect(field(assessment, "outcomes.0.step")).to_have_value("4")
    assert kept_logic(assessment, tmp_path) == {
        "need": [{"text": "Kinder <trauen> sich nicht", "source": "Gespräch"}],
        "outcomes": [
            {"text": "Sie finden Fehler selbst", "step": 4, "sign": "30 von 48", "date": "Juli 2027"}
        ],
    }
    assessment.show("overview")
    expect(assessment.page.locator('[data-mintq-live="impact-count"]')).to_contain_text("2 von 7")


def test_entries_are_added_moved_and_removed_with_the_keyboard_and_undone(
    assessment: Any, tmp_path: Path
) -> None:
    page = assessment.page
    assessment.show("impact-logic")
    field(assessment, "groups.0.text").fill("A")
    page.locator('[data-mintq-impact="groups"] [data-mintq-action="impact-add"]').focus()
    page.keyboard.press("Enter")
    expect(field(assessment, "groups.1.text")).to_be_focused()
    page.keyboard.type("B")
    expect(button(assessment, "groups", "up")).to_be_disabled()
    button(assessment, "groups", "up", 1).focus()
    page.keyboard.press("Enter")
    expect(field(assessment, "groups.0.text")).to_have_value("B")
    expect(button(assessment, "groups", "down")).to_be_focused()
    assert kept_logic(assessment, tmp_path) == {"groups": [{"text": "B"}, {"text": "A"}]}

    button(assessment, "groups", "remove").focus()
    page.keyboard.press("Enter")
    expect(field(assessment, "groups.0.text")).to_have_value("A")
    expect(field(assessment, "groups.0.text")).to_be_focused()
    assessment.do("undo")
    expect(field(assessment, "groups.1.text")).to_have_value("A")
    assessment.do("undo")
    assert kept_logic(assessment, tmp_path) == {"groups": [{"text": "A"}, {"text": "B"}]}


def test_emptied_entries_leave_nothing_behind(assessment: Any, tmp_path: Path) -> None:
    assessment.show("impact-logic")
    field(assessment, "inputs.0.text").fill("Geld")
    button(assessment, "inputs", "add").click()
    field(assessment, "inputs.1.text").fill("Zeit")
    field(assessment, "inputs.1.text").fill("")
    field(assessment, "inputs.0.text").fill("")
    field(assessment, "inputs.1.text").fill("Räume")
    assert kept_logic(assessment, tmp_path) == {"inputs": [{}, {"text": "Räume"}]}
    field(assessment, "inputs.1.text").fill("")
    assert kept_logic(assessment, tmp_path) is None


def test_what_a_file_holds_beyond_the_fields_is_kept(
    assessment: Any, save_file: Callable[..., bytes], tmp_path: Path
) -> None:
    logic = {
        "need": "Ein Satz allein",
        "groups": [7, {"text": "Kinder", "colour": "red"}, None],
        "more": {"x": 1},
    }
    assessment.choose("a.mintq.json", save_file(impact_logic=logic))
    assessment.show("impact-logic")
    expect(field(assessment, "need.0.text")).to_have_value("Ein Satz allein")
    field(assessment, "groups.1.text").fill("Jugendliche")

    assert kept_logic(assessment, tmp_path) == logic | {
        "groups": [7, {"colour": "red", "text": "Jugendliche"}, None]
    }


def test_hints_picture_and_table_follow_and_the_report_tells_it(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    assessment.show("impact-logic")
    field(assessment, "outcomes.0.text").fill("Wir bieten Workshops an")
    hints = page.locator("#impact-outcomes-0-hints li")
    expect(hints).to_have_count(2, timeout=PATIENCE)
    expect(hints.first).to_contain_text("etwas, das Sie tun")
    assert "impact-outcomes-0-hints" in (
        field(assessment, "outcomes.0.text").get_attribute("aria-describedby") or ""
    )
    expect(page.locator('[data-mintq-live="impact-whole"] li')).to_have_count(1)
    picture = page.get_by_role("img", name="Wirkungslogik")
    expect(picture).to_contain_text("Wir bieten Workshops an")

    field(assessment, "outcomes.0.text").fill("Kinder löten allein")
    expect(hints).to_have_count(1)
    field(assessment, "outcomes.0.sign").fill("Sie fragen seltener")
    field(assessment, "outcomes.0.date").fill("2027-07-31")
    expect(hints).to_have_count(0)
    expect(page.locator("#impact-logic table")).to_contain_text("31.07.2027")

    page.locator("a[data-mintq-language]").first.click()
    expect(page.locator("#impact-logic table")).to_contain_text("31 July 2027")
    expect(field(assessment, "outcomes.0.text")).to_have_value("Kinder löten allein")
    expect(page.locator('label[for="impact-outcomes-0-sign"]')).to_have_text("How will you notice?")
    assessment.show("result")
    report = assessment.download("report", tmp_path).read_text(encoding="utf-8")
    assert "Your impact logic" in report
    assert "Kinder löten allein" in report


def test_it_prints_as_picture_and_table(assessment: Any) -> None:
    page = assessment.page
    assessment.show("impact-logic")
    field(assessment, "need.0.text").fill("Kinder warten")
    page.locator("#impact-logic svg").wait_for(timeout=PATIENCE)
    page.emulate_media(media="print")

    expect(page.locator("#impact-logic svg")).to_be_visible()
    expect(page.locator("#impact-logic table")).to_be_visible()
    expect(field(assessment, "need.0.text")).to_be_hidden()
    expect(page.locator("#need")).to_be_hidden()
    page.emulate_media(media="screen")
    assessment.show("need")
    page.emulate_media(media="print")
    expect(page.locator("#impact-logic")).to_be_hidden()


def test_it_fits_a_phone_and_works_without_python(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[[BrowserContext], Any]
) -> None:
    context = new_context(viewport={"width": 320, "height": 640}, expect_trouble=True)
    context.route("**/runtime-*/**", lambda route: route.abort())
    assessment = assessment_of(context)
    page = assessment.page
    assessment.show("impact-logic")
    field(assessment, "impact.0.text").fill("Mehr Wege " * 20)
    assessment.saved()
    expect(page.locator('[data-mintq-live="impact-engine"]')).not_to_be_empty()
    expect(page.locator('[data-mintq-action="impact-load"]')).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
