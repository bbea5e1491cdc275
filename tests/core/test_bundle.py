"""The bundle is read strictly, looked up by id, and written back the same."""

from __future__ import annotations

import copy
import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.bundle_json import bundle_from_json, bundle_to_dict
from pyodide_app.core.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.bundle import Bundle


def test_reading_and_writing_give_the_same(bundle: Bundle, bundle_data: dict[str, Any]) -> None:
    assert bundle_to_dict(bundle) == bundle_data
    assert bundle_from_json(json.dumps(bundle_data)) == bundle


def test_a_bundle_is_frozen(bundle: Bundle) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        bundle.languages = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        bundle.placed["x"] = None  # type: ignore[index]


def test_indicators_are_placed_in_order(bundle: Bundle) -> None:
    assert [placed.order for placed in bundle.placed.values()] == list(range(12))
    placed = bundle.placed["team.skills"]
    assert (placed.area.id, placed.criterion.id, placed.indicator.core) == ("resources", "team", True)


def test_look_ups_give_none_for_unknown_ids(bundle: Bundle) -> None:
    assert bundle.indicator("need.causes").id == "need.causes"
    assert bundle.criterion("reach").scope == "project"
    assert bundle.area("offer").criteria[1].id == "groups"
    assert [bundle.indicator("x"), bundle.criterion("x"), bundle.area("x")] == [None, None, None]


def test_levels_are_the_scale_and_two_more(bundle: Bundle) -> None:
    assert bundle.levels == {0, 1, 2, 3, "na", "unknown"}
    assert bundle.top == 3


def test_a_text_in_one_language_falls_back(bundle: Bundle) -> None:
    text = bundle.indicator("need.update").text

    assert text.pick("en").lang == "de"


def _set(value: Any, *path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        *way, last = path
        place: Any = data
        for step in way:
            place = place[step]
        if value is ...:
            del place[last]
        else:
            place[last] = value

    return change


CRITERION = ("areas", 0, "criteria", 0)
INDICATOR = (*CRITERION, "indicators", 0)
FAULTS = {
    "unknown key at the top": (_set(1, "colour"), "unknown_key", "colour"),
    "unknown key deep inside": (
        _set(1, *INDICATOR, "weight"),
        "unknown_key",
        "areas[0].criteria[0].indicators[0].weight",
    ),
    "missing key": (_set(..., *CRITERION, "scope"), "missing_key", "areas[0].criteria[0].scope"),
    "framework without digest": (_set(..., "framework", "digest"), "missing_key", "framework.digest"),
    "version that is a number": (_set(1, "framework", "version"), "bad_type", "framework.version"),
    "special without unknown": (_set(..., "special", "unknown"), "missing_key", "special.unknown"),
    "areas that are an object": (_set({}, "areas"), "bad_type", "areas"),
    "unknown scope": (_set("region", *CRITERION, "scope"), "bad_value", "areas[0].criteria[0].scope"),
    "core that is a number": (
        _set(1, *INDICATOR, "core"),
        "bad_type",
        "areas[0].criteria[0].indicators[0].core",
    ),
    "too few levels": (
        _set([{"de": "x"}], *INDICATOR, "levels"),
        "bad_value",
        "areas[0].criteria[0].indicators[0].levels",
    ),
    "id that is a number": (_set(5, *CRITERION, "id"), "bad_type", "areas[0].criteria[0].id"),
    "same id twice": (_set("groups", *CRITERION, "id"), "duplicate_id", "areas[0].criteria[1].id"),
    "scale with a gap": (_set(5, "scale", 1, "value"), "bad_value", "scale[1].value"),
    "scale value that is a text": (_set("1", "scale", 1, "value"), "bad_type", "scale[1].value"),
    "no languages": (_set([], "languages"), "bad_value", "languages"),
    "text without the first language": (
        _set({"en": "Need"}, *CRITERION, "title"),
        "bad_value",
        "areas[0].criteria[0].title",
    ),
    "empty text": (_set({"de": ""}, *CRITERION, "title"), "bad_value", "areas[0].criteria[0].title"),
    "text in another language": (
        _set({"de": "a", "fr": "b"}, *CRITERION, "title"),
        "unknown_key",
        "areas[0].criteria[0].title.fr",
    ),
    "text that is no object": (_set("Bedarf", *CRITERION, "title"), "bad_type", "areas[0].criteria[0].title"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_place(fault: str, bundle_data: dict[str, Any]) -> None:
    change, code, place = FAULTS[fault]
    data = copy.deepcopy(bundle_data)
    change(data)

    with pytest.raises(BundleError) as caught:
        bundle_from_json(data)

    assert (code, place) in [(problem.code, problem.params["place"]) for problem in caught.value.problems]


def test_an_empty_scale_is_refused(bundle_data: dict[str, Any]) -> None:
    with pytest.raises(BundleError) as caught:
        bundle_from_json({**bundle_data, "scale": []})
    assert ("bad_value", "scale") in [(each.code, each.params["place"]) for each in caught.value.problems]


def test_all_faults_are_named_at_once(bundle_data: dict[str, Any]) -> None:
    data = copy.deepcopy(bundle_data)
    for change, _, _ in (FAULTS["unknown key at the top"], FAULTS["unknown scope"], FAULTS["missing key"]):
        change(data)
    data["areas"][0]["criteria"][1]["scope"] = "region"

    with pytest.raises(BundleError) as caught:
        bundle_from_json(data)

    assert [problem.code for problem in caught.value.problems] == ["unknown_key", "missing_key", "bad_value"]


@pytest.mark.parametrize("source", ["[]", "{}", '{"format": "mintq-analysis"}'])
def test_what_is_no_bundle_is_refused(source: str) -> None:
    with pytest.raises(BundleError) as caught:
        bundle_from_json(source)
    assert caught.value.code == "not_a_bundle"


@pytest.mark.parametrize("version", [0, 2, "1", None, True])
def test_another_version_is_refused(version: object, bundle_data: dict[str, Any]) -> None:
    with pytest.raises(BundleError) as caught:
        bundle_from_json({**bundle_data, "format_version": version})
    assert caught.value.code == "bundle_version"


def test_text_that_is_no_json_is_a_bundle_error() -> None:
    with pytest.raises(BundleError) as caught:
        bundle_from_json('{"format": ')
    assert caught.value.code == "file_truncated"
