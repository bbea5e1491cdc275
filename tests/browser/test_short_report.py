"""The short version has two pages of A4 at most, as a real browser prints them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mintq_build.compile import compile_bundle
from mintq_build.load import load_framework
from pyodide_app.core.documents.analysis import parse_analysis
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import SHORT, Options
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

    from pyodide_app.core.documents.bundle import Bundle

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PROFILE = ("initiative", "project", "kind", "groups", "people", "occasion", "date")
WORDS = {"few": "Ein Labor", "many": "Ein sehr langer Satz, und noch einer. " * 80, "one": "Donau" * 900}
LEVELS: dict[str, tuple[Any, ...]] = {
    "mixed": (3, 1, 2, 3, 2, "na", "unknown", 3, 2, 0),
    "highest": (3,),
    "lowest": (0,),
    "unknown": ("unknown",),
}


@pytest.fixture(scope="module")
def framework() -> Bundle:
    """Return the bundle of the real framework."""
    return compile_bundle(load_framework(ROOT / "framework"))


def analysis_of(framework: Bundle, levels: tuple[Any, ...], words: str) -> dict[str, Any]:
    """Return an analysis in which everything is answered, planned and aimed for in these words."""
    criteria = [criterion.id for area in framework.areas for criterion in area.criteria]
    step = {"goal": words, "owner": words, "due": words, "criterion": criteria[0]}
    return {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": framework.framework.id},
        "saved": "2026-11-20",
        "answers": {
            id_: {"level": levels[place % len(levels)], "note": words, "reason": words}
            for place, id_ in enumerate(framework.placed)
        },
        "profile": dict.fromkeys(PROFILE, words),
        "plan": [step] * 40,
        "targets": dict.fromkeys(criteria, 2.5),
    }


@pytest.mark.parametrize("lang", available_languages())
@pytest.mark.parametrize("levels", LEVELS)
def test_whatever_an_analysis_holds_two_pages_are_enough(
    levels: str, lang: str, framework: Bundle, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    pages = {}
    for name, words in WORDS.items():
        document = analysis_of(framework, LEVELS[levels], words)
        analysis = parse_analysis(json.dumps(document), framework).analysis
        options = Options(now="2026-11-22", version=SHORT, attach=True)
        page.set_content(report(framework, analysis, "html", load_labels(lang), options).data.decode())
        pages[name] = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")

    assert pages == dict.fromkeys(WORDS, 2)
