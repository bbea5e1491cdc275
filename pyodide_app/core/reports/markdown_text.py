"""Plain text inside Markdown: what people wrote is shown as it is and never becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyodide_app.core.markup.html import is_safe_address

if TYPE_CHECKING:
    from collections.abc import Iterable

_INLINE = re.compile(r"([\\`*_\[\]<>&#|~$])")
_LIST = re.compile(r"^([-+=:])|^([0-9]{1,9})([.)])(?=\s|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n|\r|\n")


def plain(text: str) -> str:
    """Return text as one line that Markdown shows as it is."""
    line = _CONTROL.sub("\ufffd", " ".join(_LINE_END.split(text)).strip())
    return _LIST.sub(r"\2\\\1\3", _INLINE.sub(r"\\\1", line))


def quote(text: str) -> str:
    """Return text as a quotation with its line breaks kept."""
    rows = [plain(line) for line in _LINE_END.split(text.strip())]
    after = [*rows[1:], ""]
    return "\n".join(
        f"> {row}\\" if row and following else f"> {row}".rstrip()
        for row, following in zip(rows, after, strict=True)
    )


def row(cells: Iterable[str]) -> str:
    """Return one row of a table from cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def address(text: str) -> str:
    """Return an address as a link if it is a safe one, else as plain text."""
    return f"<{text}>" if is_safe_address(text) and "\\" not in text else plain(text)
