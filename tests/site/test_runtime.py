"""The browser's Python as it is published: small, the same each time, and able to do what the core does."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mintq_build.runtime import node as node_room
from mintq_build.runtime.build import build_runtime
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.runtime.library import build_library
from mintq_build.runtime.node import HERE, find_node, node_modules
from mintq_build.runtime.publish import publish
from mintq_build.runtime.typecheck import check_types
from mintq_build.runtime.wheel import build_app_wheel
from pyodide_app.bridge import handle
from pyodide_app.office import FORMATS

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable, Iterator

    from mintq_build.runtime.prepared import BuiltFolder

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache"
DATA = ROOT / "tests" / "data" / "analyses"
HIGHEST_SENT = 5_500_000
"""Bytes on the way before the first score: the promise of the project."""
HIGHEST_ON_DEMAND = 350_000
"""Bytes on the way before the first Excel file, once."""


@pytest.fixture(scope="module")
def runtime() -> BuiltFolder:
    return build_runtime(CACHE)


@pytest.fixture(scope="module")
def app() -> BuiltFolder:
    return build_app_wheel(CACHE)


@pytest.fixture(scope="module")
def library() -> BuiltFolder:
    return build_library(CACHE)


def content(folder: BuiltFolder) -> dict[str, str]:
    files = (path for path in folder.folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_what_is_sent_stays_small(
    runtime: BuiltFolder, app: BuiltFolder, library: BuiltFolder, tmp_path: Path
) -> None:
    manifest = publish(runtime, app, library, tmp_path)

    assert manifest.download <= HIGHEST_SENT
    assert manifest.library.bytes <= HIGHEST_ON_DEMAND
    assert manifest.library.url not in {file.url for file in manifest.files}


def test_a_second_build_gives_the_same_bytes(
    runtime: BuiltFolder, app: BuiltFolder, library: BuiltFolder, tmp_path: Path
) -> None:
    for shared in ("node", "browser-packages"):
        (tmp_path / shared).symlink_to(CACHE / shared)
    assert content(build_runtime(tmp_path)) == content(runtime)
    assert content(build_app_wheel(tmp_path)) == content(app)
    assert content(build_library(tmp_path)) == content(library)


def test_licences_travel_with_what_they_are_for(runtime: BuiltFolder, library: BuiltFolder) -> None:
    assert "John McNamara" in (library.folder / "LICENSE.txt").read_text(encoding="utf-8")
    licences = runtime.folder / "licences"
    assert "Mozilla Public License" in (licences / "MPL-2.0.txt").read_text(encoding="utf-8")
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in (licences / "Python.txt").read_text(encoding="utf-8")
    packed = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    notice = (licences / "README.txt").read_text(encoding="utf-8")
    assert f"Pyodide {packed['dependencies']['pyodide']}" in notice
    assert f"tag {packed['dependencies']['pyodide']}" in notice


def all_calls() -> list[tuple[str, Any]]:
    """Return calls of every kind, good and bad, in every language."""
    bundle = json.loads((DATA / "bundle.json").read_text(encoding="utf-8"))
    files = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.mintq.json"))]
    cases = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))["cases"]
    texts = [case["text"] for case in cases if "text" in case]
    documents = [json.dumps(case["document"]) for case in cases if "document" in case]
    calls: list[tuple[str, Any]] = [("score", {}), ("start", {}), ("start", {"bundle": bundle})]
    calls += [("open", {"text": text}) for text in (*files, *texts, *documents, "{", "")]
    for analysis in map(json.loads, files):
        calls.append(("score", {"analysis": analysis}))
        for lang in (*bundle["languages"], "xx"):
            common = {"analysis": analysis, "lang": lang}
            calls.append(("view", {**common, "guidance": "../framework/"}))
            calls += [
                ("report", {**common, "format": name, "now": "2026-11-22T10:00:00+01:00"})
                for name in (*FORMATS, "odt")
            ]
    calls += [("nonsense", {}), ("view", []), ("view", None), ("report", {"analysis": 1})]
    return calls


def unpacked(content: str) -> list[tuple[str, bytes]]:
    """Return the parts of an office file in their order; how they are packed depends on the zlib."""
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(content))) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def comparable(answer: dict[str, Any]) -> Any:
    """Return an answer without the place of a mistake in JSON: Python 3.13 and newer name another column."""
    if answer["ok"]:
        value = answer["value"]
        return {**value, "base64": unpacked(value["base64"])} if "base64" in value else value
    return [problem["code"] for problem in answer["error"]["problems"]] or answer["error"]


def test_the_pruned_python_answers_as_this_one_does(
    runtime: BuiltFolder, app: BuiltFolder, library: BuiltFolder, tmp_path: Path
) -> None:
    calls = [(call, json.dumps(payload)) for call, payload in all_calls()]
    calls += [("open", "not json"), ("open", "[" * 10_000)]
    (tmp_path / "calls.json").write_text(json.dumps(calls), encoding="utf-8")
    node, script = find_node(), ROOT / "tests" / "site" / "call_bridge.mjs"
    folders = (runtime.folder, app.folder, library.folder)
    printed = node.run([node.node, script, *folders, tmp_path / "calls.json"])
    answers = [json.loads(answer) for answer in json.loads(printed)]
    expected = [json.loads(handle(call, payload)) for call, payload in calls]
    assert len(answers) == len(expected) > 50
    for call, answer, wanted in zip(calls, answers, expected, strict=True):
        assert comparable(answer) == comparable(wanted), call
    codes = {answer["error"]["code"] for answer in answers if not answer["ok"]}
    assert "internal" not in codes
    assert sum(answer["ok"] for answer in answers) > 20


TRACEBACK = """
import traceback
def inner():
    raise ValueError("no\\nline", "ä")
