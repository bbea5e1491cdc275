"""JavaScript's first look at a file agrees with Python's reading, case by case; see `about` in cases.json."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mintq_build.runtime.node import find_node

ROOT = Path(__file__).resolve().parents[2]
ANALYSES = ROOT / "tests" / "data" / "analyses"
CASES: list[dict[str, Any]] = json.loads((ANALYSES / "cases.json").read_text(encoding="utf-8"))["cases"]


def content(case: dict[str, Any]) -> bytes:
    """Return the bytes that a case stands for."""
    if "base64" in case:
        return base64.b64decode(case["base64"])
    if "text" in case:
        return str(case["text"]).encode()
    if "parts" in case:
        return "".join(words * times for words, times in case["parts"]).encode()
    return json.dumps(case["document"]).encode()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return what the first look says of every case, by its name."""
    folder = tmp_path_factory.mktemp("look")
    for name in ("look.js", "analysis.js"):
        shutil.copyfile(ROOT / "pyodide_app" / "web" / "state" / name, folder / name)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    files = []
    for number, case in enumerate(CASES):
        files.append(str(folder / f"{number}.json"))
        Path(files[-1]).write_bytes(content(case))
    bundle = json.loads((ANALYSES / "bundle.json").read_text(encoding="utf-8"))
    indicators = [i["id"] for a in bundle["areas"] for c in a["criteria"] for i in c["indicators"]]
    known = {
        "framework": bundle["framework"]["id"],
        "indicators": indicators,
        "levels": [step["value"] for step in bundle["scale"]],
    }
    (folder / "list.json").write_text(json.dumps({"known": known, "files": files}), encoding="utf-8")
    script = Path(__file__).with_name("first_look.mjs")
    command = [find_node().node, str(script), str(folder), str(folder / "list.json")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return {case["name"]: look for case, look in zip(CASES, json.loads(done.stdout), strict=True)}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_first_look_says_what_the_table_says(
    case: dict[str, Any], seen: dict[str, dict[str, Any]]
) -> None:
    look = seen[case["name"]]
    if case["first_look"] != "ok":
        assert case["first_look"] in look["codes"]
        return
    assert look["codes"] == []
    if case["ok"]:
        assert look["levels"] == case.get("first_look_levels", case["levels"])
        mine = [notice for notice in case["notices"] if notice in {"text_repaired", "moved_to_attic"}]
        assert look["notices"] == mine
