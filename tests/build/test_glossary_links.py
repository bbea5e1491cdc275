"""Links of the glossary's terms on finished pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mintq_build.load import load_framework
from mintq_build.publishing.glossary_links import find_glossary_links

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GLOSSARY = """# yaml-language-server: $schema=schema/glossary.schema.json
terms:
  - id: effect
    term: {de: Wirkung, en: Effect}
    also: {de: [Wirkungen], en: [effects]}
    not_in: {de: [Ursache und Wirkung, Wirkung der Säure], en: [cause and effect]}
    definition: {de: 'Was sich **ändert** [@lela-check], siehe [[term:goal]].', en: 'What "changes" & stays [@lela-check].'}
  - id: goal
    term: {de: Wirkungsziel, en: Impact goal}
    definition: {de: Was wir erreichen wollen., en: What we want to reach.}
  - id: place
    term: {de: Außerschulischer Lernort, en: Out-of-school place}
    also: {de: [außerschulische Lernorte]}
    definition: {de: Ein Ort., en: A place.}
  - id: fair
    term: {de: Messe, en: Fair}
    definition: {de: Eine Schau., en: A show.}
  - id: model
    term: {de: IOOI, en: IOOI}
    definition: {de: Ein Modell., en: A model.}
  - id: person
    term: {de: 'Mentor:in', en: Mentor}
    also: {de: [Mentor]}
    definition: {de: Ein Mensch., en: A person.}
