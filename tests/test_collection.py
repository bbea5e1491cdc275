"""No test is left out in silence: a folder that pytest does not enter would be missed by nobody."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

TESTS = Path(__file__).resolve().parent


def test_pytest_enters_every_folder_that_holds_tests(pytestconfig: pytest.Config) -> None:
    skipped = pytestconfig.getini("norecursedirs")
    folders = {part for file in TESTS.rglob("test_*.py") for part in file.relative_to(TESTS).parts[:-1]}

    assert {"core", "build", "office", "site", "browser"} <= folders
    assert [folder for folder in sorted(folders) if any(fnmatch(folder, each) for each in skipped)] == []
    assert pytestconfig.getini("testpaths") == [TESTS.name]
