"""axe on every kind of page, both languages, both colour schemes; and the main job with the keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from mintq_build.runtime.node import node_modules

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
KINDS = {
    "home": "",
    "framework": "framework/",
    "area": "framework/offer/",
    "criterion": "framework/offer/need/",
    "impact": "impact/",
    "kinds": "kinds/",
    "kind": "kinds/club/",
    "self-analysis": "self-analysis/",
    "agendas": "self-analysis/agendas/",
    "questions": "self-analysis/questions/",
    "programme": "programme/",
    "background": "background/quality-offensive/",
    "accessibility": "about/accessibility/",
    "citing": "about/citing/",
    "framework by tag": "framework/tags/",
    "framework as one document": "framework/print/",
    "methods": "methods/",
    "method": "methods/quick-feedback/",
    "canvas": "methods/quick-feedback/canvas/",
    "canvas, a table": "methods/target-group-matrix/canvas/",
    "glossary": "glossary/",
    "references": "references/",
    "scoring": "scoring/",
    "about": "about/",
    "privacy": "privacy/",
    "imprint": "imprint/",
    "search": "search/",
    "not found": "404.html",
    "assessment": "assessment/",
    "assessment, a criterion": "assessment/#need",
    "assessment, the impact logic": "assessment/#impact-logic",
}
RUN_AXE = """async () => {
  const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  return found.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""
FILL = """() => {
  const values = ["0", "1", "2", "3", "3", "3", "na", "unknown"];
  [...document.querySelectorAll("fieldset[data-mintq-indicator]")].forEach((fieldset, i) => {
    if (i % 9) fieldset.querySelector(`input[value="${values[i % 8]}"]`).click();
  });
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    return (node_modules(ROOT / ".cache") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def check(new_context: Callable[..., BrowserContext], axe: str) -> Callable[..., list[str]]:
    """Return what opens a page, does something in it and says what axe finds."""

    def run(
        address: str, scheme: str, width: int = 1280, prepare: Callable[[Page], None] | None = None
    ) -> list[str]:
        context = new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(address)
        if prepare:
            prepare(page)
        page.wait_for_timeout(300)
        page.evaluate(axe)
        found: list[str] = page.evaluate(RUN_AXE)
        return found

    return run


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "en/"], ids=["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    check: Callable[..., list[str]], site_address: str, kind: str, prefix: str, scheme: str
) -> None:
    path = KINDS[kind] if kind == "not found" else prefix + KINDS[kind]
    assert check(site_address + path, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "en/"], ids=["de", "en"])
def test_axe_finds_nothing_in_a_result(
    check: Callable[..., list[str]], site_address: str, prefix: str, scheme: str
) -> None:
    def fill(page: Page) -> None:
        page.evaluate(FILL)
        page.locator('[data-mintq-action="result"]').click()
        page.locator("[data-mintq-result] .mintq-view").wait_for(timeout=60_000)

    assert check(f"{site_address}{prefix}assessment/", scheme, prepare=fill) == []


@pytest.mark.parametrize(
    ("prefix", "scheme", "width"), [("", "light", 1280), ("en/", "dark", 1280), ("", "dark", 360)]
)
def test_axe_finds_nothing_in_a_plan(
    check: Callable[..., list[str]], site_address: str, prefix: str, scheme: str, width: int
) -> None:
    def choose(page: Page) -> None:
        page.evaluate(FILL)
        page.evaluate("() => { location.hash = 'plan'; }")
        page.locator('[data-mintq-action="plan-choose"]').first.click(timeout=60_000)
        for weight in ("effort", "effect"):
            page.locator(f'[name="plan.0.{weight}"]').first.check()
        page.locator('[data-mintq-live="plan-picture"] svg').wait_for()

    assert check(f"{site_address}{prefix}assessment/", scheme, width, choose) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("prefix", "width"), [("", 360), ("en/", 1280)])
def test_axe_finds_nothing_in_a_filled_impact_logic(
    check: Callable[..., list[str]], site_address: str, prefix: str, width: int, scheme: str
) -> None:
    def write(page: Page) -> None:
        page.locator('[name="impact_logic.need.0.text"]').fill("Kinder warten")
        page.locator('[name="impact_logic.outcomes.0.text"]').fill("Wir bieten Workshops an")
        page.locator('[data-mintq-impact="outcomes"] [data-mintq-action="impact-add"]').click()
        page.locator('[name="impact_logic.outcomes.1.text"]').fill("Sie finden Fehler selbst")
        page.locator("#impact-outcomes-0-hints li").first.wait_for(timeout=60_000)
        page.locator("#impact-logic svg").wait_for()

    assert check(f"{site_address}{prefix}assessment/#impact-logic", scheme, width, write) == []


@pytest.mark.parametrize("look", [("", "light", 360), ("", "dark", 1280), ("en/", "dark", 360)])
def test_axe_finds_nothing_in_a_comparison(
    check: Callable[..., list[str]],
    site_address: str,
    save_file: Callable[..., bytes],
    look: tuple[str, str, int],
) -> None:
    prefix, scheme, width = look

    def compare(page: Page) -> None:
        for number, level in ((1, 1), (2, 3)):
            answers = {"need.evidence": {"level": level}, "need.causes": {"level": "unknown"}}
            file = save_file(id=f"round-{number}", saved=f"202{number}-05-01T10:00:00Z", answers=answers)
            chosen = {"name": f"{number}.json", "mimeType": "application/json", "buffer": file}
            page.locator('[data-mintq-action="open"]').set_input_files(chosen)  # type: ignore[arg-type]
            page.locator(".mintq-message", has_text=f"{number}.json").wait_for()
            page.locator('[data-mintq-live="saved"][data-state="saved"]').wait_for()
        page.evaluate("() => { location.hash = 'compare'; }")
        page.locator('[data-mintq-action="compare"]').click()
        page.locator("#compare .mintq-view").wait_for(timeout=60_000)

    assert check(f"{site_address}{prefix}assessment/", scheme, width, compare) == []


@pytest.mark.parametrize("prefix", ["", "en/"], ids=["de", "en"])
def test_axe_finds_nothing_on_a_phone_with_menu_message_and_dialog(
    check: Callable[..., list[str]], site_address: str, prefix: str
) -> None:
    def menu(page: Page) -> None:
        page.locator("[data-mintq-menu]").click()

    def dialog(page: Page) -> None:
        page.locator('[data-mintq-action="open"]').set_input_files(
            {"name": "x.json", "mimeType": "", "buffer": b"x"}
        )
        page.locator(".mintq-message--error").wait_for()
        page.locator('[data-mintq-action="clear"]').click()

    assert check(f"{site_address}{prefix}framework/offer/need/", "light", 360, menu) == []
    assert check(f"{site_address}{prefix}assessment/", "light", 360, dialog) == []
    assert check(f"{site_address}{prefix}methods/target-group-matrix/canvas/", "light", 360) == []


def test_axe_finds_nothing_where_a_report_is_previewed(
    check: Callable[..., list[str]], site_address: str
) -> None:
    def preview(page: Page) -> None:
        page.evaluate(FILL)
        page.locator('[data-mintq-action="result"]').click()
        page.locator("[data-mintq-result] .mintq-view").wait_for(timeout=60_000)
        page.locator('[data-mintq-report-version][value="short"]').check()
        page.locator('[data-mintq-action="preview"]').click()
        page.frame_locator("[data-mintq-preview]").get_by_role("heading", level=1).wait_for()

    assert check(f"{site_address}assessment/", "light", 360, preview) == []


def test_axe_finds_nothing_in_the_search(check: Callable[..., list[str]], site_address: str) -> None:
    def search(page: Page) -> None:
        page.get_by_role("searchbox").fill("Wirkung")
        page.locator("[data-mintq-search-results] a").first.wait_for()

    assert check(f"{site_address}about/", "light", prepare=search) == []


@pytest.fixture
def report(request: pytest.FixtureRequest, assessment: Any, tmp_path: Path) -> Path:
    assessment.page.evaluate(FILL)
    assessment.note("need.evidence", "Eine Notiz mit https://example.org/beleg")
    assessment.result()
    if request.param == "short":
        assessment.page.locator('[data-mintq-report-version][value="short"]').check()
    path: Path = assessment.download("report", tmp_path)
    return path


@pytest.mark.parametrize("report", ["full", "short"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_report(
    new_context: Callable[..., BrowserContext], axe: str, report: Path, scheme: str
) -> None:
    page = new_context(bypass_csp=True, color_scheme=scheme).new_page()
    page.set_content(report.read_text(encoding="utf-8"))
    page.evaluate(axe)
    assert page.evaluate(RUN_AXE) == []


def test_every_question_has_a_name_and_every_choice_a_label(assessment: Any) -> None:
    page = assessment.page
    for panel in page.locator("[data-mintq-criterion]").all():
        assessment.show(panel.get_attribute("id"))
        for fieldset in panel.locator("fieldset").all():
            statement = fieldset.locator("[data-mintq-statement]").inner_text()
            indicator = fieldset.get_attribute("data-mintq-indicator")
            assert panel.get_by_role("group", name=statement).count() == 1, indicator
            assert fieldset.get_by_role("radio").count() == 6, indicator
            named = page.evaluate(
                "(id) => [...document.getElementsByName(id)].map((radio) => radio.labels[0].innerText.trim())",
                indicator,
            )
            assert len(set(named)) == 6, indicator
            assert all(named), indicator
            assert fieldset.get_by_role("textbox", name="Notiz").count() == 1, indicator


@pytest.fixture
def tab_to(assessment: Any) -> Callable[[str], None]:
    """Return what presses the Tab key until something has the focus."""

    def press(selector: str) -> None:
        for _ in range(120):
            assessment.page.keyboard.press("Tab")
            if assessment.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} was not reached with the Tab key")

    return press


def test_the_main_job_with_the_keyboard_alone(assessment: Any, tab_to: Callable[[str], None]) -> None:
    page = assessment.page
    press = page.keyboard.press

    tab_to('[data-mintq-task="need"]')
    press("Enter")
    expect(page.locator("#need-title")).to_be_focused()
    tab_to('[name="need.evidence"]')
    press("Space")
    press("ArrowDown")
    press("ArrowDown")
    expect(page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    tab_to('textarea[name="need.evidence.note"]')
    page.keyboard.type("ohne Maus")
    tab_to('#need [rel="next"]')
    press("Enter")
    expect(page.locator("#groups-title")).to_be_focused()
    tab_to("#groups .mintq-steps__overview")
    press("Enter")
    expect(page.locator("#overview-title")).to_be_focused()
    for _ in range(3):
        press("Shift+Tab")
        if page.evaluate("() => document.activeElement.matches('[data-mintq-action=result]')"):
            break
    press("Enter")
    page.locator("[data-mintq-result] .mintq-view").wait_for(timeout=60_000)
    expect(page.locator("#result-title")).to_be_focused()
    tab_to('[data-mintq-action="report"]')
    with page.expect_download() as waiting:
        press("Enter")
    assert "ohne Maus" in waiting.value.path().read_text(encoding="utf-8")
    tab_to('[data-mintq-action="clear"]')
    press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert assessment.levels() == {"need.evidence": "2"}


def test_plan_and_comparison_with_the_keyboard_alone(
    assessment: Any, save_file: Callable[..., bytes], tab_to: Callable[..., None]
) -> None:
    page = assessment.page
    press = page.keyboard.press
    for number, level in ((1, 0), (2, 1)):
        parts = {"id": f"round-{number}", "saved": f"202{number}-05-01T10:00:00Z"}
        assessment.choose(f"{number}.json", save_file(**parts, answers={"need.evidence": {"level": level}}))
        assessment.message()
        assessment.saved()
    assessment.show("plan")
    page.locator('[data-mintq-action="plan-choose"]').first.wait_for(timeout=60_000)
    tab_to('[data-mintq-action="plan-choose"]')
    press("Enter")
    expect(page.locator('[name="plan.0.goal"]')).to_be_focused()
    page.keyboard.type("ohne Maus")
    tab_to('[name="plan.0.effort"]')
    press("Space")
    tab_to('[name="plan.0.effect"]')
    press("Space")
    press("ArrowRight")
    expect(page.locator('[data-mintq-live="plan-picture"] table')).to_contain_text("ohne Maus")

    assessment.show("compare")
    tab_to('[data-mintq-action="compare"]')
    press("Enter")
    expect(page.locator("#compare .mintq-view")).to_contain_text("+1,00", timeout=60_000)
    tab_to('[data-mintq-action="compare-save"]')
    with page.expect_download() as waiting:
        press("Enter")
    assert waiting.value.suggested_filename.endswith(".html")


def test_focus_is_always_visible(assessment: Any) -> None:
    page = assessment.page
    assessment.show("need")
    unseen = page.evaluate(
        """() => [...document.querySelectorAll('.mintq-app :is(a, button, input, textarea)')]
          .filter((element) => element.checkVisibility() && !element.disabled)
          .filter((element) => {
            element.focus({ focusVisible: true });
            const rings = [element, element.closest("label")].filter(Boolean).map((each) => getComputedStyle(each));
            return !rings.some((ring) => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
          }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert unseen == []


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_enough(
    new_context: Callable[..., BrowserContext], site_address: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{site_address}assessment/#need")
    small = page.evaluate(
        """() => [...document.querySelectorAll('.mintq-app :is(button, .mintq-level, a.md-button, .mintq-extras label)')]
          .filter((element) => element.offsetParent !== null)
          .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
          .filter(([, box]) => box.height < 38 || box.width < 44).map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    )
    assert small == []
