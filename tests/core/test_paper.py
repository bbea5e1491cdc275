"""The questionnaire on paper: written, filled in, spoilt by spreadsheets, and read back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.csv_text import read_rows, write_row
from pyodide_app.core.documents.analysis import Analysis, MadeWith, dump_analysis
from pyodide_app.core.documents.answers import Answer, Evidence, Profile
from pyodide_app.core.errors import AnalysisError, ReportError
from pyodide_app.core.opening import open_file
from pyodide_app.core.paper import FORMATS, is_questionnaire, questionnaire, read_questionnaire
from pyodide_app.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.bundle import Area, Bundle
    from pyodide_app.core.labels import Labels

CATALOGUES = [load_labels("de"), load_labels("en")]
BLANK = Analysis(framework=MadeWith(id="mint-quality"), answers={})
NASTY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.lists(
    st.sampled_from(
        [
            "'=1+1",
            "=1",
            "#",
            "# a {x}",
            "- [x] 2",
            "\n",
            "  ",
            "Notiz: ",
            "- Note:",
            ";",
            ",",
            '"',
            "\t",
            "<b>",
            "a",
        ]
    ),
    max_size=6,
).map("".join)


def tidy(text: str) -> str | None:
    """Return a text as any editor may leave it: without blanks around it and at the ends of lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    return "\n".join(line.rstrip() for line in lines) or None


TEXTS = st.none() | NASTY.map(tidy)
WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)
EVIDENCE = st.builds(
    Evidence, text=st.none() | WORDS, url=st.none() | st.sampled_from(["https://a.org/b?c=1", "javascript:x"])
).filter(lambda entry: entry.text or entry.url)
ANSWERS = st.builds(
    Answer,
    level=st.sampled_from([None, 0, 1, 2, 3, "na", "unknown"]),
    reason=TEXTS,
    note=TEXTS,
    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
    talk=st.booleans(),
)


def blank(bundle: Bundle, labels: Labels, format_name: str = "md", **keys: Any) -> str:
    return questionnaire(bundle, replace(BLANK, **keys), format_name, labels).content


def problems(text: str, bundle: Bundle) -> list[str]:
    with pytest.raises(AnalysisError) as caught:
        open_file(text, bundle, CATALOGUES)
    return [
        f"{each.code} {each.params.get('line')} {each.params.get('value')}" for each in caught.value.problems
    ]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("format_name", FORMATS)
@given(data=st.data())
def test_what_is_written_is_read_back(
    bundle: Bundle, format_name: str, lang: str, data: st.DataObject
) -> None:
    answers = data.draw(st.dictionaries(st.sampled_from(list(bundle.placed)), ANSWERS, max_size=4))
    said = {name: answer for name, answer in answers.items() if answer != Answer()}
    profile = data.draw(st.builds(Profile, initiative=TEXTS, occasion=TEXTS))
    areas = data.draw(st.sampled_from([None, ("offer",), ("offer", "resources", "results")]))
    analysis = replace(BLANK, answers=answers, profile=profile, areas=areas)

    written = questionnaire(bundle, analysis, format_name, load_labels(lang))
    assert is_questionnaire(written.content)
    read = open_file(written.content, bundle, CATALOGUES).analysis

    asked = {name for name in said if areas != ("offer",) or bundle.placed[name].area.id == "offer"}
    assert {name: replace(answer, asked=None) for name, answer in read.answers.items()} == {
        name: said[name] for name in read.answers
    }
    assert set(read.answers) == asked
    assert all(
        (answer.asked == bundle.placed[name].indicator.text.pick(lang).words) is (answer.level is not None)
        for name, answer in read.answers.items()
    )
    assert (read.profile, read.areas, read.mode, read.language) == (profile, areas, "full", lang)


@given(
    rows=st.lists(st.lists(NASTY.map(str.strip), min_size=1, max_size=4), max_size=4),
    delimiter=st.sampled_from(";,\t"),
)
def test_rows_are_read_with_the_line_they_begin_on(rows: list[list[str]], delimiter: str) -> None:
    quoted = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]

    found = list(read_rows("".join(f"{row}\r\n" for row in quoted), delimiter))

    lines = [1 + sum(row.count("\n") + 1 for row in quoted[:i]) for i in range(len(rows))]
    assert found == [(line, row) for line, row in zip(lines, rows, strict=True)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("a;b", [(1, ["a", "b"])]),
        ("a;\n\nb", [(1, ["a", ""]), (2, [""]), (3, ["b"])]),
        ('"a""b" c;"never closed\nd', [(1, ['a"b c', "never closed\nd"])]),
    ],
)
def test_rows_that_nobody_quoted_with_care(text: str, rows: list[tuple[int, list[str]]]) -> None:
    assert list(read_rows(text, ";")) == rows


