"""The command line with save files: what it scores, and what it says of broken ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_score_prints_one_result_for_one_file(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    result = mintq("score", save())

    assert (result.exit_code, result.stderr) == (0, "")
    data = json.loads(result.stdout)
    assert (data["format"], data["format_version"]) == ("mintq-result", 1)
    assert data["criteria"] == {
        "need": {"value": 1.5, "rated": 2, "applicable": 2, "na": 0, "unknown": 0, "open": 0}
    }
    assert data["areas"]["offer"]["value"] == 1.5


def test_score_prints_a_list_in_the_given_order_for_several_files(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    low = save("z.mintq.json", answers={"need.evidence": {"level": 0}})
    high = save("a.mintq.json", answers={"need.evidence": {"level": 2}})

    data = json.loads(mintq("score", low, high, low).stdout)

    assert [each["criteria"]["need"]["value"] for each in data] == [0.0, 2.0, 0.0]


def test_score_tells_what_it_noticed_and_goes_on(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    path = save(
        answers={each: {"level": 1} for each in ("need.evidence", "need.update", "need.gone")},
        framework={"id": "minimal", "version": "0.9.0"},
    )

    result = mintq("score", path)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["criteria"]["need"]["rated"] == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("a.mintq.json:1:1: file: Warning: ") for line in lines)
    assert sorted(("0.9.0" in line, "need.gone" in line) for line in lines) == [(False, True), (True, False)]


# By name of the file: its bytes, or what is different in a sound one, and what is said of it.
BROKEN: dict[str, tuple[bytes | dict[str, Any], str]] = {
    "empty.json": (b"", "1:1: file: is empty. Use another copy of it"),
    "cut.json": (b'{"format": "mintq-ana', "1:1: file: stops in the middle. Use another copy of it"),
    "text.json": (
        b"\n  hello\n",
        "2:3: file: is not JSON from 'hello\\n' on. Give a file that the assessment saved (*.mintq.json)",
    ),
    "list.json": (
        b"[1]",
        "1:1: file: is not a saved analysis. Give a file that the assessment saved (*.mintq.json)",
    ),
    "latin.json": (
        b'{"format":\n"\xe4"}',
        "2:2: file: is not UTF-8 text. Save the file with the encoding UTF-8",
    ),
    "nan.json": (
        b'{"a": NaN}',
        "1:1: file: holds a number that cannot be read: NaN. Use another copy of it",
    ),
    "deep.json": (
        b"[" * 50_000,
        "1:1: file: is nested deeper than 64 levels. Give a file that the assessment saved (*.mintq.json)",
    ),
    "later.json": (
        {"format_version": 2},
        "1:1: file: has format version 2, this program reads up to 1. Use a newer MINT-Q",
    ),
    "version.json": (
        {"format_version": "1"},
        (
            '1:1: file: expected a whole number from 1, found "1". '
            "Give a file that the assessment saved (*.mintq.json)"
        ),
    ),
    "other.json": (
        {"framework": {"id": "else"}},
        "1:1: file: belongs to the framework 'else', not to 'minimal'. Choose it with --framework",
    ),
    "level.json": (
        {"answers": {"need.evidence": {"level": 3}}},
        "1:1: answers[need.evidence].level: 3 is no level. Known: 0, 1, 2, na, unknown",
    ),
    "mode.json": (
        {"mode": "long"},
        '1:1: mode: "long" is not known here. Known: short, full',
    ),
    "answers.json": (
        {"answers": []},
        "1:1: answers: expected object, found […]. Use another copy of it",
    ),
    "missing.json": (
        json.dumps(
            {"format": "mintq-analysis", "format_version": 1, "framework": {"id": "minimal"}}
        ).encode(),
        "1:1: answers: is missing. Use another copy of it",
    ),
}


@pytest.mark.parametrize("command", ["score", "report"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_save_file_says_what_is_wrong(
    mintq: Callable[..., Result], save: Callable[..., Path], command: str, name: str
) -> None:
    content, line = BROKEN[name]
    path = save(name, **content) if isinstance(content, dict) else save(name, content)

    result = mintq(command, path)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{name}:{line}\n")


def test_all_problems_of_all_files_are_told_at_once(
    mintq: Callable[..., Result], save: Callable[..., Path], framework_dir: Path
) -> None:
    levels = {"need.evidence": {"level": 9}, "need.update": {"level": True}}
    save("a.json", answers=levels, mode="long")
    save("good.json", answers={"gone.one": {}})

    result = mintq("score", "b.json", "good.json", "a.json", framework_dir, "b.json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.split(". ")[0] for line in result.stderr.splitlines()] == [
        "a.json:1:1: answers[need.evidence].level: 9 is no level",
        "a.json:1:1: answers[need.update].level: true is no level",
        'a.json:1:1: mode: "long" is not known here',
        "b.json:1:1: file: there is no such file",
        "framework:1:1: file: is a folder",
        "good.json:1:1: file: Warning: There are no statements for these answers here any more",
    ]


def test_a_save_file_of_a_hundred_megabytes_is_refused_unread(
    mintq: Callable[..., Result], framework_dir: Path
) -> None:
    path = framework_dir.parent / "large.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    assert mintq("score", path).stderr == (
        "large.json:1:1: file: is too large (100.0 MB). At most 10 MB are read; make the file smaller\n"
    )
