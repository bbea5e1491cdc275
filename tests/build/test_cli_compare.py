"""`mintq compare`: rounds in, what moved on standard output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mintq_build.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def rounds(tmp_path: Path) -> list[str]:
    """Return the paths of two rounds."""
    paths = []
    for number, level in enumerate((1, 3)):
        document = {
            "format": "mintq-analysis",
            "format_version": 1,
            "framework": {"id": "mint-quality", "version": "1.0.0"},
            "saved": f"202{number}-05-01T10:00:00Z",
            "answers": {"need.evidence": {"level": level}},
        }
        path = tmp_path / f"{number}.mintq.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_two_rounds_are_compared_as_data_and_as_a_page(rounds: list[str]) -> None:
    data = CliRunner().invoke(main, ["compare", *rounds])
    page = CliRunner().invoke(main, ["compare", *rounds, "--format", "html", "--lang", "en"])

    assert (data.exit_code, page.exit_code) == (0, 0)
    found = json.loads(data.stdout)
    assert found["criteria"]["need"]["values"] == [1.0, 3.0]
    assert found["moved"] == {"need.evidence": [1, 3]}
    assert '<html lang="en">' in page.stdout
    assert "Comparison of rounds" in page.stdout


def test_one_file_is_wrong_usage_and_a_broken_one_a_problem(rounds: list[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")

    alone = CliRunner().invoke(main, ["compare", rounds[0]])
    with_broken = CliRunner().invoke(main, ["compare", rounds[0], str(broken)])

    assert alone.exit_code == 2
    assert "two save files" in alone.stderr
    assert with_broken.exit_code == 1
    assert f"{broken}:1:" in with_broken.stderr
