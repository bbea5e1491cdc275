"""The words of the site's templates: one flat JSON file per language beside this module."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pyodide_app.core.labels import Labels

_FOLDER: Final = Path(__file__).parent
FALLBACK: Final = "en"
"""Speaks where a framework has a language that our catalogues do not have yet."""


def load_page_words(lang: str) -> Labels:
    """Return the words in a language, or those of the fallback."""
    path = _FOLDER / f"{lang}.json"
    words = json.loads((path if path.exists() else _FOLDER / f"{FALLBACK}.json").read_text(encoding="utf-8"))
    return Labels(lang=lang, words=words)
