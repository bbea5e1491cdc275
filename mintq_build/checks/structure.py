"""Checks the skeleton of a framework: lists and their files, core indicators, scale and levels, languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mintq_build.model.base import LANGUAGE_PATTERN
from mintq_build.reading.draft import AREA_FILE
from mintq_build.reading.problems import quote
from mintq_build.reading.shapes import suggest
from mintq_build.reading.texts import check_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mintq_build.model.framework import Criterion
    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Problem

_SCHEMA_LINE: Final = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S+)\s*")


def check_schema_lines(draft: Draft) -> Iterator[Problem]:
    """Every file names its schema, so that editors help while writing."""
    for part in draft.parts():
        found = _SCHEMA_LINE.fullmatch(part.document.first_line)
        if part.document.value is not None and (found is None or found[1] != part.schema):
            yield part.positions.file_problem(
                "the first line does not name the file's schema",
                f"Begin the file with '# yaml-language-server: $schema={part.schema}'",
            )


def check_lists(draft: Draft) -> Iterator[Problem]:
    """The framework lists exactly its areas and methods, and each area exactly its criteria."""
    if draft.head.document.value is not None:
        yield from _check_list(draft.head, "areas", draft.areas, f"areas/{{}}/{AREA_FILE}")
        yield from _check_list(draft.head, "methods", draft.methods, "methods/{}.yaml", optional=True)
    for area_id, area in draft.areas.items():
        if area.document.value is not None:
            yield from _check_list(area, "criteria", draft.criteria[area_id], "{}.yaml")


def _check_list(
    owner: Part[Any], key: str, files: Mapping[str, Part[Any]], name: str, *, optional: bool = False
) -> Iterator[Problem]:
    listed = owner.raw(key)
    if listed is None and optional:
        listed = ()
    if not isinstance(listed, tuple):
        return
    seen: set[str] = set()
    for index, each in enumerate(listed):
        if not isinstance(each, str):
            continue
        if each in seen:
            yield owner.positions.problem((key, index), f"{quote(each)} is listed twice", "Keep one")
        elif each not in files:
            hint = suggest(each, files, "Add the file, or remove the id from the list")
            yield owner.positions.problem((key, index), f"there is no file {name.format(each)}", hint)
        seen.add(each)
    for each, part in files.items():
        if each not in seen and part.document.value is not None:
            yield part.positions.file_problem(
                f"is not listed in {owner.positions.path.name}",
                f"Add {each!r} to its list {key!r}, or remove the file",
            )


def check_cores(draft: Draft) -> Iterator[Problem]:
    """Every active criterion has exactly one core indicator among the active ones."""
    for part, criterion in _active_criteria(draft):
        cores = [
            index for index, each in enumerate(criterion.indicators) if each.core and each.status is None
        ]
        if not cores and criterion.active_indicators:
            yield part.positions.problem(
                ("indicators",), "no indicator is the core one", "Add 'core: true' to one of them"
            )
        for index in cores[1:]:
            yield part.positions.problem(
                ("indicators", index, "core"),
                f"is the second core indicator after {criterion.indicators[cores[0]].id!r}",
                "Keep 'core: true' at one of them",
            )


def check_emptiness(draft: Draft) -> Iterator[Problem]:
    """Every area has an active criterion, and every active criterion an active indicator."""
    for part, criterion in _active_criteria(draft):
        if not criterion.active_indicators:
            yield part.positions.problem(
                ("indicators",),
                "every indicator is retired",
                "Add one that is asked, or retire the criterion",
            )
    for area_id, area in draft.areas.items():
        models = [each.model for each in draft.criteria[area_id].values()]
        if models and all(each is not None and each.status is not None for each in models):
            yield area.positions.problem(
                ("criteria",), "every criterion is retired", "Add one that is asked, or remove the area"
            )


def check_scale(draft: Draft) -> Iterator[Problem]:
    """The scale counts 0, 1, 2 … and names each level once."""
    if draft.head.model is None:
        return
    keys: list[str] = []
    for index, step in enumerate(draft.head.model.scale):
        if step.value != index:
            yield draft.head.positions.problem(
                ("scale", index, "value"), f"expected {index}, found {step.value}", "Count 0, 1, 2 and so on"
            )
        if step.key in keys:
            yield draft.head.positions.problem(
                ("scale", index, "key"), f"{quote(step.key)} stands twice in the scale", "Choose another key"
            )
        keys.append(step.key)


def check_levels(draft: Draft) -> Iterator[Problem]:
    """Levels, and suggestions for the steps between them, are as many as the scale has."""
    if draft.head.model is None:
        return
    steps = len(draft.head.model.scale)
    for _stem, part in draft.all_criteria():
        if part.model is None:
            continue
        yield from _check_count(part, ("suggestions",), part.model.suggestions, steps - 1)
        for index, indicator in enumerate(part.model.indicators):
            yield from _check_count(part, ("indicators", index, "levels"), indicator.levels, steps)


def _check_count(
    part: Part[Criterion], place: tuple[str | int, ...], texts: Sequence[object], expected: int
) -> Iterator[Problem]:
    if texts and len(texts) != expected:
        one_each = "one for each level" if place[-1] == "levels" else "one for each step from level to level"
        yield part.positions.problem(
            place, f"expected {expected} texts, found {len(texts)}", f"Write {one_each} of the scale"
        )


def check_languages(draft: Draft) -> Iterator[Problem]:
    """No language is named twice, and every text has every language."""
    listed = draft.head.raw("languages")
    languages = listed if isinstance(listed, tuple) else ()
    if not all(isinstance(each, str) and re.fullmatch(LANGUAGE_PATTERN, each) for each in languages):
        languages = ()  # one mistake there is not as many as there are texts
    for index, each in enumerate(languages):
        if each in languages[:index]:
            yield draft.head.positions.problem(
                ("languages", index), f"{quote(each)} is listed twice", "Keep one"
            )
    for part in draft.parts():
        yield from check_texts(part.positions, part.texts, tuple(dict.fromkeys(languages)))


def _active_criteria(draft: Draft) -> Iterator[tuple[Part[Criterion], Criterion]]:
    for _stem, part in draft.all_criteria():
        if part.model is not None and part.model.status is None:
            yield part, part.model
