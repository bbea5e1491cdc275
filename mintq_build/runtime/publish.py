"""Copies the browser's Python into a site and tells the page where it is."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mintq_build.runtime.prepared import BuiltFolder

BELOW_ROOT = "assets/mintq"


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """One file that the engine fetches."""

    url: str
    """Relative to the site's root."""
    bytes: int
    """As the browser reads it."""
    gzip: int
    """On the way."""


@dataclass(frozen=True, slots=True)
class RuntimeManifest:
    """Where the engine's files lie; every address is relative to the site's root."""

    pyodide: str
    """The module that starts Python."""
    index: str
    """The folder of the runtime."""
    wasm: str
    """Python itself, for browsers that cannot unpack."""
    packed: str
    """Python itself, packed with gzip."""
    stdlib: str
    lock: str
    """What packages there are."""
    packages: str
    """The folder of the packages."""
    files: tuple[FetchedFile, ...]
    """What is fetched before the engine is ready."""
    download: int
    """Bytes to fetch in all, as they are sent."""

    def to_json(self) -> str:
        """Return the manifest as the page's script reads it."""
        return json.dumps(asdict(self), sort_keys=True)


def _copy(built: BuiltFolder, target: Path) -> None:
    """Copy a folder whose name holds the hash of its content, unless it is there."""
    if not target.exists():
        shutil.copytree(built.folder, target, copy_function=shutil.copyfile)


def publish(runtime: BuiltFolder, app: BuiltFolder, site_assets_dir: Path) -> RuntimeManifest:
    """Copy both folders below the site's `assets/mintq/`, and return where everything is."""
    names = (f"runtime-{runtime.hash}", f"app-py-{app.hash}")
    for built, name in zip((runtime, app), names, strict=True):
        _copy(built, site_assets_dir / name)
    index, packages = (f"{BELOW_ROOT}/{name}/" for name in names)
    packed, plain = runtime.file(".bin"), runtime.file(".wasm")
    files = [
        FetchedFile(url=folder + file.name, bytes=file.size, gzip=file.sent)
        for folder, built in ((index, runtime), (packages, app))
        for file in built.files
        if file not in (packed, plain)
    ]
    # Python itself is counted as it comes out of the packed file.
    files.append(FetchedFile(url=index + plain.name, bytes=plain.size, gzip=packed.sent))
    return RuntimeManifest(
        pyodide=f"{index}pyodide.mjs",
        index=index,
        wasm=index + plain.name,
        packed=index + packed.name,
        stdlib=index + runtime.file(".zip").name,
        lock=f"{packages}lock.json",
        packages=packages,
        files=tuple(files),
        download=sum(file.gzip for file in files),
    )
