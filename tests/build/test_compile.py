"""From the framework model to the bundle."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mintq_build.compile import compile_bundle
from mintq_build.load import load_framework
from pyodide_app.core.documents.bundle_json import bundle_from_json, bundle_to_dict

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.bundle import Bundle

ROOT = Path(__file__).parents[2]
NEED = "areas/offer/need.yaml"


def compiled(folder: Path) -> Bundle:
    return compile_bundle(load_framework(folder))


def test_the_bundle_holds_what_an_analysis_needs(framework_dir: Path) -> None:
    data = bundle_to_dict(compiled(framework_dir))

    assert (data["format"], data["format_version"]) == ("mintq-bundle", 1)
    assert data["framework"] == {
        "id": "minimal",
        "version": "1.0.0",
        "digest": data["framework"]["digest"],
    }
    assert re.fullmatch("[0-9a-f]{64}", data["framework"]["digest"])
    assert data["languages"] == ["de", "en"]
    assert [(step["value"], step["key"], step["label"]["en"]) for step in data["scale"]] == [
        (0, "none", "not at all"),
        (1, "some", "partly"),
        (2, "full", "fully"),
    ]
    (area,) = data["areas"]
    assert (area["id"], area["title"]) == ("offer", {"de": "Angebot", "en": "Offer"})
    (criterion,) = area["criteria"]
    assert (criterion["id"], criterion["scope"]) == ("need", "project")
    assert [(each["id"], each["core"], each["text"]["de"]) for each in criterion["indicators"]] == [
        ("need.evidence", True, "Wir kennen den Bedarf."),
        ("need.update", False, "Wir prüfen ihn wieder."),
    ]


def test_levels_are_the_indicators_own_or_the_anchors_of_the_scale(
    edit: Callable[[str, str, str], Path], framework_dir: Path
) -> None:
    own = "[{de: Nein, en: No}, {de: Halb, en: Half}, {de: Ja, en: Yes}]"
    edit(NEED, "id: need.update\n", f"id: need.update\n    levels: {own}\n")

    first, second = compiled(framework_dir).areas[0].criteria[0].indicators

    assert [level.pick("en").words for level in first.levels] == [
        "Is not there.",
        "Is there at times.",
        "Is always there.",
    ]
    assert [level.pick("en").words for level in second.levels] == ["No", "Half", "Yes"]


def test_what_is_retired_is_left_out(edit: Callable[[str, str, str], Path], framework_dir: Path) -> None:
    text = (framework_dir / NEED).read_text(encoding="utf-8").replace("need", "old")
    (framework_dir / "areas/offer/old.yaml").write_text(f"{text}status: retired\n", encoding="utf-8")
    edit("areas/offer/_area.yaml", "[need]", "[old, need]")
    edit(NEED, "id: need.update\n", "id: need.update\n    status: retired\n")

    assert list(compiled(framework_dir).placed) == ["need.evidence"]


def test_texts_stand_in_the_order_of_the_languages(
    edit: Callable[[str, str, str], Path], framework_dir: Path
) -> None:
    edit(NEED, "{de: Bedarf, en: Need}", "{en: Need, de: Bedarf}")
    edit(NEED, ", en: We check it again.}", "}")

    criterion = compiled(framework_dir).areas[0].criteria[0]

    assert list(criterion.title.to_dict()) == ["de", "en"]
    assert criterion.indicators[1].text.pick("en") == ("Wir prüfen ihn wieder.", "de")


@pytest.mark.parametrize(
    ("name", "old", "new", "changes"),
    [
        (NEED, "de: Wir kennen den Bedarf.", "de: Wir kennen jeden Bedarf.", True),
        (NEED, "en: We know the need.", "en: We know every need.", False),
        (NEED, "scope: project", "scope: initiative", True),
        (NEED, "need.update", "need.review", True),
        (NEED, "id: need.update\n", "id: need.update\n    explanation: {de: Mehr., en: More.}\n", False),
        ("framework.yaml", "version: 1.0.0", "version: 1.0.1", False),
        ("framework.yaml", "date: 2026-11-22", "date: 2026-11-23", False),
        ("framework.yaml", "key: full", "key: whole", True),
        ("framework.yaml", "de: ganz,", "de: völlig,", True),
        ("framework.yaml", "de: Gibt es immer.", "de: Gibt es stets.", True),
        ("framework.yaml", "id: minimal", "id: other", True),
        ("framework.yaml", "de: Erfunden.", "de: Ausgedacht.", False),
    ],
)
def test_the_digest_tells_whether_an_answer_could_mean_something_else(
    edit: Callable[[str, str, str], Path],
    framework_dir: Path,
    *,
    name: str,
    old: str,
    new: str,
    changes: bool,
) -> None:
    before = compiled(framework_dir).framework.digest
    edit(name, old, new)

    assert (compiled(framework_dir).framework.digest != before) == changes


def test_core_flags_are_part_of_the_digest(
    edit: Callable[[str, str, str], Path], framework_dir: Path
) -> None:
    before = compiled(framework_dir).framework.digest
    edit(NEED, "    core: true\n", "")
    edit(NEED, "id: need.update\n", "id: need.update\n    core: true\n")

    assert compiled(framework_dir).framework.digest != before


def test_the_real_bundle_survives_its_own_text() -> None:
    bundle = compiled(ROOT / "framework")

    assert bundle_from_json(json.dumps(bundle_to_dict(bundle))) == bundle


def test_what_a_team_writes_on_safety_is_sensitive_and_changes_no_digest(
    edit: Callable[[str, str, str], Path], framework_dir: Path
) -> None:
    before = compiled(framework_dir)
    edit(NEED, "scope: project\n", "scope: project\nsensitive: true\n")
    after = compiled(framework_dir)
    criteria = [each for area in compiled(ROOT / "framework").areas for each in area.criteria]

    assert [area.criteria[0].sensitive for area in (*before.areas, *after.areas)] == [False, True]
    assert before.framework.digest == after.framework.digest
    assert [criterion.id for criterion in criteria if criterion.sensitive] == ["safety"]
