"""The short version: what a board or a funder needs, and never more than two pages hold."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.core.reports import report
from pyodide_app.core.reports.blocks import Bullets, Closing, Grid, Heading, Paragraph, Title
from pyodide_app.core.reports.brief import NAMED, STEPS, brief_story, clip
from pyodide_app.core.reports.options import SHORT, Options
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block

    Make = Callable[..., Analysis]
    Tell = Callable[[Analysis], list[Block]]
    # A tree as conftest.py builds it; test modules cannot import from there.
    Node = Any

NOW = Options(now="2026-11-22", version=SHORT)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
ENDLESS = "lang und breit " * 300


def below(blocks: Iterable[Block], name: str) -> list[Block]:
    """Return what stands below a heading."""
    found: list[Block] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = block.words == name
        elif inside:
            found.append(block)
    return found


def said(block: Block) -> list[str]:
    if isinstance(block, Bullets):
        return [" ".join(piece.words for piece in line) for line in block.lines]
    assert isinstance(block, Paragraph)
    return [" ".join(piece.words for piece in block.line)]


@pytest.fixture(scope="module")
def tell(bundle: Bundle, english: Labels) -> Tell:
    """Return what tells the short version in English."""
    return lambda analysis: list(brief_story(evaluate(bundle, analysis), english, NOW))


@given(words=WORDS, most=st.integers(10, 80))
def test_cut_words_fit_and_are_the_beginning_of_the_line(words: str, most: int) -> None:
    line, cut = " ".join(words.split()), clip(words, most)

    assert len(cut) <= most
    assert cut == line or (cut.endswith("…") and line.startswith(cut[:-1]))
    assert clip(cut, most) == cut


def test_words_are_cut_between_words_unless_too_much_is_lost() -> None:
    assert clip(" a\n b ", 10) == "a b"
    assert clip("eins zwei drei", 12) == "eins zwei…"
    assert clip("eins Donaudampfschiff", 12) == "eins Donaud…"


def test_it_tells_in_this_order(tell: Tell, full: Analysis) -> None:
    blocks = tell(full)

    assert blocks[0] == Title("Short report on the self-analysis: Donnerstags-Labor")
    assert said(blocks[1])[0].startswith("MINT-Q is a quality framework for activities in mathematics")
    assert [block.words for block in blocks if isinstance(block, Heading)] == [
        "The profile",
        "What works well",
        "Where a next step pays off",
        "What is planned",
        "What the numbers mean",
    ]
    assert isinstance(blocks[-1], Closing)
    (facts,) = said(blocks[2])
    for fact in ("Initiative: Tüftelwerk e. V. (Beispiel) ·", "22 November 2026", "mint-quality 1.0.0"):
        assert fact in facts


def test_the_profile_has_every_value_with_its_basis_and_target(
    tell: Tell, make: Make, full: Analysis
) -> None:
    (grid,) = below(tell(full), "The profile")
    (bare,) = below(tell(make({})), "The profile")

    assert isinstance(grid, Grid)
    assert isinstance(bare, Grid)
    assert grid.columns[1:] == ("Value", "Rated", "Target")
    assert grid.rows[1].cells[1:] == ("2.00", "3 of 4", "3.0")
    assert grid.rows[0].head
    assert {len(row.cells) for row in bare.rows} == {len(bare.columns)} == {3}


def test_the_highest_three_are_named_and_the_others_counted(tell: Tell, bundle: Bundle, make: Make) -> None:
    levels: dict[str, Any] = dict.fromkeys(bundle.placed, 3) | {"need.evidence": 2}
    spots, more = below(tell(make(levels)), "What works well")
    titles = [part.title.pick("en").words for area in bundle.areas for part in area.criteria]

    assert [line.split(":")[0] for line in said(spots)] == titles[1:]
    assert "3.00 (1 of 1 rated). " in said(spots)[0]
    assert said(more) == ["One more criterion has similarly high values."]


def test_a_potential_has_its_most_urgent_statement_as_reason(tell: Tell, make: Make) -> None:
    levels = {"need.evidence": 0, "need.causes": 1, "team.capacity": "unknown", "reach.target": 1}
    (spots,) = below(tell(make(levels)), "Where a next step pays off")
    lines = said(spots)

    assert len(lines) == NAMED
    assert all("” The team says: " in line for line in lines)
    assert lines[0].endswith(".")
    assert lines[1].endswith("Much the same holds for one more statement.")


def test_what_works_well_is_named_last_among_the_next_steps(tell: Tell, make: Make) -> None:
    levels: dict[str, Any] = dict.fromkeys(("need.evidence", "need.causes", "need.landscape"), 3)
    levels |= {"need.update": "unknown", "reach.target": 1}
    blocks = tell(make(levels))
    (strong,), (steps,) = below(blocks, "What works well"), below(blocks, "Where a next step pays off")
    first, second = (line.split(":")[0] for line in said(steps))

    assert said(strong)[0].startswith(second)
    assert not said(strong)[0].startswith(first)


def test_where_nothing_stands_out_it_says_so(tell: Tell, make: Make) -> None:
    blocks = tell(make({"need.evidence": 2}))

    assert said(below(blocks, "What works well")[0]) == ["No criterion stands out yet."]
    assert said(below(blocks, "Where a next step pays off")[0]) == [
        "No statement is at the lower levels at present."
    ]
    assert below(blocks, "What is planned") == []


def test_steps_have_who_and_when_and_dropped_ones_are_left(tell: Tell, make: Make) -> None:
    steps = [
        {"goal": "Ask families", "owner": "Leitung", "due": "2027-02-01", "status": "begun"},
        {"goal": "Given up", "status": "dropped"},
        {"criterion": "need", "due": "soon"},
    ]
    (listed,) = below(tell(make({}, plan=steps)), "What is planned")
    first, second = said(listed)

    assert first.startswith("Ask families · ")
    for words in ("Leitung", "1 February 2027", "begun"):
        assert words in first
    assert "soon" in second


@given(
    words=WORDS,
    level=st.sampled_from([0, 3, "na", "unknown"]),
    steps=st.integers(0, 30),
    lang=st.sampled_from(["de", "en"]),
)
def test_it_stays_short_whatever_an_analysis_holds(
    *, words: str, level: Any, steps: int, lang: str, bundle: Bundle, make: Make
) -> None:
    text = f"{words}{ENDLESS}"
    profile = dict.fromkeys(("initiative", "project", "kind", "groups", "people", "occasion", "date"), text)
    analysis = make(
        {id_: {"level": level, "note": text, "reason": text} for id_ in bundle.placed},
        profile=profile,
        plan=[{"goal": text, "owner": text, "due": text}] * steps,
        language="de",
    )
    labels = load_labels(lang)
    blocks = list(brief_story(evaluate(bundle, analysis), labels, NOW))
    lists = [block for block in blocks if isinstance(block, Bullets)]

    assert all(len(block.lines) <= max(NAMED, STEPS) for block in lists)
    assert len(" ".join(line for block in lists for line in said(block))) < 2_500
    assert len(report(bundle, analysis, "md", labels, NOW).data) < 10_000


def test_the_page_needs_nothing_and_says_who_wrote_what(
    html: Callable[[str], Node], bundle: Bundle, full: Analysis, english: Labels
) -> None:
    written = report(bundle, full, "html", english, NOW).data.decode()
    page = html(written.removeprefix("<!DOCTYPE html>\n"))

    assert not list(page.all("script", "img", "iframe", "link", "form"))
    assert [node.tag for node in page.all("h1", "h2", "h3")] == ["h1", *["h2"] * 5]
    assert {"Donnerstags-Labor", "mehr Hände"} <= {
        node.text for node in page.all() if node.attributes.get("lang") == "de"
    }
    assert len(list(page.all("svg"))) == sum(len(area.criteria) for area in bundle.areas)
    assert {node.attributes["aria-hidden"] for node in page.all("svg")} == {"true"}
    (table,) = page.all("table")
    assert {len(list(row.all("th", "td"))) for row in table.all("tr")} == {5}


def test_words_that_a_language_lacks_are_marked(
    bundle_data: dict[str, Any], make: Make, english: Labels
) -> None:
    data = copy.deepcopy(bundle_data)
    for criterion in data["areas"][0]["criteria"]:
        criterion["title"].pop("en", None)
        for indicator in criterion["indicators"]:
            indicator["text"].pop("en", None)
    analysis = make({"need.evidence": 0, "groups.defined": 3})
    written = report(bundle_from_json(data), analysis, "html", english, NOW).data.decode()

    assert re.search(r'<strong lang="de">[^<]+:</strong>', written)
    assert re.search(r'<span lang="de">“[^<]+”</span>', written)
