"""Folders that are made once and then only read."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEPT: Final = 3
"""So many folders of one sort stay: those used last."""
IN_USE: Final = 3600.0
"""For so many seconds after its use a folder stays in any case: another build may still be reading it."""


def digest_of(parts: Iterable[bytes]) -> str:
    """Return 16 hexadecimal digits that name exactly these parts in this order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:16]


def cached_folder(target: Path, make: Callable[[Path], None]) -> Path:
    """Return `target`; let `make` fill it first if it is not there.

    The folder is filled under a temporary name beside its place and then renamed: it is there whole or not at
    all, also when two processes make it at once or one is stopped halfway. What was made before for other
    contents is removed, but for the few that were used last.
    """
    if target.is_dir():
        with suppress(OSError):  # it need not be ours to write
            os.utime(target)
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        made = workshop / target.name
        made.mkdir()
        make(made)
        try:
            made.rename(target)
        except OSError:
            # Another process was faster; what it made is the same.
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    tidy(target.parent)
    return target


def tidy(folder: Path) -> None:
    """Remove what was not used for long: what stopped builds left, and all but the newest folders."""
    used: dict[Path, float] = {}
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # another build tidies too
            used[path] = path.stat().st_mtime
    left = [path for path in used if path.name.startswith(".")]
    whole = sorted(used.keys() - set(left), key=used.__getitem__, reverse=True)
    for path in (*left, *whole[KEPT:]):
        if time.time() - used[path] > IN_USE:
            _remove(path)


def _remove(path: Path) -> None:
    """Remove a folder; under its name it is there whole or not at all."""
    beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    with suppress(OSError):  # another build was faster
        path.rename(beside / "old")
    shutil.rmtree(beside, ignore_errors=True)
