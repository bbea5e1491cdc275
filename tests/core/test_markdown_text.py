"""Text inside Markdown stays text."""

from __future__ import annotations

import pytest

from pyodide_app.core.reports.markdown_text import address, plain, quote, row


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Größe, z. B. 3 (drei)!", "Größe, z. B. 3 (drei)!"),
        (
            "*a* _b_ `c` [d](e) <f> &g; #h |i ~j $k \\l",
            r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \&g; \#h \|i \~j \$k \\l",
        ),
        ("# Titel", r"\# Titel"),
        ("- Punkt", r"\- Punkt"),
        ("+ Punkt", r"\+ Punkt"),
        ("===", r"\==="),
        (": Erklärung", r"\: Erklärung"),
        ("1. Punkt", r"1\. Punkt"),
        ("12) Punkt", r"12\) Punkt"),
        ("3.", r"3\."),
        ("19.11.2026", "19.11.2026"),
        ("    viel Platz davor", "viel Platz davor"),
        ("zwei\nZeilen\r\nmehr", "zwei Zeilen mehr"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_plain_shows_text_as_it_is(text: str, written: str) -> None:
    assert plain(text) == written


def test_quote_keeps_line_breaks() -> None:
    assert quote("eins\n- zwei\r\n\r\ndrei\n") == "> eins\\\n> \\- zwei\n>\n> drei"


def test_a_row_is_one_line() -> None:
    assert row(["a", plain("b|c")]) == r"| a | b\|c |"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://example.org/a_b", "<https://example.org/a_b>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://example.org/a>b", r"https://example.org/a\>b"),
        ("https://example.org/a\\b", r"https://example.org/a\\b"),
    ],
)
def test_only_safe_addresses_become_links(text: str, written: str) -> None:
    assert address(text) == written
