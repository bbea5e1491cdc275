"""Frameworks for the tests of the build: the smallest one, changed as a test needs it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

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
