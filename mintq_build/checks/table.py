"""All checks of what single files cannot know, in the order in which they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mintq_build.checks.canvas import check_canvases
from mintq_build.checks.complete import check_amounts, check_evidence, check_gaps
from mintq_build.checks.gender import check_gender
from mintq_build.checks.guidance import (
    check_addresses,
    check_listed_ids,
    check_methods,
    check_stairs,
    check_terms,
)
from mintq_build.checks.ids import check_ids, check_names, check_prefixes
from mintq_build.checks.markup import check_citations, check_links, check_markup
from mintq_build.checks.readability import check_readability
from mintq_build.checks.references import (
    check_beginnings,
    check_examples,
    check_related,
    check_replacements,
)
from mintq_build.checks.structure import (
    check_cores,
    check_emptiness,
    check_languages,
    check_levels,
    check_lists,
    check_scale,
    check_schema_lines,
)
from mintq_build.checks.whole import check_kinds, check_one_sided, check_served, check_uncited
from mintq_build.checks.wording import check_equal_levels, check_lengths, check_phrases, check_translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mintq_build.reading.draft import Draft
    from mintq_build.reading.problems import Problem


CHECKS: Final[tuple[Callable[[Draft], Iterator[Problem]], ...]] = (
    check_schema_lines,
    check_names,
    check_lists,
    check_ids,
    check_prefixes,
    check_cores,
    check_emptiness,
    check_scale,
    check_levels,
    check_replacements,
    check_related,
    check_examples,
    check_beginnings,
    check_stairs,
    check_listed_ids,
    check_addresses,
    check_terms,
    check_methods,
    check_canvases,
    check_languages,
    check_markup,
    check_citations,
    check_links,
    check_equal_levels,
    check_phrases,
)
"""What finds errors; some find warnings too."""

ADVICE: Final[tuple[Callable[[Draft], Iterator[Problem]], ...]] = (
    check_lengths,
    check_translated,
    check_gender,
    check_gaps,
    check_amounts,
    check_evidence,
    check_readability,
    check_uncited,
    check_kinds,
    check_one_sided,
    check_served,
)
"""What finds warnings only: whoever needs nothing but a sound framework can do without."""


def check_draft(draft: Draft) -> Iterator[Problem]:
    """Yield what is wrong, errors and warnings."""
    for check in CHECKS:
        yield from check(draft)


def advise_draft(draft: Draft) -> Iterator[Problem]:
    """Yield what could be better, warnings only."""
    for check in ADVICE:
        yield from check(draft)