def test_numbers_and_formulas_in_a_row() -> None:
    assert write_row([1, None, "=1", "'=1", "a;b"]) == '1;;"\'=1";"\'\'=1";"a;b"\r\n'


def test_a_table_that_a_spreadsheet_saved_again(bundle: Bundle, german: Labels) -> None:
    text = blank(bundle, german, "csv")
    rows = [row for _, row in read_rows(text.removeprefix("\ufeff"), ";")]
    column = rows[3].index("answer")
    said = {
        "need.evidence": "2,0",
        "need.causes": " N ",
        "need.landscape": "3.0",
        "need.update": "Erste Ansätze",
    }
    for row in rows:
        if row[0] in said:
            row[column] = said[row[0]]
            row += ["", ""]
    # Commas, no byte order mark, quotes only where they must be, other line ends, empty rows at the end.
    saved = "\n".join(
        ",".join(f'"{cell}"' if "," in cell or '"' in cell else cell for cell in row)
        for row in [*rows, ["", ""]]
    )
    opened = open_file(saved, bundle, CATALOGUES).analysis

    assert {name: answer.level for name, answer in opened.answers.items()} == {
        "need.evidence": 2,
        "need.causes": "na",
        "need.landscape": 3,
        "need.update": 1,
    }


def test_columns_may_be_moved_and_left_out(bundle: Bundle) -> None:
    mark = "# mintq-questionnaire 1 mint-quality 1.0.0 de short *"
    text = f"{mark}\nANSWER\tId\nu\tneed.evidence\n\tneed.causes\nJa\tprofile.project\n"

    opened = open_file(text, bundle, CATALOGUES)

    assert opened.notices == ()
    assert opened.analysis.mode == "short"
    assert opened.analysis.profile.project == "Ja"
    assert dict(opened.analysis.answers) == {"need.evidence": Answer(level="unknown")}


def test_every_wrong_row_of_a_table_is_named_with_its_line(bundle: Bundle) -> None:
    text = (
        "# mintq-questionnaire 1 mint-quality 1.0.0 de full *\n"
        "id;answer;note;talk\n"
        'need.evidence;7;"two\nlines";vielleicht\n'
        "need.causes;1;a;x;beyond\n"
        "need.causes;2;;\n"
        ";;somewhere\n"
        "profile.size;9\n"
    )
    assert problems(text, bundle) == [
        'paper_level 3 "7"',
        'paper_talk 3 "vielleicht"',
        'paper_line 5 "beyond"',
        'paper_twice 6 "need.causes"',
        'paper_line 7 "somewhere"',
        'paper_line 8 "profile.size"',
    ]


def test_a_table_without_its_columns(bundle: Bundle) -> None:
    head = "# mintq-questionnaire 1 mint-quality 1.0.0 de full *"

    assert problems(head, bundle) == [f'paper_header 1 "{head}"']


def test_a_text_as_people_fill_it_in(bundle: Bundle, german: Labels) -> None:
    filled = (
        blank(bundle, german)
        .replace("- Initiative:", "* initiative: Verein Funkenflug\nin Beispielstadt", 1)
        .replace("- [ ] 2 ", "- [X] 2 ", 1)
        .replace("- Notiz:", "- Notiz: eine Zeile\nund noch eine\n\n\t- und mehr\n\n- Notiz: noch etwas", 1)
        .replace(
            "- Beleg:",
            "- Beleg: Statistik <https://example.org>\n- Evidence: mailto:a@b.c\n- Beleg: nur Worte",
            1,
        )
        .replace("- [ ] Darüber", "- [ja] Darüber", 1)
        .replace("- [ ] u ", "Das wissen wir nicht.\n- [x] unknown ", 2)
    )
    filled = filled.replace("Das wissen wir nicht.\n- [x] unknown ", "- [ ] u ", 1)

    opened = open_file(filled.replace("\n", "\r\n"), bundle, CATALOGUES).analysis

    assert opened.profile == Profile(initiative="Verein Funkenflug\nin Beispielstadt")
    first, second = opened.answers.values()
    assert (first.level, first.talk) == (2, True)
    assert first.note == "eine Zeile\nund noch eine\n\n- und mehr\nnoch etwas"
    assert first.evidence == (
        Evidence(text="Statistik", url="https://example.org"),
        Evidence(url="mailto:a@b.c"),
        Evidence(text="nur Worte"),
    )
    assert (second.level, second.note) == ("unknown", "Das wissen wir nicht.")


