"""Values and coverage, against examples worked out by hand."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.scope import scope_of
from pyodide_app.core.results.result import result_to_dict
from pyodide_app.core.results.scoring import mean, score

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle


def test_worked_example(example: dict[str, Any], bundle: Bundle, make: Callable[..., Analysis]) -> None:
    answers = {
        indicator.id: level
        for criterion, levels in example["answers"].items()
        for indicator, level in zip(bundle.criterion(criterion).indicators, levels, strict=True)
        if level is not None
    }
    keys = {key: example[key] for key in ("mode", "areas") if key in example}

    result = result_to_dict(score(bundle, make(answers, **keys)))

    found = result["areas"] | result["criteria"]
    for name, expected in example["expected"].items():
        value = expected["value"]
        assert found[name] == expected | {"value": None if value is None else float(Fraction(value))}, name
    assert result["progress"] == example["progress"]
    if "areas" in example and example["areas"] != ["gone"]:
        assert set(found) == set(example["expected"])


def test_there_are_enough_worked_examples(data: Path) -> None:
    examples = json.loads((data / "analyses" / "worked.json").read_text(encoding="utf-8"))["examples"]

    assert len(examples) >= 12
    assert len({example["name"] for example in examples}) == len(examples)


def test_the_result_is_written_as_agreed(bundle: Bundle, make: Callable[..., Analysis]) -> None:
    result = result_to_dict(score(bundle, make({"groups.defined": 2}, mode="short", areas=["offer"])))

    assert result == {
        "format": "mintq-result",
        "format_version": 1,
        "framework": {"id": "mint-quality", "version": "1.0.0", "digest": bundle.framework.digest},
        "mode": "short",
        "progress": {"decided": 1, "total": 2},
        "areas": {"offer": {"value": 2.0, "rated": 1, "applicable": 2, "na": 0, "unknown": 0, "open": 1}},
        "criteria": {
            "need": {"value": None, "rated": 0, "applicable": 1, "na": 0, "unknown": 0, "open": 1},
            "groups": {"value": 2.0, "rated": 1, "applicable": 1, "na": 0, "unknown": 0, "open": 0},
        },
    }


@pytest.mark.parametrize(
    ("values", "expected"), [([], None), ([2], 2.0), ([0.1] * 10, 0.1), ([1e16, 1.0, -1e16], 1 / 3)]
)
def test_means_do_not_depend_on_order(values: list[float], expected: float | None) -> None:
    assert mean(values) == expected
    assert mean(values[::-1]) == expected


def test_scope_follows_the_framework_whatever_the_order_of_the_choice(
    bundle: Bundle, make: Callable[..., Analysis]
) -> None:
    scope = scope_of(bundle, make({}, mode="short", areas=["results", "gone", "offer", "results"]))

    asked = [indicator.id for area in scope for part in area.criteria for indicator in part.indicators]
    assert asked == ["need.evidence", "groups.defined", "reach.target"]
