"""What hand-written pages and pages by kind of offer promise: marks, pictures, minutes, examples."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mintq_build.labels import load_page_words
from mintq_build.load import load_framework
from mintq_build.reading.hand_written import SOURCE, find_pages
from mintq_build.site import build_site

if TYPE_CHECKING:
    from mintq_build.model.framework import Framework

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"de": "", "en": "en/"}
SUM_OF_MINUTES = {
    "self-analysis/agendas": [45, 150, 150, 150, 120, 90, 120],
    "programme/index": [180, 180, 180],
}
"""By page, what the minutes of its tables add up to, in their order."""


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework(ROOT / "framework")


def read(site: Path, prefix: str, path: str) -> str:
    """Return the words of a page's article with its pictures left out; white space is one blank."""
    page = (site / prefix / path / "index.html").read_text(encoding="utf-8")
    article = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert article
    words = re.sub(r"<svg\b.*?</svg>|<[^>]+>", " ", article[0], flags=re.DOTALL)
    return " ".join(html.unescape(words).split())


def test_no_mark_is_left_on_any_page(built_site: Path) -> None:
    left = {
        path.relative_to(built_site).as_posix(): found
        for path in built_site.rglob("index.html")
        if (found := re.findall(r"\[@[a-z]|\[\[[a-z]|\{[{%]|\{ ?[.#]", path.read_text(encoding="utf-8")))
    }
    assert left == {}


def test_pages_cite_by_number(built_site: Path, framework: Framework) -> None:
    numbers = {each.id: number for number, each in enumerate(framework.references, start=1)}
    for prefix in LANGUAGES.values():
        path = built_site / prefix / "background" / "regions" / "index.html"
        page = html.unescape(path.read_text(encoding="utf-8"))
        number = numbers["nmf-regions-group"]
        assert f'class="mintq-cite" href="../../references/#nmf-regions-group">[{number}]</a>' in page


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
@pytest.mark.parametrize(("name", "count"), [("staircase", 7), ("iooi", 4)])
def test_a_picture_has_its_name_and_its_twin_in_words(
    built_site: Path, language: str, prefix: str, name: str, count: int
) -> None:
    words = load_page_words(language)
    page = (built_site / prefix / "impact" / "index.html").read_text(encoding="utf-8")
    (picture,) = re.findall(
        rf'<svg [^>]*role="img" aria-labelledby="{name}-title {name}-desc".*?</svg>', page, re.DOTALL
    )
    assert f'<title id="{name}-title">{html.escape(words.get(f"picture.{name}.title"))}</title>' in picture
    assert f'<desc id="{name}-desc">{html.escape(words.get(f"picture.{name}.desc"))}</desc>' in picture
    start = "picture.step." if name == "staircase" else "picture.iooi."
    examples = [
        text for key, text in words.words.items() if key.startswith(start) and key.endswith(".example")
    ]
    twin = read(built_site, prefix, "impact")
    drawn = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", picture)).split())
    assert len(examples) == count
    assert [each for each in examples if each not in twin] == []
    assert [each for each in examples if each not in drawn] == []


@pytest.mark.parametrize("prefix", LANGUAGES.values(), ids=LANGUAGES)
def test_kinds_carry_their_examples_and_their_beginning(
    built_site: Path, framework: Framework, prefix: str
) -> None:
    language = "en" if prefix else "de"
    indicators = {
        indicator.id: indicator.text.pick(language)[0]
        for area in framework.areas
        for criterion in area.criteria
        for indicator in criterion.indicators
    }
    missing = []
    for kind in framework.kinds:
        words = read(built_site, prefix, f"kinds/{kind.id}")
        examples = [
            example.title.pick(language)[0]
            for area in framework.areas
            for criterion in area.criteria
            for example in criterion.examples
            if example.kind == kind.id
        ]
        assert len(examples) >= 3
        assert len(kind.begin) >= 3
        expected = [*examples, *(indicators[each.indicator] for each in kind.begin)]
        missing += [(kind.id, each) for each in expected if " ".join(each.split()) not in words]
    assert missing == []


@pytest.mark.parametrize("page", SUM_OF_MINUTES)
@pytest.mark.parametrize("ending", [".md", ".en.md"])
def test_the_minutes_of_an_agenda_add_up(page: str, ending: str) -> None:
    text = (SOURCE / f"{page}{ending}").read_text(encoding="utf-8")
    tables = re.findall(r"(?:^\| \d+ \|.*\n)+", text, re.MULTILINE)
    minutes = [[int(each) for each in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] for table in tables]

    assert [sum(each) for each in minutes] == SUM_OF_MINUTES[page]


def test_another_framework_is_built_without_the_pages_of_this_one_and_names_its_host(tmp_path: Path) -> None:
    host = tmp_path / "host.yaml"
    host.write_text("contact: team@host.example\naddress: https://host.example/q/\n", encoding="utf-8")
    build_site(ROOT / "tests/data/frameworks/minimal", host, tmp_path / "site", lambda _: None)
    built = {path.relative_to(tmp_path / "site").as_posix() for path in tmp_path.rglob("index.html")}

    ours = {page.path for page in find_pages(SOURCE, "mint-quality") if page.framework}
    assert len(ours) > 10
    assert (
        not {f"{path.removesuffix('.md').removesuffix('index').rstrip('/')}/index.html" for path in ours}
        & built
    )
    assert {"index.html", "about/index.html", "en/about/citing/index.html"} <= built
    for prefix in LANGUAGES.values():
        accessibility = tmp_path / "site" / prefix / "about" / "accessibility" / "index.html"
        assert 'href="mailto:team@host.example"' in accessibility.read_text(encoding="utf-8")
        assert "https://host.example/q/" in read(tmp_path / "site", prefix, "about/citing")
