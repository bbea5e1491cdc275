"""Several analyses side by side: names, rounds, deleting with a way back; and several tabs that never overwrite each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

PROFILE = {"initiative": "Forscherwerkstatt", "project": "Bootbau", "date": "2026-03-01", "kind": "workshop"}
ANSWERS = {
    "need.evidence": {"level": 1, "note": "alt", "talk": True},
    "team.roles": {"level": 3},
    "finance.budget": {"level": "unknown"},
}


def item(assessment: Any, name: str) -> Any:
    return assessment.page.locator(".mintq-kept li").filter(
        has=assessment.page.get_by_role("heading", name=name, exact=False)
    )


def ids_of(assessment: Any, scope: str) -> list[str]:
    found: list[str] = assessment.page.evaluate(
        """(scope) => [...document.querySelectorAll(`[data-mintq-scope=${scope}] [data-mintq-indicator]`)].map((each) => each.dataset.mintqIndicator)""",
        scope,
    )
    return found


def test_a_list_with_names_progress_and_a_way_back_after_deleting(
    assessment: Any, save_file: Callable[..., bytes]
) -> None:
    page = assessment.page
    assessment.choose("eins.mintq.json", save_file(profile=PROFILE))
    first = item(assessment, "Forscherwerkstatt · Bootbau")
    expect(first).to_contain_text("1 von 87 beantwortet")
    expect(first).to_contain_text("als Datei")
    expect(first).to_contain_text("Gerade geöffnet")

    first.get_by_role("button", name="Umbenennen").click()
    field = page.get_by_label("Name", exact=True)
    expect(field).to_have_value("Forscherwerkstatt · Bootbau")
    field.fill("Frühjahr <b>2026</b>")
    page.get_by_role("dialog").get_by_role("button", name="Umbenennen").click()
    first = item(assessment, "Frühjahr <b>2026</b>")
    expect(first.get_by_role("button", name="Umbenennen")).to_be_focused()

    assessment.do("new")
    assessment.rate("need.causes", 2)
    expect(page.locator(".mintq-kept li")).to_have_count(2)
    first.get_by_role("button", name="Löschen Frühjahr <b>2026</b>").click()
    expect(first).to_contain_text("Gelöscht")
    expect(first.get_by_role("button", name="Zurückholen")).to_be_focused()
    assert assessment.levels() == {"need.causes": "2"}
    first.get_by_role("button", name="Zurückholen").click()
    first.get_by_role("button", name="Öffnen").click()
    expect(page.locator('[name="need.evidence"][value="3"]')).to_be_checked()
    first.get_by_role("button", name="Löschen").click()
    expect(page.locator('[name="need.causes"][value="2"]')).to_be_checked()
    page.keyboard.press("Control+z")
    expect(page.locator('[name="need.evidence"][value="3"]')).to_be_checked()
    first.get_by_role("button", name="Löschen").click()
    expect(page.locator('[name="need.causes"][value="2"]')).to_be_checked()
    page.reload()
    expect(page.locator(".mintq-kept li")).to_have_count(1)
    expect(page.locator('[name="need.causes"][value="2"]')).to_be_checked()
    assert assessment.levels() == {"need.causes": "2"}


@pytest.mark.parametrize("carry", ["none", "all"])
def test_a_new_round_takes_along_what_lasts(
    assessment: Any, save_file: Callable[..., bytes], tmp_path: Path, carry: str
) -> None:
    page = assessment.page
    own, shared = ids_of(assessment, "project")[0], ids_of(assessment, "initiative")[0]
    answers = {own: {"level": 1, "note": "alt", "talk": True}, shared: {"level": 3}}
    plan = [{"goal": "Zahlen holen"}]
    assessment.choose(
        "eins.mintq.json",
        save_file(profile=PROFILE, answers=answers, plan=plan, saved="2026-03-02T09:00:00.000Z"),
    )
    assessment.message()
    item(assessment, "Bootbau").get_by_role("button", name="Neue Runde").click()
    page.locator(f'[data-mintq-dialog="round"] [name="answers"][value="{carry}"]').check()
    page.locator('[data-mintq-dialog="round"] button[value="yes"]').click()
    expect(page.locator(".mintq-message")).to_contain_text("Neue Runde begonnen")
    document = json.loads(assessment.download("save", tmp_path).read_text(encoding="utf-8"))
    assert document["round_of"] == "from-a-file"
    assert document["id"] != "from-a-file"
    assert document["profile"] == {key: PROFILE[key] for key in ("initiative", "project", "kind")}
    assert "plan" not in document
    assert set(document["answers"]) == ({own, shared} if carry == "all" else {shared})
    carried = document["answers"][shared]
    assert carried["level"] == 3
    assert carried["copied_from"] == {
        "id": "from-a-file",
        "name": "Forscherwerkstatt · Bootbau",
        "date": "2026-03-02",
    }
    if carry == "all":
        assert document["answers"][own]["note"] == "alt"
        assert "talk" not in document["answers"][own]
    expect(page.locator(".mintq-kept li")).to_have_count(2)


def test_a_second_tab_reads_and_follows_live(assessment: Any, assessment_of: Callable[..., Any]) -> None:
    assessment.rate("need.evidence", 2)
    assessment.saved()
    second = assessment_of(assessment.page.context)
    second.show("need")
    expect(second.page.locator('[name="need.evidence"][value="2"]')).to_be_disabled()
    assessment.rate("need.evidence", 3)
    assessment.note("need.evidence", "mitten im Tippen")
    expect(second.page.locator('[name="need.evidence"][value="3"]')).to_be_checked()
    expect(second.page.locator('[name="need.evidence.note"]')).to_have_value("mitten im Tippen")


STORE = """async () => {
  const main = document.querySelector("script[src$='main.js']").src;
  const { openLasting } = await import(new URL("state/store.js", main).href);
  window.store = await openLasting("test");
}"""
WRITE = """async (count) => {
  for (let revision = 1; revision <= count; revision += 1) {
    await window.store.keep({ analysis: { id: "a", name: String(revision) }, revision });
  }
}"""
READ = """(count) => {
  window.read = (async () => {
    const read = [];
    while ((await window.store.read("a"))?.revision !== count) {
      const kept = await window.store.read("a");
      if (kept) read.push([kept.analysis.name, String(kept.revision)]);
    }
    return read;
  })();
}"""


def test_what_is_read_while_another_tab_writes_is_of_one_moment(
    assessment: Any, assessment_of: Callable[..., Any]
) -> None:
    writer, reader = assessment.page, assessment_of(assessment.page.context).page
    for page in (writer, reader):
        page.evaluate(STORE)
    reader.evaluate(READ, 500)
    writer.evaluate(WRITE, 500)
    read = reader.evaluate("() => window.read")
    assert len(read) > 50
    assert [pair for pair in read if pair[0] != pair[1]] == []


def test_without_locks_two_tabs_follow_each_other_and_neither_overwrites(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context()
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {get: () => undefined})")
    one, two = assessment_of(context), assessment_of(context)
    one.rate("need.evidence", 2)
    one.saved()
    two.page.reload()
    expect(two.page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    one.rate("need.causes", 1)
    expect(two.page.locator('[name="need.causes"][value="1"]')).to_be_checked()
    two.rate("need.causes", 3)
    expect(one.page.locator('[name="need.causes"][value="3"]')).to_be_checked()


def test_a_tab_that_was_overtaken_keeps_its_version_as_an_analysis_of_its_own(
    new_context: Callable[..., BrowserContext], assessment_of: Callable[..., Any]
) -> None:
    context = new_context()
    context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'locks', {get: () => undefined}); delete globalThis.BroadcastChannel;"
    )
    one = assessment_of(context)
    one.rate("need.evidence", 2)
    one.saved()
    two = assessment_of(context)
    expect(two.page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    one.rate("need.causes", 1)
    one.saved()
    two.rate("need.causes", 3)
    expect(two.page.locator(".mintq-message")).to_contain_text("eigene Analyse")
    expect(two.page.locator(".mintq-kept li")).to_have_count(2)
    assert two.levels() == {"need.evidence": "2", "need.causes": "3"}
    one.page.reload()
    expect(one.page.locator(".mintq-kept li")).to_have_count(2)
