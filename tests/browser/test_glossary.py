"""The glossary's terms on a page: a link for all, and a tooltip that keyboard and mouse can handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

PAGE = "framework/offer/logic/"


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], site_address: str) -> Page:
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(site_address + PAGE)
    page.locator("#mintq-meaning").wait_for(state="attached")
    return page


def first_term(page: Page) -> Locator:
    return page.locator("a.mintq-glossary").first


def glossary_address(root: str, href: str) -> str:
    """Return where a link to a term leads: the glossary of the page's language, at the term itself."""
    return f"{root}glossary/#{href.partition('glossary/#')[2] or 'no term'}"


def focus_by_keyboard(page: Page) -> Locator:
    """Reach the first term with the Tab key."""
    term = first_term(page)
    term.focus()  # the browser shows focus that code sets once the keyboard was used
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(term).to_be_focused()
    return term


def test_focus_shows_the_meaning_and_escape_takes_it_away(page: Page) -> None:
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_hidden()
    term = focus_by_keyboard(page)
    expect(tip).to_be_visible()
    expect(tip).to_have_text(term.get_attribute("data-mintq-meaning") or "")
    expect(term).to_have_accessible_description(tip.inner_text())
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    assert term.get_attribute("aria-describedby") is None


def test_it_stays_while_the_focus_does_and_goes_with_it(page: Page) -> None:
    tip = page.get_by_role("tooltip")
    term = focus_by_keyboard(page)
    term.hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)  # longer than the grace of the pointer
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(term).not_to_have_attribute("aria-describedby", "mintq-meaning")


def test_the_pointer_may_move_onto_it(page: Page) -> None:
    tip = page.get_by_role("tooltip")
    first_term(page).hover()
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_the_link_leads_to_the_term(page: Page, site_address: str) -> None:
    term = focus_by_keyboard(page).get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(glossary_address(site_address, term))
    expect(page.locator(":target")).to_be_in_viewport()


def test_it_fits_a_small_screen_and_a_tap_goes_to_the_glossary(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, has_touch=True).new_page()
    page.goto(site_address + PAGE)
    tip = page.locator("#mintq-meaning")
    tip.wait_for(state="attached")
    for term in page.locator("a.mintq-glossary").all():
        term.scroll_into_view_if_needed()
        term.hover()
        expect(tip).to_have_text(term.get_attribute("data-mintq-meaning") or "")
        box = tip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] >= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    term = first_term(page).get_attribute("href") or ""
    first_term(page).tap()
    expect(page).to_have_url(glossary_address(site_address, term))


def test_without_javascript_a_term_is_a_plain_link(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site_address}en/{PAGE}")
    term = first_term(page).get_attribute("href") or ""
    first_term(page).click()
    expect(page).to_have_url(glossary_address(f"{site_address}en/", term))
