"""Save files are read strictly and written back without losing anything."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.documents.analysis import (
    Opened,
    analysis_to_dict,
    dump_analysis,
    parse_analysis,
    read_analysis,
)
from pyodide_app.core.documents.answers import Answer, AtticEntry, Evidence
from pyodide_app.core.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle

RELEASED = ["v1-full.mintq.json", "v1-minimal.mintq.json", "v1-unknown-keys.mintq.json"]


@pytest.fixture
def read(bundle: Bundle) -> Callable[..., Opened]:
    """Return what reads a document made of these answers and keys."""

    def opened(answers: dict[str, Any] | None = None, **keys: Any) -> Opened:
        document = {
            "format": "mintq-analysis",
            "format_version": 1,
            "framework": {"id": "mint-quality"},
            "answers": answers or {},
            **keys,
        }
        return read_analysis(document, bundle)

    return opened


@pytest.mark.parametrize("name", RELEASED)
def test_released_files_are_read_and_written_back_equal(name: str, data: Path, bundle: Bundle) -> None:
    text = (data / "analyses" / name).read_text(encoding="utf-8")
    opened = parse_analysis(text, bundle)

    written = dump_analysis(opened.analysis)

    assert parse_analysis(written, bundle).analysis == opened.analysis
    assert dump_analysis(parse_analysis(written, bundle).analysis) == written


def test_a_file_with_everything_is_written_back_to_the_letter(data: Path, bundle: Bundle) -> None:
    text = (data / "analyses" / "v1-full.mintq.json").read_text(encoding="utf-8")
    opened = parse_analysis(text, bundle)

    assert opened.notices == ()
    assert dump_analysis(opened.analysis) == text


def test_the_smallest_file_has_an_analysis_of_everything(data: Path, bundle: Bundle) -> None:
    opened = parse_analysis((data / "analyses" / "v1-minimal.mintq.json").read_bytes(), bundle)

    assert opened.notices == ()
    assert (opened.analysis.mode, opened.analysis.areas, dict(opened.analysis.answers)) == ("full", None, {})


def test_unknown_keys_are_kept_at_every_level(data: Path, bundle: Bundle) -> None:
    source = json.loads((data / "analyses" / "v1-unknown-keys.mintq.json").read_text(encoding="utf-8"))
    opened = read_analysis(source, bundle)

    written = analysis_to_dict(opened.analysis)

    for key in ("future", "framework", "profile"):
        assert written[key] == source[key]
    assert written["answers"]["need.evidence"] == source["answers"]["need.evidence"]
    assert written["attic"] == [
        {"id": "gone.long-ago", "answer": {"level": 5}, "since": "2025"},
        {"id": "need.history", "answer": {"level": 2, "mood": "früher"}},
    ]
    (unknown, moved) = opened.notices
    assert unknown.params["number"] == "6"
    assert sorted(unknown.params["names"].split(", ")) == [
        "answers[need.evidence].evidence[0].page",
        "answers[need.evidence].mood",
        "attic[0].since",
        "framework.edition",
        "future",
        "profile.region",
    ]
    assert (moved.code, moved.params) == ("moved_to_attic", {"number": "1", "names": "need.history"})


def test_answers_are_typed(full: Analysis) -> None:
    assert full.answers["need.evidence"] == Answer(
        level=2,
        note="Gespräche mit fünf Schulen.\nZwei wünschen sich Nachmittage.",
        evidence=(
            Evidence(text="Protokoll vom 12. Oktober", url="https://example.org/protokoll"),
            Evidence(text="Ordner im Büro"),
            Evidence(url="mailto:team@example.org"),
        ),
        talk=True,
        agreement="agreed",
        asked="Wir können mit Zahlen oder aus Gesprächen belegen, welchen Bedarf unser Angebot deckt.",
    )
    assert full.answers["team.onboarding"] == Answer(level="na", reason="Wir sind seit Jahren dieselben.")
    assert full.profile.project == "Donnerstags-Labor"
    assert full.attic == (
        AtticEntry(id="need.history", answer={"level": 2, "note": "aus der Fassung davor"}),
    )


def test_an_analysis_is_frozen(full: Analysis) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        full.mode = "short"  # type: ignore[misc]
    with pytest.raises(TypeError):
        full.answers["need.evidence"] = Answer()  # type: ignore[index]


def test_answers_stand_in_the_order_of_the_framework(read: Callable[..., Opened]) -> None:
    opened = read({"reach.target": {"level": 1}, "need.update": {"level": 2}, "need.evidence": {}})

    assert list(opened.analysis.answers) == ["need.evidence", "need.update", "reach.target"]


def test_all_problems_are_reported_with_place_and_value(read: Callable[..., Opened]) -> None:
    with pytest.raises(AnalysisError) as caught:
        read(
            {
                "need.evidence": {"level": 7, "evidence": [{"text": 1}, "x"]},
                "gone.question": 5,
            },
            mode="medium",
        )

    assert [(each.code, each.params["place"], each.params["value"]) for each in caught.value.problems] == [
        ("bad_value", "mode", '"medium"'),
        ("bad_level", "answers[need.evidence].level", "7"),
        ("bad_type", "answers[need.evidence].evidence[0].text", "1"),
        ("bad_type", "answers[need.evidence].evidence[1]", '"x"'),
        ("bad_type", "answers[gone.question]", "5"),
    ]
    assert caught.value.problems[1].params["allowed"] == "0, 1, 2, 3, na, unknown"
    assert caught.value.code == "bad_value"


def test_an_unknown_answer_moves_to_the_attic_whole(read: Callable[..., Opened]) -> None:
    answer = {"level": 9, "note": "bleibt", "evidence": "anders", "later": {"x": 1}}
    entry = {"id": "gone.before", "answer": {}, "why": "retired"}

    opened = read({"gone.question": answer}, attic=[entry])

    assert analysis_to_dict(opened.analysis)["attic"] == [entry, {"id": "gone.question", "answer": answer}]
    assert opened.analysis.answers == {}


def test_of_two_attic_answers_the_later_returns_and_the_other_stays(read: Callable[..., Opened]) -> None:
    attic = [{"id": "need.causes", "answer": {"level": level}} for level in (1, 2)]

    opened = read({}, attic=[*attic, {"id": "need.update", "answer": {"mood": 1}}])

    assert opened.analysis.answers["need.causes"].level == 2
    assert [entry.answer for entry in opened.analysis.attic] == [{"level": 1}]
    assert [(notice.code, notice.params["names"]) for notice in opened.notices] == [
        ("unknown_keys", "attic[need.update].mood"),
        ("returned_from_attic", "need.causes, need.update"),
    ]


def test_an_attic_entry_with_keys_of_its_own_stays(read: Callable[..., Opened]) -> None:
    opened = read({}, attic=[{"id": "need.causes", "answer": {"level": 1}, "why": "retired"}])

    assert opened.analysis.answers == {}
    assert len(opened.analysis.attic) == 1


@pytest.mark.parametrize(
    ("framework", "params"),
    [
        ({"version": "0.9.0"}, {"file": "0.9.0", "app": "1.0.0"}),
        ({"version": "1.0.0", "digest": "a" * 64}, {"file": "1.0.0 (aaaaaaaa)", "app": "1.0.0 (81db8ebb)"}),
        ({"digest": "a" * 64}, {"file": "? (aaaaaaaa)", "app": "1.0.0 (81db8ebb)"}),
    ],
)
def test_another_state_of_the_framework_is_noticed(
    framework: dict[str, str], params: dict[str, str], read: Callable[..., Opened]
) -> None:
    opened = read({}, framework={"id": "mint-quality", **framework})

    assert [(notice.code, notice.params) for notice in opened.notices] == [("framework_version", params)]
    assert analysis_to_dict(opened.analysis)["framework"] == {"id": "mint-quality", **framework}


def test_a_file_without_version_is_taken_as_it_is(read: Callable[..., Opened]) -> None:
    assert read({}).notices == ()


def test_notices_name_a_few_and_count_all(read: Callable[..., Opened]) -> None:
    opened = read({f"gone.{'x' * 100}{number}": {} for number in range(30)})

    (notice,) = opened.notices
    assert notice.params["number"] == "30"
    assert notice.params["names"].count("gone.") == 10
    assert notice.params["names"].endswith("… …")
    assert len(notice.params["names"]) < 700


def test_text_and_bytes_are_read_alike(data: Path, bundle: Bundle) -> None:
    text = (data / "analyses" / "v1-full.mintq.json").read_text(encoding="utf-8")

    assert parse_analysis(text, bundle) == parse_analysis(text.encode(), bundle)


def test_an_analysis_in_a_text_of_half_characters_can_be_written(bundle: Bundle) -> None:
    text = (
        '{"format": "mintq-analysis", "format_version": 1, "framework": {"id": "mint-quality"},'
        ' "answers": {"need.evidence": {"note": "\\udc00"}, "\\ud800": {"x": "\\ud800"}}}'
    )

    opened = parse_analysis(text, bundle)

    assert dump_analysis(opened.analysis).encode("utf-8")
    assert opened.notices[0].params == {"number": "3"}


def test_an_empty_choice_of_areas_is_kept(read: Callable[..., Opened]) -> None:
    assert analysis_to_dict(read({}, areas=[]).analysis)["areas"] == []
