"""The command line writes questionnaires, and reads filled ones wherever it reads save files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.mark.usefixtures("framework_dir")
@pytest.mark.parametrize(
    ("format_name", "empty", "filled"), [("md", "- [ ] 2 ", "- [x] 2 "), ("csv", 'Bedarf.";;', 'Bedarf.";2;')]
)
def test_a_questionnaire_is_written_filled_and_scored(
    mintq: Callable[..., Result], tmp_path: Path, format_name: str, empty: str, filled: str
) -> None:
    written = mintq("questionnaire", "--format", format_name, "--mode", "short", "--area", "offer")

    name = f"mint-q-fragebogen.{format_name}"
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", f"Written to {name}\n")
    path = tmp_path / name
    text = path.read_text(encoding="utf-8")
    assert text.count(empty) == 1
    path.write_text(text.replace(empty, filled), encoding="utf-8")
    result = mintq("score", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["criteria"]["need"]["value"] == 2.0
    assert mintq("report", path, "--format", "md", "-o", "-").exit_code == 0


def test_with_a_save_file_its_answers_and_its_scope_are_in_it(
    mintq: Callable[..., Result], save: Callable[..., Path]
) -> None:
    path = save(mode="short")

    short = mintq("questionnaire", path, "--lang", "en", "-o", "-").stdout
    full = mintq("questionnaire", path, "--mode", "full", "-o", "-").stdout

    assert short.count("- [x]") == 1
    assert "Self-analysis questionnaire" in short
    assert full.count("- [x]") == 2
    assert "- Notiz: Später größer\n" in full


def test_wrong_lines_are_named_at_once(mintq: Callable[..., Result], save: Callable[..., Path]) -> None:
    text = (
        "# mintq-questionnaire 1 minimal 1.0.0 de full *\n"
        "id;answer;talk\n"
        "need.evidence;9;perhaps\n"
        "need.evidence;1;\n"
        ";1;\n"
    )
    result = mintq("score", save("filled.csv", text))

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        'filled.csv:3:1: file: "9" is no answer. Write the number of a level, n or u',
        'filled.csv:3:1: file: expected x or nothing, found "perhaps". Write x or leave it empty',
        'filled.csv:4:1: file: "need.evidence" is there for the second time. Keep one of them',
        'filled.csv:5:1: file: "1" belongs to no statement. Take the questionnaire as it was written',
    ]


@pytest.mark.usefixtures("framework_dir")
def test_an_area_that_is_not_there_is_wrong_usage(mintq: Callable[..., Result]) -> None:
    result = mintq("questionnaire", "--area", "nowhere")

    assert result.exit_code == 2
    assert "'nowhere' is no area" in result.stderr
