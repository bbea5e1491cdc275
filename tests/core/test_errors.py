"""Errors carry codes and parameters, and speak to developers."""

from __future__ import annotations

import pytest

from pyodide_app.core.errors import (
    AnalysisError,
    BundleError,
    LabelError,
    MigrationError,
    MintqError,
    Notice,
    ReportError,
)


def test_error_is_its_own_only_problem_when_none_are_given() -> None:
    error = AnalysisError("file_too_big", {"size": "11"})

    assert error.problems == (Notice("file_too_big", {"size": "11"}),)
    assert str(error) == "The analysis cannot be opened: file too big: size '11'."


def test_error_speaks_as_the_first_of_its_problems_and_names_all() -> None:
    error = BundleError.of([Notice("missing_key", {"place": "areas"}), Notice("not_json")])

    assert isinstance(error, BundleError)
    assert (error.code, error.params) == ("missing_key", {"place": "areas"})
    assert str(error) == "The bundle cannot be used: missing key: place 'areas'; not json."


@pytest.mark.parametrize("kind", [BundleError, AnalysisError, MigrationError, LabelError, ReportError])
def test_every_error_is_a_mintq_error_with_words_of_its_own(kind: type[MintqError]) -> None:
    assert issubclass(kind, MintqError)
    assert kind.lead != MintqError.lead
