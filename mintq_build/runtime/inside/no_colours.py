"""Stands in for `_colorize` in the browser, where no traceback is shown in colours.

The original defines colours in eight dataclasses: a thirtieth of the start.
"""

from __future__ import annotations


class _Theme:
    """All parts of a theme, in which every colour is none."""

    def __getattr__(self, _colour: str) -> str:
        return ""

    @property
    def traceback(self) -> _Theme:
        return self


_THEME = _Theme()


def can_colorize(**_where: object) -> bool:
    """Return that colours cannot be shown, wherever it is."""
    return False


def get_theme(**_wishes: object) -> _Theme:
    """Return the theme without colours, whatever is wished."""
    return _THEME
