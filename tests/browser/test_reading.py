"""Reading the site: search, language, menu, colours and the page for lost visitors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport=WIDE).new_page()


def test_search_loads_on_focus_and_finds_other_forms_of_a_word(page: Page, site_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_address}about/")
    page.wait_for_timeout(300)
    assert not [url for url in asked if "search" in url]
    field = page.get_by_role("searchbox", name="Suchen")
    field.focus()
    field.fill("Zielgruppe")
    results = page.locator("[data-mintq-search-results] a")
    expect(results.filter(has_text="Zielgruppen und Zugänge")).to_be_visible()
    assert [url for url in asked if url.endswith("search_index.json")] == [
        f"{site_address}search/search_index.json"
    ]
    field.fill("Kooperationen")
    expect(results.filter(has_text="Kooperation und Netzwerk")).to_be_visible()
    field.press("ArrowDown")
    expect(results.first).to_be_focused()
    results.filter(has_text="Kooperation und Netzwerk").click()
    expect(page).to_have_url(f"{site_address}framework/resources/partners/")


def test_search_in_english_has_its_own_words(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}en/search/?q=partnership")
    results = page.locator("[data-mintq-search-page] [data-mintq-search-results] a")
    expect(results.filter(has_text="Partnerships and networks")).to_be_visible()
    expect(page.locator("[data-mintq-search-status]")).to_contain_text("found")


@pytest.mark.parametrize(
    ("prefix", "words", "title"),
    [
        ("", "funding", "Finanzierung und Mitteleinsatz"),
        ("", "Förderung", "Finanzierung und Mitteleinsatz"),
        ("", "theory of change", "Wirkungsziele und Wirkungslogik"),
        ("en/", "Förderung", "Funding and budgeting"),
        ("en/", "grants", "Funding and budgeting"),
        ("en/", "Ehrenamt", "Team and training"),
    ],
)
def test_search_finds_what_people_call_it_in_either_language(
    page: Page, site_address: str, prefix: str, words: str, title: str
) -> None:
    page.goto(f"{site_address}{prefix}search/?q={words}")
    found = page.locator("[data-mintq-search-page] [data-mintq-search-results] li").filter(has_text=title)
    expect(found.first).to_be_visible()
    if words not in title:
        text = found.first.locator("p").inner_text()
        assert words.lower() not in text.lower(), "words of the index only are not shown"


def test_a_search_for_nothing_known_says_so(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}search/")
    page.get_by_role("searchbox").fill("xylophonkonzert")
    expect(page.locator("[data-mintq-search-status]")).to_contain_text("Nichts gefunden")
    page.get_by_role("searchbox").fill('"+-:*~^(')
    expect(page.locator("[data-mintq-search-status]")).to_be_empty()


def test_the_language_link_stays_on_the_page(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}framework/offer/need/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{site_address}en/framework/offer/need/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Need and context")
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(f"{site_address}framework/offer/need/")


def test_the_menu_opens_with_the_keyboard_on_a_small_screen(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(viewport=NARROW).new_page()
    page.goto(f"{site_address}about/")
    menu = page.get_by_role("button", name="Menü")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(
        page.locator("#mintq-nav").get_by_role("link", name="Selbstanalyse", exact=True)
    ).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_colours_are_those_of_the_device_until_others_are_chosen(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(expect_trouble=True, color_scheme="dark").new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())  # the theme's own code has no part in it
    page.goto(f"{site_address}about/")
    body, switch = page.locator("body"), page.locator("[data-mintq-colours] label:visible")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    frame = page.locator("meta[name=theme-color]")
    expect(frame).to_have_attribute("content", re.compile(r"^rgb"))

    switch.click()
    expect(switch).to_have_attribute("title", "Helle Farben; umschalten auf dunkle")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("[data-mintq-colours] input:checked").press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    expect(switch).to_have_count(1)


def test_chosen_colours_stay_in_the_other_language(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}about/")
    body = page.locator("body")
    page.locator("[data-mintq-colours] label:visible").click()
    page.locator("[data-mintq-colours] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("link", name="English").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("lost", ["nope/", "framework/nope/deep/er/", "en/nope/"])
def test_a_lost_visitor_finds_home_from_any_depth(
    new_context: Callable[..., BrowserContext], site_address: str, built_site: Any, lost: str
) -> None:
    context = new_context(expect_trouble=True)
    page = context.new_page()
    not_found = (built_site / "404.html").read_text(encoding="utf-8")
    page.route(
        site_address + lost, lambda route: route.fulfill(status=404, content_type="text/html", body=not_found)
    )
    page.goto(site_address + lost)
    home = page.get_by_role("link", name="Zur Startseite")
    expect(home).to_have_attribute("href", site_address)
    expect(page.get_by_role("link", name="To the home page")).to_have_attribute("href", f"{site_address}en/")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "framework/",
        "framework/offer/need/",
        "framework/tags/",
        "framework/print/",
        "methods/quick-feedback/canvas/",
        "scoring/",
        "impact/",
        "self-analysis/agendas/",
        "about/citing/",
        "assessment/",
        "en/assessment/#result",
        "assessment/#need",
    ],
)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(
    new_context: Callable[..., BrowserContext], site_address: str, path: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(site_address + path)
    page.wait_for_timeout(200)
    assert (
        page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        <= 0
    )


def test_on_paper_a_criterion_is_its_text_alone_also_in_the_dark(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context(viewport=WIDE, color_scheme="dark").new_page()
    page.goto(f"{site_address}framework/offer/need/")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (
        "header",
        ".md-sidebar--primary",
        ".md-path",
        ".headerlink",
        "[data-mintq-print]",
        ".md-footer__inner",
    ):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".md-copyright")).to_contain_text("CC BY 4.0")
    dark = page.evaluate(
        """() => [...document.querySelectorAll("article :is(p, td, th, li, h2)")].filter((element) => {
          const [red, green, blue] = getComputedStyle(element).color.match(/[\\d.]+/g).map(Number);
          return red * 0.21 + green * 0.72 + blue * 0.07 > 110;
        }).map((element) => element.outerHTML.slice(0, 80))"""
    )
    assert dark == []


def test_statements_have_an_anchor_that_is_always_seen(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}framework/offer/need/")
    anchor = page.locator('[id="need.evidence"] .headerlink')
    expect(anchor).to_have_css("opacity", "1")
    anchor.click()
    expect(page).to_have_url(f"{site_address}framework/offer/need/#need.evidence")
