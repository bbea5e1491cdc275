"""Gets a folder ready for the browser; runs inside Pyodide under Node.

Pyodide's own Python compiles for itself, and its zlib packs: the bytes are the same on every machine.
"""

from __future__ import annotations

import ast
import gzip
import importlib
import json
import zipfile
from pathlib import Path

# Pyodide reads the docstrings of its own half while it starts.
KEPT = ("pyodide/", "_pyodide/")
# Not empty: for a class without any, dataclasses work one out, which was a third of the core's import time.
NO_DOCSTRING = b'"."'
OWNERS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def strip_docstrings(source: bytes) -> bytes:
    """Return Python source with a full stop for every docstring and every line where it was.

    The standard library runs without them under `python -OO` too.
    """
    lines = source.splitlines(keepends=True)
    for owner in ast.walk(ast.parse(source)):
        if not isinstance(owner, OWNERS) or ast.get_docstring(owner) is None:
            continue
        text = owner.body[0]
        first, last = text.lineno - 1, (text.end_lineno or text.lineno) - 1
        before, after = lines[first][: text.col_offset], lines[last][text.end_col_offset :]
        lines[first : last + 1] = [before + NO_DOCSTRING + after, *[b"\n"] * (last - first)]
    return b"".join(lines)


def strip_archive(archive: Path) -> None:
    """Take the docstrings out of the Python files of an archive, in place."""
    with zipfile.ZipFile(archive) as old:
        files = [(info, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(archive, "w") as new:
        for info, data in files:
            strip = info.filename.endswith(".py") and not info.filename.startswith(KEPT)
            new.writestr(info, strip_docstrings(data) if strip else data)


def sizes(file: Path) -> dict[str, int]:
    """Return how many bytes a file has, and how many when packed."""
    data = file.read_bytes()
    return {"bytes": len(data), "gzip": len(gzip.compress(data, 9, mtime=0))}


def prepare(folder: str) -> str:
    """Byte-compile archives, give every *.wasm a packed copy *.bin, and return all sizes as JSON."""
    work = Path(folder)
    for archive in (*work.glob("*.zip"), *work.glob("*.whl")):
        strip_archive(archive)
    pyodide_build = importlib.import_module("pyodide_build.cli.py_compile")
    pyodide_build.main(args=[folder, "--compression-level", "9", "--silent"], standalone_mode=False)
    for wasm in work.glob("*.wasm"):
        wasm.with_suffix(".bin").write_bytes(gzip.compress(wasm.read_bytes(), 9, mtime=0))
    return json.dumps({file.name: sizes(file) for file in sorted(work.iterdir()) if file.is_file()})
