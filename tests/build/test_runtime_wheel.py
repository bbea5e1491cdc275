"""Our wheel for the browser, the lock that names it, and what the page is told."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from typing import TYPE_CHECKING

from mintq_build.runtime.prepared import BuiltFile, BuiltFolder
from mintq_build.runtime.publish import publish
from mintq_build.runtime.wheel import make_lock, write_wheel

if TYPE_CHECKING:
    from pathlib import Path


def small_package(folder: Path) -> Path:
    package = folder / "pyodide_app"
    for name in ("__init__.py", "core/a.py", "labels/de.json", "web/app.js", "web/x.json", "core/notes.txt"):
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return package


def test_python_and_labels_travel_and_nothing_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_wheel(small_package(tmp_path), tmp_path)) as wheel:
        names = wheel.namelist()
        recorded = wheel.read("mintq_app-0.dist-info/RECORD").decode().splitlines()
    assert [name for name in names if not name.startswith("mintq_app")] == [
        "pyodide_app/__init__.py",
        "pyodide_app/core/a.py",
        "pyodide_app/labels/de.json",
    ]
    assert recorded[:3] == [
        "pyodide_app/__init__.pyc,,",
        "pyodide_app/core/a.pyc,,",
        "pyodide_app/labels/de.json,,",
    ]
    assert len(recorded) == len(names)


def test_the_wheel_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    package = small_package(tmp_path)
    first = write_wheel(package, tmp_path).read_bytes()
    (package / "core" / "a.py").touch()
    assert write_wheel(package, tmp_path).read_bytes() == first


def test_the_lock_names_the_wheel_by_its_content(tmp_path: Path) -> None:
    wheel = tmp_path / "mintq_app-0-cp314-none-any.whl"
    wheel.write_bytes(b"wheel")
    npm_lock = tmp_path / "pyodide-lock.json"
    npm_lock.write_text(json.dumps({"info": {"python": "3.14.2"}, "packages": {"other": {}}}))
    lock = json.loads(make_lock(wheel, tmp_path / "pyodide_app", npm_lock))
    assert lock["info"] == {"python": "3.14.2"}
    assert list(lock["packages"]) == ["mintq-app"]
    entry = lock["packages"]["mintq-app"]
    assert entry["file_name"] == wheel.name
    assert entry["sha256"] == hashlib.sha256(b"wheel").hexdigest()
    assert entry["imports"] == ["pyodide_app"]


def built(folder: Path, digest: str, files: dict[str, tuple[int, int]]) -> BuiltFolder:
    folder.mkdir()
    for name in files:
        (folder / name).write_text(name)
    listed = tuple(BuiltFile(name=name, size=size, sent=sent) for name, (size, sent) in files.items())
    return BuiltFolder(folder=folder, hash=digest, files=listed)


def test_the_manifest_counts_what_is_fetched_and_points_below_the_root(tmp_path: Path) -> None:
    runtime = built(
        tmp_path / "r",
        "11",
        {
            "pyodide.asm.bin": (300, 300),
            "pyodide.asm.mjs": (100, 20),
            "pyodide.asm.wasm": (900, 299),
            "pyodide.mjs": (10, 5),
            "python_stdlib.zip": (70, 70),
        },
    )
    app = built(tmp_path / "a", "22", {"mintq_app-0.whl": (8, 8), "lock.json": (3, 3)})
    library = built(tmp_path / "l", "33", {"xlsxwriter-1.whl": (50, 50)})
    assets = tmp_path / "site" / "assets" / "mintq"
    manifest = publish(runtime, app, library, assets)
    again = publish(runtime, app, library, assets)
    assert manifest == again
    assert manifest.download == 300 + 20 + 5 + 70 + 8 + 3
    told = json.loads(manifest.to_json())
    for key in ("pyodide", "wasm", "packed", "stdlib", "lock"):
        assert (tmp_path / "site" / told[key]).is_file()
    for key in ("index", "packages"):
        assert (tmp_path / "site" / told[key]).is_dir()
    sizes = {file["url"].rpartition("/")[2]: (file["bytes"], file["gzip"]) for file in told["files"]}
    assert sizes["pyodide.asm.wasm"] == (900, 300)
    assert "pyodide.asm.bin" not in sizes
    digest = base64.b64encode(hashlib.sha256(b"xlsxwriter-1.whl").digest()).decode()
    assert told["library"] == {
        "url": "assets/mintq/library-33/xlsxwriter-1.whl",
        "bytes": 50,
        "integrity": f"sha256-{digest}",
    }
    assert "xlsxwriter-1.whl" not in sizes, "it is fetched only when it is wanted"
