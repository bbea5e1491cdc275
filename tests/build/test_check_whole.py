"""Checks that wait until every active criterion has a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mintq_build.load import examine_framework

if TYPE_CHECKING:
    from pathlib import Path


def add_criterion(framework: Path, name: str, keys: str, *, after: str = "need") -> None:
    """Add a criterion that says nothing but what it must, and some keys."""
    offer = framework / "areas" / "offer"
    area = (offer / "_area.yaml").read_text(encoding="utf-8")
    (offer / "_area.yaml").write_text(
        area.replace(f"[{after}]", f"[{after}, {name}]"), encoding="utf-8", newline="\n"
    )
    bare = (offer / "need.yaml").read_text(encoding="utf-8").split("why:")[0]
    (offer / f"{name}.yaml").write_text(bare.replace("need", name) + keys, encoding="utf-8", newline="\n")


def problems(framework: Path) -> list[str]:
    return [f"{each.path.name}: {each.message}" for each in examine_framework(framework).problems]


UNUSED = """  - id: unused
    title: Unused
    url: https://example.org/unused
    language: en
    supports: {de: Nichts., en: Nothing.}
"""
KIND = "  - {id: fair, title: {de: Messe, en: Fair}}\n"


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("references.yaml", UNUSED, "references.yaml: 'unused' is cited nowhere"),
        ("kinds.yaml", KIND, "kinds.yaml: 'fair' has 0 examples"),
    ],
)
def test_sources_and_kinds_are_asked_for_when_the_last_criterion_is_written(
    full_framework_dir: Path, file: str, text: str, found: str
) -> None:
    with (full_framework_dir / file).open("a", encoding="utf-8") as end:
        end.write(text)

    assert problems(full_framework_dir) == [found]
    add_criterion(full_framework_dir, "later", "")
    assert problems(full_framework_dir) == []


def test_a_retired_criterion_is_not_waited_for(full_framework_dir: Path) -> None:
    with (full_framework_dir / "references.yaml").open("a", encoding="utf-8") as end:
        end.write(UNUSED)
    add_criterion(full_framework_dir, "old", "status: retired\n")

    assert problems(full_framework_dir) == ["references.yaml: 'unused' is cited nowhere"]


def test_methods_and_criteria_name_each_other_once_every_criterion_has_methods(
    full_framework_dir: Path,
) -> None:
    add_criterion(full_framework_dir, "later", "")
    wood = full_framework_dir / "methods" / "wood.yaml"
    text = wood.read_text(encoding="utf-8")
    wood.write_text(text.replace("[need]", "[later]"), encoding="utf-8", newline="\n")
    assert problems(full_framework_dir) == []

    later = full_framework_dir / "areas" / "offer" / "later.yaml"
    later.write_text(later.read_text(encoding="utf-8") + "methods: [tree]\n", encoding="utf-8", newline="\n")
    assert problems(full_framework_dir) == [
        "later.yaml: the method 'tree' does not name 'later'",
        "need.yaml: the method 'wood' does not name 'need'",
        "wood.yaml: the criterion 'later' does not name 'wood'",
    ]
