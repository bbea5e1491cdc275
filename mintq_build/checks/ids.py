"""Checks of ids: equal to their file, under their criterion, used once in the whole framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mintq_build.reading.problems import quote, show_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem


def check_names(draft: Draft) -> Iterator[Problem]:
    """The id of an area is its folder's name, the id of a criterion or method its file's."""
    for name, area in draft.areas.items():
        yield from _check_name(area, name, "folder")
    for stem, part in draft.all_criteria():
        yield from _check_name(part, stem, "file")
    for stem, method in draft.methods.items():
        yield from _check_name(method, stem, "file")


def _check_name(part: Part[Any], name: str, what: str) -> Iterator[Problem]:
    found = part.raw("id")
    if isinstance(found, str) and found != name:
        yield part.positions.problem(
            ("id",), f"{quote(found)} is not the name of the {what}, {quote(name)}", "Make both the same"
        )


def check_prefixes(draft: Draft) -> Iterator[Problem]:
    """The id of an indicator begins with its criterion's."""
    for stem, part in draft.all_criteria():
        for place, found in indicator_ids(part):
            if "." in found and not found.startswith(f"{stem}."):
                yield part.positions.problem(
                    place, f"{quote(found)} does not begin with its criterion", f"Begin it with '{stem}.'"
                )


def check_ids(draft: Draft) -> Iterator[Problem]:
    """No id of an area, criterion or indicator stands twice, retired ones included."""
    first: dict[str, tuple[Part[Any], Place]] = {}
    for part, place, found in _all_ids(draft):
        if found not in first:
            first[found] = (part, place)
            continue
        owner, owner_place = first[found]
        where = f"{show_path(owner.positions.path)}:{owner.positions.value(owner_place).line}"
        yield part.positions.problem(
            place, f"the id {quote(found)} is taken, see {where}", "Choose another; ids are never used again"
        )


def _all_ids(draft: Draft) -> Iterator[tuple[Part[Any], Place, str]]:
    owners: list[Part[Any]] = [*draft.areas.values(), *(part for _stem, part in draft.all_criteria())]
    for part in owners:
        if isinstance(found := part.raw("id"), str):
            yield part, ("id",), found
    for _stem, part in draft.all_criteria():
        for place, found in indicator_ids(part):
            yield part, place, found


def indicator_ids(part: Part[Any]) -> Iterator[tuple[Place, str]]:
    """Yield the indicators' ids of a criterion's file with their places, checked or not."""
    listed = part.raw("indicators")
    for index, each in enumerate(listed if isinstance(listed, tuple) else ()):
        if isinstance(each, dict) and isinstance(found := each.get("id"), str):
            yield ("indicators", index, "id"), found
