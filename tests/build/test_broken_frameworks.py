"""Every message about a framework, with its exact line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mintq_build.cli import main

DATA = Path(__file__).parents[1] / "data"
CASES = sorted(path.name for path in (DATA / "frameworks" / "broken").iterdir())


def lay_over(case: Path, framework: Path) -> None:
    shutil.copytree(
        case, framework, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "removed.txt")
    )
    removed = case / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        (framework / name).unlink()


@pytest.mark.parametrize("name", CASES)
def test_check_prints_exactly_what_is_wrong(name: str, framework_dir: Path) -> None:
    case = DATA / "frameworks" / "broken" / name
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    lay_over(case, framework_dir)

    result = CliRunner().invoke(main, ["check"])

    assert result.stderr == expected
    only_warnings = all(": Warning: " in line for line in expected.splitlines())
    assert result.exit_code == (0 if only_warnings else 1)
    warnings = expected.count(": Warning: ")
    errors = len(expected.splitlines()) - warnings
    counted = (
        f"{warnings} warning{'' if warnings == 1 else 's'}, {errors} error{'' if errors == 1 else 's'}\n"
    )
    assert result.stdout.endswith(f": {counted}")


def test_there_are_cases() -> None:
    assert len(CASES) > 120


def test_minimal_framework_has_no_problem(framework_dir: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--strict", "--framework", str(framework_dir)])

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "1 area, 1 criterion, 2 indicators, 1 core, 2 languages (de, en): 0 warnings, 0 errors\n"
    )


def test_full_framework_has_no_problem_and_is_counted(full_framework_dir: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--strict", "--framework", str(full_framework_dir)])

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "1 area, 1 criterion, 2 indicators, 1 core, 2 languages (de, en), "
        "1 reference, 1 kind, 2 terms, 2 methods: 0 warnings, 0 errors\n"
    )
