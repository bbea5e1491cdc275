"""The generated frameworks that `make bench` measures are sound."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from mintq_build.load import load_framework

if TYPE_CHECKING:
    from types import ModuleType

TESTS = Path(__file__).resolve().parents[1]
REAL = TESTS.parent / "framework"


def bench_module(name: str) -> ModuleType:
    """Return a module of the bench, which is no package."""
    spec = importlib.util.spec_from_file_location(name, TESTS / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_framework_of_twice_the_size_is_right_and_names_its_own(tmp_path: Path) -> None:
    real = load_framework(REAL)

    double = load_framework(bench_module("growth").multiply(REAL, tmp_path / "double", 2))

    assert [area.id for area in double.areas[:4]] == [
        *(area.id for area in real.areas),
        f"{real.areas[0].id}-1",
    ]
    assert len(double.methods) == 2 * len(real.methods)
    copy, original = double.areas[-1].criteria[0], real.areas[-1].criteria[0]
    assert copy.id == f"{original.id}-1"
    assert copy.related == tuple(f"{each}-1" for each in original.related)
    assert copy.indicators[0].id == original.indicators[0].id.replace(".", "-1.")
    assert copy.title == original.title