try:
    try:
        inner()
    except ValueError as error:
        compile("1 +", "here", "eval")
except SyntaxError:
    told = traceback.format_exc()
told
"""
NO_LOOP = """
import asyncio, sys
try:
    asyncio.run(None)
except AttributeError as error:
    told = str(error)
told + " " + str(sorted({"logging", "selectors", "socket", "ssl", "subprocess"} & sys.modules.keys()))
"""


def test_what_stands_in_for_modules_does_what_is_asked_of_it(runtime: BuiltFolder, app: BuiltFolder) -> None:
    node, script = find_node(), ROOT / "tests" / "site" / "run_python.mjs"

    def run(code: str) -> str:
        return node.run([node.node, script, runtime.folder, app.folder, code])

    told = run(TRACEBACK)
    here: dict[str, Any] = {}
    exec(TRACEBACK.replace("\ntold\n", ""), here)  # noqa: S102 - the code above
    plain = [line.strip() for line in here["told"].splitlines() if not line.strip().startswith(("File", "^"))]
    assert [line.strip() for line in told.splitlines() if line.strip() in plain] == plain
    assert "\x1b" not in told
    refusal = run(NO_LOOP)
    assert "no event loop" in refusal
    assert refusal.endswith("[]"), "what asyncio would import is loaded"


def tarball() -> bytes:
    """Return a package as npm packs it."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        data = json.dumps({"name": "small", "version": "1.0.0"}).encode()
        info = tarfile.TarInfo("package/package.json")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


@pytest.fixture
def small_lock(
    tmp_path: Path,
    serve_folder: Callable[[Path], contextlib.AbstractContextManager[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """Return a lock that names one package of a registry on this machine, by a hash that is to be put in."""
    registry, room = tmp_path / "registry", tmp_path / "room"
    registry.mkdir()
    room.mkdir()
    (registry / "small.tgz").write_bytes(tarball())
    wish = {"name": "x", "version": "0.0.0", "dependencies": {"small": "1.0.0"}}
    packages = {"": wish, "node_modules/small": {"version": "1.0.0", "integrity": "HASH"}}
    (room / "package.json").write_text(json.dumps(wish))
    lock = room / "package-lock.json"
    lock.write_text(json.dumps({**wish, "lockfileVersion": 3, "packages": packages}))
    monkeypatch.setattr(node_room, "HERE", room)
    with serve_folder(registry) as address:
        small = {"name": "small", "version": "1.0.0", "dist": {"tarball": f"{address}small.tgz"}}
        known = {"name": "small", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": small}}
        (registry / "small").write_text(json.dumps(known))
        npmrc = (HERE / "npmrc").read_text(encoding="utf-8")
        (room / "npmrc").write_text(f"{npmrc}registry={address}\ncache={tmp_path / 'npm'}\nfetch-retries=0\n")
        yield lock


def test_what_npm_delivers_is_compared_with_the_lock(small_lock: Path, tmp_path: Path) -> None:
    delivered = (tmp_path / "registry" / "small.tgz").read_bytes()
    right = base64.b64encode(hashlib.sha512(delivered).digest()).decode()
    text = small_lock.read_text()
    small_lock.write_text(text.replace("HASH", "sha512-" + "A" * 86 + "=="))
    with pytest.raises(RuntimeBuildError, match="What npm delivered is not what the lock names"):
        node_modules(tmp_path / "cache")
    small_lock.write_text(text.replace("HASH", f"sha512-{right}"))
    assert (node_modules(tmp_path / "cache") / "small" / "package.json").is_file()


def test_our_javascript_has_the_types_it_says() -> None:
    check_types(CACHE)
