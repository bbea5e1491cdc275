"""HTML is written so that text stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pyodide_app.core.markup.html import Html, element, escape, is_safe_address, join, lines, said
from pyodide_app.core.text import Text

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels


def test_escape_leaves_plain_text_alone() -> None:
    assert escape("Grüße, 1 + 1 = 2\n\t😀") == "Grüße, 1 + 1 = 2\n\t😀"


def test_escape_takes_the_meaning_from_markup_and_quotes() -> None:
    assert escape('<a href="x">&\'') == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"


def test_escape_does_not_touch_markup_and_does_not_escape_twice() -> None:
    assert escape(escape("<b>")) == "&lt;b&gt;"


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x85", "\ufffe", "\uffff"])
def test_escape_replaces_what_no_document_may_hold(sign: str) -> None:
    assert escape(f"a{sign}b") == "a\ufffdb"


def test_element_escapes_children_and_attributes() -> None:
    assert element("p", "<", Html("<br>"), title='"') == '<p title="&quot;">&lt;<br></p>'


def test_element_leaves_out_what_is_none_or_false() -> None:
    written = element("a", class_="x", aria_label=None, hidden=True, draggable=False, tabindex=0)

    assert written == '<a class="x" hidden tabindex="0"></a>'


def test_elements_without_content_have_no_end() -> None:
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_join_escapes_what_is_no_markup() -> None:
    assert join(["<", Html("<br>")], " & ") == "&lt; &amp; <br>"


@pytest.mark.parametrize("text", ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc", "\na\nb\n\nc\n"])
def test_lines_keeps_line_breaks(text: str) -> None:
    assert lines(text) == "a<br>b<br><br>c"


def test_said_marks_another_language(german: Labels, english: Labels) -> None:
    text = Text.of({"de": "Größe & Maß"})

    assert said(text, german) == "Größe &amp; Maß"
    assert said(text, english) == '<span lang="de">Größe &amp; Maß</span>'


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("mailto:team@example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("www.example.org", False),
        ("https://example.org/ x", False),
        ('https://example.org/"onclick="x', False),
        ("https://", False),
        ("", False),
    ],
)
def test_only_web_and_mail_addresses_become_links(address: str, safe: bool) -> None:
    assert is_safe_address(address) is safe
