"""The way over paper as a file: a blank questionnaire is downloaded, filled in elsewhere and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def test_a_text_is_filled_in_and_becomes_an_analysis_of_its_own(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    page.locator('input[name=mode][value="short"]').check()
    page.locator('input[name="areas"][value="results"]').uncheck()
    assessment.rate("need.evidence", 1)
    assessment.show("overview")
    blank = assessment.download("paper-md", tmp_path)
    text = blank.read_text(encoding="utf-8")
    assert (blank.name, text.count("###"), text.count("- [x]")) == ("mint-q-fragebogen.md", 14, 0)

    filled = text.replace("- [ ] 3 ", "- [x] 3 ", 1).replace("- Notiz:", "- Notiz: von Hand <b>", 1)
    assessment.choose(
        "ausgefüllt.md", filled.replace("- Initiative:", "- Initiative: Funkenflug", 1).encode()
    )

    expect(page.locator(".mintq-message")).to_contain_text("ausgefüllt.md")
    assert assessment.levels() == {"need.evidence": "3"}
    assert page.locator('[name="need.evidence.note"]').input_value() == "von Hand <b>"
    expect(page.locator('[data-mintq-live="profile"]')).to_have_text("Funkenflug")
    expect(page.locator('[data-mintq-live="progress"]')).to_have_text("1 von 14")

    wrong = filled.replace("- [ ] 0 ", "- [x] 0 ", 1)
    line = wrong.split("\n").index(next(row for row in wrong.split("\n") if row.startswith("- [x] 3"))) + 1
    assessment.choose("zwei.md", wrong.encode())
    expect(page.locator(".mintq-message--error")).to_contain_text(
        f"Zeile {line}: Für diese Aussage sind zwei"
    )
    assert assessment.levels() == {"need.evidence": "3"}


def test_a_table_that_excel_saved_in_its_own_way(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    blank = assessment.download("paper-csv", tmp_path).read_text(encoding="utf-8-sig")
    rows = blank.split("\n")
    place = next(i for i, row in enumerate(rows) if row.startswith('"need.evidence"'))
    before, _, after = rows[place].partition('deckt.";;;;')
    rows[place] = f'{before}deckt.";2;;"für Mädchen; und Jungen";{after}'

    assessment.choose("fragebogen.csv", "\r\n".join(rows).encode("windows-1252", "replace"))

    expect(page.locator(".mintq-message")).to_contain_text("fragebogen.csv")
    assert assessment.levels() == {"need.evidence": "2"}
    assert page.locator('[name="need.evidence.note"]').input_value() == "für Mädchen; und Jungen"
