"""Checks of references: what another id is named for must be there, and be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mintq_build.checks.known_ids import (
    criterion_ids,
    criterion_models,
    kind_ids,
    known_indicator_ids,
    method_ids,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.checks.known_ids import KnownIds
    from mintq_build.model.framework import Criterion, Indicator
    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem


def check_replacements(draft: Draft) -> Iterator[Problem]:
    """What takes the place of something retired is there and not retired itself."""
    criteria, indicators = criterion_ids(draft), known_indicator_ids(draft)
    for part, criterion in criterion_models(draft):
        yield from _check_replacement(part, (), criterion, criteria)
        for index, indicator in enumerate(criterion.indicators):
            yield from _check_replacement(part, ("indicators", index), indicator, indicators)


def _check_replacement(
    part: Part[Criterion], owner_place: Place, owner: Criterion | Indicator, ids: KnownIds
) -> Iterator[Problem]:
    if owner.replaced_by is None:
        return
    place = (*owner_place, "replaced_by")
    if owner.status is None:
        yield part.positions.problem(
            place, "stands at something that is asked", "Add 'status: retired', or remove it"
        )
    yield from ids.check(part, place, owner.replaced_by)


def check_related(draft: Draft) -> Iterator[Problem]:
    """Related criteria are there, are asked, are others, and are named once; so are methods."""
    criteria, methods = criterion_ids(draft), method_ids(draft)
    for part, criterion in criterion_models(draft):
        yield from criteria.check_list(part, ("related",), criterion.related, criterion.id)
        yield from methods.check_list(part, ("methods",), criterion.methods)


def check_examples(draft: Draft) -> Iterator[Problem]:
    """An example is about an indicator that is asked, of a known kind, and moves up within the scale."""
    indicators, kinds = known_indicator_ids(draft), kind_ids(draft)
    top = None if draft.head.model is None else len(draft.head.model.scale) - 1
    for part, criterion in criterion_models(draft):
        for index, example in enumerate(criterion.examples):
            place: Place = ("examples", index)
            yield from kinds.check(part, (*place, "kind"), example.kind)
            yield from indicators.check(part, (*place, "indicator"), example.indicator)
            if example.from_level >= example.to_level:
                yield part.positions.problem(
                    (*place, "to"),
                    f"{example.to_level} is not above {example.from_level}, where the example begins",
                    "An example moves up",
                )
            if top is not None and example.to_level > top:
                yield part.positions.problem(
                    (*place, "to"), f"{example.to_level} is above the scale", f"The highest level is {top}"
                )


def check_beginnings(draft: Draft) -> Iterator[Problem]:
    """What a kind of offer begins with is an indicator that is asked, named once."""
    indicators = known_indicator_ids(draft)
    if draft.kinds and draft.kinds.model:
        for index, kind in enumerate(draft.kinds.model.kinds):
            begin = tuple(start.indicator for start in kind.begin)
            yield from indicators.check_list(draft.kinds, ("kinds", index, "begin"), begin)
