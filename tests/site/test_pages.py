"""The built site: every page there, in both languages, whole, and asking nobody else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from mintq_build.load import load_framework
from pyodide_app.core.reports.html.frame import style_source

if TYPE_CHECKING:
    from mintq_build.model.framework import Framework

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"de": "", "en": "en/"}
ALWAYS = ("", "about/", "assessment/", "framework/", "imprint/", "privacy/", "scoring/", "search/")
OF_THIS_FRAMEWORK = (
    "about/accessibility/",
    "about/citing/",
    "background/",
    "background/nationales-mint-forum/",
    "background/quality-and-impact/",
    "background/quality-offensive/",
    "background/regions/",
    "background/school-staff/",
    "background/vocational-training/",
    "background/women-in-stem/",
    "impact/",
    "programme/",
    "self-analysis/",
    "self-analysis/agendas/",
    "self-analysis/initiative-and-project/",
    "self-analysis/preparing/",
    "self-analysis/questions/",
    "self-analysis/using-results/",
)
OWN_LINKS = frozenset({"www.mint-qualitaet.de", "www.nationalesmintforum.de"})
"""Hosts that hand-written pages lead to; nothing is loaded from them."""


class Page(HTMLParser):
    """The links, ids and attributes of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.language = ""
        self.headings: list[str] = []
        self.inline: list[str] = []
        self.styled: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = found["lang"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag in {"script", "img", "link", "iframe"} and (address := found.get("src") or found.get("href")):
            self.loaded.append(address)
        if tag in {"a", "form"} and (address := found.get("href") or found.get("action")):
            self.links.append(address)
        self.inline += [name for name in found if name.startswith("on")]
        self.styled += [tag for name in found if name == "style"]


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework(ROOT / "framework")


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Page]:
    return {
        path.relative_to(built_site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(built_site.rglob("*.html"))
    }


def expected_pages(framework: Framework) -> set[str]:
    below = [*ALWAYS, *OF_THIS_FRAMEWORK, *(f"methods/{method.id}/" for method in framework.methods)]
    below += [f"methods/{method.id}/canvas/" for method in framework.methods if method.canvas]
    below += ["framework/print/", "framework/tags/"]
    below += ["methods/"] if framework.methods else []
    below += ["kinds/", *(f"kinds/{kind.id}/" for kind in framework.kinds)] if framework.kinds else []
    below += ["glossary/"] if framework.terms else []
    below += ["references/"] if framework.references else []
    for area in framework.areas:
        below.append(f"framework/{area.id}/")
        below += [f"framework/{area.id}/{criterion.id}/" for criterion in area.criteria]
    return {f"{prefix}{path}index.html" for prefix in LANGUAGES.values() for path in below} | {"404.html"}


def test_exactly_these_pages_are_there(pages: dict[str, Page], framework: Framework) -> None:
    assert set(pages) == expected_pages(framework)


def test_each_page_says_its_language(pages: dict[str, Page]) -> None:
    wrong = {
        path: page.language
        for path, page in pages.items()
        if page.language != ("en" if path.startswith("en/") else "de")
    }
    assert wrong == {}


def test_each_page_has_one_first_heading_and_unique_ids(pages: dict[str, Page]) -> None:
    headings = {path: page.headings.count("h1") for path, page in pages.items() if path != "404.html"}
    doubled = {path: [each for each in page.ids if page.ids.count(each) > 1] for path, page in pages.items()}
    assert {path: count for path, count in headings.items() if count != 1} == {}
    assert {path: ids for path, ids in doubled.items() if ids} == {}


def test_every_indicator_has_a_place_of_its_own_to_link_to(
    pages: dict[str, Page], framework: Framework
) -> None:
    missing = [
        f"{prefix}{indicator.id}"
        for prefix in LANGUAGES.values()
        for area in framework.areas
        for criterion in area.criteria
        for indicator in criterion.indicators
        if indicator.id not in pages[f"{prefix}framework/{area.id}/{criterion.id}/index.html"].ids
    ]
    assert missing == []


def test_every_link_leads_somewhere_under_any_folder(
    pages: dict[str, Page], built_site: Path, framework: Framework
) -> None:
    cited = {reference.url for reference in framework.references}
    base = "https://host.example/some/folder/"
    broken = []
    for path, page in pages.items():
        if path == "404.html":
            continue
        here = base + path.removesuffix("index.html")
        for link in page.links + page.loaded:
            address, fragment = urldefrag(urljoin(here, link))
            parts = urlsplit(address)
            if link in page.links and (parts.hostname in OWN_LINKS or link in cited):
                continue
            if not address.startswith(base):
                broken.append((path, link))
                continue
            target = unquote(address.removeprefix(base)) or "index.html"
            target = f"{target}index.html" if target.endswith("/") else target
            if not (built_site / target).is_file() or (
                fragment and target in pages and unquote(fragment) not in pages[target].ids
            ):
                broken.append((path, link))
    assert broken == []


def test_the_language_link_leads_to_the_same_page(built_site: Path, pages: dict[str, Page]) -> None:
    for path in pages:
        if path == "404.html":
            continue
        text = (built_site / path).read_text(encoding="utf-8")
        (link,) = re.findall(r'<a class="mintq-language" href="([^"]*)"', text)
        here = "https://host.example/x/" + path.removesuffix("index.html")
        sister = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        assert urljoin(here, link) == "https://host.example/x/" + sister.removesuffix("index.html")


def test_every_page_has_a_policy_that_fits_its_scripts(built_site: Path, pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        text = (built_site / path).read_text(encoding="utf-8")
        head = text.split("<meta charset", 1)[1]
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert head.split(">", 1)[1].startswith("<meta http-equiv"), path
        assert "unsafe-inline" not in policy, path
        assert "'unsafe-eval'" not in policy, path
        assert "http" not in policy, path
        runs_python = "assessment/" in path
        assert ("'wasm-unsafe-eval'" in policy) == runs_python, path
        assert ("blob:" in policy.split("worker-src", 1)[1]) == runs_python, path
        assert (style_source() in policy) == runs_python, path
        for kind, attributes, content in re.findall(r"<(script|style)(\s[^>]*)?>(.*?)</\1>", text, re.DOTALL):
            if kind == "style" or ("src=" not in attributes and "json" not in attributes):
                digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy, path
        assert page.inline == [], path
        assert page.styled == [], path


def test_the_assessment_is_not_in_the_search_index_but_the_criteria_are(
    built_site: Path, framework: Framework
) -> None:
    for language, prefix in LANGUAGES.items():
        index = json.loads((built_site / prefix / "search" / "search_index.json").read_text(encoding="utf-8"))
        assert index["config"]["lang"] == [language]
        places = {entry["location"].split("#")[0] for entry in index["docs"]}
        left_out = ("assessment", "search", "framework/print")
        assert not [place for place in places if place.startswith(left_out) or "canvas" in place]
        criteria = {f"framework/{area.id}/{each.id}/" for area in framework.areas for each in area.criteria}
        assert criteria <= places


def test_the_site_says_that_the_framework_is_not_the_official_text(built_site: Path) -> None:
    for path, words in (
        ("about/index.html", "Orientierungsrahmen"),
        ("en/about/index.html", "orientation framework"),
    ):
        assert words in (built_site / path).read_text(encoding="utf-8")


def test_without_an_imprint_every_page_says_so(built_site: Path, pages: dict[str, Page]) -> None:
    silent = [
        path
        for path in pages
        if path != "404.html"
        and "data-mintq-host-notice" not in (built_site / path).read_text(encoding="utf-8")
    ]
    assert silent == []


def test_schemas_are_published_and_nothing_superfluous_is(built_site: Path) -> None:
    schemas = {path.name for path in (built_site / "schema").iterdir()}
    assert {"framework.schema.json", "area.schema.json", "criterion.schema.json"} <= schemas
    assert {"analysis.schema.json", "result.schema.json", "comparison.schema.json"} <= schemas
    assert not list(built_site.rglob("*.map"))
    assert not list(built_site.rglob("*.ts"))
    assert not [path for path in built_site.rglob("*") if path.name.startswith(".")]
    stemmers = {path.name for path in built_site.rglob("lunr.*.js")}
    assert stemmers == {"lunr.de.min.js", "lunr.stemmer.support.min.js"} | (stemmers & {"lunr.en.min.js"})


def test_no_file_names_a_host_that_something_could_be_loaded_from(pages: dict[str, Page]) -> None:
    foreign = {path: [each for each in page.loaded if "//" in each] for path, page in pages.items()}
    assert {path: found for path, found in foreign.items() if found} == {}


def test_pages_tell_others_what_they_are_about(built_site: Path, pages: dict[str, Page]) -> None:
    for path in pages:
        if path == "404.html":
            continue
        text = (built_site / path).read_text(encoding="utf-8")
        told = dict(re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', text))
        assert told["og:title"], path
        assert told["og:locale"] == ("en" if path.startswith("en/") else "de")
        assert "og:image" not in told, "without the host's address nobody knows where it is"
    told = (built_site / "framework/offer/need/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="Bedarf und Umfeld">' in told
    assert '<meta property="og:description" content="Welchen Bedarf deckt' in told
