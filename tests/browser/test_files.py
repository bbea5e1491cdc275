"""Files that people open: good ones at once, bad ones with a clear sentence and nothing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.browser

EVIL = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'

REFUSED = {
    "no JSON": (b"Hallo, das ist ein Brief.", "beschädigt oder stammt nicht"),
    "empty": (b"", "leer"),
    "not UTF-8": ('{"format": "mintq-analysis", "ä": 1}'.encode("latin-1"), "kein lesbarer Text"),
    "another JSON": (b'{"name": "package", "version": 1}', "Das ist keine Analyse"),
    "cut in half": (
        b'{"format": "mintq-analysis", "format_version": 1, "answers": {"need.evi',
        "hört mittendrin auf",
    ),
    "too deep": (b"[" * 100_000, "verschachtelt"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(assessment: Any, name: str) -> None:
    content, words = REFUSED[name]
    assessment.rate("need.evidence", 2)
    assessment.note("need.evidence", "bleibt")
    assessment.choose("kaputt.mintq.json", content)
    expect(assessment.page.locator(".mintq-message--error")).to_contain_text(words)
    assert assessment.levels() == {"need.evidence": "2"}
    assert assessment.page.locator('[name="need.evidence.note"]').input_value() == "bleibt"


def test_a_file_of_100_mb_is_refused_without_being_read(assessment: Any, tmp_path: Path) -> None:
    assessment.rate("need.evidence", 2)
    large = tmp_path / "riesig.mintq.json"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    assessment.page.locator('[data-mintq-action="open"]').set_input_files(large)
    expect(assessment.page.locator(".mintq-message--error")).to_contain_text("zu groß")
    assert assessment.levels() == {"need.evidence": "2"}


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"format_version": 2}, "neueren"),
        ({"format_version": "1"}, "in welcher Fassung"),
        ({"answers": {"need.evidence": {"level": 7}}}, "7"),
        ({"answers": {"need.evidence": {"level": True}}}, "true"),
        ({"answers": []}, "answers"),
        ({"framework": {"id": "another", "version": "1.0.0"}}, "another"),
    ],
    ids=["later format", "version as text", "level 7", "level true", "answers a list", "another framework"],
)
def test_a_file_that_does_not_fit_gets_a_sentence(
    assessment: Any, save_file: Callable[..., bytes], parts: dict[str, Any], words: str
) -> None:
    assessment.rate("need.causes", 1)
    assessment.choose("datei.mintq.json", save_file(**parts))
    expect(assessment.page.locator(".mintq-message--error")).to_contain_text(words)
    assert assessment.levels() == {"need.causes": "1"}


def test_a_deep_fault_that_only_python_sees_closes_the_file_again(
    assessment: Any, save_file: Callable[..., bytes]
) -> None:
    assessment.rate("need.causes", 1)
    assessment.saved()
    assessment.choose("datei.mintq.json", save_file(plan={"not": "a list"}))
    expect(assessment.page.locator(".mintq-message--error")).to_contain_text("plan", timeout=60_000)
    expect(assessment.page.locator('[name="need.causes"][value="1"]')).to_be_checked()
    assert assessment.levels() == {"need.causes": "1"}


def test_unknown_ids_are_kept_and_told(
    assessment: Any, save_file: Callable[..., bytes], tmp_path: Any
) -> None:
    answers = {
        "need.evidence": {"level": 1},
        "need.gone": {"level": 2, "note": "von früher"},
        "__proto__": {"level": 1},
    }
    content = save_file().replace(b'{"need.evidence": {"level": 3}}', json.dumps(answers).encode())
    assessment.choose("alt.mintq.json", content)
    assert "need.gone, __proto__" in assessment.message()
    assert assessment.levels() == {"need.evidence": "1"}
    document = json.loads(assessment.download("save", tmp_path).read_text(encoding="utf-8"))
    kept = {entry["id"]: entry["answer"] for entry in document["attic"]}
    assert kept == {"need.gone": {"level": 2, "note": "von früher"}, "__proto__": {"level": 1}}


def test_a_half_character_is_mended_and_told(
    assessment: Any, save_file: Callable[..., bytes], tmp_path: Any
) -> None:
    assessment.choose(
        "halb.mintq.json", save_file(answers={"need.evidence": {"level": 1, "note": "x\ud83dy"}})
    )
    assert "Zeichen" in assessment.message()
    document = json.loads(assessment.download("save", tmp_path).read_text(encoding="utf-8"))
    assert document["answers"]["need.evidence"]["note"] == "x\ufffdy"
    assessment.result()


def test_html_in_a_file_stays_text_everywhere(
    assessment: Any, save_file: Callable[..., bytes], tmp_path: Any
) -> None:
    answers = {"need.evidence": {"level": 0, "note": EVIL, "talk": True, "asked": EVIL}, EVIL: {"level": 1}}
    assessment.choose(f"{EVIL[:12]}.json", save_file(answers=answers, profile={"project": EVIL}, id=EVIL))
    assessment.result()
    assert assessment.page.locator('[name="need.evidence.note"]').input_value() == EVIL
    # What is out of sight is not laid out, and has no inner text.
    expect(assessment.page.locator(".mintq-view")).to_contain_text(EVIL)
    report = assessment.download("report", tmp_path)
    assessment.page.context.new_page().set_content(report.read_text(encoding="utf-8"))
    for page in assessment.page.context.pages:
        assert page.evaluate("() => window.ran") is None


def test_unknown_keys_survive_the_way_through_the_browser(
    assessment: Any, save_file: Callable[..., bytes], tmp_path: Any
) -> None:
    strange = {
        "answers": {"need.evidence": {"level": 3, "mood": ["ok", 1.5, None]}},
        "later": {"x": 1},
        "plan": [{"goal": "a"}],
    }
    assessment.choose("neu.mintq.json", save_file(**strange))
    assessment.rate("need.evidence", 2)
    document = json.loads(assessment.download("save", tmp_path).read_text(encoding="utf-8"))
    assert document["later"] == {"x": 1}
    assert document["plan"] == [{"goal": "a"}]
    assert document["answers"]["need.evidence"]["mood"] == ["ok", 1.5, None]
    assert document["answers"]["need.evidence"]["level"] == 2


def test_opening_never_destroys_what_was_open(assessment: Any, save_file: Callable[..., bytes]) -> None:
    assessment.rate("need.causes", 1)
    assessment.saved()
    assessment.choose("andere.mintq.json", save_file())
    assessment.message()
    assert assessment.levels() == {"need.evidence": "3"}
    kept = assessment.page.locator(".mintq-kept li")
    expect(kept).to_have_count(2)
    kept.get_by_role("button", name="Öffnen").click()
    expect(assessment.page.locator('[name="need.causes"][value="1"]')).to_be_checked()
    assert assessment.levels() == {"need.causes": "1"}


def test_another_version_of_a_kept_analysis_becomes_a_second_one(
    assessment: Any, save_file: Callable[..., bytes]
) -> None:
    assessment.choose("eins.mintq.json", save_file())
    assessment.message()
    assessment.rate("need.evidence", 0)
    assessment.saved()
    assessment.choose("eins.mintq.json", save_file())
    expect(assessment.page.locator(".mintq-message")).to_contain_text("Beide bleiben erhalten")
    expect(assessment.page.locator(".mintq-kept li")).to_have_count(2)
    assert assessment.levels() == {"need.evidence": "3"}
