"""What a reference by id may name: criteria, indicators, methods, terms, sources, kinds of offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mintq_build.checks.ids import indicator_ids
from mintq_build.reading.problems import quote
from mintq_build.reading.shapes import suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mintq_build.model.framework import Criterion
    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids of one sort that a reference may name."""

    what: str
    """With its article, such as `a criterion`."""
    known: Collection[str] | None
    """All of them, in files with mistakes too; None when their file cannot be read, so nobody knows."""
    retired: Collection[str] = ()

    def check(self, part: Part[Any], place: Place, found: str) -> Iterator[Problem]:
        """Yield what is wrong with a reference."""
        kind = self.what.split(maxsplit=1)[1]
        if self.known is None:
            return
        if found not in self.known:
            hint = suggest(found, self.known, f"Name the id of {self.what} that is there")
            yield part.positions.problem(place, f"there is no {kind} {quote(found)}", hint)
        elif found in self.retired:
            yield part.positions.problem(
                place, f"the {kind} {quote(found)} is retired", "Name one that is asked"
            )

    def check_list(
        self, part: Part[Any], place: Place, listed: Sequence[str], owner: str = ""
    ) -> Iterator[Problem]:
        """Yield what is wrong with a list of references.

        Args:
            part: file with the list.
            place: where the list stands.
            listed: the ids.
            owner: id of what has the list, when it is of the same sort.
        """
        for index, each in enumerate(listed):
            if each == owner:
                kind = self.what.split(maxsplit=1)[1]
                yield part.positions.problem((*place, index), f"is the {kind} itself", "Remove it")
            elif each in listed[:index]:
                yield part.positions.problem((*place, index), f"{quote(each)} is listed twice", "Keep one")
            else:
                yield from self.check(part, (*place, index), each)


def criterion_models(draft: Draft) -> Iterator[tuple[Part[Criterion], Criterion]]:
    """Yield every criterion whose file has the right shape, retired ones included."""
    for _stem, part in draft.all_criteria():
        if part.model is not None:
            yield part, part.model


def criterion_ids(draft: Draft) -> KnownIds:
    """Return the ids of criteria."""
    known = dict.fromkeys(stem for stem, _part in draft.all_criteria())
    retired = frozenset(each.id for _part, each in criterion_models(draft) if each.status is not None)
    return KnownIds("a criterion", known, retired)


def known_indicator_ids(draft: Draft) -> KnownIds:
    """Return the ids of indicators; a retired criterion takes its own along."""
    known = dict.fromkeys(
        found for _stem, part in draft.all_criteria() for _place, found in indicator_ids(part)
    )
    retired = frozenset(
        indicator.id
        for _part, criterion in criterion_models(draft)
        for indicator in criterion.indicators
        if criterion.status is not None or indicator.status is not None
    )
    return KnownIds("an indicator", known, retired)


def method_ids(draft: Draft) -> KnownIds:
    """Return the ids of methods."""
    return KnownIds("a method", draft.methods)


def term_ids(draft: Draft) -> KnownIds:
    """Return the ids of the glossary's terms."""
    return KnownIds("a term", _listed_ids(draft.glossary, "terms"))


def reference_ids(draft: Draft) -> KnownIds:
    """Return the ids of the sources."""
    return KnownIds("a reference", _listed_ids(draft.references, "references"))


def kind_ids(draft: Draft) -> KnownIds:
    """Return the ids of the kinds of offer; without a list of kinds any is right."""
    return KnownIds("a kind of offer", _listed_ids(draft.kinds, "kinds") if draft.kinds else None)


def _listed_ids(part: Part[Any] | None, key: str) -> Collection[str] | None:
    if part is None:
        return ()
    if part.document.value is None:
        return None
    return dict.fromkeys(found for _place, found in listed_ids(part, key))


def listed_ids(part: Part[Any], key: str) -> Iterator[tuple[Place, str]]:
    """Yield the ids of the items in a file's list with their places, checked or not."""
    listed = part.raw(key)
    for index, each in enumerate(listed if isinstance(listed, tuple) else ()):
        if isinstance(each, dict) and isinstance(found := each.get("id"), str):
            yield (key, index, "id"), found
