"""Checks of the whole: what only shows when every criterion has a key.

While a framework is being written, a source is not cited yet and a link not answered yet. So each of
these checks waits until every active criterion has the key that it looks at.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mintq_build.checks.known_ids import criterion_models
from mintq_build.reading.markup import find_citations
from mintq_build.reading.problems import number, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.model.framework import Criterion
    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Problem

EXAMPLES_PER_KIND: Final = 3
"""Fewest examples of each kind of offer."""


def check_uncited(draft: Draft) -> Iterator[Problem]:
    """Every source is cited; asked when every active criterion says why it matters."""
    part = draft.references
    if part is None or part.model is None or not _complete(draft, "why"):
        return
    cited = {
        each
        for owner in draft.parts()
        for found in owner.texts
        if found.is_long
        for _place, _language, words in found.strings
        for each in find_citations(words)
    } | draft.cited_elsewhere
    for index, reference in enumerate(part.model.references):
        if reference.id not in cited:
            yield part.positions.problem(
                ("references", index, "id"),
                f"{quote(reference.id)} is cited nowhere",
                "Cite it, or remove it",
                "warning",
            )


def check_kinds(draft: Draft) -> Iterator[Problem]:
    """Every kind of offer has examples enough; asked when every active criterion has examples."""
    part = draft.kinds
    criteria = _complete(draft, "examples")
    if part is None or part.model is None or not criteria:
        return
    count = Counter(example.kind for _part, criterion in criteria for example in criterion.examples)
    for index, kind in enumerate(part.model.kinds):
        if count[kind.id] < EXAMPLES_PER_KIND:
            yield part.positions.problem(
                ("kinds", index, "id"),
                f"{quote(kind.id)} has {number(count[kind.id], 'example')}",
                f"Write {EXAMPLES_PER_KIND} or more",
                "warning",
            )


def check_one_sided(draft: Draft) -> Iterator[Problem]:
    """Related criteria name each other; asked when every active criterion has related ones."""
    criteria = _complete(draft, "related")
    related = {criterion.id: criterion.related for _part, criterion in criteria}
    for part, criterion in criteria:
        for index, each in enumerate(criterion.related):
            if each in related and criterion.id not in related[each]:
                yield part.positions.problem(
                    ("related", index),
                    f"{quote(each)} does not name {quote(criterion.id)} in turn",
                    "Add it there, or remove it here",
                    "warning",
                )


def check_served(draft: Draft) -> Iterator[Problem]:
    """Methods and criteria name each other; asked when every active criterion has methods."""
    criteria = _complete(draft, "methods")
    served = {stem: part.model.criteria for stem, part in draft.methods.items() if part.model is not None}
    for part, criterion in criteria:
        for index, each in enumerate(criterion.methods):
            if each in served and criterion.id not in served[each]:
                yield part.positions.problem(
                    ("methods", index),
                    f"the method {quote(each)} does not name {quote(criterion.id)}",
                    "Add it there, or remove it here",
                    "warning",
                )
    uses = {criterion.id: criterion.methods for _part, criterion in criteria}
    for stem, criteria_served in served.items():
        for index, each in enumerate(criteria_served):
            if each in uses and stem not in uses[each]:
                yield draft.methods[stem].positions.problem(
                    ("criteria", index),
                    f"the criterion {quote(each)} does not name {quote(stem)}",
                    "Add it there, or remove it here",
                    "warning",
                )


def _complete(draft: Draft, key: str) -> list[tuple[Part[Criterion], Criterion]]:
    """Return the active criteria when all of them have a key, else nothing."""
    active = [(part, criterion) for part, criterion in criterion_models(draft) if criterion.status is None]
    return active if all(getattr(criterion, key) for _part, criterion in active) else []
