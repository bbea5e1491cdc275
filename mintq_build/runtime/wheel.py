"""Our own package for the browser: a byte-compiled wheel, and the lock that names it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from typing import TYPE_CHECKING

from mintq_build.runtime.cached import cached_folder, digest_of
from mintq_build.runtime.node import node_modules
from mintq_build.runtime.packages import APP_PACKAGE
from mintq_build.runtime.prepared import BuiltFile, BuiltFolder, maker_bytes, note, prepare, read_prepared
from mintq_build.runtime.stdlib import FIXED_DATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DISTRIBUTION = "mintq_app"
PACKAGE = "mintq-app"
# Never published and never compared: which build it is says the folder's hash.
VERSION = "0"


def travelling_files(package: Path) -> list[Path]:
    """Return the files that go into the wheel, sorted: Python, and the JSON files beside it."""
    files = (*package.rglob("*.py"), *package.rglob("*.json"))
    return sorted(file for file in files if file.relative_to(package).parts[0] != "web")


def pack_wheel(content: Mapping[str, bytes], folder: Path, *, name: str, version: str) -> Path:
    """Write files as a pure wheel, the same bytes each time, and return its path."""
    info = f"{name}-{version}.dist-info"
    inside = {
        **content,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: mintq\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    # Compiled files may stand in a RECORD without a hash; whoever fetches the wheel knows the hash of it all.
    recorded = [f"{file}c" if file.endswith(".py") else file for file in (*inside, f"{info}/RECORD")]
    inside[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in recorded).encode()
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file, data in inside.items():
            archive.writestr(zipfile.ZipInfo(file, FIXED_DATE), data)
    return wheel


def write_wheel(package: Path, folder: Path) -> Path:
    """Write our package as a wheel and return its path."""
    content = {
        f"{package.name}/{file.relative_to(package).as_posix()}": file.read_bytes()
        for file in travelling_files(package)
    }
    return pack_wheel(content, folder, name=DISTRIBUTION, version=VERSION)


def make_lock(wheel: Path, package: Path, npm_lock: Path) -> str:
    """Return the lock for Pyodide's package loader as JSON: our wheel and nothing else."""
    info = json.loads(npm_lock.read_text(encoding="utf-8"))["info"]
    entry = {
        "name": PACKAGE,
        "version": VERSION,
        "file_name": wheel.name,
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "install_dir": "site",
        "package_type": "package",
        "imports": [package.name],
        "depends": [],
        "unvendored_tests": False,
    }
    return json.dumps({"info": info, "packages": {PACKAGE: entry}}, sort_keys=True)


def build_app_wheel(
    cache: Path, *, package: Path = APP_PACKAGE, say: Callable[[str], None] = lambda _: None
) -> BuiltFolder:
    """Return the folder with the wheel and its `lock.json`, made once for each content of the package."""
    files = travelling_files(package)
    contents = (
        part for file in files for part in (file.relative_to(package).as_posix().encode(), file.read_bytes())
    )
    key = digest_of([*maker_bytes("wheel.py"), *contents])

    def make(folder: Path) -> None:
        modules = node_modules(cache, say)
        say("compiling our own Python for the browser")
        inside = folder / "files"
        inside.mkdir()
        write_wheel(package, inside)
        prepared = prepare(folder, modules, cache)
        (wheel,) = inside.glob("*.whl")
        lock = make_lock(wheel, package, modules / "pyodide" / "pyodide-lock.json")
        (inside / "lock.json").write_text(lock, encoding="utf-8")
        note(folder, (*prepared, BuiltFile(name="lock.json", size=len(lock), sent=len(lock))))

    return read_prepared(cached_folder(cache / "app-py" / key, make))
