"""Priorities and plan: chosen from the result, written, weighed, moved, taken back, kept and handed out."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    Assessment = Any

pytestmark = pytest.mark.browser

PATIENCE = 60_000


def field(assessment: Assessment, step: int, part: str) -> Any:
    return assessment.page.locator(f'[name="plan.{step}.{part}"]')


def write(assessment: Assessment, step: int, goal: str, due: str = "") -> None:
    assessment.do("plan-add")
    field(assessment, step, "goal").fill(goal)
    field(assessment, step, "due").fill(due)


def goals(assessment: Assessment) -> list[str]:
    found: list[str] = assessment.page.evaluate(
        "() => [...document.querySelectorAll('#plan [data-mintq-plan=goal]')].map((each) => each.value)"
    )
    return found


def test_a_plan_is_chosen_from_the_result_written_weighed_and_handed_out(
    assessment: Assessment, tmp_path: Path
) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 1)
    assessment.rate("need.causes", "unknown")
    assessment.show("overview")
    page.get_by_role("link", name="Plan öffnen").click()
    page.get_by_role("button", name="In den Plan nehmen: Bedarf und Umfeld").click(timeout=PATIENCE)
    expect(field(assessment, 0, "goal")).to_be_focused()
    expect(field(assessment, 0, "criterion")).to_have_value("need")
    expect(page.locator("#plan .mintq-chosen")).to_have_text("✓ Steht im Plan")
    field(assessment, 0, "goal").fill("Wir kennen den Bedarf; =1+1")
    field(assessment, 0, "owner").fill("Leitung")
    field(assessment, 0, "due").fill("2027-02-28")
    page.locator('[name="plan.0.effort"][value="1"]').check()
    page.locator('[name="plan.0.effect"][value="3"]').check()
    page.locator("#plan summary", has_text="Angebotsqualität").click()
    page.locator('[name="targets.need"]').fill("2.5")
    expect(page.locator('[data-mintq-live="plan-picture"]')).to_contain_text("guter Anfang")
    expect(page.locator('[data-mintq-live="plan-picture"] table')).to_contain_text("Wir kennen den Bedarf")
    assessment.saved()
    page.reload()
    expect(field(assessment, 0, "goal")).to_have_value("Wir kennen den Bedarf; =1+1")
    expect(page.locator('[name="plan.0.effect"][value="3"]')).to_be_checked()
    expect(page.locator('[name="targets.need"]')).to_have_value("2.5")

    calendar = assessment.download("ics", tmp_path)
    table = assessment.download("plan-csv", tmp_path).read_text("utf-8-sig")
    assert calendar.suffix == ".ics"
    assert b"DTSTART;VALUE=DATE:20270228" in calendar.read_bytes()
    (row,) = csv.DictReader(io.StringIO(table, newline=""), delimiter=";")
    assert (row["criterion"], row["target"], row["owner"]) == ("need", "250", "Leitung")
    assessment.result()
    expect(page.locator("[data-mintq-result] .mintq-overview")).to_contain_text("Ziel 2,5")
    report = assessment.download("report", tmp_path).read_text("utf-8")
    assert "Wir kennen den Bedarf; =1+1" in report
    assert "Aufwand und Nutzen der geplanten Schritte" in report


def test_steps_are_moved_and_removed_and_all_of_it_can_be_undone(assessment: Assessment) -> None:
    page = assessment.page
    assessment.show("plan")
    for step, goal in enumerate(("eins", "zwei", "drei")):
        write(assessment, step, goal)
    expect(page.locator('[data-mintq-live="plan-count"]')).to_contain_text("guter Umfang")
    page.get_by_role("button", name="Nach oben: Schritt 3").press("Enter")
    assert goals(assessment) == ["eins", "drei", "zwei"]
    expect(page.get_by_role("button", name="Nach oben: Schritt 2")).to_be_focused()
    page.get_by_role("button", name="Entfernen: Schritt 1").click()
    assert goals(assessment) == ["drei", "zwei"]
    expect(field(assessment, 0, "goal")).to_be_focused()
    assessment.do("undo")
    assert goals(assessment) == ["eins", "drei", "zwei"]
    assessment.do("undo")
    assert goals(assessment) == ["eins", "zwei", "drei"]
    assessment.do("redo")
    assert goals(assessment) == ["eins", "drei", "zwei"]


def test_undo_goes_to_the_field_of_the_step(assessment: Assessment) -> None:
    page = assessment.page
    assessment.show("plan")
    write(assessment, 0, "eins")
    write(assessment, 1, "zwei")
    page.locator('[name="plan.1.effort"][value="2"]').check()
    page.locator('[name="plan.1.effort"][value="3"]').check()
    assessment.do("undo")
    expect(page.locator('[name="plan.1.effort"][value="2"]')).to_be_checked()
    expect(page.locator('[name="plan.1.effort"][value="2"]')).to_be_focused()
    expect(page.locator('[data-mintq-live="hint"]')).to_have_text("Rückgängig gemacht: Aufwand")


def test_weighing_works_with_the_keyboard_and_a_language_change_keeps_everything(
    assessment: Assessment,
) -> None:
    page = assessment.page
    assessment.show("plan")
    write(assessment, 0, "Ziel")
    page.locator('[name="plan.0.effort"][value="1"]').focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator('[name="plan.0.effort"][value="2"]')).to_be_checked()
    page.locator('a[data-mintq-language="en"]').first.click()
    expect(page.get_by_role("group", name="Step 1")).to_be_visible()
    assert goals(assessment) == ["Ziel"]
    assessment.do("plan-add")
    expect(page.get_by_role("group", name="Step 2").get_by_label("What is to be achieved?")).to_be_focused()


def test_what_the_fields_cannot_show_is_kept(
    assessment: Assessment, save_file: Callable[..., bytes], tmp_path: Path
) -> None:
    plan = ["Rest", {"goal": "Alt", "due": "nach den Ferien", "status": "eigene", "more": [1]}]
    assessment.choose("a.mintq.json", save_file(plan=plan, targets={"need": 9, "own": "x"}))
    assessment.show("plan")
    expect(field(assessment, 1, "due")).to_have_value("nach den Ferien")
    field(assessment, 1, "measure").fill("Neu")
    assessment.page.locator("#plan summary", has_text="Angebotsqualität").click()
    target = assessment.page.locator('[name="targets.groups"]')
    target.fill("7")
    expect(target).to_have_attribute("aria-invalid", "true")
    saved = json.loads(assessment.download("save", tmp_path).read_text())
    assert saved["plan"] == ["Rest", {**plan[1], "measure": "Neu"}]  # type: ignore[dict-item]
    assert saved["targets"] == {"need": 9, "own": "x"}


def test_planning_works_without_python(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[[BrowserContext], Assessment]
) -> None:
    context = new_context(expect_trouble=True)
    context.route("**/*.wasm", lambda route: route.abort())
    assessment = assessment_of(context)
    assessment.show("plan")
    write(assessment, 0, "Ohne Rechner")
    assessment.saved()
    assessment.page.reload()
    expect(field(assessment, 0, "goal")).to_have_value("Ohne Rechner")
