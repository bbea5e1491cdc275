"""Copies the browser's Python into a site and tells the page where it is."""

from __future__ import annotations

import base64
import hashlib
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
class OnDemand:
    """A file that is fetched only when somebody wants what it is for."""

    url: str
    """Relative to the site's root."""
    bytes: int
    integrity: str
    """What a browser compares the content with (Subresource Integrity)."""


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
    library: OnDemand
    """What writes Excel files."""

    def to_json(self) -> str:
        """Return the manifest as the page's script reads it."""
        return json.dumps(asdict(self), sort_keys=True)


def _copy(built: BuiltFolder, target: Path) -> None:
    """Copy a folder whose name holds the hash of its content, unless it is there."""
    if not target.exists():
        shutil.copytree(built.folder, target, copy_function=shutil.copyfile)


def _on_demand(built: BuiltFolder, folder: str) -> OnDemand:
    wheel = built.file(".whl")
    digest = hashlib.sha256((built.folder / wheel.name).read_bytes()).digest()
    return OnDemand(folder + wheel.name, wheel.size, f"sha256-{base64.b64encode(digest).decode()}")


def publish(
    runtime: BuiltFolder, app: BuiltFolder, library: BuiltFolder, site_assets_dir: Path
) -> RuntimeManifest:
    """Copy the folders below the site's `assets/mintq/`, and return where everything is."""
    names = (f"runtime-{runtime.hash}", f"app-py-{app.hash}", f"library-{library.hash}")
    for built, name in zip((runtime, app, library), names, strict=True):
        _copy(built, site_assets_dir / name)
    index, packages, on_demand = (f"{BELOW_ROOT}/{name}/" for name in names)
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
        library=_on_demand(library, on_demand),
    )
