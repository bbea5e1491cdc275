"""The core ring again, in the browser's own Python."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mintq_build.runtime.node import find_node, node_modules
from mintq_build.runtime.tools import browser_packages

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parent.parent.parent
RING = "tests/core"


def collected() -> int:
    """Return how many tests the ring has in this Python."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", RING]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return sum("::" in line for line in done.stdout.splitlines())


def test_every_core_test_passes_in_the_browsers_python() -> None:
    modules, node = node_modules(ROOT / ".cache"), find_node()
    packages = browser_packages(ROOT / ".cache", ROOT / "tests" / "site" / "pyodide-tests.txt")
    script = ROOT / "tests" / "site" / "run_core.mjs"
    ran = json.loads(node.run([node.node, script, modules / "pyodide", packages, ROOT, RING]))
    assert ran.pop("failures") == []
    assert ran == {"status": 0, "python": "3.14.2", "platform": "emscripten", "passed": collected()}
    assert ran["passed"] > 0
