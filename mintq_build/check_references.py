"""Checks of references: what another id is named for must be there, and be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mintq_build.check_ids import indicator_ids
from mintq_build.problems import quote
from mintq_build.shapes import suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mintq_build.draft import Draft, Part
    from mintq_build.model import Criterion, Indicator
    from mintq_build.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids that a reference may name."""

    what: str
    """`a criterion` or `an indicator`."""
    known: Collection[str]
    """All of them, in files with mistakes too."""
    retired: Collection[str]

    def check(self, part: Part[Criterion], place: Place, found: str) -> Iterator[Problem]:
        """Yield what is wrong with a reference."""
        kind = self.what.split()[1]
        if found not in self.known:
            hint = suggest(found, self.known, f"Name the id of {self.what} that is there")
            yield part.positions.problem(place, f"there is no {kind} {quote(found)}", hint)
        elif found in self.retired:
            yield part.positions.problem(
                place, f"the {kind} {quote(found)} is retired", "Name one that is asked"
            )


def check_replacements(draft: Draft) -> Iterator[Problem]:
    """What takes the place of something retired is there and not retired itself."""
    criteria, indicators = _criterion_ids(draft), _indicator_ids(draft)
    for part, criterion in _models(draft):
        yield from _check_replacement(part, (), criterion, criteria)
        for index, indicator in enumerate(criterion.indicators):
            yield from _check_replacement(part, ("indicators", index), indicator, indicators)


def _check_replacement(
    part: Part[Criterion], owner_place: Place, owner: Criterion | Indicator, ids: _Ids
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
    """Related criteria are there, are asked, are others, and are named once."""
    ids = _criterion_ids(draft)
    for part, criterion in _models(draft):
        for index, each in enumerate(criterion.related):
            place: Place = ("related", index)
            if each == criterion.id:
                yield part.positions.problem(place, "is the criterion itself", "Remove it")
            elif each in criterion.related[:index]:
                yield part.positions.problem(place, f"{quote(each)} is listed twice", "Keep one")
            else:
                yield from ids.check(part, place, each)


def check_examples(draft: Draft) -> Iterator[Problem]:
    """An example is about an indicator that is asked and moves up within the scale."""
    ids = _indicator_ids(draft)
    top = None if draft.head.model is None else len(draft.head.model.scale) - 1
    for part, criterion in _models(draft):
        for index, example in enumerate(criterion.examples):
            place: Place = ("examples", index)
            yield from ids.check(part, (*place, "indicator"), example.indicator)
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


def _models(draft: Draft) -> Iterator[tuple[Part[Criterion], Criterion]]:
    for _stem, part in draft.all_criteria():
        if part.model is not None:
            yield part, part.model


def _criterion_ids(draft: Draft) -> _Ids:
    known = dict.fromkeys(stem for stem, _part in draft.all_criteria())
    retired = frozenset(each.id for _part, each in _models(draft) if each.status is not None)
    return _Ids("a criterion", known, retired)


def _indicator_ids(draft: Draft) -> _Ids:
    """Return the ids of indicators; a retired criterion takes its own along."""
    known = dict.fromkeys(
        found for _stem, part in draft.all_criteria() for _place, found in indicator_ids(part)
    )
    retired = frozenset(
        indicator.id
        for _part, criterion in _models(draft)
        for indicator in criterion.indicators
        if criterion.status is not None or indicator.status is not None
    )
    return _Ids("an indicator", known, retired)
