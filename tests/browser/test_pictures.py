"""Drawn pictures and tables on a phone: words stay inside their boxes, are large enough, and nothing is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
SMALLEST_WORDS = 11
"""Pixels; what a phone shows of the 13 that the pictures are drawn with."""
OUTSIDE = """() => [...document.querySelectorAll("figure.mintq-picture g")].flatMap((group) => {
  const box = group.querySelector("rect").getBoundingClientRect();
  return [...group.querySelectorAll("text")].filter((text) => {
    const words = text.getBoundingClientRect();
    return words.left < box.left || words.right > box.right || words.top < box.top || words.bottom > box.bottom;
  }).map((text) => text.textContent);
})"""
SIZES = """() => [...document.querySelectorAll("figure.mintq-picture text")].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b))"""
CUT = """() => [...document.querySelectorAll(".md-typeset__scrollwrap")]
  .filter((wrap) => wrap.scrollWidth > wrap.clientWidth).map((wrap) => wrap.innerText.slice(0, 60))"""


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["de", "en"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_words_of_a_picture_stay_inside_and_are_large_enough(
    new_context: Callable[..., BrowserContext], site_address: str, prefix: str, forced: str
) -> None:
    page = new_context(viewport=PHONE, forced_colors=forced).new_page()
    page.goto(f"{site_address}{prefix}impact/")

    assert page.locator("figure.mintq-picture g").count() == 11
    assert page.evaluate(OUTSIDE) == []
    assert min(page.evaluate(SIZES)) >= SMALLEST_WORDS


@pytest.mark.parametrize(
    "path",
    [
        "scoring/",
        "self-analysis/agendas/",
        "self-analysis/initiative-and-project/",
        "self-analysis/using-results/",
        "programme/",
        "background/quality-offensive/",
        "en/self-analysis/agendas/",
        "en/programme/",
    ],
)
def test_no_table_has_to_be_moved_sideways_on_a_phone(
    new_context: Callable[..., BrowserContext], site_address: str, path: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(site_address + path)

    assert page.locator(".md-typeset__scrollwrap").count() > 0
    assert page.evaluate(CUT) == []
