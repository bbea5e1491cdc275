"""Reports in every format and language: names, golden files, and what all of them must hold."""

from __future__ import annotations

import copy
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.core.errors import ReportError
from pyodide_app.core.reports import FORMATS, report
from pyodide_app.core.reports.options import FULL, SHORT, Options
from pyodide_app.core.results.result import result_to_dict
from pyodide_app.core.results.scoring import score
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports import Download

NOW = Options(now="2026-11-22T08:15:00.000Z")


@pytest.fixture
def reported(bundle: Bundle, full: Analysis) -> Callable[..., Download]:
    """Return what reports the full analysis in a format and a language; its plan has a day for the calendar."""
    dated = replace(
        full, plan=({"id": "s1", "goal": "Größe: klären; dann, ruhig,\nweiter", "due": "2027-02-28"},)
    )
    return lambda name, lang, options=NOW: report(
        bundle, dated if name == "ics" else full, name, load_labels(lang), options
    )


@pytest.mark.parametrize("lang", available_languages())
@pytest.mark.parametrize(
    ("name", "version"), [*((name, FULL) for name in FORMATS), ("html", SHORT), ("md", SHORT)]
)
def test_report_is_as_the_golden_file_says(
    name: str, version: str, lang: str, reported: Callable[..., Download], data: Path
) -> None:
    written = reported(name, lang, replace(NOW, version=version)).data
    stem = "report" if version == FULL else "report-short"
    golden = data / "golden" / f"{stem}-{lang}.{name}"
    # MINTQ_UPDATE_GOLDEN=1 pytest tests/core writes them; the difference in git is the review.
    if os.environ.get("MINTQ_UPDATE_GOLDEN"):
        golden.write_bytes(written)

    assert written == golden.read_bytes()


@pytest.mark.parametrize(
    ("name", "lang", "filename", "mime"),
    [
        ("html", "de", "mint-q-ergebnis-2026-11-22.html", "text/html;charset=utf-8"),
        ("csv", "de", "mint-q-ergebnis-2026-11-22.csv", "text/csv;charset=utf-8"),
        ("md", "en", "mint-q-result-2026-11-22.md", "text/markdown;charset=utf-8"),
        ("json", "en", "mint-q-result-2026-11-22.json", "application/json"),
    ],
)
def test_downloads_have_a_name_and_a_kind(
    name: str, lang: str, filename: str, mime: str, reported: Callable[..., Download]
) -> None:
    download = reported(name, lang)

    assert (download.filename, download.mime) == (filename, mime)


def test_json_is_the_result(bundle: Bundle, full: Analysis, german: Labels) -> None:
    written = report(bundle, full, "json", german, NOW).content

    assert json.loads(written) == result_to_dict(score(bundle, full))


def test_an_unknown_format_is_refused(bundle: Bundle, full: Analysis, german: Labels) -> None:
    with pytest.raises(ReportError) as caught:
        report(bundle, full, "pdf", german, NOW)
    assert (caught.value.code, caught.value.params["known"]) == ("unknown_format", ", ".join(FORMATS))


@pytest.mark.parametrize("now", ["", "today", "22.11.2026", "../../2026-11-22"])
def test_a_report_needs_a_date(now: str) -> None:
    with pytest.raises(ReportError) as caught:
        Options(now=now)
    assert caught.value.code == "bad_date"


@pytest.mark.parametrize("name", ["html", "csv", "md"])
def test_reports_hold_every_word_of_the_team(
    name: str, bundle: Bundle, make: Callable[..., Analysis], english: Labels
) -> None:
    answers = {
        indicator: {
            "level": "na",
            "reason": f"Grund {number}",
            "note": f"Notiz {number}",
            "evidence": [{"text": f"Beleg {number}", "url": f"https://example.org/{number}"}],
            "agreement": f"Meinung {number}",
            "asked": f"Wortlaut {number}",
        }
        for number, indicator in enumerate(bundle.placed)
    }

    written = report(bundle, make(answers), name, english, NOW).content

    words = ("Grund", "Notiz", "Beleg", "https://example.org/", "Meinung", "Wortlaut")
    missing = [
        f"{word} {number}"
        for number in range(len(answers))
        for word in words
        if f"{word}{number}" not in written and f"{word} {number}" not in written
    ]
    assert missing == []


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"ics"}))
def test_reports_are_written_for_an_empty_analysis(
    name: str, bundle: Bundle, make: Callable[..., Analysis], german: Labels
) -> None:
    assert report(bundle, make({}), name, german, NOW).content


@pytest.mark.parametrize("name", FORMATS)
def test_a_criterion_of_which_nothing_is_asked_has_no_answers(
    name: str, bundle_data: dict[str, Any], make: Callable[..., Analysis], english: Labels
) -> None:
    data = copy.deepcopy(bundle_data)
    data["areas"][0]["criteria"][1]["indicators"][0]["core"] = False
    plan = [{"goal": "Fragen", "due": "2027-01-01"}]
    analysis = make({"groups.defined": {"note": "never shown"}}, mode="short", plan=plan)

    written = report(bundle_from_json(data), analysis, name, english, NOW).content

    assert "never shown" not in written
    assert name == "json" or "pictures the same people" not in written


@pytest.mark.parametrize("name", ["html", "md"])
def test_the_title_names_the_project_or_else_the_initiative(
    name: str, bundle: Bundle, make: Callable[..., Analysis], english: Labels
) -> None:
    def title(**profile: str) -> str:
        return report(bundle, make({}, profile=profile), name, english, NOW).content

    assert "Result of the self-analysis: Labor" in title(project="Labor", initiative="Verein")
    assert "Result of the self-analysis: Verein" in title(project="  ", initiative="Verein")
    assert "Result of the self-analysis\n" in title().replace("</title>", "\n")


@pytest.mark.parametrize("name", ["html", "md"])
def test_the_head_tells_what_was_analysed(
    name: str, bundle: Bundle, make: Callable[..., Analysis], english: Labels
) -> None:
    analysis = make({}, mode="short", areas=["results"], saved="gestern", profile={"date": "im Mai"})

    written = report(bundle, analysis, name, english, NOW).content

    for words in (
        "Quick check: 1 core statements",
        "Quality of results",
        "im Mai",
        "22 November 2026",
        "mint-quality 1.0.0",
    ):
        assert words in written
    # The save file that a page carries keeps it.
    assert "gestern" not in written.split("<script")[0]
