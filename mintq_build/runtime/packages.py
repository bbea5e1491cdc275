"""The Python packages that go to the browser."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from pathlib import Path
from typing import Final

import pyodide_app

APP_PACKAGE: Final = Path(pyodide_app.__file__).resolve().parent
LIBRARY: Final = "xlsxwriter"
"""Writes Excel files; it comes from this environment, where the project's lock has put it."""


def library_package() -> Path:
    """Return the folder of the library."""
    found = importlib.util.find_spec(LIBRARY)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(LIBRARY)
    return Path(found.origin).parent


def library_licence() -> Path:
    """Return the library's licence, which travels with it."""
    files = importlib.metadata.files(LIBRARY) or []
    return next(Path(str(file.locate())) for file in files if file.name.startswith("LICENSE"))
