"""The main journeys in Firefox and in WebKitGTK: `make test-browsers`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.other_browsers.conftest import Assessment, wait_until

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable

    from tests.other_browsers.drivers import Driver

# The warning is between two parts of selenium.
pytestmark = [
    pytest.mark.other_browsers,
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),
]

ROOT = Path(__file__).resolve().parents[2]
CHOSEN = {
    "need.evidence": "0",
    "need.causes": "1",
    "groups.defined": "2",
    "groups.channels": "3",
    "learning.fit": "na",
    "learning.inquiry": "2",
    "learning.open": "unknown",
}
WORDS = "Gespräche mit <b>drei</b> Schulen & „Zahlen“ 2026"


def mintq(*arguments: str | Path) -> str:
    command = [sys.executable, "-m", "mintq_build", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def test_rate_come_back_save_delete_everything_and_open_again(assessment: Assessment, tmp_path: Path) -> None:
    driver = assessment.driver
    for indicator, value in CHOSEN.items():
        assessment.rate(indicator, value)
    assessment.show("need")
    driver.type('[name="need.evidence.note"]', WORDS)
    assessment.saved()

    assessment.reload()
    wait_until(assessment.levels, "the answers after loading again")
    assert assessment.levels() == CHOSEN
    assert assessment.value("need.evidence.note") == WORDS

    saved = tmp_path / "analysis.mintq.json"
    saved.write_bytes(assessment.download("save"))
    answers = json.loads(saved.read_text(encoding="utf-8"))["answers"]
    assert {name: str(answer["level"]) for name, answer in answers.items()} == CHOSEN
    assert answers["need.evidence"]["note"] == WORDS

    assessment.do("clear")
    assessment.do("clear-yes")
    assessment.wait_for_words(".mintq-message", "Alles gelöscht")
    assessment.reload()
    assert assessment.levels() == {}
    assert assessment.value("need.evidence.note") == ""

    driver.choose_file('[data-mintq-action="open"]', saved)
    assessment.wait_for_words(".mintq-message", saved.name)
    assert assessment.levels() == CHOSEN
    assert assessment.value("need.evidence.note") == WORDS


def test_result_and_report_are_the_command_lines(assessment: Assessment, tmp_path: Path) -> None:
    for indicator, value in CHOSEN.items():
        assessment.rate(indicator, value)
    saved = tmp_path / "analysis.mintq.json"
    saved.write_bytes(assessment.download("save"))
    result = json.loads(mintq("score", saved))
    assessment.result()
    assessment.driver.click("#mintq-view-table-folded > summary")
    shown = assessment.text("#mintq-view-table-folded table")
    values = [each["value"] for each in result["criteria"].values() if each["value"] is not None]
    assert len(values) == 3
    for value in values:
        assert f"{value:.2f}".replace(".", ",") in shown

    theirs = assessment.download("report").decode()
    day = assessment.driver.run("() => new Date().toLocaleDateString('sv')")
    ours = tmp_path / "report.html"
    mintq("report", saved, "--format", "html", "--lang", "de", "--date", day, "-o", ours)
    assert theirs == ours.read_text(encoding="utf-8")
    assert assessment.download("xlsx").startswith(b"PK")


def test_the_languages_change_and_the_answers_stay(assessment: Assessment) -> None:
    driver = assessment.driver
    assessment.rate("need.evidence", 2)
    driver.type('[name="need.evidence.note"]', "mitten im Satz")
    driver.run("() => { globalThis.sameDocument = true; }")
    for language, title in (("en", "Need and context"), ("de", "Bedarf und Umfeld")):
        driver.click("[data-mintq-language]")
        assessment.wait_for(f"html[lang={language}]")
        assessment.wait_for_words("#need-title", title)
        assert assessment.levels() == {"need.evidence": "2"}
        assert assessment.value("need.evidence.note") == "mitten im Satz"
    assert driver.run("() => globalThis.sameDocument === true")


def test_an_impact_logic_is_written_kept_and_drawn(assessment: Assessment) -> None:
    driver = assessment.driver
    assessment.show("impact-logic")
    assessment.wait_for('[name="impact_logic.outcomes.0.text"]')
    driver.type('[name="impact_logic.need.0.text"]', "Kinder trauen sich nicht")
    driver.type('[name="impact_logic.outcomes.0.text"]', "Sie finden Fehler selbst")
    assessment.wait_for("#impact-logic svg")
    assessment.saved()
    assessment.reload()
    assessment.wait_for('[name="impact_logic.outcomes.0.text"]')
    assert assessment.value("impact_logic.need.0.text") == "Kinder trauen sich nicht"
    logic = json.loads(assessment.download("save"))["impact_logic"]
    assert logic["outcomes"] == [{"text": "Sie finden Fehler selbst"}]


def test_a_plan_is_chosen_from_the_result(assessment: Assessment) -> None:
    driver = assessment.driver
    assessment.rate("need.evidence", 0)
    assessment.show("plan")
    assessment.wait_for('[data-mintq-action="plan-choose"]')
    assessment.do("plan-choose")
    driver.type('[name="plan.0.goal"]', "Wir fragen nach")
    assessment.saved()
    (step,) = json.loads(assessment.download("save"))["plan"]
    assert (step["criterion"], step["goal"]) == ("need", "Wir fragen nach")


def test_a_report_is_previewed_with_its_own_look(assessment: Assessment) -> None:
    assessment.rate("need.evidence", 2)
    assessment.result()
    assessment.driver.click('[data-mintq-report-version][value="short"]')
    assessment.do("preview")
    assessment.wait_for_words('[data-mintq-live="preview"]', "Kurzfassung auf Deutsch")
    frame = "[data-mintq-preview]"

    # The frame inherits the policy of the page: a style that it does not name would be missing.
    wait_until(
        lambda: assessment.driver.look(frame, "h2", "border-top-style") == "solid", "styles in the frame"
    )


def test_after_one_visit_it_works_without_its_host(
    driver: Driver,
    built_site: Path,
    serve_folder: Callable[[Path], contextlib.AbstractContextManager[str]],
    tmp_path: Path,
) -> None:
    folder = tmp_path / "host" / "site"
    shutil.copytree(built_site, folder)
    with serve_folder(folder.parent) as address:
        assessment = Assessment(driver, f"{address}site/").open()
        wait_until(
            lambda: driver.run("() => document.documentElement.dataset.mintqOffline === 'ready'"),
            "a copy of the whole site",
        )
    shutil.rmtree(folder)

    assessment.reload()
    assessment.rate("need.evidence", 3)
    assessment.saved()
    assessment.result()
    assessment.driver.click("[data-mintq-language]")
    assessment.wait_for_words(".mintq-view", "Quality of the offer")
    driver.open(f"{address}site/framework/offer/need/")
    assert "Bedarf und Umfeld" in assessment.text("h1")