"""
LINK = re.compile(r'<a class="mintq-glossary" href="([^"]*)" data-mintq-meaning="[^"]*">([^<]*)</a>')


@pytest.fixture
def add(full_framework_dir: Path) -> Callable[..., str]:
    """Return a function that links the terms in an article of a page."""
    (full_framework_dir / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    need = full_framework_dir / "areas" / "offer" / "need.yaml"
    text = need.read_text(encoding="utf-8").replace("[[term:outcome", "[[term:effect")
    need.write_text(text, encoding="utf-8", newline="\n")
    framework = load_framework(full_framework_dir)

    def link(article: str, *, language: str = "de", path: str = "framework/offer/need/index.html") -> str:
        page = f"<nav>Wirkung</nav><article class=x>{article}</article><footer>Wirkung Effect</footer>"
        linked = find_glossary_links(framework, language).add_to(page, path)
        head, _, rest = linked.partition("<article class=x>")
        assert head == "<nav>Wirkung</nav>"
        found, _, foot = rest.partition("</article>")
        assert foot == "<footer>Wirkung Effect</footer>"
        return found

    return link


def terms(linked: str) -> list[tuple[str, str]]:
    """Return the term and the words of every link."""
    return [(address.partition("#")[2], words) for address, words in LINK.findall(linked)]


def test_the_first_use_is_a_link_that_carries_the_meaning(add: Callable[..., str]) -> None:
    assert add("<p>Eine Wirkung und noch eine Wirkung.</p>") == (
        '<p>Eine <a class="mintq-glossary" href="../../../glossary/#effect" '
        'data-mintq-meaning="Was sich ändert, siehe Wirkungsziel.">Wirkung</a> und noch eine Wirkung.</p>'
    )


def test_words_need_no_element_of_their_own(add: Callable[..., str]) -> None:
    assert terms(add("Eine Wirkung")) == [("effect", "Wirkung")]


@pytest.mark.parametrize("page", ["<p>Wirkung</p>", "<article><p>Wirkung</p>", "<p>Wirkung</p></article>"])
def test_without_a_whole_article_a_page_stays_as_it_is(full_framework_dir: Path, page: str) -> None:
    links = find_glossary_links(load_framework(full_framework_dir), "de")
    assert links.add_to(page, "index.html") == page


def test_the_meaning_is_data_in_an_attribute(add: Callable[..., str]) -> None:
    linked = add("<p>An effect.</p>", language="en")
    assert 'data-mintq-meaning="What &quot;changes&quot; &amp; stays."' in linked


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.html", "glossary/#effect"), ("methods/tree/index.html", "../../glossary/#effect")],
)
def test_the_way_to_the_glossary_fits_the_page(add: Callable[..., str], path: str, address: str) -> None:
    assert f'href="{address}"' in add("<p>Wirkung</p>", path=path)


@pytest.mark.parametrize("path", ["glossary", "references", "assessment", "search"])
def test_some_pages_stay_as_they_are(add: Callable[..., str], path: str) -> None:
    assert add("<p>Wirkung</p>", path=f"{path}/index.html") == "<p>Wirkung</p>"


@pytest.mark.parametrize(
    "closed",
    [
        "<h2 id=a>Wirkung <em>Wirkung</em></h2>",
        '<a href="x">Wirkung</a>',
        "<code>Wirkung</code>",
        "<button>Wirkung</button>",
        "<table><tr><th>Wirkung</th></tr></table>",
        "<svg><g><g><title>Wirkung</title></g><path d=a /></g><text>Wirkung</text></svg>",
        "<form><p>Wirkung</p></form>",
        "<!-- <p>Wirkung</p> -->",
        '<img alt="Wirkung > Wirkung" src="x.svg">',
        '<p class="mintq-area mintq-area--1">Wirkung · 3</p>',
    ],
)
def test_nothing_is_linked_where_people_do_not_read_on(add: Callable[..., str], closed: str) -> None:
    linked = add(f"{closed}<p>Wirkung<br>danach</p>")

    assert linked.startswith(closed)
    assert terms(linked.removeprefix(closed)) == [("effect", "Wirkung")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Wirkungsziel vor Wirkungen", [("goal", "Wirkungsziel"), ("effect", "Wirkungen")]),
        ("Wirkungsgrad, Nebenwirkung, Wirkungs-Kette, Vor-Wirkung", []),
        ("Wirkung: gut", [("effect", "Wirkung")]),
        ("ein außerschulischer\n  Lernort", [("place", "außerschulischer\n  Lernort")]),
        ("Außerschulische Lernorte", [("place", "Außerschulische Lernorte")]),
        ("Ich messe auf der Messe", [("fair", "Messe")]),
        ("ich messe, ioOI", []),
        ("Mentor:innen", []),
        ("Ursache und\n  Wirkung", []),
        ("die Ursache und Wirkung, die Wirkung der Säure, die Wirkung", [("effect", "Wirkung")]),
        ("eine Mentor:in", [("person", "Mentor:in")]),
    ],
)
def test_whole_words_in_their_german_forms(
    add: Callable[..., str], words: str, found: list[tuple[str, str]]
) -> None:
    assert terms(add(f"<p>{words}</p>")) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("An effect of impact goals", [("effect", "effect")]),
        ("Impact goal, effects", [("goal", "Impact goal"), ("effect", "effects")]),
        ("The IOOI, not ioOI", [("model", "IOOI")]),
        ("Cause and effect, then effects", [("effect", "effects")]),
    ],
)
def test_small_and_capital_letters_in_english(
    add: Callable[..., str], words: str, found: list[tuple[str, str]]
) -> None:
    assert terms(add(f"<p>{words}</p>", language="en")) == found


def test_without_a_glossary_pages_stay_as_they_are(framework_dir: Path) -> None:
    page = "<article><p>Wirkung</p></article>"
    assert find_glossary_links(load_framework(framework_dir), "de").add_to(page, "index.html") == page


def test_a_term_without_words_in_a_language_is_not_linked_there(full_framework_dir: Path) -> None:
    path = full_framework_dir / "glossary.yaml"
    text = path.read_text(encoding="utf-8").replace("{de: Leistung, en: Output}", "{de: Leistung}")
    path.write_text(text, encoding="utf-8", newline="\n")
    links = find_glossary_links(load_framework(full_framework_dir), "en")
    assert set(links.meanings) == {"outcome"}
