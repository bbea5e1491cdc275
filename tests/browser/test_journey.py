"""The main job: rate, leave, come back, see the result, download it, delete everything, open it again."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from mintq_build.load import load_framework

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CHOICES = (0, 1, 2, 3, "na", "unknown", 2, 3)


@pytest.fixture(scope="module")
def core() -> list[str]:
    return [
        indicator.id
        for area in load_framework(ROOT / "framework").areas
        for criterion in area.criteria
        for indicator in criterion.indicators
        if indicator.core
    ]


def mintq(*arguments: str | Path) -> str:
    command = [sys.executable, "-m", "mintq_build", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def test_the_whole_way(assessment: Any, core: list[str], tmp_path: Path) -> None:
    chosen = {indicator: str(CHOICES[i % len(CHOICES)]) for i, indicator in enumerate(core)}
    for indicator, value in chosen.items():
        assessment.rate(indicator, value)
    assessment.note("need.evidence", "Gespräche mit <b>drei</b> Schulen & „Zahlen“ 2026 🙂")
    assessment.saved()

    assessment.page.reload()
    expect(assessment.page.locator('[name="need.evidence"][value="0"]')).to_be_checked()
    assert assessment.levels() == chosen

    assessment.result()
    saved = assessment.download("save", tmp_path)
    document = json.loads(saved.read_text(encoding="utf-8"))
    assert {name: str(answer["level"]) for name, answer in document["answers"].items()} == chosen
    assert (
        document["answers"]["need.evidence"]["note"] == "Gespräche mit <b>drei</b> Schulen & „Zahlen“ 2026 🙂"
    )
    assert document["answers"]["need.evidence"]["asked"].startswith("Wir können")
    assert document["saved"] >= document["created"]

    report = assessment.download("report", tmp_path).read_text(encoding="utf-8")
    assert "Gespräche mit &lt;b&gt;drei&lt;/b&gt; Schulen &amp; „Zahlen“ 2026 🙂" in report
    with assessment.download("csv", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 87

    assessment.do("clear")
    assessment.do("clear-yes")
    expect(assessment.page.locator(".mintq-message")).to_contain_text("Alles gelöscht")
    assert assessment.levels() == {}
    assessment.page.reload()
    assert assessment.levels() == {}

    assessment.choose(saved.name, saved.read_bytes())
    expect(assessment.page.locator(".mintq-message")).to_contain_text(saved.name)
    assert assessment.levels() == chosen


def test_the_result_is_the_command_lines(assessment: Any, core: list[str], tmp_path: Path) -> None:
    for i, indicator in enumerate(core[:9]):
        assessment.rate(indicator, CHOICES[i % len(CHOICES)])
    assessment.saved()
    saved = assessment.download("save", tmp_path)
    result = json.loads(mintq("score", saved))
    assessment.result()
    assessment.page.locator("#mintq-view-table-folded > summary").click()
    shown = assessment.page.locator("#mintq-view-table-folded table").inner_text()
    values = [
        criterion["value"] for criterion in result["criteria"].values() if criterion["value"] is not None
    ]
    assert values
    for value in values:
        assert f"{value:.2f}".replace(".", ",") in shown
    ours = tmp_path / "cli.html"
    theirs = assessment.download("report", tmp_path)
    day = theirs.stem[-10:]
    mintq("report", saved, "--format", "html", "--lang", "de", "--date", day, "-o", ours)
    assert theirs.read_text(encoding="utf-8") == ours.read_text(encoding="utf-8")


def test_the_result_follows_a_changed_answer(assessment: Any) -> None:
    assessment.rate("need.evidence", 1)
    assessment.result()
    value = assessment.page.locator(".mintq-view .mintq-value").first
    expect(value).to_contain_text("1,00")
    assessment.page.evaluate('() => document.querySelector(\'[name="need.evidence"][value="3"]\').click()')
    expect(value).to_contain_text("3,00")


def test_an_answer_can_be_taken_back(assessment: Any) -> None:
    assessment.rate("need.evidence", 2)
    assessment.page.locator('[data-mintq-indicator="need.evidence"] [data-mintq-action="unanswer"]').click()
    assessment.saved()
    assessment.page.reload()
    assert assessment.levels() == {}


def test_short_mode_hides_and_keeps_the_other_answers(assessment: Any, tmp_path: Path) -> None:
    assessment.rate("need.causes", 2)
    assessment.rate("need.evidence", 3)
    assessment.show("overview")
    assessment.page.get_by_label("Kurzcheck").check()
    assessment.show("need")
    expect(assessment.page.locator('[data-mintq-indicator="need.causes"]')).to_be_hidden()
    expect(assessment.page.locator('[data-mintq-live="progress"]')).to_have_text("1 von 20")
    document = json.loads(assessment.download("save", tmp_path).read_text(encoding="utf-8"))
    assert document["mode"] == "short"
    assert document["answers"]["need.causes"]["level"] == 2


def test_an_early_click_before_any_script_counts(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context().new_page()
    held: list[Any] = []
    page.route("**/main.js", lambda route: held.append(route))
    page.goto(f"{site_address}assessment/", wait_until="commit")
    page.wait_for_function("() => document.querySelectorAll('fieldset').length > 80")
    page.evaluate('() => document.querySelector(\'[name="need.evidence"][value="2"]\').click()')
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(page.locator('[data-mintq-live="saved"][data-state="saved"]')).to_be_visible()
    page.unroute("**/main.js")
    page.reload()
    expect(page.locator('[name="need.evidence"][value="2"]')).to_be_checked()


def test_what_is_clicked_before_the_code_is_there_is_done_once(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context().new_page()
    held: list[Any] = []
    page.route("**/main.js", lambda route: held.append(route))
    page.goto(f"{site_address}assessment/", wait_until="commit")
    page.wait_for_function("() => document.querySelectorAll('fieldset').length > 80")
    files: list[Any] = []
    page.on("download", lambda file: files.append(file))
    page.locator('[name="need.evidence"][value="2"]').dispatch_event("click")
    for _ in range(2):
        page.locator("button[data-mintq-action=save]").first.dispatch_event("click")
    while not held:
        page.wait_for_timeout(20)
    assert files == []
    held[0].continue_()
    expect(page.locator("html[data-mintq-engine=ready]")).to_be_attached(timeout=60_000)
    (file,) = files
    document = json.loads(Path(file.path()).read_text(encoding="utf-8"))
    assert document["answers"]["need.evidence"]["level"] == 2


def test_a_second_tab_only_reads(assessment: Any, assessment_of: Callable[..., Any]) -> None:
    assessment.rate("need.evidence", 2)
    assessment.saved()
    second = assessment_of(assessment.page.context)
    expect(second.page.locator(".mintq-message")).to_contain_text("anderen Tab")
    second.show("need")
    expect(second.page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    expect(second.page.locator('[name="need.evidence"][value="2"]')).to_be_disabled()
    expect(assessment.page.locator('[name="need.evidence"][value="2"]')).to_be_enabled()
    assessment.rate("need.evidence", 3)
    assessment.saved()
    assessment.page.close()
    expect(second.page.locator('[name="need.evidence"][value="3"]')).to_be_enabled()
    expect(second.page.locator('[name="need.evidence"][value="3"]')).to_be_checked()


def test_two_copies_of_the_site_keep_apart(assessment: Any, site_address: str) -> None:
    assessment.rate("need.evidence", 2)
    assessment.saved()
    other = assessment.page.context.new_page()
    other.goto(site_address.replace("some/folder/", "other/") + "assessment/")
    expect(other.locator('[data-mintq-live="progress"]')).to_have_text("0 von 87")
    other.evaluate('() => document.querySelector(\'[name="need.evidence"][value="1"]\').click()')
    expect(other.locator('[data-mintq-live="saved"][data-state="saved"]')).to_be_visible()
    other.locator('[data-mintq-action="clear"]').click()
    other.locator('[data-mintq-action="clear-yes"]').click()
    expect(other.locator(".mintq-message")).to_contain_text("Alles gelöscht")
    assessment.page.reload()
    expect(assessment.page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
