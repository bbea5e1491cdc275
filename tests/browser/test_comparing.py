"""Two rounds side by side, in the browser that has both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Assessment

pytestmark = pytest.mark.browser


def test_two_rounds_are_compared_and_saved(
    assessment: Assessment, save_file: Callable[..., bytes], tmp_path: Path
) -> None:
    for number, level in ((1, 1), (2, 3)):
        parts = {"id": f"round-{number}", "saved": f"202{number}-05-01T10:00:00Z"}
        answers = {"need.evidence": {"level": level}}
        assessment.choose(f"{number}.json", save_file(**parts, answers=answers))
        assessment.message()
        assessment.saved()
    assessment.show("compare")
    page = assessment.page
    expect(page.locator("#compare input[type=checkbox]:checked")).to_have_count(2)

    assessment.do("compare")
    change = page.locator("#compare .mintq-view")
    expect(change).to_contain_text("+2,00", timeout=60_000)
    page.locator("a[data-mintq-language=en]").click()
    expect(change).to_contain_text("Change per criterion")
    saved = assessment.download("compare-save", tmp_path)
    assert "Comparison of rounds" in saved.read_text(encoding="utf-8")
