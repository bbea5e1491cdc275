"""What the YAML parser finds: how one scalar is read, and a whole text in which nothing is amiss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

DEPTH_LIMIT: Final = 20
"""Mappings and lists inside each other; the model needs seven."""

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, line ends that editors do not count, half characters, marks that turn text around."""

_CUT_OFF: Final = re.compile(r"[^\S\n]*#\S")

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DIGITS: Final = "-0123456789"
_PLAIN_WORDS: Final = {**dict.fromkeys(("", "~", "null", "Null", "NULL")), "true": True, "false": False}
_LINE_ENDS: Final = re.compile("\n+")


class _NeedsACloserLookError(Exception):
    """Something is amiss, or may be."""


def next_event(text: str) -> Callable[[], Any]:
    """Return what gives the parser's events one by one, None after the last."""
    found: Callable[[], Any] = _LOADER(text).get_event
    return found


def read_scalar(event: Any) -> Any:
    """Return None for an empty plain value, else true, false, an integer, or the text as it stands."""
    text: str = event.value
    style = event.style
    if not style:
        if text in _PLAIN_WORDS:
            return _PLAIN_WORDS[text]
        return int(text) if text[0] in _DIGITS and _INTEGER.fullmatch(text) else text
    if style == ">":  # YAML would leave one line end of an empty line, and Markdown no paragraph
        text = text.rstrip("\n")
        return _LINE_ENDS.sub("\n\n", text) if "\n" in text else text
    if style == "|":
        return text.rstrip("\n")  # a block of text ends with its last line, whatever the indicator says
    return text


def is_cut_off(event: Any, value: Any, text: str) -> bool:
    """Say whether a comment stands behind a plain text that perhaps was meant to go on."""
    return (
        isinstance(value, str) and not event.style and _CUT_OFF.match(text, event.end_mark.index) is not None
    )


def read_value(text: str) -> Any:
    """Return what a text says, as plain values; None when anything in it needs a closer look.

    All files pass through here at every build, and hardly one needs that look: so nothing is kept but values.
    """
    try:
        return _Reader(text).read()
    except (_NeedsACloserLookError, yaml.YAMLError):
        return None


class _Reader:
    """Turns events into values as long as nothing is amiss."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next = next_event(text)
        # In nearly all files the only comment is the first line, which names the schema.
        self.has_comments = "#" in (text.partition("\n")[2] if text.startswith("#") else text)

    def read(self) -> Any:
        self.next()  # the stream's beginning
        start = self.next()
        if not isinstance(start, yaml.DocumentStartEvent) or start.version or start.tags:
            raise _NeedsACloserLookError
        value = self._build(self.next(), 0)
        self.next()  # the document's end
        if not isinstance(self.next(), yaml.StreamEndEvent):
            raise _NeedsACloserLookError
        return value

    def _build(self, event: Any, depth: int) -> Any:
        if event.anchor is not None or event.tag is not None:
            raise _NeedsACloserLookError
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth >= DEPTH_LIMIT:
            raise _NeedsACloserLookError
        following = self.next
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(item := following(), yaml.SequenceEndEvent):
                items.append(self._build(item, depth + 1))
            return tuple(items)
        mapping: dict[str, Any] = {}
        while not isinstance(key := following(), yaml.MappingEndEvent):
            name = self._key(key)
            if name in mapping:
                raise _NeedsACloserLookError
            mapping[name] = self._build(following(), depth + 1)
        return mapping

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None or event.tag is not None:
            raise _NeedsACloserLookError
        name = read_scalar(event)
        if not isinstance(name, str):
            raise _NeedsACloserLookError
        return name

    def _scalar(self, event: Any) -> Any:
        value = read_scalar(event)
        style = event.style
        if (
            value is None
            or (style == '"' and FORBIDDEN.search(value))
            or (self.has_comments and is_cut_off(event, value, self.text))
        ):
            raise _NeedsACloserLookError
        return value
