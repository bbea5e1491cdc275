"""Every message about a framework, with its exact line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mintq_build.checks.table import advise_draft
from mintq_build.cli import main
from mintq_build.load import examine_framework, load_framework
from mintq_build.reading.problems import FrameworkError, only_errors

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


@pytest.mark.parametrize("name", CASES)
def test_a_build_stops_for_errors_alone_and_then_says_all(name: str, framework_dir: Path) -> None:
    lay_over(DATA / "frameworks" / "broken" / name, framework_dir)
    found = examine_framework(framework_dir)

    if only_errors(found.problems):
        with pytest.raises(FrameworkError) as caught:
            load_framework(framework_dir)
        assert caught.value.problems == found.problems
    else:
        assert load_framework(framework_dir) == found.framework
    assert found.draft is None or not only_errors(advise_draft(found.draft))


def test_there_are_cases() -> None:
    assert len(CASES) > 120


def test_minimal_framework_has_no_problem(framework_dir: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--strict", "--framework", str(framework_dir)])

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(
        "\n\n1 area, 1 criterion, 2 indicators, 1 core, 2 languages (de, en): 0 warnings, 0 errors\n"
    )


def test_full_framework_has_no_problem_and_is_counted(full_framework_dir: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--strict", "--framework", str(full_framework_dir)])

    assert (result.exit_code, result.stderr) == (0, "")
    head, *rows, _, examples, _, last = result.stdout.splitlines()
    assert " ".join(head.split()) == "criteria indicators core examples words de words en untranslated"
    assert {row.split()[0]: len(row) for row in rows} == dict.fromkeys(
        ("framework", "offer", "references", "kinds", "glossary", "methods", "all"), len(head)
    )
    words = {row.split()[0]: [int(each) for each in row.split()[-3:]] for row in rows}
    whole = words.pop("all")
    assert whole == [sum(column) for column in zip(*words.values(), strict=True)]
    assert words["references"] == [2, 2, 0]
    assert next(row.split()[1:5] for row in rows if row.startswith("offer")) == ["1", "2", "1", "6"]
    assert examples == "Examples per kind of offer: club 3, camp 3"
    assert last == (
        "1 area, 1 criterion, 2 indicators, 1 core, 2 languages (de, en), "
        "1 reference, 2 kinds, 2 terms, 2 methods: 0 warnings, 0 errors"
    )


def test_the_table_counts_texts_that_are_missing(full_framework_dir: Path) -> None:
    path = full_framework_dir / "kinds.yaml"
    text = path.read_text(encoding="utf-8").replace("{de: AG, en: Club}", "{de: AG}")
    path.write_text(text, encoding="utf-8", newline="\n")

    result = CliRunner().invoke(main, ["check", "--framework", str(full_framework_dir)])

    row = next(line for line in result.stdout.splitlines() if line.startswith("kinds"))
    assert row.split()[-1] == "1"
