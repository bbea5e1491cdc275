"""The report printed to PDF by a real browser, and read by a program of other people."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from mintq_build.compile import compile_bundle
from mintq_build.load import load_framework
from pyodide_app.core.documents.analysis import parse_analysis
from pyodide_app.core.documents.impact_logic import impact_logic_of
from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.markup.plan_words import step_facts
from pyodide_app.core.reports import report
from pyodide_app.core.reports.facts import facts, report_title
from pyodide_app.core.reports.options import Options
from pyodide_app.core.reports.rows import rows
from pyodide_app.core.results.evaluation import Evaluation, evaluate
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext

    from pyodide_app.core.labels import Labels

pytestmark = [pytest.mark.site, pytest.mark.browser]

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = Options(now="2026-11-22")
LEVELS = (0, 1, 2, 3, "na", "unknown", None, 2)
STEPS = [
    {
        "criterion": "need",
        "goal": "Wir kennen den Bedarf",
        "measure": "Zwei Schulen fragen",
        "owner": "Leitung",
        "due": "2027-02-28",
        "sign": "Zehn Antworten",
        "effort": 1,
        "effect": 3,
        "status": "begun",
    },
    {"measure": "=cmd() <script>alert(1)</script>", "due": "nach den Ferien"},
]
IMPACT = {
    "need": [{"text": "Mädchen fehlt der Zugang", "source": "Gespräche mit drei Schulen"}],
    "outcomes": [{"text": "Sie löten selbst", "sign": "30 von 48", "date": "2027-07-31", "step": 4}],
}


def evaluated() -> Evaluation:
    """Return the evaluation of an analysis in which everything was answered in its own way."""
    bundle = compile_bundle(load_framework(ROOT / "framework"))
    answers = {
        indicator: {
            "level": LEVELS[number % len(LEVELS)],
            "reason": f"Grund {number}",
            "note": f"=SUMME(A{number}) Größe & <b>Straße</b>\nZweite Zeile {number}.",
            "evidence": [{"text": f"Beleg {number}", "url": f"https://example.org/{number}?a=1&b=2"}],
            "talk": number % 3 == 0,
            "asked": f"Früher lautete das anders {number}",
        }
        for number, indicator in enumerate(bundle.placed)
    }
    document = {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": bundle.framework.id},
        "language": "de",
        "answers": answers,
        "profile": {"project": "Forschungswerkstatt Öde", "initiative": "Tüftelwerk"},
        "plan": STEPS,
        "targets": {"need": 2.5},
        "impact_logic": IMPACT,
    }
    return evaluate(bundle, parse_analysis(json.dumps(document), bundle).analysis)


@dataclass(frozen=True)
class Printed:
    """A report on paper, what it was made of, and the headings that its page has."""

    evaluation: Evaluation
    labels: Labels
    pdf: pypdf.PdfReader
    pages: tuple[str, ...]
    """The text of each page."""
    headings: tuple[tuple[int, str], ...]
    elements: dict[str, int]

    @property
    def text(self) -> str:
        """Return all text, without the numbers of the pages."""
        return squeezed("".join(re.sub(r"^\d+ / \d+\n", "", page) for page in self.pages))

    def structure(self) -> Iterator[dict[str, Any]]:
        """Give every element of the structure tree."""
        stack = [self.pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]]
        while stack:
            found = stack.pop().get_object()
            if isinstance(found, list):
                stack += found[::-1]
            elif isinstance(found, dict):
                if "/S" in found:
                    yield found
                if "/K" in found:
                    stack.append(found["/K"])


def squeezed(words: str) -> str:
    """Return words without what depends on where lines end: blanks, hyphens, ligatures."""
    return re.sub(r"[\s\u00ad‐-]", "", unicodedata.normalize("NFKC", words))


HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4')].map((each) => [+each.tagName[1], each.textContent.trim()])"""
ELEMENTS = """() => Object.fromEntries(['table', 'caption', 'tr', 'th', 'svg[role=img]'].map(
    (each) => [each, document.querySelectorAll(each).length]))"""


