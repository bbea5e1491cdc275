"""Random analyses come to the same bytes in this Python, on the command line and in the browser's Python."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mintq_build.compile import compile_bundle
from mintq_build.load import load_framework
from mintq_build.runtime.build import build_runtime
from mintq_build.runtime.library import build_library
from mintq_build.runtime.node import find_node
from mintq_build.runtime.wheel import build_app_wheel
from pyodide_app.bridge import Bridge
from pyodide_app.core.documents.bundle_json import bundle_to_dict

if TYPE_CHECKING:
    Assessment = Any

pytestmark = [pytest.mark.site, pytest.mark.browser]

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
MANY = 1_000
SOME = 25
"""As many in Chromium, which runs the same WebAssembly as Node."""
FEW = 20
"""As many office files: they are written more slowly."""
TEXTS = ("json", "csv", "md", "html", "plan.csv")
OFFICE = ("xlsx", "docx")
LANGUAGES = ("de", "en")
NOW = "2026-11-22T10:00:00.000Z"
PIECES = (
    *(
        "Größe",
        "straße",
        "Öl",
        "naïve",
        "Ελλάδα",
        "שלום",
        "🧪",
        "e\u0301",
        "\u202e",
        "\u00a0",
        "\u2028",
        "\x0b",
    ),
    *(
        "=1+1",
        "+4",
        "-2",
        "@SUM(A1)",
        "<b>",
        "&amp;",
        "</script>",
        "]]>",
        '"',
        "'",
        ";",
        ",",
        "\\",
        "|",
        "`",
        "#",
    ),
    *(
        "\n",
        "\r\n",
        "\t",
        "  ",
        "* a",
        "1. b",
        "https://example.org/ü",
        "javascript:alert(1)",
        "2027-02-28",
        "x" * 90,
    ),
)


def words(chance: random.Random) -> str:
    return " ".join(chance.choices(PIECES, k=chance.randint(0, 6)))


def random_analysis(number: int, bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a save file's data: the same for a number on every machine."""
    chance = random.Random(number)
    criteria = [criterion for area in bundle["areas"] for criterion in area["criteria"]]
    indicators = [indicator["id"] for criterion in criteria for indicator in criterion["indicators"]]
    answers = {}
    for indicator in chance.sample(indicators, chance.randint(0, len(indicators))):
        answer: dict[str, Any] = {"level": chance.choice([0, 1, 2, 3, "na", "unknown", None])}
        for key in ("reason", "note", "agreement", "asked"):
            if chance.random() < 0.2:
                answer[key] = words(chance)
        if chance.random() < 0.2:
            answer["evidence"] = [
                {"text": words(chance), "url": words(chance)} for _ in range(chance.randint(1, 2))
            ]
        if chance.random() < 0.2:
            answer["talk"] = True
        answers[indicator] = answer
    steps = [
        {
            "id": str(place),
            "criterion": chance.choice(criteria)["id"],
            **{key: words(chance) for key in ("goal", "measure", "owner", "sign")},
            "due": chance.choice(["2027-02-28", "bald", ""]),
            "effort": chance.randint(0, 4),
            "effect": chance.randint(0, 4),
            "status": chance.choice(["open", "begun", "done", "dropped", "?"]),
        }
        for place in range(chance.randint(0, 3))
    ]
    areas = [area["id"] for area in bundle["areas"]]
    keys = ("initiative", "project", "kind", "groups", "people", "occasion", "date")
    return {
        "format": "mintq-analysis",
        "format_version": 1,
        "id": f"random-{number}",
        "framework": {"id": bundle["framework"]["id"]},
        "language": chance.choice(LANGUAGES),
        "saved": NOW,
        "mode": chance.choice(["short", "full"]),
        **({"areas": chance.sample(areas, chance.randint(1, len(areas)))} if chance.random() < 0.3 else {}),
        "profile": {key: words(chance) for key in keys if chance.random() < 0.5},
        "answers": answers,
        "targets": {criterion["id"]: chance.uniform(0, 3) for criterion in chance.sample(criteria, 2)},
        "plan": steps,
        "impact_logic": {part: [words(chance)] for part in ("need", "outcomes") if chance.random() < 0.5},
    }


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    return bundle_to_dict(compile_bundle(load_framework(ROOT / "framework")))


@pytest.fixture(scope="module")
def bridge(bundle: dict[str, Any]) -> Bridge:
    """Return the core in this Python, the one that the build uses."""
    made = Bridge()
    assert json.loads(made.handle("start", json.dumps({"bundle": bundle})))["ok"]
    return made


