"""Hand-written pages: for which framework, in which language, and what they cite and link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mintq_build.checks.pages import advise_pages, check_pages
from mintq_build.load import examine_framework, load_framework
from mintq_build.pages.rich_text import find_targets
from mintq_build.reading.hand_written import find_cited, find_pages
from mintq_build.reading.problems import FrameworkError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from mintq_build.model.framework import Framework


@pytest.fixture
def framework(full_framework_dir: Path) -> Framework:
    return load_framework(full_framework_dir)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


def write(source: Path, name: str, text: str, framework: str | None = "minimal") -> None:
    path = source / name
    path.parent.mkdir(parents=True, exist_ok=True)
    front = "---\ntitle: Seite\n" + (f"framework: {framework}\n" if framework else "") + "---\n\n"
    path.write_text(front + text, encoding="utf-8")


def check(source: Path, framework: Framework) -> list[Problem]:
    """Return all that is found on the pages in a folder."""
    pages = find_pages(source, framework.id)
    return [*check_pages(pages, framework), *advise_pages(pages, framework)]


def test_pages_of_another_framework_and_those_for_developers_are_left_out(source: Path) -> None:
    write(source, "index.md", "", framework=None)
    write(source, "deep/own.md", "Kein `framework: other` im Text.")
    write(source, "deep/own.en.md", "")
    write(source, "strange.md", "", framework="other")
    write(source, "developers/notes.md", "")
    write(source, "with.two.dots.md", "")

    found = [(page.path, page.language, page.framework) for page in find_pages(source, "minimal")]

    assert found == [
        ("deep/own.md", None, "minimal"),
        ("deep/own.md", "en", "minimal"),
        ("index.md", None, None),
    ]


def test_what_pages_cite_counts_as_cited(source: Path, full_framework_dir: Path) -> None:
    write(source, "a.md", "Belegt [@lela-check].")

    assert find_cited(find_pages(source, "minimal")) == {"lela-check"}
    assert find_cited(find_pages(source, "other")) == frozenset()
    assert examine_framework(full_framework_dir, source).framework is None


def test_a_page_with_nothing_wrong(source: Path, framework: Framework) -> None:
    for name in ("a.md", "a.en.md"):
        write(source, name, "[@lela-check] [[criterion:need|words]] [[kind:club]] [[method:tree]]")

    assert check(source, framework) == []


def test_every_problem_has_its_place(source: Path, framework: Framework, full_framework_dir: Path) -> None:
    write(source, "a.md", "Eins [@lela-chek]\n\n[[criterion:ned]] [[page:need]]")
    write(source, "a.en.md", "One [@lela-check]")
    write(source, "b.md", "Nur deutsch.")
    write(source, "c.md", "Neutral, nur deutsch.", framework=None)

    found = [
        f"{each.path.name}:{each.line}:{each.column}: {each.message}" for each in check(source, framework)
    ]

    assert found == [
        "a.md:6:6: there is no reference 'lela-chek'",
        "a.md:8:1: there is no criterion 'ned'",
        "a.md:8:19: there is no page 'need'",
        "a.en.md:1:1: cites other sources than a.md",
        "b.md:1:1: there is no page in the language 'en'",
    ]
    with pytest.raises(FrameworkError, match="there is no reference 'lela-chek'"):
        load_framework(full_framework_dir, source)


def test_pages_are_worded_like_the_framework(source: Path, framework: Framework) -> None:
    write(
        source,
        "a.md",
        "Mehr\ndenn je ein\nHaus der kleinen Forscher. Für Lehrerinnen und Lehrer und Experten.",
    )
    write(source, "a.en.md", "Our official quality framework for Experten.")

    found = [
        f"{each.path.name}:{each.line}:{each.column}: {each.severity}: {each.message}"
        for each in check(source, framework)
    ]

    assert found == [
        "a.en.md:6:5: error: 'official quality framework' must not be said of this framework",
        "a.md:8:32: warning: 'Lehrerinnen und Lehrer' names two genders for all",
        "a.md:8:59: warning: 'Experten' names one gender for all",
    ]


def test_marks_become_links_and_the_rest_stays(framework: Framework) -> None:
    targets = find_targets(framework, "de")
    text = "*So* [@lela-check], [[criterion:need|dieser & jener]], [[kind:club]] und [eine](x.md)."

    assert targets.resolve(text, "deep/own.md") == (
        "*So* [&#91;1&#93;](../references.md#lela-check){ .mintq-cite }, "
        "[dieser &amp; jener](../framework/offer/need.md), [AG](../kinds/club.md) und [eine](x.md)."
    )
    assert targets.link("indicator", "need.update", "kinds/club.md") == (
        "[Wir prüfen ihn wieder.](../framework/offer/need.md#need.update)"
    )
