"""Folders of files for the browser: compiled and packed by Pyodide's own Python, with their sizes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mintq_build.runtime.cached import digest_of
from mintq_build.runtime.node import HERE, LOCKED, run_script
from mintq_build.runtime.tools import browser_packages

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKED = frozenset({".bin", ".zip", ".whl"})
COMPILER = "pycompile.txt"
SCRIPTS = ("boot.mjs", "measure.mjs", "prepare.mjs", "inside/measure.py", "inside/prepare.py")
MAKERS = (*LOCKED, COMPILER, *SCRIPTS, "prepared.py")


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """One file for the browser."""

    name: str
    size: int
    """Bytes as the browser reads them."""
    sent: int
    """Bytes on the way: with gzip, or as they are if the file is packed already."""


@dataclass(frozen=True, slots=True)
class BuiltFolder:
    """Files for the browser, ready to be copied."""

    folder: Path
    hash: str
    """Over the names and contents of all files."""
    files: tuple[BuiltFile, ...]
    """What the browser may fetch, sorted by name."""

    def file(self, suffix: str) -> BuiltFile:
        """Return the first file whose name ends so."""
        return next(file for file in self.files if file.name.endswith(suffix))


def maker_bytes(*names: str) -> list[bytes]:
    """Return the content of all that decides how files are made; `names` are further files of this room."""
    return [(HERE / name).read_bytes() for name in (*MAKERS, *names)]


def prepare(folder: Path, modules: Path, cache: Path) -> list[BuiltFile]:
    """Byte-compile and pack what is in `folder`/files, and return what the browser may fetch of it."""
    tools = browser_packages(cache, HERE / COMPILER)
    printed = run_script("prepare.mjs", modules, tools, folder / "files")
    files = []
    for name, size in json.loads(printed).items():
        sent = size["bytes" if Path(name).suffix in PACKED else "gzip"]
        files.append(BuiltFile(name=name, size=size["bytes"], sent=sent))
    return files


def note(folder: Path, files: Iterable[BuiltFile]) -> None:
    """Write down hash and files of a whole folder in `folder`/files.json: no build reads them all again."""
    inside = folder / "files"
    paths = sorted(path for path in inside.rglob("*") if path.is_file())
    parts = ((path.relative_to(inside).as_posix().encode(), path.read_bytes()) for path in paths)
    known = {"hash": digest_of(part for pair in parts for part in pair), "files": list(map(asdict, files))}
    (folder / "files.json").write_text(json.dumps(known), encoding="utf-8")


def read_prepared(folder: Path) -> BuiltFolder:
    """Return a folder that was prepared before."""
    known = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    return BuiltFolder(folder / "files", known["hash"], tuple(BuiltFile(**file) for file in known["files"]))
