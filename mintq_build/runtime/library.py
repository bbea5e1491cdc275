"""The library that writes Excel files, for the browser: a byte-compiled wheel, fetched when it is wanted."""

from __future__ import annotations

import importlib.metadata
import shutil
from typing import TYPE_CHECKING

from mintq_build.runtime.cached import cached_folder, digest_of
from mintq_build.runtime.node import node_modules
from mintq_build.runtime.packages import LIBRARY, library_licence, library_package
from mintq_build.runtime.prepared import BuiltFolder, maker_bytes, note, prepare, read_prepared
from mintq_build.runtime.wheel import pack_wheel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def build_library(cache: Path, *, say: Callable[[str], None] = lambda _: None) -> BuiltFolder:
    """Return the folder with the library's wheel and licence, made once for each content of the library."""
    package, licence = library_package(), library_licence()
    content = {
        f"{package.name}/{file.relative_to(package).as_posix()}": file.read_bytes()
        for file in sorted(package.rglob("*.py"))
    }
    parts = [part for name, data in content.items() for part in (name.encode(), data)]
    key = digest_of([*maker_bytes("library.py", "wheel.py"), licence.read_bytes(), *parts])

    def make(folder: Path) -> None:
        modules = node_modules(cache, say)
        say(f"compiling {LIBRARY} for the browser")
        inside = folder / "files"
        inside.mkdir()
        pack_wheel(content, inside, name=LIBRARY, version=importlib.metadata.version(LIBRARY))
        prepared = prepare(folder, modules, cache)
        shutil.copyfile(licence, inside / licence.name)
        note(folder, prepared)

    return read_prepared(cached_folder(cache / "library" / key, make))
