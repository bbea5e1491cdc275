"""Loads a framework: reads its folder, checks everything, and puts it together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mintq_build.checks.counts import Counts, count_draft
from mintq_build.checks.pages import advise_pages, check_pages
from mintq_build.checks.table import advise_draft, check_draft
from mintq_build.model.framework import Area, Framework
from mintq_build.reading.draft import Draft, Model, Part, read_draft
from mintq_build.reading.hand_written import find_cited, find_pages
from mintq_build.reading.problems import FrameworkError, Positions, Problem, only_errors, sort_problems

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of reading a framework's folder."""

    framework: Framework | None
    """None when there are errors."""
    problems: tuple[Problem, ...]
    """Errors and warnings, sorted."""
    counts: Counts
    draft: Draft | None = None
    """The files as they are; None when the folder cannot be read."""


def load_framework(folder: Path, pages: Path | None = None) -> Framework:
    """Return the framework in a folder; warnings are looked for only when there are errors beside them.

    Args:
        folder: the framework's.
        pages: folder of the hand-written pages, when they are to be checked too.

    Raises:
        FrameworkError: with every error and warning, when there is an error.
    """
    examination = examine_framework(folder, pages, advise=False)
    if examination.framework is None:
        raise FrameworkError(examination.problems)
    return examination.framework


def examine_framework(folder: Path, pages: Path | None = None, *, advise: bool = True) -> Examination:
    """Read and check a framework's folder; never raises for what the folder holds.

    Args:
        folder: the framework's.
        pages: folder of the hand-written pages, when they are to be checked too.
        advise: whether to look for what could be better also where nothing is wrong.
    """
    if not folder.is_dir():
        missing = Positions(folder).file_problem("there is no such folder", "Check the path of the framework")
        return Examination(None, (missing,), Counts())
    try:
        draft = read_draft(folder)
    except OSError as error:
        where = folder if error.filename is None else type(folder)(error.filename)
        unreadable = Positions(where).file_problem(
            f"cannot be read: {error.strerror}", "Check the folder and its permissions"
        )
        return Examination(None, (unreadable,), Counts())
    head = draft.head.model
    written = find_pages(pages, head.id) if pages and head else ()
    problems = [*draft.problems(), *check_draft(draft)]
    framework = None if only_errors(problems) else _assemble(draft)
    if framework:
        problems += check_pages(written, framework)
    if advise or only_errors(problems):
        problems += advise_draft(replace(draft, cited_elsewhere=find_cited(written)))
        problems += advise_pages(written, framework) if framework else ()
    sound = None if only_errors(problems) else framework
    return Examination(sound, sort_problems(problems), count_draft(draft), draft)


def _assemble(draft: Draft) -> Framework:
    """Put together a draft without errors: every listed file is there and has its model."""
    head = _sound(draft.head)
    areas: list[Area] = []
    for area_id in head.areas:
        file = _sound(draft.areas[area_id])
        criteria = tuple(_sound(draft.criteria[area_id][stem]) for stem in file.criteria)
        areas.append(Area.model_validate({**dict(file), "criteria": criteria}))
    return Framework.model_validate(
        {
            **dict(head),
            "areas": tuple(areas),
            "references": _sound(draft.references).references if draft.references else (),
            "kinds": _sound(draft.kinds).kinds if draft.kinds else (),
            "terms": _sound(draft.glossary).terms if draft.glossary else (),
            "methods": tuple(_sound(draft.methods[stem]) for stem in head.methods),
        }
    )


def _sound(part: Part[Model]) -> Model:
    if part.model is None:
        raise AssertionError(f"internal error: {part.positions.path} passed the checks without a model")
    return part.model
