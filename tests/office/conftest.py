"""What the tests of office files share: a small bundle, the real framework, and analyses of both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from mintq_build.compile import compile_bundle
from mintq_build.load import load_framework
from pyodide_app.core.documents.analysis import parse_analysis
from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

settings.register_profile("office", database=None, deadline=None, max_examples=60, derandomize=True)
settings.load_profile("office")

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "analyses"
LEVELS = (0, 1, 2, 3, "na", "unknown", None, 2)


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """Return the small bundle: three areas, four criteria, twelve indicators."""
    return bundle_from_json((DATA / "bundle.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def real() -> Bundle:
    """Return the bundle of the real framework."""
    return compile_bundle(load_framework(ROOT / "framework"))


@pytest.fixture(scope="session")
def german() -> Labels:
    """Return the German words."""
    return load_labels("de")


@pytest.fixture(scope="session")
def english() -> Labels:
    """Return the English words."""
    return load_labels("en")


@pytest.fixture(scope="session")
def make() -> Callable[..., Analysis]:
    """Return what makes an analysis of a bundle from whole answers and other keys."""

    def analysis(bundle: Bundle, answers: dict[str, Any], **keys: Any) -> Analysis:
        document = {
            "format": "mintq-analysis",
            "format_version": 1,
            "framework": {"id": bundle.framework.id},
            "answers": answers,
            **keys,
        }
        return parse_analysis(json.dumps(document), bundle).analysis

    return analysis


@pytest.fixture(scope="session")
def whole(real: Bundle, make: Callable[..., Analysis]) -> Analysis:
    """Return an analysis in which every indicator of the real framework is answered in its own way."""
    answers = {}
    for number, indicator in enumerate(real.placed):
        answers[indicator] = {
            "level": LEVELS[number % len(LEVELS)],
            "reason": f"=Grund {number}",
            "note": f"=SUMME(A{number})\nZweite Zeile: Größe & <Straße>",
            "evidence": [{"text": f"+Beleg {number}", "url": f"https://example.org/{number}?a=1&b=ü"}],
            "talk": number % 3 == 0,
            "agreement": ("agreed", "mixed", "@anders")[number % 3],
            "asked": f"-Wortlaut {number}",
        }
    profile = {"initiative": "=1+1", "project": "Forschungswerkstatt Öde", "date": "2026-11-01"}
    return make(real, answers, language="de", profile=profile, saved="2026-11-21T10:00:00Z")
