"""Takes rules that no page needs out of the theme's style sheet: a browser tries them on every element."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

CONTENT_TABS: Final = ".tabbed-"
"""What all classes of content tabs begin with.

The site has none. Their rules are 140 of the theme's 225 that end in something every element might be, such
as `:nth-child(17)`: more than half of what a browser tries whenever it works out styles anew.
"""
_RULE: Final = re.compile(r"(?P<selectors>[^{}]*)\{[^{}]*\}")
_BETWEEN_SELECTORS: Final = re.compile(r",(?![^(]*\))")


@functools.lru_cache(maxsize=1)
def drop_rules(css: str, mark: str) -> str:
    """Return a minified style sheet without the rules all of whose selectors contain a mark.

    The last answer is kept: the site of each language brings the same sheet.
    """

    def look(rule: re.Match[str]) -> str:
        selectors = rule["selectors"]
        if mark in selectors and all(mark in each for each in _BETWEEN_SELECTORS.split(selectors)):
            return ""
        return rule[0]

    return _RULE.sub(look, css)


def lighten_theme(site: Path) -> None:
    """Take the rules for content tabs out of the theme's style sheet in the site of one language."""
    for sheet in site.glob("assets/stylesheets/main.*.css"):
        css = sheet.read_text(encoding="utf-8")
        sheet.write_text(drop_rules(css, CONTENT_TABS), encoding="utf-8", newline="")
