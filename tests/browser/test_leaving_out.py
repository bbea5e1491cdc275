"""What is cleared at the downloads stands nowhere in the file, and stays in the analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def test_notes_can_be_left_out_of_a_report(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.note("need.evidence", "Nur für uns")
    assessment.result()
    assert "Nur für uns" in assessment.download("report", tmp_path).read_text("utf-8")
    page.locator("#result summary", has_text="Was in die Downloads kommt").click()
    page.get_by_label("Notizen und Begründungen").uncheck()
    assert "Nur für uns" not in assessment.download("report", tmp_path).read_text("utf-8")
    assert "Nur für uns" not in assessment.download("csv", tmp_path).read_text("utf-8")
    assert "Nur für uns" in assessment.download("save", tmp_path).read_text("utf-8")


def test_a_report_opens_again_as_the_analysis_it_shows(assessment: Any, tmp_path: Path) -> None:
    assessment.rate("need.evidence", 2)
    assessment.note("need.evidence", "Zwei </script> Quellen")
    assessment.result()
    saved = assessment.download("report", tmp_path)
    assessment.do("new")
    expect(assessment.page.locator(".mintq-messages .mintq-message")).to_be_visible()
    assert assessment.levels() == {}

    assessment.choose("bericht.html", saved.read_bytes())
    expect(assessment.page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    expect(assessment.page.locator('[name="need.evidence.note"]')).to_have_value("Zwei </script> Quellen")
