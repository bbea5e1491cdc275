"""What must not stand in a text is found although a sign is looked for first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mintq_build.checks.markup import NOT_IN_LONG_TEXTS, NOT_IN_PLAIN_TEXTS
from mintq_build.checks.wording import FORBIDDEN
from mintq_build.reading.problems import Positions
from mintq_build.reading.rules import BETWEEN, Rule, check_rules
from mintq_build.reading.texts import LEFTOVERS

RULES = (*LEFTOVERS, *FORBIDDEN, *NOT_IN_PLAIN_TEXTS, *NOT_IN_LONG_TEXTS)
ANY_TEXT = st.text(st.characters(codec="latin-1"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.pattern.pattern[:40])
@settings(max_examples=30, deadline=None)
@given(data=st.data(), before=ANY_TEXT, after=ANY_TEXT)
def test_what_a_pattern_finds_has_the_sign_and_is_found_between_other_texts(
    rule: Rule, data: st.DataObject, before: str, after: str
) -> None:
    words = data.draw(st.from_regex(rule.pattern, alphabet=alphabet_of(rule)))
    if rule in NOT_IN_LONG_TEXTS:
        words = f"\n\n{words}"

    assert rule.sign in words.casefold()
    if rule.pattern.search(words):
        assert rule.pattern.search(BETWEEN.join((before, words, after)))


def alphabet_of(rule: Rule) -> st.SearchStrategy[str]:
    """Return the characters of which texts are made that break a rule."""
    return st.characters(codec="latin-1" if "\u2600" not in rule.pattern.pattern else "utf-8")


def test_every_broken_rule_is_said_at_its_place() -> None:
    positions = Positions(Path("file.yaml"))

    texts = [
        (("why", "de"), "Mehr denn je, in der heutigen Zeit."),
        (("why", "en"), "Nothing of the sort."),
        (("meant", "en"), "Now more than ever."),
    ]
    problems = check_rules(FORBIDDEN, positions, texts)

    assert [(each.place, each.message) for each in problems] == [
        ("why.de", "'in der heutigen Zeit' is a stock phrase"),
        ("why.de", "'Mehr denn je' is a stock phrase"),
        ("meant.en", "'Now more than ever' is a stock phrase"),
    ]
