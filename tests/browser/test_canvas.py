"""The sheets of the methods: one page of paper each, nothing cut off, and a button that prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mintq_build.load import load_framework

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

METHODS = load_framework(Path(__file__).resolve().parents[2] / "framework").methods
CUT_OFF = """() => [...document.querySelectorAll(".mintq-paper, .mintq-row, .mintq-part, .mintq-paper :is(th, td)")]
  .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
  .map((box) => `${box.className} ${box.textContent.trim().slice(0, 60)}`)"""


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["de", "en"])
def test_each_sheet_fills_one_page_of_a4_and_of_a3(page: Page, site_address: str, prefix: str) -> None:
    wrong = []
    for method in METHODS:
        page.goto(f"{site_address}{prefix}methods/{method.id}/canvas/")
        cut_off = page.evaluate(CUT_OFF)
        for paper in ("A4", "A3"):
            landscape = method.canvas[0].orientation == "landscape"
            pdf = page.pdf(format=paper, landscape=landscape, prefer_css_page_size=True)
            if (found := pdf.count(b"/Type /Page\n")) != len(method.canvas):
                wrong.append((method.id, paper, found))
        wrong += [(method.id, each) for each in cut_off]

    assert wrong == []


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["de", "en"])
def test_nothing_is_cut_off_on_a_narrow_screen(page: Page, site_address: str, prefix: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    wrong = []
    for method in METHODS:
        page.goto(f"{site_address}{prefix}methods/{method.id}/canvas/")
        wrong += [(method.id, each) for each in page.evaluate(CUT_OFF)]

    assert wrong == []


def test_the_method_leads_to_its_sheets_and_back(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}methods/problem-tree/")
    page.get_by_role("link", name="Arbeitsblatt zum Ausdrucken").click()
    expect(page).to_have_url(f"{site_address}methods/problem-tree/canvas/")
    expect(page.get_by_role("heading", level=2)).to_have_text("Problembaum")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Problem tree")
    page.get_by_role("link", name="Back to the method: Problem tree").click()
    expect(page).to_have_url(f"{site_address}en/methods/problem-tree/")


def test_a_button_prints_and_stays_off_the_paper(page: Page, site_address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{site_address}methods/staircase/canvas/")
    button = page.get_by_role("button", name="Drucken")
    button.click()
    assert page.evaluate("() => window.printed")
    page.emulate_media(media="print")
    expect(button).to_be_hidden()


def test_a_screen_reader_meets_the_steps_of_the_staircase_in_their_order(
    page: Page, site_address: str
) -> None:
    page.goto(f"{site_address}en/methods/staircase/canvas/")
    steps = page.get_by_role("region", name="Staircase of results").get_by_role("listitem")
    headings = steps.get_by_role("heading").all_inner_texts()
    assert headings[0] == "The project takes place as planned"
    assert headings[-1] == "Society changes"
