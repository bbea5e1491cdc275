"""What of the page's own files travels to the browser."""

from __future__ import annotations

import pytest

from mintq_build.publishing.app_files import WEB, without_comments


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("// @ts-check\n/** What it is. */\nlet a = 1;\n", "let a = 1;\n"),
        ("  /**\n   * @param {string} b\n   */\n  f(b) {}\n", "  f(b) {}\n"),
        ("/** @type {A} */ (a).b();\n/** Next. */\nc();\n", "/** @type {A} */ (a).b();\nc();\n"),
        ('const d = "https://e"; // why\n', 'const d = "https://e"; // why\n'),
    ],
)
def test_comments_on_lines_of_their_own_stay_here(code: str, left: str) -> None:
    assert without_comments(code) == left


def test_nothing_but_comments_is_taken_out_of_our_modules() -> None:
    for path in WEB.rglob("*.js"):
        code = path.read_text(encoding="utf-8")
        inside = False
        kept = []
        for line in code.splitlines(keepends=True):
            start = line.strip()
            inside = inside or (start.startswith("/*") and ("*/" not in start or start.endswith("*/")))
            if not inside and not start.startswith("//"):
                kept.append(line)
            inside = inside and not start.endswith("*/")
        assert without_comments(code) == "".join(kept), path.name
        # A text over several lines could hold a line that looks like a comment.
        for text in code.split("`")[1::2]:
            assert not [line for line in text.splitlines()[1:] if line.strip().startswith(("//", "/*"))], (
                path.name
            )
