"""The result as people use it: open a value, follow one, save a picture, print questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture
def page(assessment: Any) -> Page:
    """Return the page with a result of a few answers."""
    for indicator, level in (
        ("need.evidence", 1),
        ("need.causes", 2),
        ("reach.delivery", 3),
        ("outcomes.skills", 0),
    ):
        assessment.rate(indicator, level)
    assessment.result()
    found: Page = assessment.page
    return found


def test_a_value_opens_with_the_keyboard_and_explains_itself(page: Page) -> None:
    why = page.locator("#mintq-view-why-need")
    expect(why.locator("summary")).to_contain_text("1,50")
    why.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(why).to_contain_text("(1 + 2) ÷ 2 = 1,50")
    expect(why).to_contain_text("Eine Stufe mehr bei dieser Aussage ergäbe 2,00.")
    expect(why).to_contain_text("2 Aussagen fehlen noch.")


def test_a_value_elsewhere_leads_to_its_explanation(page: Page) -> None:
    page.locator(".mintq-suggestions a.mintq-because").first.click()

    why = page.locator("#mintq-view-why-outcomes")
    expect(why).to_have_attribute("open", "")
    expect(why.locator("summary")).to_be_focused()
    assert page.evaluate("location.hash") == "#result"


def test_a_changed_answer_changes_its_parts_and_leaves_the_others(page: Page) -> None:
    page.locator("#mintq-view-why-need > summary").click()
    page.evaluate("() => { document.getElementById('mintq-view-why-team').untouched = true; }")
    page.evaluate('() => document.querySelector(\'[name="need.evidence"][value="3"]\').click()')

    why = page.locator("#mintq-view-why-need")
    expect(why).to_contain_text("(3 + 2) ÷ 2 = 2,50")
    expect(why).to_have_attribute("open", "")
    assert page.evaluate("() => document.getElementById('mintq-view-why-team').untouched")


def test_more_suggestions_come_when_they_are_opened_and_follow_the_answers(assessment: Any) -> None:
    page = assessment.page
    for criterion in ("need", "groups", "logic", "learning", "content", "diversity"):
        page.evaluate(
            "(start) => document.querySelector(`fieldset[id^='${start}.'] input[value='1']`).click()",
            criterion,
        )
    assessment.result()
    folded = page.locator("#mintq-view-suggestions-folded")
    expect(folded.locator("summary")).to_have_text("Vorschläge für weitere Kriterien (1)")
    expect(folded.locator("li")).to_have_count(0)

    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded.locator("li")).to_have_count(1)
    expect(folded.locator("li")).to_contain_text("von Stufe 1 auf 2")

    page.evaluate('() => document.querySelector(\'[name="team.capacity"][value="1"]\').click()')
    expect(folded.locator("summary")).to_have_text("Vorschläge für weitere Kriterien (2)")
    expect(folded.locator("li")).to_have_count(2)
    expect(folded).to_have_attribute("open", "")


@pytest.mark.parametrize("name", ["bars", "net", "stairs"])
def test_pictures_are_saved_as_svg_and_png(page: Page, name: str, tmp_path: Path) -> None:
    if name != "stairs":
        page.locator(f"#mintq-view-{name}-folded > summary").click()
    figure = page.locator(f".mintq-figure:has(#mintq-view-picture-{name})")
    figure.locator("svg").wait_for()
    saved = {}
    for kind in ("svg", "png"):
        with page.expect_download() as waiting:
            figure.locator(f"button[data-kind={kind}]").click()
        assert waiting.value.suggested_filename.startswith("mint-q-")
        path = tmp_path / f"x.{kind}"
        waiting.value.save_as(path)
        saved[kind] = path.read_bytes()

    picture = ET.fromstring(saved["svg"])  # noqa: S314 - our own picture
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [part for part in picture.iter() if part.get("style")]
    assert saved["png"].startswith(b"\x89PNG")
    width = int.from_bytes(saved["png"][16:20], "big")
    assert width == 3 * int(float(picture.get("width")))
    assert len(saved["png"]) > 5000


def test_an_open_picture_follows_a_changed_answer(page: Page) -> None:
    page.locator("#mintq-view-net-folded > summary").click()
    net = page.locator("#mintq-view-picture-net")
    expect(net.locator("text").filter(has_text="1,50")).to_have_count(1)
    page.evaluate('() => document.querySelector(\'[name="need.evidence"][value="2"]\').click()')

    expect(net.locator("text").filter(has_text="1,50")).to_have_count(0)


def test_questions_are_printed_alone(page: Page) -> None:
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.locator("[data-mintq-action=print-section]").click()
    page.emulate_media(media="print")

    assert page.evaluate("() => window.printed")
    expect(page.locator(".mintq-prompts li").first).to_be_visible()
    for hidden in (".mintq-overview", ".mintq-heat", "h1", "#need", "#result-title"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".mintq-overview")).to_be_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    for name in ("bars", "net", "table"):
        page.locator(f"#mintq-view-{name}-folded > summary").click()
    page.locator("#mintq-view-picture-net svg").wait_for()

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_shades_stay_readable_with_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")

    cells = page.locator(".mintq-heatmap .mintq-sign")
    assert {cell.strip() for cell in cells.all_inner_texts()} >= {"0", "1", "2", "3", "\u25cb"}
    border = cells.first.evaluate("(node) => getComputedStyle(node).borderTopStyle")
    assert border in {"solid", "dashed"}


def test_the_result_begins_with_links_to_its_parts(assessment: Any) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.rate("need.causes", 0)
    assessment.result()
    links = page.locator(".mintq-contents a")
    for link in links.all():
        expect(page.locator(link.get_attribute("href") or "none")).to_have_count(1)
        expect(page.locator(link.get_attribute("href") or "none")).to_have_text(link.inner_text())
    page.get_by_role("link", name="Wo ein nächster Schritt lohnt").click()
    expect(page.locator("#mintq-view-potentials")).to_be_in_viewport()
    page.reload()
    expect(page.locator("#mintq-view-potentials")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Berichte", exact=True).click()
    expect(page.get_by_role("button", name="Bericht herunterladen")).to_be_in_viewport()
