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
from mintq_build.runtime.stdlib import (
    DECLARED,
    STAND_INS,
    imported_names,
    prune,
    put_stand_ins,
    read_declared,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAIN_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"
LICENCES = HERE / "licences"


def measure(modules: Path, stdlib: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is loaded of a standard library once Pyodide has started with it and imported the names.

    A name that Pyodide's Python does not have is a RuntimeBuildError.
    """
    measured = json.loads(run_script("measure.mjs", modules, stdlib, *names))
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
    makers = maker_bytes("build.py", "stdlib.py", *(f"inside/{name}" for name in STAND_INS.values()))
    key = digest_of([*makers, declared, *licences, " ".join(names).encode()])

    def make(folder: Path) -> None:
        modules = node_modules(cache, say)
        say("making the browser's Python")
        pyodide, files = modules / "pyodide", folder / "files"
        files.mkdir()
        for name in PLAIN_FILES:
            shutil.copyfile(pyodide / name, files / name)
        whole = folder / STDLIB
        put_stand_ins(pyodide / STDLIB, whole)
        prune(whole, files / STDLIB, measure(modules, whole, names), read_declared(declared.decode()))
        whole.unlink()
        prepared = prepare(folder, modules, cache)
        shutil.copytree(LICENCES, files / "licences", copy_function=shutil.copyfile)
        note(folder, prepared)

    return read_prepared(cached_folder(cache / "runtime" / key, make))
