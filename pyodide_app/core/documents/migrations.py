"""Brings older save files up to date, one version at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.errors import MigrationError

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step: `apply` takes the document of the version before and returns a new one, pure."""

    version: int
    """The version that the step makes."""
    title: str
    description: str
    apply: Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Migrations:
    """All steps in order; a gap in their numbers is a MigrationError as soon as the list is made."""

    steps: tuple[Migration, ...] = ()

    def __post_init__(self) -> None:
        for expected, step in enumerate(self.steps, start=FIRST_VERSION + 1):
            if step.version != expected:
                params = {"expected": str(expected), "found": str(step.version), "title": step.title}
                raise MigrationError("migrations_wrong", params)

    @property
    def current(self) -> int:
        """Return the version that this list leads to."""
        return FIRST_VERSION + len(self.steps)

    def apply(self, document: dict[str, Any], version: int) -> dict[str, Any]:
        """Return the document in the current version; `migration_failed` names the step that broke."""
        for step in self.steps[version - FIRST_VERSION :]:
            try:
                document = {**step.apply(document), "format_version": step.version}
            except Exception as error:
                params = {"title": step.title, "version": str(step.version), "reason": repr(error)}
                raise MigrationError("migration_failed", params) from error
        return document


ANALYSIS_MIGRATIONS: Final = Migrations()
"""The steps of the save file. Version 1 is where it starts."""
