"""The browser's Python as it is published: small, the same each time, and able to do what the core does."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mintq_build.runtime import node as node_room
from mintq_build.runtime.build import build_runtime
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.runtime.node import HERE, find_node, node_modules
from mintq_build.runtime.publish import publish
from mintq_build.runtime.typecheck import check_types
from mintq_build.runtime.wheel import build_app_wheel
from pyodide_app.bridge import handle
from pyodide_app.core.reports import FORMATS

if TYPE_CHECKING:
    from mintq_build.runtime.prepared import BuiltFolder

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache"
DATA = ROOT / "tests" / "data" / "analyses"
HIGHEST_SENT = 5_500_000
"""Bytes on the way before the first score: the promise of the project."""


@pytest.fixture(scope="module")
def runtime() -> BuiltFolder:
    return build_runtime(CACHE)


@pytest.fixture(scope="module")
def app() -> BuiltFolder:
    return build_app_wheel(CACHE)


def content(folder: BuiltFolder) -> dict[str, str]:
    files = (path for path in folder.folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_what_is_sent_stays_small(runtime: BuiltFolder, app: BuiltFolder, tmp_path: Path) -> None:
    assert publish(runtime, app, tmp_path).download <= HIGHEST_SENT


def test_a_second_build_gives_the_same_bytes(runtime: BuiltFolder, app: BuiltFolder, tmp_path: Path) -> None:
    for shared in ("node", "browser-packages"):
        (tmp_path / shared).symlink_to(CACHE / shared)
    assert content(build_runtime(tmp_path)) == content(runtime)
    assert content(build_app_wheel(tmp_path)) == content(app)


def test_licences_travel_with_what_they_are_for(runtime: BuiltFolder) -> None:
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
                for name in (*FORMATS, "docx")
            ]
    calls += [("nonsense", {}), ("view", []), ("view", None), ("report", {"analysis": 1})]
    return calls


def comparable(answer: dict[str, Any]) -> Any:
    """Return an answer without the place of a mistake in JSON: Python 3.13 and newer name another column."""
    if answer["ok"]:
        return answer["value"]
    return [problem["code"] for problem in answer["error"]["problems"]] or answer["error"]


def test_the_pruned_python_answers_as_this_one_does(
    runtime: BuiltFolder, app: BuiltFolder, tmp_path: Path
) -> None:
    calls = [(call, json.dumps(payload)) for call, payload in all_calls()]
    calls += [("open", "not json"), ("open", "[" * 10_000)]
    (tmp_path / "calls.json").write_text(json.dumps(calls), encoding="utf-8")
    node, script = find_node(), ROOT / "tests" / "site" / "call_bridge.mjs"
    printed = node.run([node.node, script, runtime.folder, app.folder, tmp_path / "calls.json"])
    answers = [json.loads(answer) for answer in json.loads(printed)]
    expected = [json.loads(handle(call, payload)) for call, payload in calls]
    assert len(answers) == len(expected) > 50
    for call, answer, wanted in zip(calls, answers, expected, strict=True):
        assert comparable(answer) == comparable(wanted), call
    codes = {answer["error"]["code"] for answer in answers if not answer["ok"]}
    assert "internal" not in codes
    assert sum(answer["ok"] for answer in answers) > 20


def test_what_npm_delivers_is_compared_with_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    shutil.copy(HERE / "npmrc", room)
    wish = {"name": "x", "version": "0.0.0", "dependencies": {"idb": "8.0.4"}}
    wrong = {"version": "8.0.4", "integrity": "sha512-" + "A" * 86 + "=="}
    lock = {**wish, "lockfileVersion": 3, "packages": {"": wish, "node_modules/idb": wrong}}
    (room / "package.json").write_text(json.dumps(wish))
    (room / "package-lock.json").write_text(json.dumps(lock))
    monkeypatch.setattr(node_room, "HERE", room)
    with pytest.raises(RuntimeBuildError, match="What npm delivered is not what the lock names"):
        node_modules(tmp_path / "cache")


def test_our_javascript_has_the_types_it_says() -> None:
    check_types(CACHE)
