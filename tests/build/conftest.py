"""What the tests of the build share: small frameworks, changed as a test needs it, and the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mintq_build.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

DATA = Path(__file__).parents[1] / "data"
MINIMAL = DATA / "frameworks" / "minimal"
FULL = DATA / "frameworks" / "full"


@pytest.fixture
def framework_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the smallest framework in the current directory."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(MINIMAL, tmp_path / "framework")
    return Path("framework")


@pytest.fixture
def full_framework_dir(framework_dir: Path) -> Path:
    """Return the smallest framework with everything that a framework may leave out."""
    shutil.copytree(FULL, framework_dir, dirs_exist_ok=True)
    return framework_dir


@pytest.fixture
def edit(framework_dir: Path) -> Callable[[str, str, str], Path]:
    """Return a function that replaces words in one file of the smallest framework."""

    def replace(name: str, old: str, new: str) -> Path:
        path = framework_dir / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        return path

    return replace


@pytest.fixture
def mintq() -> Callable[..., Result]:
    """Return a function that runs the command line in this process."""

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments])

    return run


@pytest.fixture
def save(framework_dir: Path) -> Callable[..., Path]:
    """Return a function that writes a save file beside the smallest framework."""

    def write(name: str = "a.mintq.json", content: str | bytes | None = None, **changes: Any) -> Path:
        analysis = {
            "format": "mintq-analysis",
            "format_version": 1,
            "framework": {"id": "minimal"},
            "answers": {"need.evidence": {"level": 2}, "need.update": {"level": 1, "note": "Später größer"}},
        }
        data = json.dumps(analysis | changes, ensure_ascii=False) if content is None else content
        path = framework_dir.parent / name
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return path

    return write
