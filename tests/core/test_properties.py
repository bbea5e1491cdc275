"""What holds for every analysis, tried on many random ones."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from pyodide_app.core.documents.analysis import analysis_to_dict, dump_analysis, parse_analysis, read_analysis
from pyodide_app.core.errors import AnalysisError
from pyodide_app.core.reports import report
from pyodide_app.core.reports.markdown_text import plain, quote
from pyodide_app.core.reports.options import Options
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.results.result import result_to_dict
from pyodide_app.core.results.scoring import score
from pyodide_app.core.sections.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

IDS = [
    *("need.evidence", "need.causes", "need.landscape", "need.update", "groups.defined", "team.capacity"),
    *(
        "team.skills",
        "team.onboarding",
        "reach.delivery",
        "reach.target",
        "reach.completion",
        "reach.satisfaction",
    ),
]
AREAS = ["offer", "resources", "results"]
LEVELS = st.sampled_from([0, 1, 2, 3, "na", "unknown"])
# Texts as files hold them: every character but half ones, which reading repairs.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NASTY = TEXT | st.lists(
    st.sampled_from(
        [
            "<script>",
            "</td>",
            '"',
            "'",
            "&lt;",
            "=1+1",
            "\n",
            "\r\n",
            "\t@",
            "-",
            "<!--",
            "|",
            "`",
            "](x)",
            "\\",
        ]
    )
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
EVIDENCE = st.lists(st.fixed_dictionaries({}, optional={"text": NASTY, "url": NASTY}), max_size=2)
ANSWER = st.fixed_dictionaries(
    {},
    optional={
        "level": LEVELS,
        "reason": NASTY,
        "note": NASTY,
        "evidence": EVIDENCE,
        "talk": st.booleans(),
        "agreement": NASTY,
        "asked": NASTY,
        "copied_from": st.dictionaries(TEXT, NASTY, max_size=2),
    },
)
ANSWERS = st.dictionaries(st.sampled_from(IDS), ANSWER)
RATED = st.dictionaries(st.sampled_from(IDS), LEVELS)
SCOPE = st.fixed_dictionaries(
    {},
    optional={
        "mode": st.sampled_from(["short", "full"]),
        "areas": st.lists(st.sampled_from([*AREAS, "gone"]), max_size=4),
    },
)


def document(answers: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": "mint-quality"},
        "answers": answers,
        **keys,
    }


def scored(bundle: Bundle, levels: dict[str, Any], scope: dict[str, Any]) -> dict[str, Any]:
    answers = {indicator: {"level": level} for indicator, level in levels.items()}
    return result_to_dict(score(bundle, read_analysis(document(answers, **scope), bundle).analysis))


@given(data=st.data(), levels=RATED, scope=SCOPE)
def test_the_order_of_answers_changes_nothing(
    bundle: Bundle, german: Labels, data: st.DataObject, levels: dict[str, Any], scope: dict[str, Any]
) -> None:
    shuffled = dict(data.draw(st.permutations(list(levels.items()))))

    assert scored(bundle, shuffled, scope) == scored(bundle, levels, scope)
    one, other = (
        read_analysis(
            document({key: {"level": level} for key, level in given.items()}, **scope), bundle
        ).analysis
        for given in (levels, shuffled)
    )
    assert dump_analysis(one) == dump_analysis(other)
    assert report(bundle, one, "html", german, Options(now="2026-11-22")) == report(
        bundle, other, "html", german, Options(now="2026-11-22")
    )


def values(result: dict[str, Any]) -> dict[str, float | None]:
    return {name: found["value"] for name, found in (result["criteria"] | result["areas"]).items()}


@given(levels=RATED, scope=SCOPE, indicator=st.sampled_from(IDS), outside=st.sampled_from(["na", "unknown"]))
def test_what_is_not_rated_never_moves_a_mean(
    bundle: Bundle, levels: dict[str, Any], scope: dict[str, Any], indicator: str, outside: str
) -> None:
    levels.pop(indicator, None)

    assert values(scored(bundle, levels | {indicator: outside}, scope)) == values(
        scored(bundle, levels, scope)
    )


@given(levels=RATED, indicator=st.sampled_from(IDS), level=st.sampled_from([0, 1, 2, 3]))
def test_a_rating_moves_a_mean_towards_itself_and_only_in_its_place(
    bundle: Bundle, levels: dict[str, Any], indicator: str, level: int
) -> None:
    levels.pop(indicator, None)
    before, after = (values(scored(bundle, given, {})) for given in (levels, levels | {indicator: level}))
    own = {indicator.split(".", maxsplit=1)[0], bundle.placed[indicator].area.id}

    assert {name for name in before if before[name] != after[name]} <= own
    criterion = indicator.split(".", maxsplit=1)[0]
    old, new = before[criterion], after[criterion]
    assert min(level, level if old is None else old) <= new <= max(level, level if old is None else old)


@given(levels=RATED, scope=SCOPE)
def test_an_unanswered_indicator_never_lowers_a_value(
    bundle: Bundle, levels: dict[str, Any], scope: dict[str, Any]
) -> None:
    rated = {indicator: level for indicator, level in levels.items() if isinstance(level, int)}
    fewer = scored(bundle, rated, scope)

    for name, found in fewer["criteria"].items():
        own = [level for indicator, level in rated.items() if indicator.startswith(f"{name}.")]
        if scope.get("mode") != "short" and own:
            assert found["value"] == sum(own) / len(own)


@given(levels=RATED, scope=SCOPE)
def test_values_and_counts_keep_their_bounds(
    bundle: Bundle, levels: dict[str, Any], scope: dict[str, Any]
) -> None:
    result = scored(bundle, levels, scope)

    for found in (result["criteria"] | result["areas"]).values():
        assert found["applicable"] == found["rated"] + found["unknown"] + found["open"]
        assert (found["value"] is None) is (found["rated"] == 0)
        assert found["value"] is None or 0 <= found["value"] <= 3
    for name in ("rated", "na", "unknown", "open"):
        total = sum(found[name] for found in result["criteria"].values())
        assert total == sum(found[name] for found in result["areas"].values())
    total = sum(found["applicable"] + found["na"] for found in result["areas"].values())
    assert result["progress"]["total"] == total
    assert 0 <= result["progress"]["decided"] <= total


UNKNOWN = st.dictionaries(TEXT.filter(lambda key: key not in KNOWN), JSON, max_size=3)
KNOWN = {
    *(
        "format",
        "format_version",
        "id",
        "framework",
        "language",
        "created",
        "saved",
        "mode",
        "areas",
        "profile",
    ),
    *("name", "round_of", "copied_from", "answers", "impact_logic", "targets", "plan", "attic"),
}
FILE = st.builds(
    lambda unknown, known, answers, strange: document({**strange, **answers}, **unknown, **known),
    UNKNOWN,
    st.fixed_dictionaries(
        {},
        optional={
            "id": TEXT,
            "language": TEXT,
            "mode": st.sampled_from(["short", "full", None]),
            "areas": st.none() | st.lists(TEXT),
            "profile": st.dictionaries(TEXT | st.just("project"), TEXT),
            "plan": st.lists(JSON),
            "targets": st.dictionaries(TEXT, JSON),
            "impact_logic": st.dictionaries(TEXT, JSON),
            "attic": st.lists(
                st.builds(
                    lambda id_, answer, more: {**more, "id": id_, "answer": answer},
                    TEXT | st.sampled_from(IDS),
                    ANSWER | st.dictionaries(TEXT, JSON),
                    st.dictionaries(TEXT, JSON, max_size=1),
                ),
                max_size=3,
            ),
        },
    ),
    st.dictionaries(
        st.sampled_from(IDS), st.builds(lambda more, answer: {**more, **answer}, UNKNOWN, ANSWER), max_size=4
    ),
    st.dictionaries(TEXT, st.dictionaries(TEXT, JSON, max_size=2), max_size=2),
)


def said(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without what counts as not given."""
    evidence = [
        {key: part for key, part in item.items() if part is not None or key not in {"text", "url"}}
        for item in answer.get("evidence") or []
    ]
    empty = {"talk": [None, False], "evidence": [None, []]}
    nothing = {
        key: [None] for key in ("level", "reason", "note", "agreement", "asked", "copied_from")
    } | empty
    known = {key: part for key, part in answer.items() if part not in nothing.get(key, [])}
    return known | ({"evidence": evidence} if evidence else {})


