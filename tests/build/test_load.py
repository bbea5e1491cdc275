"""Loading a framework: what comes out when all is well, and that nothing raises when it is not."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mintq_build.load import examine_framework, load_framework
from mintq_build.reading.problems import FrameworkError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
CRITERION = Path("areas/offer/need.yaml")


def test_a_framework_is_the_sum_of_its_files(framework_dir: Path) -> None:
    framework = load_framework(framework_dir)

    assert (framework.id, framework.version, framework.date) == ("minimal", "1.0.0", "2026-11-22")
    assert framework.languages == ("de", "en")
    assert [(step.value, step.key) for step in framework.scale] == [(0, "none"), (1, "some"), (2, "full")]
    assert [area.id for area in framework.areas] == ["offer"]
    (criterion,) = framework.areas[0].criteria
    assert (criterion.id, criterion.scope, criterion.title["en"]) == ("need", "project", "Need")
    assert [(each.id, each.core) for each in criterion.indicators] == [
        ("need.evidence", True),
        ("need.update", False),
    ]


def test_areas_and_criteria_stand_in_the_order_of_the_lists() -> None:
    framework = load_framework(ROOT / "framework")

    assert [area.id for area in framework.areas] == ["offer", "resources", "results"]
    assert [criterion.id for criterion in framework.areas[0].criteria][:3] == ["need", "groups", "logic"]


def test_what_is_retired_is_kept_but_not_active(
    edit: Callable[[str, str, str], Path], framework_dir: Path
) -> None:
    edit("areas/offer/need.yaml", "id: need.update\n", "id: need.update\n    status: retired\n")
    edit("areas/offer/_area.yaml", "[need]", "[need, old]")
    text = (framework_dir / CRITERION).read_text(encoding="utf-8").replace("need", "old")
    (framework_dir / "areas/offer/old.yaml").write_text(
        f"{text}status: retired\nreplaced_by: need\n", encoding="utf-8"
    )

    (area,) = load_framework(framework_dir).areas

    assert [each.id for each in area.criteria] == ["need", "old"]
    assert [each.id for each in area.active_criteria] == ["need"]
    assert [each.id for each in area.criteria[0].indicators] == ["need.evidence", "need.update"]
    assert [each.id for each in area.criteria[0].active_indicators] == ["need.evidence"]


def test_everything_optional_is_read(full_framework_dir: Path) -> None:
    (criterion,) = load_framework(full_framework_dir).areas[0].criteria

    assert [level["en"] for level in criterion.indicators[1].levels] == ["no", "partly", "yes"]
    assert criterion.indicators[0].explanation is not None
    assert criterion.first_steps is not None
    assert criterion.first_steps.quarter["de"] == "Prüfen."
    assert [each["en"] for each in criterion.suggestions] == ["Begin.", "Go on."]
    example = criterion.examples[0]
    assert (example.kind, example.indicator, example.from_level, example.to_level) == (
        "club",
        "need.update",
        0,
        2,
    )
    assert (criterion.methods, criterion.steps) == (("tree", "wood"), (1, 4))


def test_what_stands_around_the_criteria_is_read(full_framework_dir: Path) -> None:
    framework = load_framework(full_framework_dir)

    (reference,) = framework.references
    assert (reference.id, reference.authors, reference.year) == ("lela-check", "Verband", "2018")
    assert [kind.title["de"] for kind in framework.kinds] == ["AG", "Camp"]
    outcome, output = framework.terms
    assert outcome.also is not None
    assert (outcome.also.of("de"), outcome.also.of("fr"), output.also) == (("Wirkungen",), (), None)
    assert (output.related, output.criteria) == (("outcome",), ("need",))
    assert [method.id for method in framework.methods] == ["wood", "tree"], "as framework.yaml lists them"
    wood, tree = framework.methods
    assert (tree.people.least, tree.minutes.most, len(tree.canvas)) == (3, 60, 2)
    assert (tree.canvas[0].title["de"], tree.canvas[0].orientation) == ("Blatt", "landscape")
    assert wood.people.note is not None
    assert [step.minutes for step in wood.steps] == [10, 30]


def test_a_framework_can_do_without_what_stands_around(framework_dir: Path) -> None:
    framework = load_framework(framework_dir)

    assert (framework.references, framework.kinds, framework.terms, framework.methods) == ((), (), (), ())


def test_paragraphs_and_lists_of_long_texts_are_kept(full_framework_dir: Path) -> None:
    (criterion,) = load_framework(full_framework_dir).areas[0].criteria

    assert criterion.why is not None
    assert criterion.meant is not None
    assert criterion.why["en"].endswith("and [@lela-check].\n\nSee [[term:outcome]] too.")
    assert criterion.meant["en"] == "This means:\n\n- the *one*\n  and\n- the **other**"


def test_a_text_says_which_language_it_gives(
    edit: Callable[[str, str, str], Path], framework_dir: Path
) -> None:
    edit("areas/offer/need.yaml", "{de: Bedarf, en: Need}", "{de: Bedarf}")

    found = examine_framework(framework_dir)

    assert found.framework is not None
    title = found.framework.areas[0].criteria[0].title
    assert (title.pick("de"), title.pick("en")) == (("Bedarf", "de"), ("Bedarf", "de"))
    assert [each.severity for each in found.problems] == ["warning"]


def test_loading_raises_every_problem_at_once(
    edit: Callable[[str, str, str], Path], framework_dir: Path
) -> None:
    edit("framework.yaml", "version: 1.0.0", "version: 1")
    edit("areas/offer/_area.yaml", "title:", "titel:")
    edit("areas/offer/need.yaml", "{de: Bedarf, en: Need}", "{de: Bedarf}")

    with pytest.raises(FrameworkError) as caught:
        load_framework(framework_dir)

    assert [(each.path.name, each.place, each.severity) for each in caught.value.problems] == [
        ("_area.yaml", "title", "error"),
        ("_area.yaml", "titel", "error"),
        ("need.yaml", "title.en", "warning"),
        ("framework.yaml", "version", "error"),
    ]
    assert str(caught.value).count("\n") == 3


@pytest.mark.parametrize("name", ["nothing", "framework/framework.yaml"])
def test_a_folder_that_is_none_is_one_problem(framework_dir: Path, name: str) -> None:
    found = examine_framework(framework_dir.parent / name)

    assert [str(each) for each in found.problems] == [
        f"{name}:1:1: file: there is no such folder. Check the path of the framework"
    ]


def test_a_folder_that_cannot_be_listed_is_one_problem(
    framework_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", deny)

    assert [str(each) for each in examine_framework(framework_dir).problems] == [
        "framework:1:1: file: cannot be read: Permission denied. Check the folder and its permissions"
    ]


def test_dot_files_and_schemas_are_no_part_of_the_framework(framework_dir: Path) -> None:
    for name in (".DS_Store", "areas/.git", "areas/offer/.need.yaml.swp"):
        (framework_dir / name).write_bytes(b"\0")
    (framework_dir / "schema").mkdir()
    (framework_dir / "schema" / "any.json").write_text("{}", encoding="utf-8")

    assert examine_framework(framework_dir).problems == ()


def test_an_area_behind_a_link_out_of_the_folder_is_refused(framework_dir: Path) -> None:
    shutil.move(framework_dir / "areas" / "offer", "outside")
    (framework_dir / "areas" / "offer").symlink_to(Path("outside").resolve())

    assert {each.message for each in examine_framework(framework_dir).problems} == {
        "is a symbolic link that leads out of the folder"
    }


ANY_FILE = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SCALARS = st.sampled_from(
    ["x", "need", "need.evidence", "retired", "''", "~", "0", "true", "de", "{}", "[]", "[[x]]"]
)
VALUES = st.one_of(
    SCALARS,
    SCALARS.map(lambda each: f"[{each}]"),
    SCALARS.map(lambda each: f"{{de: {each}}}"),
    SCALARS.map(lambda each: f"[{{id: {each}, text: {each}, core: {each}, levels: {each}, status: {each}}}]"),
    SCALARS.map(lambda each: f"[{{id: {each}, term: {each}, also: {each}, definition: {{de: {each}}}}}]"),
    SCALARS.map(lambda each: f"{{de: '[@{each}] [[term:{each}]]'}}"),
)


@ANY_FILE
@given(data=st.data())
@pytest.mark.parametrize(
    "name",
    [
        "framework.yaml",
        "areas/offer/_area.yaml",
        "areas/offer/need.yaml",
        "references.yaml",
        "kinds.yaml",
        "glossary.yaml",
        "methods/tree.yaml",
    ],
)
def test_no_value_anywhere_crashes_the_checks(
    full_framework_dir: Path, name: str, data: st.DataObject
) -> None:
    framework_dir = full_framework_dir
    path = framework_dir / name
    original = path.read_text(encoding="utf-8")
    keys = (
        "id scope languages scale areas criteria indicators related examples suggestions status replaced_by "
        "references kinds terms methods steps people minutes why title"
    )
    key = data.draw(st.sampled_from(keys.split()))
    value = data.draw(VALUES)
    try:
        without = original.replace(f"\n{key}:", "\nold:", 1)
        path.write_text(f"{without}\n{key}: {value}\n", encoding="utf-8")
        found = examine_framework(framework_dir)
    finally:
        path.write_text(original, encoding="utf-8")

    assert (found.framework is None) == any(each.severity == "error" for each in found.problems)
    assert all(": " in str(each) for each in found.problems)


def test_fifty_times_the_framework_is_examined_in_seconds(framework_dir: Path) -> None:
    offer = framework_dir / "areas" / "offer"
    template = (offer / "need.yaml").read_text(encoding="utf-8")
    names = [f"criterion-{index}" for index in range(1_000)]
    for name in names:
        (offer / f"{name}.yaml").write_text(template.replace("need", name), encoding="utf-8")
    (offer / "need.yaml").unlink()
    area = offer / "_area.yaml"
    area.write_text(
        area.read_text(encoding="utf-8").replace("[need]", f"[{', '.join(names)}]"), encoding="utf-8"
    )
    start = time.perf_counter()

    found = examine_framework(framework_dir)

    assert found.problems == ()
    assert (found.counts.criteria, found.counts.indicators, found.counts.core) == (1_000, 2_000, 1_000)
    assert time.perf_counter() - start < 10
