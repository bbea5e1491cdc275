"""Folders that are made once and then only read."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


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
    all, also when two processes make it at once or one is stopped halfway.
    """
    if target.is_dir():
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
    return target
