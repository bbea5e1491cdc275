"""What must not stand in a text is found although a sign is looked for first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mintq_build.checks.markup import NOT_IN_LONG_TEXTS, NOT_IN_PLAIN_TEXTS
from mintq_build.checks.wording import FORBIDDEN
from mintq_build.reading.problems import Positions
from mintq_build.reading.rules import Rule, check_rules
from mintq_build.reading.texts import LEFTOVERS

WITH_SIGN = [rule for rule in (*LEFTOVERS, *FORBIDDEN, *NOT_IN_PLAIN_TEXTS, *NOT_IN_LONG_TEXTS) if rule.sign]


@pytest.mark.parametrize("rule", WITH_SIGN, ids=lambda rule: rule.pattern.pattern[:40])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_sign_stands_in_whatever_the_pattern_finds(rule: Rule, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(rule.pattern, alphabet=st.characters(codec="latin-1")))

    assert rule.pattern.search(words)
    assert rule.sign in words.casefold()


def test_every_broken_rule_is_said_at_its_place() -> None:
    positions = Positions(Path("file.yaml"))

    problems = check_rules(FORBIDDEN, positions, ("why", "de"), "Mehr denn je, in der heutigen Zeit.")

    assert [(each.place, each.message) for each in problems] == [
        ("why.de", "'in der heutigen Zeit' is a stock phrase"),
        ("why.de", "'Mehr denn je' is a stock phrase"),
    ]