@pytest.fixture(scope="module", params=available_languages())
def printed(
    request: pytest.FixtureRequest,
    browser: Any,
    serve_folder: Callable[[Path], contextlib.AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Printed:
    evaluation, labels = evaluated(), load_labels(request.param)
    folder = tmp_path_factory.mktemp("printed")
    file = report(evaluation.bundle, evaluation.analysis, "html", labels, OPTIONS)
    (folder / "report.html").write_bytes(file.data)
    context: BrowserContext = browser.new_context()
    with serve_folder(folder) as address:
        page = context.new_page()
        page.goto(f"{address}report.html")
        headings, elements = page.evaluate(HEADINGS), page.evaluate(ELEMENTS)
        pdf = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    context.close()
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    return Printed(
        evaluation,
        labels,
        reader,
        tuple(page.extract_text() for page in reader.pages),
        tuple((level, words) for level, words in headings),
        elements,
    )


def test_it_says_its_title_and_its_language(printed: Printed) -> None:
    root = printed.pdf.trailer["/Root"]

    assert root["/Lang"] == printed.labels.lang
    assert printed.pdf.metadata is not None
    assert printed.pdf.metadata.title == report_title(printed.evaluation, printed.labels)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_it_is_tagged_for_screen_readers(printed: Printed) -> None:
    tags = Counter(str(each["/S"]).strip("/") for each in printed.structure())
    on_page = Counter(f"H{level}" for level, _ in printed.headings)

    assert printed.pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert {name: count for name, count in tags.items() if re.fullmatch(r"H\d", name)} == on_page
    wanted = {"Table": "table", "Caption": "caption", "TR": "tr", "TH": "th", "Figure": "svg[role=img]"}
    assert {name: tags[name] for name in wanted} == {
        name: printed.elements[each] for name, each in wanted.items()
    }
    assert tags["L"] > 20
    silent = [each for each in printed.structure() if each["/S"] == "/Figure" and not each.get("/Alt")]
    assert silent == []


def test_its_outline_is_that_of_the_headings(printed: Printed) -> None:
    def told(outline: list[Any], level: int = 1) -> Iterator[tuple[int, str, int]]:
        for entry in outline:
            if isinstance(entry, list):
                yield from told(entry, level + 1)
            else:
                yield level, squeezed(entry.title), printed.pdf.get_destination_page_number(entry)

    found = list(told(printed.pdf.outline))

    assert [words for _, words, _ in found] == [squeezed(words) for _, words in printed.headings]
    places = [page for *_, page in found]
    assert places == sorted(places)
    for _, words, page in found:
        assert words in squeezed(printed.pages[page]), "the outline leads to the heading"


def test_its_pages_are_a4_and_numbered(printed: Printed) -> None:
    count = len(printed.pdf.pages)

    assert count > 10
    for number, (page, text) in enumerate(zip(printed.pdf.pages, printed.pages, strict=True), start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert text.startswith(f"{number} / {count}\n")


def test_every_answer_is_in_its_text(printed: Printed) -> None:
    text, (_, answers) = printed.text, printed.text.rsplit(squeezed(printed.labels.get("section.answers")), 1)
    found = list(rows(printed.evaluation, printed.labels))
    missing = [
        words
        for row in found
        for words in (
            row.text,
            row.level_label or "",
            (row.reason or "") if row.status == "na" else "",
            row.note or "",
            row.evidence,
            row.asked or "",
        )
        if squeezed(words) not in answers
    ]
    places = [answers.index(squeezed(f"Zweite Zeile {number}.")) for number in range(len(found))]

    assert missing == []
    assert len(found) == len(printed.evaluation.bundle.placed)
    assert places == sorted(places)
    for fact in facts(printed.evaluation, printed.labels, OPTIONS.now):
        assert squeezed(f"{fact.name}{fact.words}") in text
    assert "\nZweite Zeile 3." in "\n".join(printed.pages), "line breaks are kept"


def test_plan_and_impact_logic_are_in_its_text(printed: Printed) -> None:
    labels, text = printed.labels, printed.text
    analysis, bundle = printed.evaluation.analysis, printed.evaluation.bundle
    told = [
        *(entry.text for part in impact_logic_of(analysis).parts for entry in part.entries),
        *(entry["source"] for entry in IMPACT["need"]),
        *(entry["sign"] for entry in IMPACT["outcomes"]),
        *(step.name for step in plan_of(analysis, bundle).steps),
        *(fact.words for step in plan_of(analysis, bundle).steps for fact in step_facts(step, labels)),
    ]

    assert [words for words in told if squeezed(words) not in text] == []


def test_addresses_stay_links(printed: Printed) -> None:
    linked = {
        str(found["/A"]["/URI"])
        for page in printed.pdf.pages
        for each in page.get("/Annots", ())
        if "/URI" in (found := each.get_object()).get("/A", {})
    }
    evidence = {
        item.url for answer in printed.evaluation.analysis.answers.values() for item in answer.evidence
    }

    assert linked == evidence


def test_nothing_in_it_runs(printed: Printed) -> None:
    root = printed.pdf.trailer["/Root"]

    assert not {"/OpenAction", "/AA", "/AcroForm"} & {*root}
    assert not {"/JavaScript", "/EmbeddedFiles"} & {*root.get("/Names", {})}
