"""The HTML report: one page that needs nothing else, for readers, screen readers and paper."""

from __future__ import annotations

import base64
import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

    # A tree as conftest.py builds it; test modules cannot import from there.
    Node = Any
    Write = Callable[..., Node]


@pytest.fixture(scope="module")
def write(bundle: Bundle, german: Labels, html: Callable[[str], Node]) -> Write:
    """Return what writes the report of an analysis and reads it as a tree."""

    def written(analysis: Analysis, labels: Labels = german) -> Node:
        page = report(bundle, analysis, "html", labels, Options(now="2026-11-22")).content
        assert page.startswith("<!DOCTYPE html>\n<html ")
        return html(page.removeprefix("<!DOCTYPE html>\n"))

    return written


@pytest.fixture(scope="module")
def page(write: Write, full: Analysis) -> Node:
    """Return the report of the full analysis."""
    return write(full)


def metas(page: Node) -> dict[str, str]:
    return {
        (node.attributes.get("http-equiv") or node.attributes.get("name") or "charset"): (
            node.attributes.get("content") or node.attributes.get("charset")
        )
        for node in page.all("meta")
    }


def test_the_page_has_language_title_and_character_set_first(page: Node) -> None:
    assert next(page.all("html")).attributes["lang"] == "de"
    assert next(page.all("title")).text == "Ergebnis der Selbstanalyse: Donnerstags-Labor"
    assert next(page.all("meta")).attributes == {"charset": "utf-8"}


def test_the_policy_allows_exactly_the_pages_own_styles(page: Node) -> None:
    (style,) = page.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()

    assert metas(page)["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_nothing_runs_and_nothing_is_loaded(page: Node) -> None:
    assert [node.attributes.get("type") for node in page.all("script")] == ["application/json"]
    assert not list(page.all("img", "iframe", "link", "form", "object", "embed"))
    names = [name for node in page.all() for name in node.attributes]
    assert not [
        name for name in names if name in {"style", "src", "srcset", "action"} or name.startswith("on")
    ]
    (style,) = page.all("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_the_styles_think_of_dark_paper_and_forced_colours(page: Node) -> None:
    (style,) = page.all("style")

    for words in (
        "prefers-color-scheme: dark",
        "@media print",
        "size: A4",
        "forced-colors: active",
        "break-after: avoid",
    ):
        assert words in style.text


def test_headings_never_skip_a_level(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page.all("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_inside_have_their_targets(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    inside = [node.attributes["href"] for node in page.all("a") if node.attributes["href"].startswith("#")]

    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in inside} <= set(ids)
    assert [target for target in inside if "why" not in target] == [
        f"#mintq-report-{name}"
        for name in (
            *("overview", "profile", "heat", "stairs", "strong", "potentials", "suggestions", "questions"),
            *("talk", "impact", "plan", "prompts", "answers"),
        )
    ]


def test_every_label_has_its_element(page: Node) -> None:
    ids = {node.attributes.get("id") for node in page.all()}
    used = [
        value
        for node in page.all()
        for name, value in node.attributes.items()
        if name in {"aria-labelledby", "aria-describedby"}
    ]

    assert used
    assert set(used) <= ids


def test_every_indicator_stands_with_its_answer(page: Node, bundle: Bundle, full: Analysis) -> None:
    listed = [
        item
        for part in page.all("ol")
        if part.attributes.get("class") == "mintq-answers"
        for item in part.inside
    ]

    assert [next(item.all("p")).text for item in listed] == [
        placed.indicator.text.pick("de").words for placed in bundle.placed.values()
    ]
    first, second = listed[0].text, listed[1].text
    for words in (
        "2 · überwiegend umgesetzt: Wir haben Zahlen oder Gespräche festgehalten.",
        "Gespräche mit fünf Schulen.\nZwei wünschen sich Nachmittage.",
        "Protokoll vom 12. Oktober https://example.org/protokoll",
        "Ordner im Büro",
        "einig",
        "Zum Gespräch vorgemerkt",
    ):
        assert words in first
    assert "So lautete die Aussage" not in first
    assert "1 · erste Ansätze" in second
    by_id = dict(zip(bundle.placed, listed, strict=True))
    assert "Unsere Zielgruppen sind klar beschrieben." in by_id["groups.defined"].text
    assert "Wir sind seit Jahren dieselben." in by_id["team.onboarding"].text
    assert "noch nicht beantwortet" in by_id["reach.completion"].text
    assert len(full.answers) == len(listed)


def test_levels_show_as_many_steps_as_they_have(page: Node) -> None:
    gauges = [node for node in page.all("span") if node.attributes.get("class") == "mintq-gauge"]

    assert [sum(step.attributes.get("class") == "mintq-on" for step in gauge.inside) for gauge in gauges] == [
        *(2, 1, 3, 3, 0, 2, 3, 3, 2)
    ]
    assert {len(gauge.inside) for gauge in gauges} == {3}
    assert all(gauge.attributes["aria-hidden"] == "true" for gauge in gauges)


def test_only_safe_addresses_are_links(write: Write, make: Callable[..., Analysis]) -> None:
    urls = ["https://example.org", "javascript:alert(1)", "www.example.org", " ", "mailto:a@example.org"]
    answer = {"level": 1, "evidence": [{"url": url} for url in urls] + [{"text": "Ordner"}, {}]}

    page = write(make({"need.evidence": answer}))

    outside = [node for node in page.all("a") if not node.attributes["href"].startswith("#")]
    assert [node.attributes["href"] for node in outside] == ["https://example.org", "mailto:a@example.org"]
    assert {node.attributes["rel"] for node in outside} == {"noopener noreferrer"}
    assert "javascript:alert(1)" in page.text


def test_words_of_the_team_are_marked_with_their_language(
    write: Write, full: Analysis, english: Labels
) -> None:
    page = write(full, english)

    assert next(page.all("html")).attributes["lang"] == "en"
    marked = {node.text for node in page.all() if node.attributes.get("lang") == "de"}
    assert {"Donnerstags-Labor", "Ordner im Büro", "Das weiß der Vorstand."} <= marked
    assert not {"agreed", "seen differently"} & marked


def test_what_is_not_asked_is_not_listed(write: Write, make: Callable[..., Analysis]) -> None:
    page = write(make({"need.causes": {"level": 0, "note": "verborgen"}}, mode="short", areas=["offer"]))

    listed = [part for part in page.all("ol") if part.attributes.get("class") == "mintq-answers"]
    assert [len(part.inside) for part in listed] == [1, 1]
    assert "verborgen" not in page.text
