"""Reads a framework folder into a draft: each file with its document, its model, and what is wrong so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from pydantic import BaseModel

from mintq_build.model import AreaFile, Criterion, FrameworkFile
from mintq_build.problems import Positions, Problem
from mintq_build.shapes import check_shape
from mintq_build.yaml_source import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Model = TypeVar("Model", bound=BaseModel)

FRAMEWORK_FILE: Final = "framework.yaml"
AREAS_FOLDER: Final = "areas"
AREA_FILE: Final = "_area.yaml"
SCHEMA_FOLDER: Final = "schema"


@dataclass(frozen=True, slots=True)
class Part(Generic[Model]):
    """One file of the framework."""

    kind: type[Model]
    schema: str
    """Relative path from the file to its JSON Schema."""
    document: Document
    model: Model | None
    """None when the file's shape is wrong."""
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
    strangers: tuple[Problem, ...]
    """What lies in the folder and does not belong there."""

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
    if (folder / AREAS_FOLDER).is_dir():
        for area in _visible(folder / AREAS_FOLDER):
            if not area.is_dir():
                strangers.append(_stranger(area))
                continue
            areas[area.name] = _read(area / AREA_FILE, folder, AreaFile, "../../schema/area.schema.json")
            criteria[area.name] = {}
            for path in _visible(area):
                if path.suffix != ".yaml" or path.is_dir():
                    strangers.append(_stranger(path))
                elif path.name != AREA_FILE:
                    criteria[area.name][path.stem] = _read(
                        path, folder, Criterion, "../../schema/criterion.schema.json"
                    )
    head = _read(folder / FRAMEWORK_FILE, folder, FrameworkFile, "schema/framework.schema.json")
    return Draft(folder, head, areas, criteria, tuple(strangers))


def _read(path: Path, folder: Path, kind: type[Model], schema: str) -> Part[Model]:
    document = read_document(path, folder)
    model, problems = check_shape(document, kind)
    return Part(kind, schema, document, model, (*document.problems, *problems))


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _is_expected(path: Path) -> bool:
    if path.is_dir():
        return path.name in (AREAS_FOLDER, SCHEMA_FOLDER)
    return path.name == FRAMEWORK_FILE


def _stranger(path: Path) -> Problem:
    if path.suffix == ".yml":
        hint = f"Rename it to {path.stem}.yaml"
    else:
        hint = "Move it out of the framework's folder, or remove it"
    return Positions(path).file_problem("does not belong here", hint)
