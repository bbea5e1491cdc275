"""Reading a criterion: the short way first, tags that lead somewhere, and the whole framework as one document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from mintq_build.load import load_framework

if TYPE_CHECKING:
    from mintq_build.model.framework import Area, Criterion

pytestmark = pytest.mark.site

FRAMEWORK = load_framework(Path(__file__).resolve().parents[2] / "framework")
CRITERIA = [(area, criterion) for area in FRAMEWORK.areas for criterion in area.active_criteria]
PREFIXES = ("", "en/")


def read(site: Path, address: str) -> str:
    """Return the text of a page as HTML, without navigation."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    return html.split("<article", 1)[1].split("</article>", 1)[0]


def links(html: str, address: str) -> set[str]:
    """Return where the links of a page lead, from the site's root."""
    root = "https://host.example/"
    return {
        urljoin(root + address, link).removeprefix(root)
        for link in re.findall(r'<a [^>]*href="([^"]+)"', html)
    }


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(("area", "criterion"), CRITERIA, ids=lambda each: each.id)
def test_a_criterion_begins_with_what_fits_into_three_minutes(
    built_site: Path, area: Area, criterion: Criterion, prefix: str
) -> None:
    address = f"{prefix}framework/{area.id}/{criterion.id}/"
    html = read(built_site, address)
    brief, details = html.split('<div class="mintq-brief', 1)[1].split("</div>", 1)
    statements = {f"{address}#{indicator.id}" for indicator in criterion.active_indicators}

    assert statements <= links(brief, address)
    assert brief.count("mintq-badge") == 1, "the core statement is marked"
    words = len(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", brief).split())
    assert words < 450, "what people read in three minutes"
    assert 'id="why"' in details
    assert html.index('id="brief"') < html.index('id="why"')


@pytest.mark.parametrize("prefix", PREFIXES)
def test_tags_lead_to_lists_that_lead_back(built_site: Path, prefix: str) -> None:
    tags = f"{prefix}framework/tags/"
    sections = dict(re.findall(r'<h3 id="([^"]+)">(.*?)(?=<h[23]|$)', read(built_site, tags), re.DOTALL))
    for area, criterion in CRITERIA:
        address = f"{prefix}framework/{area.id}/{criterion.id}/"
        html = read(built_site, address)
        found = links(html, address)
        for step in range(1, 8):
            named = step in criterion.steps
            assert (f"{tags}#step-{step}" in found) == named
            assert (address in links(sections[f"step-{step}"], tags)) == named
        for example in criterion.examples:
            assert f"{prefix}kinds/{example.kind}/" in found
            assert f"{prefix}kinds/{example.kind}/" in links(html.split('id="examples"', 1)[1], address)
            assert address in links(sections[f"kind-{example.kind}"], tags)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_terms_lead_to_each_other_whichever_names_the_other(built_site: Path, prefix: str) -> None:
    address = f"{prefix}glossary/"
    found = re.findall(r'<h2[^>]* id="([^"]+)"(.*?)(?=<h2|$)', read(built_site, address), re.DOTALL)
    entries = {term: links(html, address) for term, html in found}
    pairs = {(term.id, other) for term in FRAMEWORK.terms for other in term.related}

    assert [pair for pair in pairs if f"{address}#{pair[1]}" not in entries[pair[0]]] == []
    assert [pair for pair in pairs if f"{address}#{pair[0]}" not in entries[pair[1]]] == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_whole_framework_is_one_document_that_leads_within_itself(built_site: Path, prefix: str) -> None:
    address = f"{prefix}framework/print/"
    html = read(built_site, address)
    places = set(re.findall(r' id="([^"]+)"', html))
    contents = links(html.split('class="mintq-contents', 1)[1].split("</nav>", 1)[0], address)

    for area, criterion in CRITERIA:
        assert f"{address}#{area.id}" in contents
        assert f"{address}#{criterion.id}" in contents
        assert {criterion.id, *(each.id for each in criterion.active_indicators)} <= places
        page = f"{prefix}framework/{area.id}/{criterion.id}/"
        assert page not in links(html, address), "what is in the document is linked in the document"
    assert f"{prefix}references/" not in {each.split("#")[0] for each in links(html, address)}
    assert f"{prefix}framework/print/" in links(
        read(built_site, f"{prefix}framework/"), f"{prefix}framework/"
    )


def test_numbers_are_the_same_in_every_list(built_site: Path) -> None:
    numbers = {criterion.id: number for number, (_area, criterion) in enumerate(CRITERIA, start=1)}
    for area, criterion in CRITERIA:
        number, title = numbers[criterion.id], criterion.title["de"]
        assert f">{number}. {title}<" in read(built_site, "framework/")
        assert f">{number}. {title}<" in read(built_site, f"framework/{area.id}/")
        assert f"Kriterium {number}<" in read(built_site, f"framework/{area.id}/{criterion.id}/")
        assert f">{number}. {title}<" in read(built_site, "framework/print/")


@pytest.mark.parametrize("address", ["framework/", "framework/print/"])
def test_the_answers_outside_the_scale_stand_below_it(built_site: Path, address: str) -> None:
    html = read(built_site, address)
    for answer in (FRAMEWORK.special.na, FRAMEWORK.special.unknown):
        words = re.escape(f"<strong>{answer.label['de']}:</strong> {answer.hint['de']}")
        assert re.search(rf"{words}\s*</li>", html), "nothing that follows belongs to it"


def test_a_source_ends_in_one_mark(built_site: Path) -> None:
    html = read(built_site, "references/")
    ends = re.findall(r"(.)</cite>(.*?) <a ", html)

    assert {end for mark, end in ends if mark in ".?!" and "(" not in end} == {""}
    assert {end for mark, end in ends if mark not in ".?!" and "(" not in end} == {"."}
    assert all(re.fullmatch(r" \(\d{4}\)\.", end) for _mark, end in ends if "(" in end)
