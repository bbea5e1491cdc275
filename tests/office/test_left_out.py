"""What was left out of a report stands in no part of an office file either."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from pyodide_app.core.documents.analysis import parse_analysis
from pyodide_app.core.errors import ReportError
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import PARTS, SHORT, Options
from pyodide_app.office import FORMATS

if TYPE_CHECKING:
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

MARKS = {
    "notes": ("Marknote", "Markreason"),
    "evidence": ("Markproof", "markurl"),
    "plan": ("Markgoal", "Markowner", "2.75"),
    "impact_logic": ("Markneed", "Marksource"),
    "profile": ("Markteam",),
}
DOCUMENT = {
    "format": "mintq-analysis",
    "format_version": 1,
    "framework": {"id": "mint-quality"},
    "answers": {
        "need.evidence": {
            "level": "na",
            "note": "Marknote",
            "reason": "Markreason",
            "evidence": [{"text": "Markproof", "url": "https://example.org/markurl"}],
        }
    },
    "plan": [{"goal": "Markgoal", "owner": "Markowner", "criterion": "need"}],
    "targets": {"need": 2.75},
    "impact_logic": {"need": [{"text": "Markneed", "source": "Marksource"}]},
    "profile": {"initiative": "Markteam"},
}


def parts(file: bytes) -> str:
    """Return all parts of an office file as one text."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return "\n".join(archive.read(part).decode() for part in archive.namelist())


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_what_was_left_out_stands_in_no_part_of_the_file(name: str, bundle: Bundle, german: Labels) -> None:
    analysis = parse_analysis(json.dumps(DOCUMENT), bundle).analysis

    def told(without: tuple[str, ...]) -> str:
        options = Options(now="2026-11-22", without=without)
        return parts(report(bundle, analysis, name, german, options, formats=FORMATS).data)

    whole = told(())
    every = [mark for marks in MARKS.values() for mark in marks if mark in whole]
    assert {"Marknote", "Markproof", "Markteam"} <= {*every}
    assert [mark for mark in every if mark in told(PARTS)] == []
    for part, marks in MARKS.items():
        left = told((part,))
        assert {mark for mark in every if mark not in left} == {*marks} & {*every}


@pytest.mark.parametrize("with_sensitive", [True, False])
def test_the_short_document_shows_choices_alone(with_sensitive: bool, bundle: Bundle, german: Labels) -> None:
    analysis = parse_analysis(json.dumps(DOCUMENT), bundle).analysis
    options = Options(now="2026-11-22", version=SHORT, with_sensitive=with_sensitive)

    file = report(bundle, analysis, "docx", german, options, formats=FORMATS)
    left = parts(file.data)

    assert file.filename == "mint-q-kurzbericht-2026-11-22.docx"
    assert [part for part, marks in MARKS.items() if any(mark in left for mark in marks)] == [
        "plan",
        "profile",
    ]
    assert left.count("Kurzbericht zur Selbstanalyse: Markteam") == 3, "as title, at the foot, as property"
    with pytest.raises(ReportError) as caught:
        report(bundle, analysis, "xlsx", german, options, formats=FORMATS)
    assert caught.value.params["known"] == "html, md, docx"