def test_every_wrong_line_of_a_text_is_named(bundle: Bundle) -> None:
    text = """<!-- mintq-questionnaire 1 mint-quality 1.0.0 de full * -->
# Anything
before the first section
## Profile {profile}
stray
- [x] 2
## Need {need}
lost
### 1.1 Statement {need.evidence}
- [x] 9 nine
- [x]
- [x] 1
- [ ] 2
- [x] 3
- [perhaps] Darüber wollen wir sprechen
### 1.1 Statement {need.evidence}
### A heading that lost its id
lost too
"""
    assert problems(text, bundle) == [
        'paper_line 5 "stray"',
        'paper_line 6 "- [x] 2"',
        'paper_line 8 "lost"',
        'paper_level 10 "9"',
        'paper_level 11 ""',
        'paper_two_levels 14 "3"',
        'paper_talk 15 "perhaps"',
        'paper_twice 16 "need.evidence"',
        'paper_line 18 "lost too"',
    ]


def test_a_flood_of_wrong_lines_ends(bundle: Bundle) -> None:
    text = "<!-- mintq-questionnaire 1 mint-quality 1.0.0 de full * -->\n# A {a}\n" + "x\n" * 1500

    assert len(problems(text, bundle)) == 1000


def test_unknown_statements_go_to_the_attic_and_other_frameworks_are_refused(bundle: Bundle) -> None:
    text = "<!-- mintq-questionnaire 1 {} 1.0.0 de full offer -->\n### 1.1 Gone {{need.gone}}\n- [x] 1\n"

    opened = open_file(text.format("mint-quality"), bundle, CATALOGUES)

    assert [entry.id for entry in opened.analysis.attic] == ["need.gone"]
    assert opened.analysis.areas == ("offer",)
    assert problems(text.format("other"), bundle) == ["other_framework None None"]


def test_what_is_no_questionnaire(bundle: Bundle, make: Callable[..., Analysis]) -> None:
    saved = dump_analysis(make({"need.evidence": {"level": 1, "note": blank(bundle, CATALOGUES[0])[:300]}}))
    newer = "# mintq-questionnaire 2 mint-quality 1.0.0 de full *"

    assert not is_questionnaire(saved)
    assert open_file(saved, bundle, CATALOGUES).analysis.answers["need.evidence"].level == 1
    assert problems("# Notes of mine", bundle)[0].startswith("not_json")
    assert problems(newer, bundle) == ["format_too_new None None"]
    with pytest.raises(AnalysisError, match="not an analysis"):
        read_questionnaire("# Notes of mine", bundle, CATALOGUES)
    with pytest.raises(ReportError, match="unknown format"):
        questionnaire(bundle, BLANK, "pdf", CATALOGUES[0])


def test_the_numbers_stay_in_the_short_questionnaire(bundle: Bundle, german: Labels) -> None:
    short = blank(bundle, german, mode="short")
    full = blank(bundle, german)

    headings = [line for line in short.splitlines() if line.startswith("###")]
    assert headings
    assert set(headings) < set(full.splitlines())
    assert json.dumps(short) != json.dumps(full)


def test_a_criterion_of_which_nothing_is_asked_is_left_out(bundle: Bundle, german: Labels) -> None:
    def without_core(area: Area) -> Area:
        criteria = (
            replace(each, indicators=tuple(replace(one, core=False) for one in each.indicators))
            for each in area.criteria
        )
        return replace(area, criteria=tuple(criteria))

    first, *others = bundle.areas
    short = blank(replace(bundle, areas=(without_core(first), *others)), german, mode="short")

    assert "{need}" not in short
    assert "{team}" in short
