"""Frameworks that are as many times as large as the real one, with all its texts."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_ID: Final = re.compile(r"^(?P<before> *(?:- )?(?:id|indicator|replaced_by): )(?P<ids>\S+)$", re.MULTILINE)
_LIST: Final = re.compile(
    r"^(?P<before>(?:criteria|related|methods):)(?P<ids>(?: \[[^\]]*\]|(?:\n +- .*)+))", re.MULTILINE
)
_LINK: Final = re.compile(r"(?P<before>\[\[(?:criterion|indicator|method):)(?P<ids>[a-z.-]+)")
_SLUG: Final = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)?")


def multiply(source: Path, folder: Path, times: int) -> Path:
    """Write a framework with so many times the areas, criteria and methods, and return its folder.

    Every copy has ids of its own, and its criteria and methods name each other; the glossary, the sources and
    the kinds of offer stay one, as they would.
    """
    shutil.copytree(source, folder)
    areas = sorted(path.name for path in (source / "areas").iterdir())
    methods = sorted(path.stem for path in (source / "methods").glob("*.yaml"))
    for number in range(1, times):
        for area in areas:
            (folder / "areas" / f"{area}-{number}").mkdir()
        for file in sorted((*source.glob("areas/*/*.yaml"), *source.glob("methods/*.yaml"))):
            place = file.relative_to(source)
            stem = file.stem if file.stem == "_area" else f"{file.stem}-{number}"
            parent = (
                place.parent.with_name(f"{place.parent.name}-{number}")
                if "areas" in place.parts
                else place.parent
            )
            text = _renamed(file.read_text(encoding="utf-8"), number)
            (folder / parent / f"{stem}.yaml").write_text(text, encoding="utf-8", newline="\n")
    head = folder / "framework.yaml"
    text = head.read_text(encoding="utf-8")
    for key, names in (("areas", areas), ("methods", methods)):
        items = [*names, *(f"{name}-{number}" for number in range(1, times) for name in names)]
        text = re.sub(
            rf"^{key}:(?: \[[^\]]*\]|(?:\n +- .*)+)", f"{key}: [{', '.join(items)}]", text, flags=re.MULTILINE
        )
    head.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _renamed(text: str, number: int) -> str:
    """Give every id in a file's keys, lists and links the number of its copy."""

    def rename(found: re.Match[str]) -> str:
        return found["before"] + _SLUG.sub(lambda each: _numbered(each[0], number), found["ids"])

    for pattern in (_ID, _LIST, _LINK):
        text = pattern.sub(rename, text)
    return text


def _numbered(name: str, number: int) -> str:
    """Return `need-2` for `need`, and `need-2.evidence` for `need.evidence`."""
    first, dot, rest = name.partition(".")
    return f"{first}-{number}{dot}{rest}"
