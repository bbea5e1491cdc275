"""Writes HTML and SVG; whatever is not markup already is escaped."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.text import Text

_SPECIAL = re.compile(r"[&<>\"'\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "\n"}
_NO_END = frozenset({"br", "meta"})
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\x00-\x1f]+", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def escape(text: str) -> Html:
    """Return text as markup that shows it; control characters, which no document may hold, become U+FFFD."""
    if type(text) is Html:
        return text
    if _SPECIAL.search(text) is None:
        return Html(text)
    return Html(_SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), "\ufffd"), text))


def join(parts: Iterable[str], between: str = "") -> Html:
    """Return the parts one after another, as markup."""
    return Html(escape(between).join([escape(part) for part in parts]))


def element(tag: str, /, *children: str, **attributes: str | int | bool | None) -> Html:
    """Return an element; attributes that are None or false are left out, `class_` is class, `_` a hyphen."""
    start = _start(tag, **attributes) if attributes else f"<{tag}>"
    if tag in _NO_END:
        return Html(start)
    inside = "".join([child if type(child) is Html else escape(child) for child in children])
    return Html(f"{start}{inside}</{tag}>")


def lines(text: str) -> Html:
    """Return text with its line breaks kept."""
    return join(_LINE_END.split(text.strip("\r\n")), Html("<br>"))


def said(text: Text, labels: Labels) -> Html:
    """Return a text in the language of the labels, marked where it is given in another."""
    words, lang = text.pick(labels.lang)
    return escape(words) if lang == labels.lang else element("span", words, lang=lang)


def is_safe_address(address: str) -> bool:
    """Say whether an address may become a link: http, https and mailto alone."""
    return _SAFE_ADDRESS.fullmatch(address) is not None


# Most start tags are the same few again and again; writing them was half of the work. Typed: 1 is not True.
@functools.lru_cache(maxsize=4096, typed=True)
def _start(tag: str, /, **attributes: str | int | bool | None) -> str:
    written = "".join([_attribute(name, value) for name, value in attributes.items()])
    return f"<{tag}{written}>"


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
