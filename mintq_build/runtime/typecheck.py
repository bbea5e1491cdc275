"""Checks the types of the page's JavaScript: `python -m mintq_build.runtime.typecheck`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.runtime.node import HERE, find_node, node_modules

if TYPE_CHECKING:
    from pathlib import Path

CACHE = HERE.parent.parent / ".cache"
# Page, worker and Node see different worlds, so each has a configuration of its own.
CONFIGURATIONS = ("tsconfig.json", "tsconfig.worker.json", "tsconfig.node.json")


def write_configuration(cache: Path, modules: Path, name: str) -> Path:
    """Write the configuration that adds where the types of the npm packages lie, and return its path."""
    places = {
        "idb": [str(modules / "idb" / "build" / "index.d.ts")],
        "pyodide": [str(modules / "pyodide" / "pyodide.d.ts")],
    }
    options = {"paths": places, "typeRoots": [str(modules / "@types")]}
    path = cache / "typecheck" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"extends": str(HERE / name), "compilerOptions": options}), encoding="utf-8")
    return path


def check_types(cache: Path) -> None:
    """Check all our JavaScript; a finding is a RuntimeBuildError that shows what the compiler says."""
    modules, node = node_modules(cache.resolve()), find_node()
    compiler = modules / "typescript" / "bin" / "tsc"
    for name in CONFIGURATIONS:
        written = write_configuration(cache.resolve(), modules, name)
        node.run([node.node, compiler, "--project", written, "--pretty", "false"])


def main() -> int:
    """Print what is wrong; return the exit status."""
    try:
        check_types(CACHE)
    except RuntimeBuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
