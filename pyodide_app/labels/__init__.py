"""The words of the app: one flat JSON file per language beside this module, read nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

from pyodide_app.core.errors import LabelError
from pyodide_app.core.labels import Labels

_FOLDER = Path(__file__).parent


def available_languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


def load_labels(lang: str) -> Labels:
    """Read the catalogue of a language; LabelError `language_missing` when there is none."""
    known = available_languages()
    if lang not in known:
        raise LabelError("language_missing", {"lang": lang[:40], "known": ", ".join(known)})
    words = json.loads((_FOLDER / f"{lang}.json").read_text(encoding="utf-8"))
    return Labels(lang=lang, words=words)
