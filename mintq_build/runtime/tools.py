"""Python packages that run inside Pyodide under Node, not in this Python."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from mintq_build.runtime.cached import cached_folder, digest_of
from mintq_build.runtime.errors import RuntimeBuildError

if TYPE_CHECKING:
    from pathlib import Path


def browser_packages(cache: Path, locked: Path) -> Path:
    """Return a folder with the locked packages unpacked for the browser's Python; pip fetches them once.

    Only pure Python wheels are taken. One whose hash differs from the lock is a RuntimeBuildError.
    """

    def fetch(folder: Path) -> None:
        command = [
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile",
            "--target", str(folder), "--require-hashes", "--no-deps", "-r", str(locked),
            "--only-binary=:all:", "--python-version", "3.14", "--implementation", "py", "--abi", "none",
            "--platform", "any", "--ignore-requires-python",
        ]  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeBuildError(
                f"The packages of {locked.name} could not be fetched with pip:\n{done.stderr.strip()}"
            )

    key = digest_of([locked.read_bytes()])
    return cached_folder(cache / "browser-packages" / key, fetch)
