"""Every key of the site's catalogues is asked for somewhere, and both languages have the same keys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from mintq_build.labels import load_page_words

ROOT: Final = Path(__file__).resolve().parents[2]
# Where words are asked for: our Python, templates, the theme, the hand-written pages, the page's own modules.
SOURCES: Final = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("mintq_build", "pyodide_app/web", "site_src")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".j2", ".html", ".js", ".md"} and "developers" not in path.parts
)
# The name of a section of the navigation stands in mkdocs.yml, its words under that name.
NAVIGATION: Final = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def is_used(key: str, source: str, navigation: str) -> bool:
    """Say whether a key stands in the source, or as a beginning that something is put behind."""
    key = key.removesuffix(".one").removesuffix(".other")
    if re.search(rf"[\"'`]{re.escape(key)}[\"'`]", source):
        return True
    parts = key.split(".")
    beginnings = [".".join(parts[:count]) for count in range(1, len(parts))]
    if any(re.search(rf"[\"'`]{re.escape(each)}\.(?:[\"']|[$]?\{{)", source) for each in beginnings):
        return True
    family, _, last = key.rpartition(".")
    return last == "title" and (f"{family}:" in navigation or f"{family}/" in navigation)


def test_every_key_is_asked_for() -> None:
    unused = [key for key in load_page_words("de").words if not is_used(key, SOURCES, NAVIGATION)]

    assert unused == []


def test_both_languages_have_the_same_keys() -> None:
    assert list(load_page_words("de").words) == list(load_page_words("en").words)


@pytest.mark.parametrize(
    ("key", "used"),
    [
        ("page.top", True),
        ("count.one", True),
        ("step.3", True),
        ("step.3.example", True),
        ("kinds.title", True),
        ("page", False),
        ("steps.3", False),
        ("other.title", False),
    ],
)
def test_the_search_finds_what_is_used_and_only_that(key: str, used: bool) -> None:
    source = """label("page.top"), say('count', count=2), label('step.' ~ n ~ '.example')"""

    assert is_used(key, source, "- kinds:\n    - kinds/index.md\n") is used
