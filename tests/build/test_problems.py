"""How problems are shown, sorted and counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mintq_build.reading.problems import (
    FrameworkError,
    Offsets,
    Positions,
    Problem,
    number,
    one_line,
    only_errors,
    quote,
    show_place,
    sort_problems,
)

if TYPE_CHECKING:
    import pytest

PROBLEM = Problem(
    path=Path("areas/need.yaml"), line=3, column=7, place="title.de", message="is empty", hint="Fill it"
)


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(PROBLEM) == "areas/need.yaml:3:7: title.de: is empty. Fill it"
    assert str(replace(PROBLEM, hint="")) == "areas/need.yaml:3:7: title.de: is empty"
    assert str(replace(PROBLEM, severity="warning")) == (
        "areas/need.yaml:3:7: title.de: Warning: is empty. Fill it"
    )


def test_paths_are_relative_below_the_current_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert str(replace(PROBLEM, path=tmp_path / "here" / "a.yaml")).startswith("a.yaml:3:7: ")
    assert str(replace(PROBLEM, path=tmp_path / "a.yaml")).startswith(f"{tmp_path / 'a.yaml'}:3:7: ")


def test_a_problem_stays_on_one_line_whatever_is_in_it() -> None:
    assert "\n" not in str(replace(PROBLEM, path=Path("a\nb"), message="x\ny\x1b[0m\udcff"))
    assert one_line("ä…\n\x1b\udcff") == "ä…\\n\\x1b\\udcff"


def test_problems_are_sorted_by_path_line_and_column_without_doubles() -> None:
    given = [
        replace(PROBLEM, path=Path("b"), line=1),
        replace(PROBLEM, path=Path("a"), line=10),
        replace(PROBLEM, path=Path("a"), line=9, column=10),
        replace(PROBLEM, path=Path("a"), line=9, column=9),
        replace(PROBLEM, path=Path("b"), line=1),
    ]

    assert [(str(each.path), each.line, each.column) for each in sort_problems(given)] == [
        ("a", 9, 9),
        ("a", 9, 10),
        ("a", 10, 7),
        ("b", 1, 7),
    ]
    assert FrameworkError(given).problems == sort_problems(given)


def test_warnings_are_errors_only_when_strict() -> None:
    warning = replace(PROBLEM, severity="warning")

    assert only_errors([warning, PROBLEM]) == (PROBLEM,)
    assert only_errors([warning], strict=True) == (PROBLEM,)


def test_a_place_is_the_value_or_the_nearest_thing_around_it() -> None:
    positions = Positions(
        Path("x"),
        "\na: - b\n    c\n",
        lambda: Offsets({(): 0, ("a",): 4, ("a", 0): 12}, {("a",): 1}),
    )

    def at(problem: Problem) -> tuple[int, int]:
        return problem.line, problem.column

    assert at(positions.problem(("a", 0), "", "")) == (3, 5)
    assert at(positions.problem(("a", 0, "b", "c"), "", "")) == (3, 5)
    assert at(positions.problem(("b",), "", "")) == (1, 1)
    assert at(positions.problem_at_key(("a",), "", "")) == (2, 1)
    assert at(positions.problem_at_key(("b",), "", "")) == (1, 1)


def test_places_are_shown_as_in_a_program() -> None:
    assert show_place(()) == "file"
    assert show_place((0, "a")) == "[0].a"
    assert show_place(("indicators", 0, "text", "de")) == "indicators[0].text.de"


def test_quoted_values_are_short_and_counted_things_have_their_number() -> None:
    assert quote("it's") == '"it\'s"'
    assert quote("x" * 100) == f"'{'x' * 56}...'"
    assert len(quote("x" * 100)) == 61
    assert [number(1, "criterion", "criteria"), number(2, "criterion", "criteria"), number(0, "area")] == [
        "1 criterion",
        "2 criteria",
        "0 areas",
    ]
