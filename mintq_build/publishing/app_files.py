"""The assessment's own files for the browser: modules and styles in a folder named by their content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyodide_app
from mintq_build.runtime.cached import digest_of
from pyodide_app.core.markup.style import VIEW_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOT_AT_START: Final = frozenset({"early.js", "engine/worker.js"})
LATER: Final = "later/"
"""Folder of the modules that are fetched only when somebody wants what they do."""
# Casts in the middle of code stay; none of our lines inside a string begins like a comment, and a test looks.
_COMMENT: Final = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
WEB: Final = Path(pyodide_app.__file__).resolve().parent / "web"


def collect_web_files(modules: Path) -> dict[str, bytes]:
    """Return name and content of every file of the page and its one library; `modules` is npm's folder."""
    files = {
        path.relative_to(WEB).as_posix(): _content(path)
        for path in sorted(WEB.rglob("*"))
        if path.suffix in {".js", ".svg"}
    }
    idb = modules / "idb"
    return files | {
        "app.css": _style(),
        "vendor/idb.js": (idb / "build" / "index.js").read_bytes(),
        "vendor/idb.LICENSE.txt": (idb / "LICENSE").read_bytes(),
    }


def _style() -> bytes:
    """Return all style sheets as one: the page is drawn only when the last has arrived."""
    sheets = {path.name: path.read_text(encoding="utf-8") for path in WEB.glob("*.css")}
    sheets["result.css"] = VIEW_STYLE
    return "\n".join(sheets[name] for name in sorted(sheets)).encode()


def without_comments(code: str) -> str:
    """Return JavaScript without the comments that fill whole lines; they are a third of what would travel."""
    return _COMMENT.sub("", code)


def _content(path: Path) -> bytes:
    if path.suffix != ".js":
        return path.read_bytes()
    return without_comments(path.read_text(encoding="utf-8")).encode()


def start_modules(names: Iterable[str]) -> tuple[str, ...]:
    """Return the modules the page starts with: not what runs before it, in the worker or only when wanted."""
    return tuple(
        sorted(
            name
            for name in names
            if name.endswith(".js") and name not in NOT_AT_START and not name.startswith(LATER)
        )
    )


def hash_files(files: Mapping[str, bytes]) -> str:
    """Return the digest of names and contents."""
    return digest_of(part for name, content in sorted(files.items()) for part in (name.encode(), content))


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder, each under its name."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
