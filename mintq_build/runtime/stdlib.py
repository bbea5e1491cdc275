"""Which part of the standard library goes to the browser."""

from __future__ import annotations

import ast
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from mintq_build.runtime.errors import RuntimeBuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DECLARED = Path(__file__).resolve().parent / "stdlib.txt"
INSIDE = frozenset({"importlib._bootstrap", "importlib._bootstrap_external", "zipimport"})
"""Modules that are frozen into Python itself: their files are never read."""
STAND_INS = {"asyncio": "no_event_loop.py", "_colorize": "no_colours.py"}
"""Modules that Pyodide imports at its start and nobody uses, with the file that stands in for each."""
STAND_IN_FOLDER = Path(__file__).resolve().parent / "inside"
FIXED_DATE = (2026, 1, 1, 0, 0, 0)


def read_declared(text: str) -> tuple[str, ...]:
    """Return the names declared in the list; a line without a reason is a RuntimeBuildError."""
    names = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, _, why = (part.strip() for part in line.partition("#"))
        if name and not why:
            raise RuntimeBuildError(f"{DECLARED.name}:{number}: {name}: say why, after a #.")
        if name:
            names.append(name)
    return tuple(names)


def _imports(tree: ast.AST) -> Iterator[str]:
    """Yield every absolute name that a syntax tree imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            # Whether the name is a module or something inside one is seen when it is imported.
            yield from (f"{node.module}.{alias.name}" for alias in node.names if alias.name != "*")


def imported_names(package: Path) -> tuple[str, ...]:
    """Return what the Python files of a package import from the standard library, sorted."""
    names: set[str] = set()
    for file in package.rglob("*.py"):
        names.update(_imports(ast.parse(file.read_bytes(), filename=str(file))))
    known = sys.stdlib_module_names - {"__future__"}
    return tuple(sorted(name for name in names if name.partition(".")[0] in known))


def _module_name(file: str) -> str:
    """Return the module that a file of the standard library holds."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _parents(name: str) -> Iterator[str]:
    """Yield the name and every package around it."""
    while name:
        yield name
        name = name.rpartition(".")[0]


def choose_files(files: Iterable[str], modules: Iterable[str], declared: Iterable[str]) -> list[str]:
    """Return the files to keep, sorted: of the modules, of the declared names, and of packages around them.

    A declared name that is in no file is a RuntimeBuildError.
    """
    by_module = {_module_name(file): file for file in files if file.endswith(".py")}
    wanted = set(modules)
    for name in declared:
        stem = name.removesuffix(".*")
        below = {module for module in by_module if module.startswith(f"{stem}.")} if stem != name else set()
        if stem not in by_module:
            raise RuntimeBuildError(f"{DECLARED.name}: {name}: there is no such module in Pyodide's Python.")
        wanted |= {stem} | below
    around = {part for name in wanted for part in _parents(name)} - INSIDE
    return sorted(by_module[name] for name in around & by_module.keys())


def put_stand_ins(source: Path, target: Path) -> None:
    """Write the archive of the standard library again with the stand-ins in place of their modules.

    A module that is not in the archive is a RuntimeBuildError.
    """
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as changed:
        files = {name: whole.read(name) for name in whole.namelist()}
        for module, stand_in in STAND_INS.items():
            replaced = [name for name in files if name == f"{module}.py" or name.startswith(f"{module}/")]
            if not replaced:
                raise RuntimeBuildError(
                    f"{stand_in}: there is no {module} in Pyodide's Python to stand in for."
                )
            for name in replaced:
                del files[name]
            files[f"{module}.py"] = (STAND_IN_FOLDER / stand_in).read_bytes()
        for name, content in files.items():
            changed.writestr(zipfile.ZipInfo(name, FIXED_DATE), content)


def prune(source: Path, target: Path, modules: Iterable[str], declared: Iterable[str]) -> None:
    """Write an archive with the chosen files of the standard library, the same bytes each time."""
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as pruned:
        for file in choose_files(whole.namelist(), modules, declared):
            pruned.writestr(zipfile.ZipInfo(file, FIXED_DATE), whole.read(file))
