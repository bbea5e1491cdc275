"""German and English change inside the assessment without leaving it or losing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

MARK = "() => { window.sameDocument = true; }"
SAME = "() => window.sameDocument === true"
RATE_ALL = """() => document.querySelectorAll("fieldset[data-mintq-indicator]").forEach((fieldset, number) =>
  fieldset.querySelector(`input[value="${number % 4}"]`).click())"""
TOP = "() => document.querySelector('section.mintq-suggestions').getBoundingClientRect().top"
FRAMES = """async () => {
  for (let number = 0; number < 6; number += 1) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
}"""
NEAR = 24
"""Pixels; less than a line of words."""


def change(assessment: Any, name: str) -> None:
    assessment.page.locator("[data-mintq-language]").click()
    expect(assessment.page.locator("html")).to_have_attribute("lang", name)


def test_words_change_and_everything_else_stays(assessment: Any) -> None:
    page = assessment.page
    page.evaluate(MARK)
    assessment.rate("need.evidence", 2)
    assessment.note("need.evidence", "mitten im Satz")
    assessment.result()
    expect(page.locator(".mintq-view")).to_contain_text("Angebotsqualität")
    assessment.show("need")
    change(assessment, "en")
    assert page.evaluate(SAME)
    expect(page).to_have_url(f"{assessment.address}en/assessment/#need")
    expect(page).to_have_title("Self-analysis – MINT-Q")
    expect(page.locator("#need-title")).to_have_text("Need and context")
    expect(page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    assert page.locator('[name="need.evidence.note"]').input_value() == "mitten im Satz"
    expect(page.locator('[data-mintq-live="saved"]')).to_contain_text("Saved in this browser")
    assessment.result()
    expect(page.locator(".mintq-view")).to_contain_text("Quality of the offer")
    assert page.evaluate("() => document.documentElement.dataset.mintqEngine") == "ready"
    expect(page.locator(".md-footer")).to_contain_text("Privacy")
    change(assessment, "de")
    assert page.evaluate(SAME)
    expect(page.locator(".mintq-view")).to_contain_text("Angebotsqualität")
    expect(page).to_have_url(f"{assessment.address}assessment/#result")


def test_the_switched_page_has_the_words_of_the_other_page_everywhere(
    assessment: Any, new_context: Callable[..., BrowserContext]
) -> None:
    change(assessment, "en")
    other = new_context().new_page()
    other.goto(f"{assessment.address}en/assessment/")
    expect(other.locator('[data-mintq-live="progress"]')).to_have_text("0 of 87")
    for page in (assessment.page, other):
        # The footer says how the copy for use without network stands, which these contexts do not allow.
        expect(page.locator('html[data-mintq-offline="failed"]')).to_be_attached(timeout=60_000)
    words = "() => document.body.innerText"
    links = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"
    names = "() => [...document.querySelectorAll('[aria-label]')].map((element) => element.ariaLabel)"
    for probe in (links, names):
        assert assessment.page.evaluate(probe) == other.evaluate(probe)
    for panel in ("overview", "need", "sharing"):
        assessment.show(panel)
        other.evaluate("(panel) => { location.hash = panel; }", panel)
        expect(other.locator(f"#{panel}")).to_be_visible()
        assert assessment.page.evaluate(words) == other.evaluate(words)


def test_who_reads_the_result_keeps_the_place(assessment: Any) -> None:
    page = assessment.page
    page.set_viewport_size({"width": 360, "height": 900})
    page.evaluate(RATE_ALL)
    assessment.result()
    page.evaluate("() => document.querySelector('section.mintq-suggestions').scrollIntoView()")
    page.evaluate(FRAMES)
    before = page.evaluate(TOP)
    # A click of the test's own would move the page to the link first.
    page.evaluate("() => document.querySelector('a[data-mintq-language]').click()")
    expect(page.locator(".mintq-view")).to_contain_text("Suggestions for next steps")
    page.evaluate(FRAMES)

    assert before > 0
    assert abs(page.evaluate(TOP) - before) <= NEAR


def test_a_reload_stays_in_the_language(assessment: Any) -> None:
    assessment.rate("need.evidence", 1)
    assessment.saved()
    change(assessment, "en")
    assessment.page.reload()
    expect(assessment.page.locator("#need-title")).to_have_text("Need and context")
    expect(assessment.page.locator('[name="need.evidence"][value="1"]')).to_be_checked()


def test_where_the_other_page_cannot_be_had_everything_stays(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context(expect_trouble=True)
    assessment = assessment_of(context)
    assessment.rate("need.evidence", 1)
    context.route("**/en/assessment/", lambda route: route.abort())
    assessment.page.locator("[data-mintq-language]").click()
    expect(assessment.page.locator(".mintq-message--error")).to_contain_text("andere Sprache")
    expect(assessment.page.locator("html")).to_have_attribute("lang", "de")
    assert assessment.levels() == {"need.evidence": "1"}
