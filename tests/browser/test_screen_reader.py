"""What a screen reader is told of every statement, in both languages: role, name and description of each part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mintq_build.labels import load_page_words
from mintq_build.load import load_framework
from mintq_build.pages.outline import number_areas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mintq_build.model.framework import Criterion, Framework, Indicator
    from pyodide_app.core.labels import Labels

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = {"group", "radio", "textbox", "checkbox", "button", "DisclosureTriangle"}
CHOOSE_NA = """(criterion) => document.querySelectorAll(`#${criterion} input[value="na"]`).forEach((radio) => radio.click())"""


def told(client: Any) -> Iterator[tuple[str, str, str]]:
    """Yield role, name and description of what can be heard in a page, in its order."""
    nodes = {node["nodeId"]: node for node in client.send("Accessibility.getFullAXTree")["nodes"]}

    def walk(node: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        role = node.get("role", {}).get("value", "")
        if not node["ignored"] and role in SPOKEN:
            parts = (node.get(part, {}).get("value", "") for part in ("name", "description"))
            name, description = (" ".join(part.split()) for part in parts)
            # A `details` element is a group without a name, of which nothing is said.
            if name:
                yield role, name, description
        for child in node.get("childIds", ()):
            if child in nodes:
                yield from walk(nodes[child])

    root = next(node for node in nodes.values() if "parentId" not in node)
    yield from walk(root)


def expected(
    framework: Framework, indicator: Indicator, number: str, words: Labels, criterion: Criterion
) -> list[tuple[str, str, str]]:
    lang = words.lang
    core = f" {words.get('criterion.core')}" if indicator.core else ""
    levels = [
        f"{step.label[lang]} {meant[lang]}"
        for step, meant in zip(framework.scale, indicator.levels, strict=True)
    ]
    special = [framework.special.na.label[lang], framework.special.unknown.label[lang]]
    assert len(set(levels + special)) == 6, f"{criterion.id}: two levels sound alike"
    return [
        ("group", f"{number} {indicator.text[lang]}{core}", ""),
        ("DisclosureTriangle", words.get("app.help"), ""),
        *(("radio", " ".join(name.split()), "") for name in levels + special),
        ("textbox", words.get("app.reason"), ""),
        ("textbox", words.get("app.note"), words.get("app.note.hint")),
        ("DisclosureTriangle", words.get("app.evidence"), ""),
        ("checkbox", words.get("app.talk"), ""),
        ("button", words.get("app.unanswer"), ""),
        ("button", words.get("app.next.open"), ""),
    ]


@pytest.mark.parametrize(("lang", "prefix"), [("de", ""), ("en", "en/")])
def test_every_statement_is_told_in_full(
    new_context: Callable[..., Any], site_address: str, lang: str, prefix: str
) -> None:
    framework = load_framework(ROOT / "framework")
    words = load_page_words(lang)
    page = new_context().new_page()
    page.goto(f"{site_address}{prefix}assessment/")
    client = page.context.new_cdp_session(page)
    read = 0
    for area in number_areas(framework):
        for numbered in area.criteria:
            criterion = numbered.criterion
            page.evaluate("(panel) => { location.hash = panel; }", criterion.id)
            page.locator(f"#{criterion.id}-title").wait_for()
            page.evaluate(CHOOSE_NA, criterion.id)
            heard = list(told(client))
            for place, indicator in enumerate(numbered.indicators, start=1):
                parts = expected(framework, indicator, f"{numbered.number}.{place}", words, criterion)
                assert parts[0] in heard, indicator.id
                begin = heard.index(parts[0])
                assert heard[begin : begin + len(parts)] == parts, indicator.id
                read += 1
    assert read == 87
