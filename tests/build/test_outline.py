"""The framework as people see it: which terms stand beside which."""

from __future__ import annotations

from mintq_build.model.guidance import Term
from mintq_build.pages.outline import find_related


def term(name: str, *related: str) -> Term:
    shown = {"id": name, "term": {"en": name}, "definition": {"en": name}}
    return Term.model_validate({**shown, "related": related} if related else shown)


def test_terms_stand_beside_each_other_whichever_names_the_other() -> None:
    terms = [term("alone"), term("named"), term("naming", "named", "twin"), term("twin", "naming")]

    found = {name: [each.id for each in others] for name, others in find_related(terms).items()}

    assert found == {"alone": [], "named": ["naming"], "naming": ["named", "twin"], "twin": ["naming"]}
