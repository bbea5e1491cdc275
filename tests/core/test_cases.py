"""Every case of the table that Python and JavaScript share; see `about` in cases.json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.analysis import dump_analysis, parse_analysis
from pyodide_app.core.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyodide_app.core.documents.bundle import Bundle


def test_case(case: dict[str, Any], case_file: Callable[[dict[str, Any]], bytes], bundle: Bundle) -> None:
    file = case_file(case)
    if not case["ok"]:
        with pytest.raises(AnalysisError) as caught:
            parse_analysis(file, bundle)
        assert [problem.code for problem in caught.value.problems] == case["codes"]
        return

    opened = parse_analysis(file, bundle)
    assert [notice.code for notice in opened.notices] == case["notices"]
    answers = opened.analysis.answers.items()
    levels = {indicator: answer.level for indicator, answer in answers if answer.level is not None}
    assert levels == case["levels"]
    written = dump_analysis(opened.analysis)
    again = parse_analysis(written, bundle)
    assert again.analysis == opened.analysis
    assert dump_analysis(again.analysis) == written


def test_the_table_is_complete(data: Path) -> None:
    cases = json.loads((data / "analyses" / "cases.json").read_text(encoding="utf-8"))["cases"]

    assert len({case["name"] for case in cases}) == len(cases)
    assert {code for case in cases for code in case["codes"]} == {
        "file_too_big",
        "not_utf8",
        "file_empty",
        "file_truncated",
        "not_json",
        "bad_number",
        "too_deep",
        "not_an_analysis",
        "sealed",
        "bad_format_version",
        "format_too_new",
        "other_framework",
        "missing_key",
        "bad_type",
        "bad_value",
        "bad_level",
    }
    assert {notice for case in cases for notice in case["notices"]} == {
        "text_repaired",
        "framework_version",
        "unknown_keys",
        "moved_to_attic",
        "returned_from_attic",
        "unknown_areas",
    }
    assert all(case["ok"] is (case["codes"] == []) for case in cases)
