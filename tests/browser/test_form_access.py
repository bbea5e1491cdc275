"""The form under conditions: narrow, enlarged, low; the focus in sight; errors told with the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser

UNFOLD = """() => {
  for (const fold of document.querySelectorAll(".mintq-app details")) fold.open = true;
  document.querySelector("[data-mintq-action=evidence-add]").click();
  document.querySelector('[name="need.evidence"][value="na"]').click();
  document.querySelector('[name="need.causes"][value="unknown"]').click();
}"""
# A target in a line of text is exempt (WCAG 2.5.8); a field counts with its label.
SMALL = """() => [...document.querySelectorAll(".mintq-app :is(a, button, input, select, summary, textarea)")]
  .filter((each) => {
    const { width, height } = (each.closest("label") ?? each).getBoundingClientRect();
    return width > 0 && Math.min(width, height) < 24 && !(each.matches("a") && getComputedStyle(each).display === "inline");
  }).map((each) => each.outerHTML.slice(0, 120))"""
COVERED = """() => {
  const [bar, focused] = [document.querySelector("[data-mintq-bar]"), document.activeElement];
  if (!focused.closest(".mintq-app") || bar.contains(focused)) return false;
  return focused.getBoundingClientRect().bottom <= bar.getBoundingClientRect().bottom;
}"""


@pytest.mark.parametrize(
    ("width", "height", "text"),
    [(320, 640, "125%"), (640, 512, "250%"), (320, 256, "125%")],
    ids=["narrow", "twice the text", "at 400 per cent"],
)
def test_nothing_is_cut_off_and_every_target_is_large_enough(
    new_context: Callable[..., Any], assessment_of: Callable[..., Any], width: int, height: int, text: str
) -> None:
    assessment = assessment_of(new_context(viewport={"width": width, "height": height}))
    page = assessment.page
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text)
    page.evaluate(UNFOLD)
    for panel in ("overview", "need", "entry"):
        assessment.show(panel)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, panel
        assert page.evaluate(SMALL) == [], panel
    covers = page.evaluate("() => getComputedStyle(document.querySelector('[data-mintq-bar]')).position")
    assert covers == ("static" if height < 500 else "sticky")


@pytest.mark.parametrize("size", [(1280, 700), (360, 640)], ids=["desk", "phone"])
def test_the_focus_is_never_behind_the_bar(
    new_context: Callable[..., Any], assessment_of: Callable[..., Any], size: tuple[int, int]
) -> None:
    assessment = assessment_of(new_context(viewport={"width": size[0], "height": size[1]}))
    assessment.show("need")
    seen = 0
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 40:
        assessment.page.keyboard.press(key)
        assert not assessment.page.evaluate(COVERED), assessment.page.evaluate(
            "() => document.activeElement.outerHTML.slice(0, 120)"
        )
        seen += assessment.page.evaluate("() => Boolean(document.activeElement.closest('#need'))")
    assert seen > 30


def test_links_that_cannot_be_links_are_told_before_the_result_with_the_way_to_them(assessment: Any) -> None:
    page = assessment.page
    assessment.show("need")
    place = page.locator('fieldset[id="need.evidence"]')
    place.locator(".mintq-proof > summary").click()
    place.get_by_role("button", name="Beleg hinzufügen").click()
    place.get_by_label("Link").fill("ftp://alt.example")
    place.get_by_label("Link").blur()
    place.locator(".mintq-proof > summary").click()
    assessment.do("result")
    summary = page.locator(".mintq-message--error")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("Bitte prüfen Sie die Links")
    summary.get_by_role("link").click()
    expect(place.get_by_label("Link")).to_be_focused()


def test_what_is_rated_for_the_initiative_is_offered_to_its_next_analysis(assessment: Any) -> None:
    page = assessment.page
    offer = page.locator("[data-mintq-share]")
    page.locator(".mintq-profile > summary").click()
    page.locator('[name="profile.initiative"]').fill("Verein Funkenflug")
    shared: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('[data-mintq-scope=initiative] fieldset')]
            .map((each) => each.dataset.mintqIndicator)"""
    )
    assessment.rate(shared[0], 2)
    assessment.rate(shared[1], 1)
    assessment.rate("need.evidence", 3)
    assessment.saved()
    expect(offer).to_be_hidden()

    assessment.do("new")
    expect(offer).to_contain_text("„Verein Funkenflug“")
    assert assessment.levels() == {}
    assessment.do("share")
    assert assessment.levels() == {shared[0]: "2", shared[1]: "1"}
    expect(offer).to_be_hidden()
    expect(page.locator('[name="profile.initiative"]')).to_have_value("Verein Funkenflug")
    criterion = shared[0].split(".")[0]
    mark = page.locator(f'#{criterion} > [data-mintq-live="copied-here"]')
    expect(mark).to_contain_text("2 Antworten sind hier übernommen")
    assessment.rate(shared[0], 3)
    expect(mark).to_contain_text("Eine Antwort ist hier übernommen")
    assessment.rate(shared[1], 0)
    expect(mark).to_be_hidden()

    assessment.do("new")
    page.locator('[name="profile.initiative"]').fill("Ein anderer Verein")
    page.locator('[name="profile.initiative"]').blur()
    expect(offer).to_be_hidden()
