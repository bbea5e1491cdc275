"""Answering: profile, scope, evidence, what is to do, the way on, keys, quick entry and paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.browser


def saved_document(assessment: Any, folder: Path) -> Any:
    return json.loads(assessment.download("save", folder).read_text(encoding="utf-8"))


def focus(assessment: Any, indicator: str) -> None:
    assessment.page.locator(f'input[name="{indicator}"]').first.focus()


def focused(assessment: Any) -> str:
    name: str = assessment.page.evaluate("() => document.activeElement.name")
    return name


def test_the_profile_is_kept_shown_and_saved(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    page.locator(".mintq-profile > summary").click()
    said = {
        "initiative": "Verein Funkenflug",
        "project": "Löt-AG <Mi>",
        "groups": "5. und 6. Klasse",
        "people": "Leitung, zwei Ehrenamtliche",
        "occasion": "Planung",
        "date": "2026-11-22",
    }
    for name, words in said.items():
        page.locator(f'[name="profile.{name}"]').fill(words)
    page.locator('[name="profile.kind"]').select_option("club")
    expect(page.locator('[data-mintq-live="profile"]')).to_have_text("Verein Funkenflug · Löt-AG <Mi>")
    assessment.saved()
    page.reload()
    expect(page.locator('[name="profile.project"]')).to_have_value("Löt-AG <Mi>")
    expect(page.locator('[name="profile.kind"]')).to_have_value("club")
    page.locator(".mintq-profile > summary").click()
    page.locator('[name="profile.occasion"]').fill("")
    document = saved_document(assessment, tmp_path)
    del said["occasion"]
    assert document["profile"] == said | {"kind": "club"}


def test_mode_and_areas_change_what_is_asked_and_lose_nothing(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    assessment.rate("need.causes", 1)
    assessment.show("overview")
    page.locator('input[name=mode][value="short"]').check()
    expect(page.locator('[data-mintq-live="progress"]')).to_have_text("0 von 20")
    page.locator('input[name="areas"][value="results"]').uncheck()
    page.locator('input[name="areas"][value="resources"]').uncheck()
    expect(page.locator('[data-mintq-live="progress"]')).to_have_text("0 von 8")
    expect(page.locator("#tasks-results")).to_be_hidden()
    expect(page.locator("#overview > [data-mintq-live=rest]")).to_have_text(
        "Noch 8 Aussagen, geschätzt etwa 8 Minuten. Sie müssen nicht alle auf einmal schaffen."
    )
    page.locator('input[name="areas"][value="offer"]').click()
    expect(page.locator('input[name="areas"][value="offer"]')).to_be_checked()
    expect(page.locator('[data-mintq-live="announce"]')).to_have_text(
        "Mindestens ein Bereich muss gewählt bleiben."
    )
    assessment.show("safety")
    expect(page.locator("#safety [rel=next]")).to_have_attribute("href", "#result")
    document = saved_document(assessment, tmp_path)
    assert (document["mode"], document["areas"]) == ("short", ["offer"])
    assert document["answers"]["need.causes"]["level"] == 1
    assessment.show("overview")
    for area in ("results", "resources"):
        page.locator(f'input[name="areas"][value="{area}"]').check()
    page.locator('input[name=mode][value="full"]').check()
    expect(page.locator('[data-mintq-live="progress"]')).to_have_text("1 von 87")
    assert "areas" not in saved_document(assessment, tmp_path)


def test_progress_counts_what_is_rated_of_what_applies(assessment: Any) -> None:
    page = assessment.page
    ids = page.evaluate(
        "() => [...document.querySelectorAll('#need fieldset')].map((each) => each.dataset.mintqIndicator)"
    )
    state = page.locator("#task-need")
    expect(state).to_have_text("offen")
    assessment.rate(ids[0], 2)
    expect(state).to_have_text("1 von 4")
    assessment.rate(ids[1], "na")
    expect(state).to_have_text("1 von 3")
    assessment.rate(ids[2], "unknown")
    for indicator in ids[3:]:
        assessment.rate(indicator, 0)
    expect(state).to_have_text("2 von 3, 1 unklar")
    expect(page.locator('[data-mintq-area-progress="offer"]')).to_have_text("2 von 35 Aussagen bewertet")
    assessment.rate(ids[2], 3)
    expect(state).to_have_text("fertig")
    expect(page.locator('[data-mintq-live="progress"]')).to_have_text("3 von 86")


def test_what_is_unclear_or_to_be_talked_about_is_listed_with_the_way_to_it(assessment: Any) -> None:
    page = assessment.page
    assessment.rate("need.causes", "unknown")
    page.locator('[name="need.evidence.talk"]').check()
    assessment.show("overview")
    items = page.locator(".mintq-todo li")
    assert [text.split("\n")[0] for text in items.all_inner_texts()] == [
        "Wir können mit Zahlen oder aus Gesprächen belegen, welchen Bedarf unser Angebot deckt. besprechen",
        "Wir wissen, an welcher Ursache des Problems unser Angebot ansetzt. noch unklar",
    ]
    items.nth(1).locator("a").click()
    expect(page.locator('[name="need.causes"][value="unknown"]')).to_be_focused()
    assessment.rate("need.causes", 2)
    page.locator('[name="need.evidence.talk"]').uncheck()
    assessment.show("overview")
    expect(page.locator("[data-mintq-todo]")).to_be_hidden()


def test_save_and_continue_leads_to_the_next_open_statement_and_round_to_the_first(assessment: Any) -> None:
    page = assessment.page
    page.locator('input[name=mode][value="short"]').check()
    first = page.evaluate(
        "() => [...document.querySelectorAll('fieldset[data-core]')].map((each) => each.dataset.mintqIndicator)"
    )
    assessment.show("need")
    for indicator in first:
        assessment.rate(indicator, 1)
    assessment.show("sharing")
    page.locator(f'fieldset[id="{first[-1]}"] [data-mintq-action="unanswer"]').click()
    page.locator(f'fieldset[id="{first[-1]}"] [data-mintq-action="next-open"]').click()
    assert focused(assessment) == first[-1]
    assessment.rate(first[-1], 2)
    page.locator(f'fieldset[id="{first[-1]}"] [data-mintq-action="next-open"]').click()
    expect(page.locator("#overview-title")).to_be_focused()
    expect(page.locator('[data-mintq-live="announce"]')).to_have_text("Alle Aussagen sind beantwortet.")


def test_the_rest_is_estimated_from_ones_own_pace_with_pauses_left_out(
    new_context: Callable[..., Any], assessment_of: Callable[..., Any]
) -> None:
    context = new_context()
    context.add_init_script(
        "let clock = 0; performance.now = () => clock; window.later = (ms) => { clock += ms; };"
    )
    assessment = assessment_of(context)
    page = assessment.page
    ids = page.evaluate(
        "() => [...document.querySelectorAll('fieldset[data-mintq-indicator]')].map((each) => each.dataset.mintqIndicator)"
    )
    rest = page.locator("#overview > [data-mintq-live=rest]")
    for i, indicator in enumerate(ids[:7]):
        page.evaluate("(ms) => later(ms)", 3_600_000 if i == 3 else 30_000)
        assessment.rate(indicator, 2)
    expect(rest).to_have_text("Noch 80 Aussagen. In Ihrem Tempo dauert das etwa 40 Minuten.")


def test_evidence_has_words_and_links_and_a_link_that_cannot_be_one_says_so(
    assessment: Any, tmp_path: Path
) -> None:
    page = assessment.page
    assessment.show("need")
    place = page.locator('fieldset[id="need.evidence"]')
    place.locator(".mintq-proof > summary").click()
    place.get_by_role("button", name="Beleg hinzufügen").click()
    first = place.get_by_role("group", name="Beleg 1")
    expect(first.get_by_role("textbox").first).to_be_focused()
    first.get_by_label("Was zeigt es?").fill("Schulstatistik")
    first.get_by_label("Link").fill("example.org/zahlen")
    place.get_by_role("button", name="Beleg hinzufügen").click()
    expect(first.get_by_label("Link")).to_have_value("https://example.org/zahlen")
    second = place.get_by_role("group", name="Beleg 2")
    second.get_by_label("Link").fill("javascript:alert(1)")
    second.get_by_label("Link").blur()
    expect(second.get_by_label("Link")).to_have_attribute("aria-invalid", "true")
    expect(second).to_contain_text("nur als Text")
    expect(place.locator(".mintq-proof > summary")).to_contain_text("(2)")
    assert saved_document(assessment, tmp_path)["answers"]["need.evidence"]["evidence"] == [
        {"text": "Schulstatistik", "url": "https://example.org/zahlen"},
        {"url": "javascript:alert(1)"},
    ]
    place.get_by_role("button", name="Beleg 1 entfernen").click()
    expect(place.get_by_role("button", name="Beleg hinzufügen")).to_be_focused()
    assessment.saved()
    page.reload()
    expect(place.locator('[data-mintq-evidence="url"]')).to_have_value("javascript:alert(1)")
    place.locator(".mintq-proof > summary").click()
    place.get_by_role("button", name="Beleg 1 entfernen").click()
    assert saved_document(assessment, tmp_path)["answers"] == {}


def test_keys_choose_and_move_only_on_an_indicator_and_never_in_a_field(assessment: Any) -> None:
    page = assessment.page
    assessment.show("need")
    page.locator("#need-title").focus()
    # Material would turn the page at some of these.
    page.keyboard.type("2np.,fs/")
    assert assessment.levels() == {}
    expect(page.locator("#need-title")).to_be_focused()
    focus(assessment, "need.evidence")
    page.keyboard.press("2")
    assert assessment.levels() == {"need.evidence": "2"}
    page.keyboard.press("n")
    assert assessment.levels() == {"need.evidence": "na"}
    page.evaluate(
        """() => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key: "2", ctrlKey: true, bubbles: true }))"""
    )
    page.keyboard.press("7")
    assert assessment.levels() == {"need.evidence": "na"}
    page.keyboard.press(".")
    assert focused(assessment) == "need.causes"
    page.keyboard.press("u")
    page.keyboard.press(",")
    assert focused(assessment) == "need.evidence"
    page.locator('textarea[name="need.causes.note"]').focus()
    page.keyboard.type("0123nu.,?")
    expect(page.locator('textarea[name="need.causes.note"]')).to_have_value("0123nu.,?")
    assert assessment.levels() == {"need.evidence": "na", "need.causes": "unknown"}
    focus(assessment, "need.causes")
    page.keyboard.press("?")
    dialog = page.locator("[data-mintq-dialog=shortcuts]")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Tastenkürzel verwenden").uncheck()
    page.keyboard.press("Escape")
    focus(assessment, "need.causes")
    page.keyboard.press("3")
    assert assessment.levels()["need.causes"] == "unknown"


def test_quick_entry_types_a_whole_sheet_with_one_key_each(assessment: Any) -> None:
    page = assessment.page
    page.locator('input[name="areas"][value="results"]').uncheck()
    page.get_by_role("link", name="Schnell eintippen").click()
    expect(page.locator("#entry-title")).to_be_focused()
    assert page.locator("fieldset[data-mintq-indicator]:visible").count() == 61
    focus(assessment, "need.evidence")
    keys = [str(i % 4) if i % 5 else "nu"[i % 2] for i in range(61)]
    for key in keys:
        page.keyboard.press(key)
    special = {"n": "na", "u": "unknown"}
    assert list(assessment.levels().values()) == [special.get(key, key) for key in keys]


@pytest.mark.parametrize("blank", [True, False])
def test_the_printed_questionnaire_has_what_is_chosen_and_nothing_else(
    assessment: Any, *, blank: bool
) -> None:
    page = assessment.page
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.locator('input[name=mode][value="short"]').check()
    page.locator('input[name="areas"][value="results"]').uncheck()
    assessment.rate("need.evidence", 2)
    assessment.show("overview")
    if blank:
        assessment.do("print-blank")
        assert page.evaluate("() => window.printed")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("fieldset[data-mintq-indicator]:visible").count() == 14
    for hidden in (".mintq-bar", ".mintq-files", "#overview-title", ".mintq-steps", "#result"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    expect(page.get_by_label("Initiative", exact=True)).to_be_visible()
    drawn = page.locator('[name="need.evidence"][value="2"]').evaluate(
        "(radio) => getComputedStyle(radio).backgroundImage"
    )
    assert (drawn == "none") is blank
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-blank]").count() == 0
