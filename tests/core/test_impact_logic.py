"""An impact logic is read whatever stands in the file, looked at kindly, drawn, and told in every report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.documents.analysis import analysis_to_dict
from pyodide_app.core.documents.impact_logic import PARTS, STEPS, impact_logic_of
from pyodide_app.core.markup.place import Place
from pyodide_app.core.pictures.impact_picture import impact_picture
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import Options
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.results.impact_checks import check, signals_of
from pyodide_app.core.sections.impact import impact
from pyodide_app.core.sections.impact_words import details_of, hint_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.impact_checks import Signals

    Make = Callable[..., Analysis]

NOW = Options(now="2026-11-22")
WHOLE: dict[str, Any] = {
    "need": [{"text": "Kinder trauen sich Technik nicht zu", "source": "Gespräch mit einer Lehrerin"}],
    "groups": [{"text": "48 Kinder der 4. Klassen"}],
    "inputs": [{"text": "400 Stunden im Jahr"}],
    "activities": [{"text": "24 Vormittage <im> Bus"}],
    "outputs": [{"text": "Kinder bauen ihre Stücke fertig", "step": 3}],
    "outcomes": [
        {"text": "Kinder finden Fehler selbst", "sign": "30 von 48", "date": "2027-07-31", "step": 4},
        {"text": "Sie bauen weiter", "sign": "In der Pause", "date": "Sommer 2027", "step": 5},
    ],
    "impact": [{"text": "Mehr Wege stehen offen", "sign": "Wahl der Fächer", "step": 7}],
}
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-9, 9)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "source", "sign", "date", "step", "own"]), inner)
    ),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def signals(german: Labels, english: Labels) -> Signals:
    return signals_of([german, english])


def codes(analysis: Analysis, signals: Signals) -> list[tuple[str, str, int | None]]:
    return [(hint.code, hint.part, hint.number) for hint in check(impact_logic_of(analysis), signals)]


def with_part(part: str, *entries: Any) -> dict[str, Any]:
    return WHOLE | {part: list(entries)}


def test_what_the_team_wrote_is_read_in_its_order(make: Make) -> None:
    logic = impact_logic_of(make({}, impact_logic=WHOLE))

    assert tuple(part.name for part in logic.parts) == PARTS
    outcomes = logic.parts[5].entries
    assert [(entry.number, entry.step, entry.date) for entry in outcomes] == [
        (0, 4, "2027-07-31"),
        (1, 5, "Sommer 2027"),
    ]


def test_what_has_another_form_is_left_out_and_kept(make: Make, english: Labels) -> None:
    odd = {
        "need": " Words alone ",
        "groups": [7, None, {}, {"text": " "}, "Teachers", {"text": 3, "sign": "x"}],
        "inputs": {"text": "One in no list", "step": 1},
        "outcomes": [{"text": "A", "step": 1, "colour": "red"}, {"text": "B", "step": True}],
        "more": [1],
    }
    analysis = make({}, impact_logic=odd)
    parts = {part.name: part.entries for part in impact_logic_of(analysis).parts}

    assert [entry.text for entry in parts["need"]] == ["Words alone"]
    assert [(entry.number, entry.text, entry.sign) for entry in parts["groups"]] == [
        (4, "Teachers", ""),
        (5, "", "x"),
    ]
    assert [(entry.text, entry.step) for entry in parts["inputs"]] == [("One in no list", None)]
    assert [entry.step for entry in parts["outcomes"]] == [None, None]
    assert analysis_to_dict(analysis)["impact_logic"] == odd
    assert details_of(parts["need"][0], english) == ()


@given(raw=st.dictionaries(st.sampled_from([*PARTS, "other"]), ANYTHING))
def test_whatever_stands_there_is_read_checked_and_told(
    make: Make, bundle: Bundle, german: Labels, signals: Signals, raw: dict[str, Any]
) -> None:
    analysis = make({}, impact_logic=raw)
    logic = impact_logic_of(analysis)
    numbers = {(part.name, entry.number) for part in logic.parts for entry in part.entries}

    assert all(
        entry.step in (None, *STEPS.get(part.name, ())) for part in logic.parts for entry in part.entries
    )
    for hint in check(logic, signals):
        assert hint.number is None or (hint.part, hint.number) in numbers
        assert hint_words(hint, german)
    for name in ("md", "html"):
        assert report(bundle, analysis, name, german, NOW).content


def test_a_whole_logic_gets_no_hint(make: Make, signals: Signals) -> None:
    assert codes(make({}, impact_logic=WHOLE), signals) == []
    assert codes(make({}), signals) == []


@pytest.mark.parametrize(
    ("logic", "expected"),
    [
        ({"need": WHOLE["need"]}, ()),
        ({"impact": WHOLE["impact"]}, PARTS[:6]),
        ({"need": WHOLE["need"], "activities": WHOLE["activities"]}, ("groups", "inputs")),
        ({name: WHOLE[name] for name in PARTS[:5]}, ("outcomes",)),
        ({name: WHOLE[name] for name in PARTS[:6]}, ("impact",)),
    ],
)
def test_a_missing_link_is_named(
    make: Make, signals: Signals, english: Labels, logic: dict[str, Any], expected: tuple[str, ...]
) -> None:
    gaps = [hint for hint in check(impact_logic_of(make({}, impact_logic=logic)), signals) if hint.parts]

    assert [hint.parts for hint in gaps] == ([expected] if expected else [])
    for hint in gaps:
        assert english.get(f"impact.part.{expected[-1]}") in hint_words(hint, english)


def test_a_need_asks_for_its_source(make: Make, signals: Signals) -> None:
    found = with_part("need", *WHOLE["need"], {"text": "Es fehlt an Angeboten"})

    assert codes(make({}, impact_logic=found), signals) == [("need_no_source", "need", 1)]


@pytest.mark.parametrize(
    ("entries", "hinted"),
    [
        ([{"text": "30 Kinder"}], True),
        ([{"text": "Ein Plakat"}, {"text": "24 mornings with 48 children"}], True),
        ([{"text": "Ein Plakat"}], False),
        ([{"text": "30 Kinder", "step": 2}, {"text": "Es passt", "step": 3}], False),
        ([{"text": "30 Kinder bleiben bis zum Ende"}], False),
        ([{"text": "30 children", "sign": "they come back"}], False),
    ],
)
def test_an_output_that_only_counts(
    make: Make, signals: Signals, entries: list[dict[str, Any]], hinted: bool
) -> None:
    found = codes(make({}, impact_logic=with_part("outputs", *entries)), signals)

    assert found == ([("only_counts", "outputs", len(entries) - 1)] if hinted else [])


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("Wir bieten 10 Workshops zum Löten an", True),
        ("10 Workshops zum Löten", True),
        ("– Kurse in drei Schulen", True),
        ("Lötkurse werden an Schulen durchgeführt", True),
        ("We run a camp every summer", True),
        ("WORKSHOPS on soldering", True),
        ("Wir führen Workshops durch, damit Kinder löten können", False),
        ("Kinder trauen sich das Löten zu", False),
        ("Children use what they learnt in the course", False),
        ("Lehrkräfte leiten Werkstunden allein", False),
        ("Kursteilnehmende bleiben dran", False),
    ],
)
@pytest.mark.parametrize("part", ["outcomes", "impact"])
def test_an_outcome_that_is_an_activity(
    make: Make, signals: Signals, part: str, text: str, hinted: bool
) -> None:
    found = with_part(part, {"text": text, "sign": "x", "date": "2027"})

    assert codes(make({}, impact_logic=found), signals) == ([("is_activity", part, 0)] if hinted else [])


@pytest.mark.parametrize(
    ("entry", "outcome", "impact_code"),
    [
        ({}, "goal_no_sign_date", "impact_no_sign"),
        ({"date": "2027"}, "goal_no_sign", None),
        ({"sign": "x"}, "goal_no_date", None),
    ],
)
def test_a_goal_asks_for_a_sign_and_a_date(
    make: Make, signals: Signals, entry: dict[str, Any], outcome: str, impact_code: str | None
) -> None:
    for part, code in (("outcomes", outcome), ("impact", impact_code)):
        found = codes(make({}, impact_logic=with_part(part, {"text": "Neues"} | entry)), signals)
        assert found == ([(code, part, 0)] if code else [])


def place_of(bundle: Bundle, labels: Labels, **more: Any) -> Place:
    return Place(bundle=bundle, labels=labels, prefix="mintq-impact", **more)


def test_the_picture_is_drawn_with_words_for_everybody(
    make: Make, bundle: Bundle, english: Labels, xml: Callable[[str], ET.Element]
) -> None:
    long = {"text": "word " * 80}
    logic = impact_logic_of(make({}, impact_logic=WHOLE | {"need": [long], "inputs": []}))
    drawn = xml(impact_picture(logic, place_of(bundle, english, own="de")))
    words = ["".join(each.itertext()) for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    description = drawn.findtext("{http://www.w3.org/2000/svg}desc") or ""

    assert "What we put in 0" in description
    assert "What changes for people 2" in description
    assert words.count("still empty") == 1
    assert sum("word" in each for each in words) == 4
    assert any(each.endswith(" …") for each in words)
    assert {"4", "5", "7", "Steps 4 to 6", "Step 7", "24 Vormittage <im> Bus"} <= set(words)
    assert float(drawn.get("height", "0")) > 400
    assert not any("style" in each.attrib for each in drawn.iter())


def test_the_table_has_all_words(
    make: Make, bundle: Bundle, english: Labels, html: Callable[[str], Any]
) -> None:
    analysis = make({}, language="de", impact_logic=WHOLE | {"inputs": [], "groups": [{"sign": "viele"}]})
    shown = html(impact(evaluate(bundle, analysis), place_of(bundle, english, own="de")))
    text = " ".join(shown.text.split())

    for words in ("24 Vormittage <im> Bus", "How we know: Gespräch", "By when: 31 July 2027", "Sommer 2027"):
        assert words in text
    assert "4 · They know" in text
    assert len(list(shown.all("tbody"))) == len(PARTS)
    assert {
        node.attributes.get("lang")
        for node in shown.all("p")
        if "mintq-own" in (node.attributes.get("class") or "")
    } == {"de"}


def test_nothing_is_said_of_a_logic_that_is_not_there(make: Make, bundle: Bundle, english: Labels) -> None:
    analysis = make({}, impact_logic={"need": []})

    assert impact(evaluate(bundle, analysis), place_of(bundle, english)) == ""
    for name in ("html", "md"):
        assert "Your impact logic" not in report(bundle, analysis, name, english, NOW).data.decode()


@pytest.mark.parametrize("name", ["html", "md"])
def test_every_report_tells_it(make: Make, bundle: Bundle, english: Labels, name: str) -> None:
    logic = WHOLE | {"inputs": [], "groups": [{"sign": "viele"}]}
    content = report(bundle, make({}, impact_logic=logic), name, english, NOW).data.decode()

    for words in ("Your impact logic", "Kinder finden Fehler selbst", "31 July 2027", "viele"):
        assert words in content
    assert ("Still empty: What we put in." if name == "md" else "still empty") in content
    assert "Still empty" not in report(bundle, make({}, impact_logic=WHOLE), name, english, NOW).data.decode()


def test_the_file_keeps_it(make: Make) -> None:
    assert json.loads(json.dumps(analysis_to_dict(make({}, impact_logic=WHOLE))))["impact_logic"] == WHOLE
