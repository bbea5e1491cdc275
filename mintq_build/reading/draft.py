"""Reads a framework folder into a draft: each file with its document, its model, and what is wrong so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from pydantic import BaseModel

from mintq_build.model.framework import AreaFile, Criterion, FrameworkFile
from mintq_build.model.guidance import GlossaryFile, KindsFile, Method, ReferencesFile
from mintq_build.reading.problems import Positions, Problem
from mintq_build.reading.shapes import check_shape
from mintq_build.reading.texts import FoundText, find_texts
from mintq_build.reading.yaml_source import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Model = TypeVar("Model", bound=BaseModel)

FRAMEWORK_FILE: Final = "framework.yaml"
AREAS_FOLDER: Final = "areas"
AREA_FILE: Final = "_area.yaml"
METHODS_FOLDER: Final = "methods"
SCHEMA_FOLDER: Final = "schema"
REFERENCES_FILE: Final = "references.yaml"
KINDS_FILE: Final = "kinds.yaml"
GLOSSARY_FILE: Final = "glossary.yaml"

SCHEMAS: Final[Mapping[type[BaseModel], str]] = {
    FrameworkFile: "framework",
    AreaFile: "area",
    Criterion: "criterion",
    ReferencesFile: "references",
    KindsFile: "kinds",
    GlossaryFile: "glossary",
    Method: "method",
}
"""The name of each kind of file, and so of its JSON Schema."""

_FOLDERS: Final = (AREAS_FOLDER, METHODS_FOLDER, SCHEMA_FOLDER)
_FILES: Final = (FRAMEWORK_FILE, REFERENCES_FILE, KINDS_FILE, GLOSSARY_FILE)
_WORD_LIST: Final = re.compile(r"words\.[a-z]{2}\.txt")


@dataclass(frozen=True, slots=True)
class Part(Generic[Model]):
    """One file of the framework."""

    kind: type[Model]
    schema: str
    """Relative path from the file to its JSON Schema."""
    document: Document
    model: Model | None
    """None when the file's shape is wrong."""
    texts: tuple[FoundText, ...]
    """Found once, because many checks look at them."""
    problems: tuple[Problem, ...]
    """What is wrong with reading and shape."""

    @property
    def positions(self) -> Positions:
        """Where the file's values stand."""
        return self.document.positions

    def raw(self, key: str) -> Any:
        """Return what the file says under a top-level key, checked or not; None when it says nothing."""
        value = self.document.value
        return value.get(key) if isinstance(value, dict) else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A framework as its folder has it, perhaps with mistakes."""

    folder: Path
    head: Part[FrameworkFile]
    areas: Mapping[str, Part[AreaFile]]
    """By name of folder."""
    criteria: Mapping[str, Mapping[str, Part[Criterion]]]
    """By name of folder, then by stem of file."""
    references: Part[ReferencesFile] | None
    """None, as with the next two, when the framework has no such file."""
    kinds: Part[KindsFile] | None
    glossary: Part[GlossaryFile] | None
    methods: Mapping[str, Part[Method]]
    """By stem of file."""
    strangers: tuple[Problem, ...]
    """What lies in the folder and does not belong there."""
    cited_elsewhere: frozenset[str] = frozenset()
    """Ids of the sources that texts outside the folder cite."""

    def all_criteria(self) -> Iterator[tuple[str, Part[Criterion]]]:
        """Yield every criterion file with the stem of its name, sorted by path."""
        for files in self.criteria.values():
            yield from files.items()

    def parts(self) -> Iterator[Part[Any]]:
        """Yield every file."""
        yield self.head
        yield from self.areas.values()
        for _stem, part in self.all_criteria():
            yield part
        for each in (self.references, self.kinds, self.glossary):
            if each is not None:
                yield each
        yield from self.methods.values()

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with reading and shape of all files."""
        yield from self.strangers
        for part in self.parts():
            yield from part.problems


def read_draft(folder: Path) -> Draft:
    """Read all files of a framework folder.

    Raises:
        OSError: the folder or one below it cannot be listed.
    """
    strangers = [_stranger(path) for path in _visible(folder) if not _is_expected(path)]
    areas: dict[str, Part[AreaFile]] = {}
    criteria: dict[str, dict[str, Part[Criterion]]] = {}
    for area in _visible(folder / AREAS_FOLDER):
        if not area.is_dir():
            strangers.append(_stranger(area))
            continue
        areas[area.name] = _read(area / AREA_FILE, folder, AreaFile)
        criteria[area.name] = {}
        for path in _visible(area):
            if not _is_yaml(path):
                strangers.append(_stranger(path))
            elif path.name != AREA_FILE:
                criteria[area.name][path.stem] = _read(path, folder, Criterion)
    methods: dict[str, Part[Method]] = {}
    for path in _visible(folder / METHODS_FOLDER):
        if _is_yaml(path):
            methods[path.stem] = _read(path, folder, Method)
        else:
            strangers.append(_stranger(path))
    return Draft(
        folder=folder,
        head=_read(folder / FRAMEWORK_FILE, folder, FrameworkFile),
        areas=areas,
        criteria=criteria,
        references=_read_if_there(folder / REFERENCES_FILE, folder, ReferencesFile),
        kinds=_read_if_there(folder / KINDS_FILE, folder, KindsFile),
        glossary=_read_if_there(folder / GLOSSARY_FILE, folder, GlossaryFile),
        methods=methods,
        strangers=tuple(strangers),
    )


def _read(path: Path, folder: Path, kind: type[Model]) -> Part[Model]:
    document = read_document(path, folder)
    model, problems = check_shape(document, kind)
    up = "../" * (len(path.relative_to(folder).parts) - 1)
    schema = f"{up}{SCHEMA_FOLDER}/{SCHEMAS[kind]}.schema.json"
    return Part(kind, schema, document, model, find_texts(document, kind), (*document.problems, *problems))


def _read_if_there(path: Path, folder: Path, kind: type[Model]) -> Part[Model] | None:
    return _read(path, folder, kind) if path.exists() or path.is_symlink() else None


def _visible(folder: Path) -> list[Path]:
    """Return what lies in a folder, dot-files apart; nothing when there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _is_yaml(path: Path) -> bool:
    return path.suffix == ".yaml" and not path.is_dir()


def _is_expected(path: Path) -> bool:
    if path.is_dir():
        return path.name in _FOLDERS
    return path.name in _FILES or _WORD_LIST.fullmatch(path.name) is not None


def _stranger(path: Path) -> Problem:
    if path.suffix == ".yml":
        hint = f"Rename it to {path.stem}.yaml"
    else:
        hint = "Move it out of the framework's folder, or remove it"
    return Positions(path).file_problem("does not belong here", hint)