@given(FILE)
def test_reading_and_writing_come_to_rest_at_once(bundle: Bundle, file: dict[str, Any]) -> None:
    # A random key inside may be a known one with a wrong type.
    with contextlib.suppress(AnalysisError):
        opened = parse_analysis(json.dumps(file), bundle)
        event("read")
        written = dump_analysis(opened.analysis)
        again = parse_analysis(written, bundle)

        assert again.analysis == opened.analysis
        assert dump_analysis(again.analysis) == written
        assert analysis_to_dict(again.analysis) == json.loads(written)


@given(FILE)
def test_nothing_of_a_file_is_lost(bundle: Bundle, file: dict[str, Any]) -> None:
    with contextlib.suppress(AnalysisError):
        written = analysis_to_dict(parse_analysis(json.dumps(file), bundle).analysis)
        attic = written.get("attic", [])

        assert {key: part for key, part in written.items() if key not in KNOWN} == {
            key: part for key, part in file.items() if key not in KNOWN
        }
        for indicator, answer in file["answers"].items():
            if indicator in IDS:
                assert written["answers"][indicator] == said(answer)
            else:
                assert {"id": indicator, "answer": answer} in attic
        for entry in file.get("attic") or []:
            returned = written["answers"].get(entry["id"])
            assert entry in attic or returned == said(entry["answer"])


