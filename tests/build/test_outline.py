"""The framework as people see it: which terms stand beside which, and what a kind of offer begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mintq_build.load import load_framework
from mintq_build.model.guidance import Term
from mintq_build.pages.outline import find_beginning, find_related, number_areas

if TYPE_CHECKING:
    from pathlib import Path


def term(name: str, *related: str) -> Term:
    shown = {"id": name, "term": {"en": name}, "definition": {"en": name}}
    return Term.model_validate({**shown, "related": related} if related else shown)


def test_terms_stand_beside_each_other_whichever_names_the_other() -> None:
    terms = [term("alone"), term("named"), term("naming", "named", "twin"), term("twin", "naming")]

    found = {name: [each.id for each in others] for name, others in find_related(terms).items()}

    assert found == {"alone": [], "named": ["naming"], "naming": ["named", "twin"], "twin": ["naming"]}


@pytest.mark.parametrize(
    ("begin", "hours"),
    [
        ("[{indicator: need.update}]", ["Reden."]),
        ("[{indicator: need.update, hour: {de: Rufen Sie an., en: Ring.}}]", ["Rufen Sie an."]),
    ],
)
def test_a_kind_says_what_an_hour_is_good_for_or_the_criterion_does(
    begin: str, hours: list[str], full_framework_dir: Path
) -> None:
    path = full_framework_dir / "kinds.yaml"
    text = path.read_text(encoding="utf-8").replace("[{indicator: need.update}]", begin, 1)
    path.write_text(text, encoding="utf-8", newline="\n")
    framework = load_framework(full_framework_dir)

    (beginning,) = find_beginning(number_areas(framework), framework.kinds[0])

    assert [each.id for each in beginning.indicators] == ["need.update"]
    assert [hour["de"] for hour in beginning.hours] == hours


def test_nothing_is_said_about_an_hour_where_nobody_wrote_it(full_framework_dir: Path) -> None:
    path = full_framework_dir / "areas" / "offer" / "need.yaml"
    text = path.read_text(encoding="utf-8")
    head, steps, rest = text.partition("first_steps:\n")
    _hours, key, tail = rest.partition("suggestions:")
    path.write_text(head + key + tail, encoding="utf-8", newline="\n")
    framework = load_framework(full_framework_dir)

    (beginning,) = find_beginning(number_areas(framework), framework.kinds[0])

    assert steps
    assert beginning.hours == ()
