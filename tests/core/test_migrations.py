"""Older save files are brought up to date step by step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.analysis import ANALYSIS_VERSION, parse_analysis
from pyodide_app.core.documents.migrations import ANALYSIS_MIGRATIONS, Migration, Migrations
from pyodide_app.core.errors import AnalysisError, MigrationError

if TYPE_CHECKING:
    from pyodide_app.core.documents.bundle import Bundle


def step(version: int, **added: Any) -> Migration:
    """Return a step that adds keys to a document."""
    return Migration(
        version=version, title=f"to {version}", description="a test", apply=lambda old: {**old, **added}
    )


def rename_note(old: dict[str, Any]) -> dict[str, Any]:
    """Make the made-up version 2: `comment` became `note`."""
    answers = {
        indicator: {"note" if key == "comment" else key: value for key, value in answer.items()}
        for indicator, answer in old["answers"].items()
    }
    return {**old, "answers": answers}


MADE_UP = Migrations(
    (
        Migration(version=2, title="comment to note", description="one word for it", apply=rename_note),
        step(3, id="made"),
    )
)


def file(version: int, **answer: object) -> str:
    return json.dumps(
        {
            "format": "mintq-analysis",
            "format_version": version,
            "framework": {"id": "mint-quality"},
            "answers": {"need.evidence": answer},
        }
    )


def test_the_save_file_starts_with_version_1() -> None:
    assert ANALYSIS_MIGRATIONS.steps == ()
    assert ANALYSIS_VERSION == 1


@pytest.mark.parametrize("versions", [(1,), (3,), (2, 2), (2, 4), (3, 2)])
def test_a_list_with_a_gap_is_refused_when_it_is_made(versions: tuple[int, ...]) -> None:
    with pytest.raises(MigrationError) as caught:
        Migrations(tuple(step(version) for version in versions))
    assert caught.value.code == "migrations_wrong"


def test_apply_takes_only_the_steps_that_are_missing() -> None:
    steps = Migrations((step(2, a=2), step(3, b=3), step(4, c=4)))

    assert steps.apply({"format_version": 2}, 2) == {"format_version": 4, "b": 3, "c": 4}
    assert steps.apply({"format_version": 4}, 4) == {"format_version": 4}


def test_apply_leaves_the_old_document_alone() -> None:
    old = {"format_version": 1}
    Migrations((step(2, a=2),)).apply(old, 1)

    assert old == {"format_version": 1}


def test_parse_brings_an_older_file_up_to_date_and_says_so(bundle: Bundle) -> None:
    opened = parse_analysis(file(1, level=2, comment="alt"), bundle, migrations=MADE_UP)

    assert opened.analysis.answers["need.evidence"].note == "alt"
    assert opened.analysis.id == "made"
    assert [(notice.code, notice.params) for notice in opened.notices] == [
        ("migrated", {"file": "1", "app": "3"})
    ]


def test_parse_takes_a_current_file_as_it_is(bundle: Bundle) -> None:
    assert parse_analysis(file(3, level=2), bundle, migrations=MADE_UP).notices == ()


def test_parse_refuses_a_version_beyond_the_list(bundle: Bundle) -> None:
    with pytest.raises(AnalysisError) as caught:
        parse_analysis(file(4), bundle, migrations=MADE_UP)
    assert (caught.value.code, caught.value.params) == ("format_too_new", {"file": "4", "app": "3"})


def test_a_step_that_breaks_is_named(bundle: Bundle) -> None:
    broken = json.dumps({"format": "mintq-analysis", "format_version": 1})

    with pytest.raises(AnalysisError) as caught:
        parse_analysis(broken, bundle, migrations=MADE_UP)

    assert caught.value.code == "migration_failed"
    assert caught.value.params["title"] == "comment to note"
    assert isinstance(caught.value.__cause__, MigrationError)
