"""Characters that a file for an office program may hold."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n|\r")
# XML 1.0 forbids control characters, halves of characters and two more; 7F to 9F have no meaning in a text.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return text with plain line ends; what XML does not allow becomes U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", _LINE_END.sub("\n", text))
