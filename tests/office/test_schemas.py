"""What the core writes as JSON has the form that its published schemas say, and no key that they do not name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mintq_build.json_schema import KINDS
from mintq_build.site import DATA_SCHEMAS
from pyodide_app.core.documents.analysis import MODES, analysis_to_dict, read_analysis
from pyodide_app.core.documents.impact_logic import PARTS, STEPS
from pyodide_app.core.documents.plan import STATES
from pyodide_app.core.reports import report
from pyodide_app.core.reports.comparison import write_data
from pyodide_app.core.reports.options import Options
from pyodide_app.core.results import rounds
from pyodide_app.core.results.rounds import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

DATA = Path(__file__).resolve().parents[1] / "data" / "analyses"
SCHEMAS = {
    name: json.loads((DATA_SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("analysis", "result", "comparison")
}


def objects(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every part of a schema that names keys, and where it stands."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield place, schema
        for key, part in schema.items():
            yield from objects(part, f"{place}/{key}")
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from objects(part, f"{place}/{number}")


def strict(schema: dict[str, Any]) -> Draft202012Validator:
    """Return what also refuses keys that the schema does not name."""
    copied = json.loads(json.dumps(schema))
    for _, part in objects(copied):
        part["additionalProperties"] = False
    return Draft202012Validator(copied)


ALLOWS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
EXACTLY = {name: strict(schema) for name, schema in SCHEMAS.items()}


def seen(schema: dict[str, Any], part: Any, value: Any) -> Iterator[int]:
    """Give the named keys of a schema that occur in a value, by the identity of what describes them."""
    if not isinstance(part, dict):
        return
    if "$ref" in part:
        yield from seen(schema, schema["$defs"][part["$ref"].rpartition("/")[2]], value)
    for choice in part.get("anyOf", ()):
        yield from seen(schema, choice, value)
    if isinstance(value, dict):
        named = part.get("properties", {})
        for key, inner in value.items():
            if key in named:
                yield id(named[key])
            yield from seen(schema, named.get(key, part.get("additionalProperties")), inner)
    if isinstance(value, list):
        for inner in value:
            yield from seen(schema, part.get("items"), inner)


def never_seen(name: str, values: list[Any]) -> list[str]:
    """Return the places of named keys that occur in no value."""
    schema = SCHEMAS[name]
    found = {mark for value in values for mark in seen(schema, schema, value)}
    return [
        f"{place}/{key}"
        for place, part in objects(schema)
        for key, told in part["properties"].items()
        if id(told) not in found
    ]


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


def texts(*names: str) -> dict[str, st.SearchStrategy[str]]:
    return dict.fromkeys(names, WORDS)


ANSWER = some(
    level=st.sampled_from([0, 1, 2, 3, "na", "unknown"]),
    **texts("reason", "note", "asked"),
    evidence=st.lists(some(**texts("text", "url")), max_size=2),
    talk=st.booleans(),
    agreement=st.sampled_from(["agreed", "mixed", "anders"]),
    copied_from=some(**texts("id", "name", "date")),
)
STEP = some(
    **texts("id", "goal", "measure", "owner", "due", "sign"),
    criterion=st.sampled_from(["need", "gone"]),
    effort=st.integers(1, 3),
    effect=st.integers(1, 3),
    status=st.sampled_from(STATES),
)
LINKS = {
    part: WORDS
    | st.lists(
        WORDS
        | some(
            **texts("text", "source", "sign", "date"),
            **({"step": st.sampled_from(STEPS[part])} if part in STEPS else {}),
        ),
        max_size=2,
    )
    for part in PARTS
}
INDICATORS = ["need.evidence", "need.causes", "groups.defined", "team.skills", "reach.target", "gone.away"]
FILE = st.builds(
    lambda framework, more: {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": "mint-quality", **framework},
        "answers": {},
        **more,
    },
    some(**texts("version", "digest")),
    some(
        **texts("id", "name", "language", "created", "round_of", "copied_from"),
        saved=st.dates().map(str),
        mode=st.sampled_from(MODES),
        areas=st.lists(st.sampled_from(["offer", "resources", "results", "gone"]), max_size=3, unique=True),
        profile=some(**texts("initiative", "project", "kind", "groups", "people", "occasion", "date")),
        answers=st.dictionaries(st.sampled_from(INDICATORS), ANSWER),
        impact_logic=some(**LINKS),
        targets=st.dictionaries(st.sampled_from(["need", "gone"]), st.floats(0, 3)),
        plan=st.lists(STEP, max_size=2),
        attic=st.lists(
            st.builds(lambda id_, answer: {"id": id_, "answer": answer}, WORDS, ANSWER), max_size=2
        ),
    ),
)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_sound_and_tell_what_each_key_is(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    silent = [
        f"{place}/{key}"
        for place, part in objects(schema)
        for key, told in part["properties"].items()
        if not (
            told.get("description") or SCHEMAS[name]["$defs"][told["$ref"].rpartition("/")[2]]["description"]
        )
    ]
    assert silent == []
    assert name not in KINDS, "all schemas are published in one folder"


@settings(max_examples=500)
@given(files=st.lists(FILE, min_size=2, max_size=3))
def test_whatever_is_written_has_the_form_that_is_published(
    bundle: Bundle, german: Labels, files: list[dict[str, Any]]
) -> None:
    analyses = [read_analysis(file, bundle).analysis for file in files]
    for file, analysis in zip(files, analyses, strict=True):
        EXACTLY["analysis"].validate(file)
        EXACTLY["analysis"].validate(analysis_to_dict(analysis))
    result = report(bundle, analyses[0], "json", german, Options(now="2026-11-22")).data
    EXACTLY["result"].validate(json.loads(result))
    EXACTLY["comparison"].validate(json.loads(write_data(compare(bundle, analyses))))


def whole_file() -> dict[str, Any]:
    """Return a file in which every key that we know occurs."""
    answer = {
        "level": 2,
        **dict.fromkeys(("reason", "note", "agreement", "asked"), "x"),
        "evidence": [{"text": "x", "url": "https://example.org"}],
        "talk": True,
        "copied_from": {"id": "x"},
    }
    entry = {"text": "x", "source": "x", "sign": "x", "date": "x", "step": 4}
    words = ("id", "goal", "measure", "owner", "due", "sign")
    return {
        "format": "mintq-analysis",
        "format_version": 1,
        **dict.fromkeys(("id", "language", "created", "saved", "name", "round_of", "copied_from"), "x"),
        "framework": {"id": "mint-quality", "version": "1", "digest": "x"},
        "mode": "full",
        "areas": ["offer", "resources"],
        "profile": dict.fromkeys(
            ("initiative", "project", "kind", "groups", "people", "occasion", "date"), "x"
        ),
        "answers": {"need.evidence": answer},
        "impact_logic": {part: [entry] for part in PARTS},
        "targets": {"need": 2.5},
        "plan": [
            {**dict.fromkeys(words, "x"), "criterion": "need", "effort": 1, "effect": 3, "status": "done"}
        ],
        "attic": [{"id": "gone", "answer": {}}],
    }


def test_every_key_that_a_schema_names_is_written(bundle: Bundle, german: Labels) -> None:
    file = whole_file()
    first, last = (
        read_analysis({**file, "answers": {"need.evidence": {"level": level}}, "saved": day}, bundle).analysis
        for level, day in ((1, "2026-01-01"), (3, "2027-01-01"))
    )
    result = json.loads(report(bundle, first, "json", german, Options(now="2026-11-22")).data)
    comparison = json.loads(write_data(compare(bundle, [first, last])))

    assert never_seen("analysis", [analysis_to_dict(read_analysis(file, bundle).analysis)]) == []
    assert never_seen("result", [result]) == []
    assert never_seen("comparison", [comparison]) == []
    for name, value in (("result", result), ("comparison", comparison)):
        assert not ALLOWS[name].is_valid(value | {"more": 1}), "what is only written has no other keys"


def test_differences_between_rounds_are_all_in_the_schema() -> None:
    told = re.findall(r'Notice\("(\w+)"', Path(rounds.__file__).read_text(encoding="utf-8"))
    named = SCHEMAS["comparison"]["properties"]["differences"]["items"]["enum"]

    assert sorted(named) == sorted(told)


READ_ALTHOUGH_NOT_ALLOWED = {
    "null counts as not given",
    "a plan, targets and an impact logic of any kind",
}
"""The reader is more lenient than the form that is published."""
ALLOWED_ALTHOUGH_NOT_READ = {
    "another framework",
    "level 4",
    "minus Infinity under an unknown key",
    "a number beyond all bounds under an unknown key",
}
"""What only the framework at hand can say, or is no JSON by the letter."""


def test_the_schema_allows_what_is_read_and_refuses_what_is_not() -> None:
    cases = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))["cases"]
    lenient, blind = set(), set()
    for case in cases:
        try:
            document = case["document"] if "document" in case else json.loads(case["text"])
        except (KeyError, json.JSONDecodeError):
            continue
        allowed = ALLOWS["analysis"].is_valid(document)
        lenient |= {case["name"]} if case["ok"] and not allowed else set()
        blind |= {case["name"]} if allowed and not case["ok"] else set()

    assert lenient == READ_ALTHOUGH_NOT_ALLOWED
    assert blind == ALLOWED_ALTHOUGH_NOT_READ


def test_released_files_have_the_form() -> None:
    released = sorted(DATA.glob("v1-*.mintq.json"))
    assert released
    for path in released:
        ALLOWS["analysis"].validate(json.loads(path.read_text(encoding="utf-8")))
