"""What stands at the head of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pyodide_app.core.reports.facts import facts
from pyodide_app.core.results.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels


@pytest.mark.parametrize(
    ("profile", "words", "own"),
    [
        ({"kind": "club"}, "AG und Club", False),
        ({"kind": "AG am Nachmittag"}, "AG am Nachmittag", True),
        ({"date": "2026-11-22"}, "22.11.2026", False),
        ({"date": "im Herbst"}, "im Herbst", True),
        ({"project": "club"}, "club", True),
    ],
)
def test_signs_of_ours_are_told_in_words_and_all_else_as_it_is(
    bundle: Bundle,
    make: Callable[..., Analysis],
    german: Labels,
    *,
    profile: dict[str, str],
    words: str,
    own: bool,
) -> None:
    first = facts(evaluate(bundle, make(profile=profile)), german, "2026-11-22")[0]

    assert (first.words, first.own) == (words, own)
