"""The pictures that Material bundles: Material Design Icons, under the Apache licence 2.0."""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path


@functools.cache
def find_icon(name: str) -> str | None:
    """Return the SVG of an icon, such as `bullseye`; None when there is none of this name."""
    path = _folder() / f"{name}.svg"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else None


@functools.cache
def icon_names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    return tuple(sorted(path.stem for path in _folder().glob("*.svg")))


@functools.cache
def _folder() -> Path:
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise AssertionError("mkdocs-material is not installed, though pyproject.toml asks for it")
    return Path(spec.origin).parent / "templates" / ".icons" / "material"
