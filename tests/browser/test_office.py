"""Word documents and Excel workbooks, downloaded in a real browser and compared with the command line's."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from mintq_build.compile import compile_bundle
from mintq_build.load import load_framework
from pyodide_app.core.documents.analysis import parse_analysis
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import Options
from pyodide_app.labels import load_labels
from pyodide_app.office import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Route

    Assessment = Any

pytestmark = [pytest.mark.site, pytest.mark.browser]

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = "**/assets/mintq/library-*/*.whl"


def parts(file: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_office_files_are_those_of_the_command_line(
    lang: str, assessment: Assessment, tmp_path: Path, save_file: Callable[..., bytes]
) -> None:
    answers = {
        "need.evidence": {"level": 2, "note": "=1+1 & <Größe>\nzweite Zeile", "asked": "Früher so"},
        "need.causes": {"level": "na", "reason": "@SUM(A1)"},
        "groups.defined": {"level": "unknown", "evidence": [{"text": "x", "url": "https://example.org/ü"}]},
    }
    file = save_file(answers=answers, profile={"project": "Öde Werkstatt"}, language="de")
    assessment.open("assessment/" if lang == "de" else "en/assessment/")
    assessment.choose("a.mintq.json", file)
    assessment.message()
    assessment.result()
    framework = compile_bundle(load_framework(ROOT / "framework"))
    kept = assessment.download("save", tmp_path).read_bytes()
    for name in ("xlsx", "docx"):
        path = assessment.download(name, tmp_path)
        # The day stands in the name: midnight may lie between this test and the browser.
        day = path.stem[-10:]
        analysis = parse_analysis(kept, framework).analysis
        expected = report(framework, analysis, name, load_labels(lang), Options(now=day), formats=FORMATS)
        found = parts(path.read_bytes())

        assert path.name == expected.filename
        assert [part for part, _ in found] == [part for part, _ in parts(expected.data)]
        for (part, content), (_, wanted) in zip(found, parts(expected.data), strict=True):
            assert content == wanted, part


def test_the_library_is_fetched_once_and_only_for_a_workbook(assessment: Assessment, tmp_path: Path) -> None:
    fetched: list[str] = []
    assessment.page.on("request", lambda request: "/library-" in request.url and fetched.append(request.url))
    assessment.rate("need.evidence", 2)
    assessment.result()
    assessment.download("docx", tmp_path)
    assert fetched == []
    for _ in range(2):
        book = openpyxl.load_workbook(assessment.download("xlsx", tmp_path))
        assert book.sheetnames == ["Überblick", "Antworten", "Erläuterungen"]
    assert len(fetched) == 1


def test_a_library_that_does_not_come_is_told_and_asked_for_again(
    new_context: Callable[..., BrowserContext],
    assessment_of: Callable[[BrowserContext], Assessment],
    tmp_path: Path,
) -> None:
    context = new_context(expect_trouble=True)
    assessment = assessment_of(context)
    assessment.rate("need.evidence", 2)
    assessment.result()
    words = json.loads((ROOT / "pyodide_app/labels/de.json").read_text(encoding="utf-8"))

    def spoil(route: Route) -> None:
        route.fulfill(status=200, body=b"something else")

    for refuse in (lambda route: route.abort(), lambda route: route.fulfill(status=404), spoil):
        context.route(LIBRARY, refuse)
        assessment.do("xlsx")
        box = assessment.page.locator(".mintq-message--error")
        box.wait_for()
        assert words["error.xlsx_missing"] in box.inner_text()
        bar = assessment.page.locator(".mintq-bar").bounding_box()
        assert box.bounding_box()["y"] >= bar["y"] + bar["height"], "the message is seen whole"
        context.unroute(LIBRARY, refuse)
        # Everything else goes on, and clears the message of before.
        assessment.do("result")
        assessment.page.evaluate("() => document.querySelector('.mintq-message')?.remove()")
    assert openpyxl.load_workbook(assessment.download("xlsx", tmp_path)).sheetnames[0] == "Überblick"