@given(st.binary() | st.binary().map(lambda data: b'{"format": "mintq-analysis", ' + data))
@example(b"\xff")
@example(b"")
def test_reading_any_bytes_gives_an_analysis_or_an_analysis_error(bundle: Bundle, data: bytes) -> None:
    with contextlib.suppress(AnalysisError):
        parse_analysis(data, bundle)


@given(
    JSON
    | st.builds(lambda more: {**document({}), **more}, st.dictionaries(st.sampled_from(sorted(KNOWN)), JSON))
)
def test_reading_any_json_gives_an_analysis_or_an_analysis_error(bundle: Bundle, value: Any) -> None:
    with contextlib.suppress(AnalysisError):
        parse_analysis(json.dumps(value), bundle)


@given(answers=st.dictionaries(st.sampled_from(IDS), JSON))
def test_reading_any_answers_gives_an_analysis_or_an_analysis_error(
    bundle: Bundle, answers: dict[str, Any]
) -> None:
    with contextlib.suppress(AnalysisError):
        parse_analysis(json.dumps(document(answers)), bundle)


PROFILE = st.dictionaries(
    st.sampled_from(["initiative", "project", "kind", "groups", "people", "occasion", "date"]), NASTY
)


@given(file=st.builds(document, ANSWERS, profile=PROFILE, language=NASTY))
def test_no_text_becomes_markup(
    bundle: Bundle, english: Labels, html: Callable[[str], Any], file: dict[str, Any]
) -> None:
    analysis = read_analysis(file, bundle).analysis

    page = report(bundle, analysis, "html", english, Options(now="2026-11-22")).content.removeprefix(
        "<!DOCTYPE html>\n"
    )
    shown = view(evaluate(bundle, analysis), english, guidance="../").html

    for tree in (html(page), html(shown)):
        assert {node.tag for node in tree.all()} <= TAGS
        assert {node.attributes.get("type") for node in tree.all("script")} <= {"application/json"}
        assert not [
            name
            for node in tree.all()
            for name in node.attributes
            if name.startswith("on") or name == "style"
        ]
        addresses = [node.attributes["href"] for node in tree.all("a")]
        assert all(
            address.startswith(("#", "../", "http://", "https://", "mailto:")) for address in addresses
        )


TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "script",
        "body",
        "header",
        "main",
        "footer",
        "nav",
        "section",
        "h1",
        "h2",
    ),
    *(
        "h3",
        "h4",
        "p",
        "br",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "div",
        "span",
        "strong",
        "a",
        "figure",
        "table",
    ),
    *("caption", "thead", "tbody", "tr", "th", "td", "details", "summary"),
    *("svg", "desc", "defs", "pattern", "path", "g", "rect", "line", "circle", "text", "use"),
    *("polygon", "button"),
}


@given(answers=ANSWERS)
def test_no_text_becomes_a_formula_or_breaks_the_table(
    bundle: Bundle, english: Labels, answers: dict[str, Any]
) -> None:
    analysis = read_analysis(document(answers), bundle).analysis
    text = report(bundle, analysis, "csv", english, Options(now="2026-11-22")).content.removeprefix("\ufeff")

    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)

    assert len(rows) == 12
    for row in rows:
        assert len(row) == len(head)
        assert not [
            cell
            for cell in row
            if cell.lstrip().startswith(("=", "+", "-", "@")) or cell.startswith(("\t", "\r"))
        ]


@pytest.mark.parametrize("write", [plain, quote])
@given(text=NASTY)
def test_no_text_becomes_markdown(write: Callable[[str], str], text: str) -> None:
    for line in write(text).split("\n"):
        bare = line.removeprefix(">").lstrip(" ")
        assert not bare.startswith(("#", "- ", "+ ", "* ", "=", "---", "```", "|", ">", "<", "    "))
        unescaped = bare.replace("\\\\", "")
        assert all(
            unescaped[max(0, at - 1)] == "\\" for at, sign in enumerate(unescaped) if sign in "<>[]`*_|&"
        )
