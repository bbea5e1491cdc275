"""The browser's Python: Pyodide with the part of the standard library that our package needs."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from mintq_build.runtime.cached import cached_folder, digest_of
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.runtime.node import HERE, node_modules, run_script
from mintq_build.runtime.packages import APP_PACKAGE, library_package
from mintq_build.runtime.prepared import BuiltFolder, maker_bytes, note, prepare, read_prepared
from mintq_build.runtime.stdlib import DECLARED, imported_names, prune, read_declared

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAIN_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"
LICENCES = HERE / "licences"


def measure(modules: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the modules that are loaded once Pyodide has started and imported the names.

    A name that Pyodide's Python does not have is a RuntimeBuildError.
    """
    measured = json.loads(run_script("measure.mjs", modules, *names))
    if measured["missing"]:
        raise RuntimeBuildError(
            f"pyodide_app imports what the browser's Python does not have: {', '.join(measured['missing'])}."
        )
    return tuple(measured["modules"])


def _names(cache: Path, packages: tuple[Path, ...]) -> tuple[str, ...]:
    """Return what the packages import, worked out once for each content of their files."""
    files = [file for package in packages for file in sorted(package.rglob("*.py"))]
    key = digest_of([*maker_bytes("stdlib.py"), *(file.read_bytes() for file in files)])

    def make(folder: Path) -> None:
        names = sorted({name for package in packages for name in imported_names(package)})
        (folder / "names.json").write_text(json.dumps(names), encoding="utf-8")

    noted = cached_folder(cache / "imports" / key, make) / "names.json"
    return tuple(json.loads(noted.read_text(encoding="utf-8")))


def build_runtime(
    cache: Path, *, package: Path = APP_PACKAGE, say: Callable[[str], None] = lambda _: None
) -> BuiltFolder:
    """Return the browser's Python, made once for what the code in it imports and the declared list names.

    What the library needs beyond our own code is five small files, so they come with the rest.
    """
    names = _names(cache, (package, library_package()))
    declared = DECLARED.read_bytes()
    licences = [file.read_bytes() for file in sorted(LICENCES.iterdir())]
    key = digest_of([*maker_bytes("build.py", "stdlib.py"), declared, *licences, " ".join(names).encode()])

    def make(folder: Path) -> None:
        modules = node_modules(cache, say)
        say("making the browser's Python")
        pyodide, files = modules / "pyodide", folder / "files"
        files.mkdir()
        for name in PLAIN_FILES:
            shutil.copyfile(pyodide / name, files / name)
        prune(pyodide / STDLIB, files / STDLIB, measure(modules, names), read_declared(declared.decode()))
        prepared = prepare(folder, modules, cache)
        shutil.copytree(LICENCES, files / "licences", copy_function=shutil.copyfile)
        note(folder, prepared)

    return read_prepared(cached_folder(cache / "runtime" / key, make))
