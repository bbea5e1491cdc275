"""A report carries what it shows, and opens again as the same report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.opening import open_file
from pyodide_app.core.reports import report
from pyodide_app.core.reports.carried import START, find_carried
from pyodide_app.core.reports.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

NOW = Options(now="2026-11-22")


@given(note=st.text(st.characters(exclude_categories=["Cs"])), level=st.sampled_from([0, 3, "na", "unknown"]))
def test_an_opened_report_is_the_same_report(
    make: Callable[..., Analysis], bundle: Bundle, german: Labels, note: str, level: Any
) -> None:
    analysis = make({"need.causes": {"level": level, "note": f"{note}</script><!--"}}, language="de")
    first = report(bundle, analysis, "html", german, NOW).data.decode()
    opened = open_file(first, bundle, [german])

    assert opened.notices == ()
    assert report(bundle, opened.analysis, "html", german, NOW).data.decode() == first


def test_the_golden_analysis_survives_too(full: Analysis, bundle: Bundle, english: Labels) -> None:
    first = report(bundle, full, "html", english, NOW).data
    opened = open_file(first.decode(), bundle, [english]).analysis

    assert report(bundle, opened, "html", english, NOW).data == first


def test_what_the_report_does_not_show_is_not_in_it(
    make: Callable[..., Analysis], bundle: Bundle, german: Labels
) -> None:
    other = bundle.areas[1].criteria[0].indicators[0].id
    analysis = make(
        {"need.causes": 1, other: {"level": 2, "note": "geheim"}, "gone.id": {"note": "verborgen"}},
        areas=[bundle.areas[0].id],
        later="unbekannt",
    )
    page = report(bundle, analysis, "html", german, NOW).data.decode()

    assert START in page
    assert not [word for word in ("geheim", "verborgen", "unbekannt") if word in page]


@pytest.mark.parametrize("text", ["", "{}", START, "<!DOCTYPE html><p>"])
def test_other_texts_carry_nothing(text: str) -> None:
    assert find_carried(text) is None