def payload(number: int, bundle: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what a report is asked for with; languages take turns."""
    lang = LANGUAGES[number % len(LANGUAGES)]
    return {"analysis": random_analysis(number, bundle), "format": name, "lang": lang, "now": NOW}


def in_node(calls: list[tuple[str, str]], folder: Path, *how: str) -> list[str]:
    """Return what the published runtime answers under Node."""
    (folder / "calls.json").write_text(json.dumps(calls), encoding="utf-8")
    node, script = find_node(), ROOT / "tests" / "site" / "call_bridge.mjs"
    built = (build_runtime(CACHE), build_app_wheel(CACHE), build_library(CACHE))
    folders = [made.folder for made in built]
    found: list[str] = json.loads(node.run([node.node, script, *folders, folder / "calls.json", *how]))
    return found


def parts(file: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def unpacked(value: dict[str, Any]) -> dict[str, Any]:
    """Return a file with its parts instead of its bytes: how they are packed depends on the zlib."""
    return value | ({"base64": parts(base64.b64decode(value["base64"]))} if "base64" in value else {})


def test_a_thousand_analyses_come_to_the_same_bytes_in_the_browsers_python(
    bundle: dict[str, Any], bridge: Bridge, tmp_path: Path
) -> None:
    asked = [
        ("report", number, json.dumps(payload(number, bundle, name)))
        for number in range(MANY)
        for name in TEXTS
    ]
    asked += [("score", n, json.dumps({"analysis": random_analysis(n, bundle)})) for n in range(MANY)]
    asked += [("view", n, json.dumps({**payload(n, bundle, "html"), "guidance": "../"})) for n in range(SOME)]
    start = ("start", json.dumps({"bundle": bundle}))
    _, *digests = in_node([start, *((call, text) for call, _, text in asked)], tmp_path, "digests")

    different = []
    for (call, number, text), digest in zip(asked, digests, strict=True):
        answer = bridge.handle(call, text)
        assert answer.startswith('{"ok": true'), answer[:300]
        if hashlib.sha256(answer.encode()).hexdigest() != digest:
            different.append((call, number, json.loads(text).get("format")))
    assert different == []


def test_office_files_have_the_same_parts_in_the_browsers_python(
    bundle: dict[str, Any], bridge: Bridge, tmp_path: Path
) -> None:
    asked = [json.dumps(payload(number, bundle, name)) for number in range(FEW) for name in OFFICE]
    start = ("start", json.dumps({"bundle": bundle}))
    _, *answers = in_node([start, *(("report", text) for text in asked)], tmp_path)

    for text, answer in zip(asked, answers, strict=True):
        wanted = json.loads(bridge.handle("report", text))["value"]
        assert unpacked(json.loads(answer)["value"]) == unpacked(wanted)


def test_the_command_line_scores_a_thousand_alike(
    bundle: dict[str, Any], bridge: Bridge, tmp_path: Path
) -> None:
    analyses = [random_analysis(number, bundle) for number in range(MANY)]
    for number, analysis in enumerate(analyses):
        (tmp_path / f"{number}.mintq.json").write_text(json.dumps(analysis), encoding="utf-8")
    files = [f"{number}.mintq.json" for number in range(MANY)]
    command = [sys.executable, "-m", "mintq_build", "score", *files, "--framework", ROOT / "framework"]
    printed = json.loads(subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout)

    for analysis, found in zip(analyses, printed, strict=True):
        wanted = json.loads(bridge.handle("score", json.dumps({"analysis": analysis})))["value"]
        assert json.dumps(found) == json.dumps(wanted)


@pytest.mark.parametrize("name", [*TEXTS, *OFFICE])
def test_the_command_line_writes_the_same_reports(
    name: str, bundle: dict[str, Any], bridge: Bridge, tmp_path: Path
) -> None:
    number = [*TEXTS, *OFFICE].index(name)
    asked = payload(number, bundle, name)
    (tmp_path / "a.json").write_text(json.dumps(asked["analysis"]), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "mintq_build", "report", "a.json", "--format", name, "--lang", asked["lang"]),
        *("--date", NOW[:10], "-o", "out", "--framework", ROOT / "framework"),
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    made = (tmp_path / "out").read_bytes()
    wanted = json.loads(bridge.handle("report", json.dumps(asked)))["value"]

    if name in OFFICE:
        assert parts(made) == parts(base64.b64decode(wanted["base64"]))
    else:
        assert made == wanted["content"].encode()


REPORTS = """async ({ asked, office }) => {
  const app = document.querySelector("[data-mintq-app]");
  const at = (address) => new URL(address, document.baseURI);
  const { createScoring } = await import(new URL("engine/scoring.js", at(document.querySelector("script[src$='main.js']").src)).href);
  const engine = createScoring({
    manifest: JSON.parse(app.dataset.runtime), root: at(app.dataset.root), bundle: at(app.dataset.bundle), onState() {},
  });
  await engine.start();
  if (office) await engine.loadLibrary();
  const files = [];
  for (const payload of asked) files.push(await engine.call("report", payload));
  engine.stop();
  return files;
}"""


@pytest.mark.parametrize(("names", "count"), [(TEXTS, SOME), (OFFICE, 5)])
def test_chromium_gives_the_same(
    names: tuple[str, ...], count: int, bundle: dict[str, Any], bridge: Bridge, assessment: Assessment
) -> None:
    asked = [payload(number, bundle, name) for number in range(count) for name in names]
    files = assessment.page.evaluate(REPORTS, {"asked": asked, "office": names == OFFICE})

    for wish, found in zip(asked, files, strict=True):
        wanted = json.loads(bridge.handle("report", json.dumps(wish)))["value"]
        assert unpacked(found) == unpacked(wanted), wish["format"]
