"""Runs a ring of tests inside Pyodide under Node and counts."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from typing import Any


class Count:
    """A pytest plugin that counts outcomes."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: list[str] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] += 1
        if report.failed:
            self.failures.append(f"{report.nodeid}\n{report.longreprtext}")

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.failures.append(f"{report.nodeid}\n{report.longreprtext}")


def run(root: str, ring: str) -> str:
    """Run the tests of a folder below the project's root; return status and counts as JSON."""
    os.chdir(root)
    sys.path.insert(0, root)
    sys.dont_write_bytecode = True
    # Inside Pyodide this is a folder in memory.
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = "/home/pyodide/hypothesis"

    import pytest  # noqa: PLC0415 - found only now

    counted = Count()
    status = pytest.main(["-q", "-p", "no:cacheprovider", ring], plugins=[counted])
    return json.dumps(
        {
            "status": int(status),
            "python": sys.version.split()[0],
            "platform": sys.platform,
            "failures": counted.failures,
            **counted.outcomes,
        }
    )
