"""For whom a report is, what is attached to it, and a look at it before it is downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, FrameLocator

pytestmark = pytest.mark.browser

SHORT = '[data-mintq-report-version][value="short"]'
FRAME = "[data-mintq-preview]"


@pytest.fixture
def rated(assessment: Any) -> Any:
    """Return the assessment with a note that anybody may read and one that stays in the team, at its result."""
    assessment.rate("need.evidence", 2)
    assessment.note("need.evidence", "Nur für uns")
    assessment.rate("safety.protection", 1)
    assessment.note("safety.protection", "Vorfall im Mai")
    assessment.result()
    return assessment


def look(assessment: Any) -> FrameLocator:
    """Open the preview and return what is in it."""
    assessment.do("preview")
    frame: FrameLocator = assessment.page.frame_locator(FRAME)
    frame.get_by_role("heading", level=1).wait_for(timeout=60_000)
    return frame


def test_the_short_version_holds_no_analysis_unless_it_is_attached(rated: Any, tmp_path: Path) -> None:
    page = rated.page
    attach = page.locator("[data-mintq-attach]")
    expect(attach).to_be_hidden()
    page.locator(SHORT).check()
    short = rated.download("report", tmp_path).read_text("utf-8")
    attach.check()
    attached = rated.download("report", tmp_path)

    assert attached.name.startswith("mint-q-kurzbericht-")
    assert ("data-mintq-analysis" in short, "Nur für uns" in short) == (False, False)
    text = attached.read_text("utf-8")
    assert ("Nur für uns" in text, "Vorfall im Mai" in text) == (True, False)

    rated.do("new")
    expect(page.locator(".mintq-messages .mintq-message")).to_be_visible()
    rated.choose("bericht.html", attached.read_bytes())
    expect(page.locator('[name="need.evidence.note"]')).to_have_value("Nur für uns")
    expect(page.locator('[name="safety.protection.note"]')).to_have_value("")


def test_notes_on_sensitive_criteria_go_along_when_their_box_is_ticked(rated: Any, tmp_path: Path) -> None:
    page = rated.page
    sensitive = page.get_by_label("Notizen und Belege zu heiklen Themen")
    page.locator("#result summary", has_text="Was in die Downloads kommt").click()
    expect(sensitive).to_be_checked()
    page.locator(SHORT).check()
    expect(sensitive).not_to_be_checked()
    sensitive.check()
    page.locator("[data-mintq-attach]").check()
    assert "Vorfall im Mai" in rated.download("report", tmp_path).read_text("utf-8")

    page.get_by_label("Vollfassung für das Team").check()
    assert "Vorfall im Mai" in rated.download("report", tmp_path).read_text("utf-8")
    sensitive.uncheck()
    assert "Vorfall im Mai" not in rated.download("report", tmp_path).read_text("utf-8")
    assert rated.download("csv", tmp_path).read_bytes().count(b"Vorfall") == 0


def test_what_is_previewed_is_what_is_downloaded(rated: Any, tmp_path: Path) -> None:
    page = rated.page
    page.locator(SHORT).check()
    frame = look(rated)
    expect(page.locator('[data-mintq-live="preview"]')).to_contain_text("Kurzfassung auf Deutsch")
    assert page.locator(FRAME).get_attribute("sandbox") == ""
    expect(frame.get_by_role("heading", level=1)).to_have_text("Kurzbericht zur Selbstanalyse")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Diesen Bericht herunterladen (HTML)").click()
    waiting.value.save_as(tmp_path / "seen.html")

    expect(page.get_by_role("dialog")).to_be_hidden()
    assert (tmp_path / "seen.html").read_bytes() == rated.download("report", tmp_path).read_bytes()


def test_the_frame_shows_the_reports_own_look_and_leads_nowhere(rated: Any) -> None:
    page = rated.page
    frame = look(rated)

    expect(page.locator('[data-mintq-live="preview"]')).to_contain_text("Vollfassung auf Deutsch")
    assert frame.locator("h2").first.evaluate("(node) => getComputedStyle(node).borderTopStyle") == "solid"
    assert frame.locator("a[href]").count() == 0
    assert frame.locator("nav a").count() > 5
    page.get_by_role("button", name="Schließen").click()
    expect(page.locator('[data-mintq-action="preview"]')).to_be_focused()
    expect(page.locator(FRAME)).to_have_count(0)


def test_the_preview_is_read_with_the_keyboard_alone(rated: Any) -> None:
    page = rated.page
    page.locator('[data-mintq-action="preview"]').focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator(FRAME)
    frame.get_by_role("heading", level=1).wait_for(timeout=60_000)
    expect(page.get_by_role("button", name="Schließen")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-mintq-preview]')"):
            break
    page.keyboard.press("PageDown")
    expect(frame.get_by_role("heading", level=1)).not_to_be_in_viewport()
    page.get_by_role("button", name="Schließen").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_preview_speaks_the_language_that_was_switched_to(rated: Any) -> None:
    page = rated.page
    page.locator(SHORT).check()
    page.locator("a[data-mintq-language]").click()
    expect(page.get_by_role("heading", name="Reports")).to_be_visible()
    frame = look(rated)

    expect(page.locator('[data-mintq-live="preview"]')).to_contain_text("Short version in English")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Short report on the self-analysis")
    expect(frame.locator("html")).to_have_attribute("lang", "en")


def test_the_preview_fits_a_phone(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[[BrowserContext], Any]
) -> None:
    assessment = assessment_of(new_context(viewport={"width": 320, "height": 640}))
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.result()
    page.locator(SHORT).check()
    frame = look(assessment)

    assert frame.locator("html").evaluate("(node) => node.scrollWidth <= node.clientWidth")
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert (box["x"] >= 0, box["x"] + box["width"] <= 320) == (True, True)
    assert page.locator("[data-mintq-dialog=preview]").evaluate(
        "(node) => node.scrollWidth <= node.clientWidth"
    )
