"""Strict YAML: one file in, plain values and their positions out; the only import of yaml.

The reader never composes a tree of nodes: it walks the parser's events, so deep or self-referring input is
refused with a position before it can cost memory or crash the C library.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

from mintq_build.reading.problems import Offsets, Place, Position, Positions, Problem, find_position, quote
from mintq_build.reading.text_file import UnreadableFileError, read_text, refusal
from mintq_build.reading.yaml_errors import explain_yaml_error
from mintq_build.reading.yaml_events import (
    DEPTH_LIMIT,
    FORBIDDEN,
    is_cut_off,
    next_event,
    read_scalar,
    read_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE_LIMIT: Final = 1_000_000
"""Bytes; the largest real file has some ten thousand."""

_YAML_TAG: Final = "tag:yaml.org,2002:"
_COMMENT: Final = re.compile(r"[^\S\n]*#")
_CONTENT: Final = re.compile(r"^ *[^#\s]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML file says: text, integers, booleans, tuples and dicts, with their positions."""

    positions: Positions
    first_line: str = ""
    value: Any = None
    """None when the file could not be read; then `problems` says why."""
    problems: tuple[Problem, ...] = ()


def read_document(path: Path, folder: Path) -> Document:
    """Read one file that must lie inside a folder; whatever is wrong with it is in its problems."""
    try:
        text = read_text(path, limit=SIZE_LIMIT, folder=folder)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        _check_characters(path, text)
    except UnreadableFileError as error:
        return Document(Positions(path), problems=(error.problem,))
    value = read_value(text)
    if value is None:
        return _examine(path, text)

    @functools.cache
    def find() -> Offsets:
        return _examine(path, text).positions.find()

    return Document(Positions(path, text, find), _first_line(text), value)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _check_characters(path: Path, text: str) -> None:
    if not _CONTENT.search(text):
        raise refusal(path, "is empty", "Fill it, or remove the file")
    if found := FORBIDDEN.search(text):
        raise refusal(
            path,
            f"holds the invisible character U+{ord(found[0]):04X}",
            "Remove it",
            find_position(text, found.start()),
        )
    tab = text.find("\t")
    if tab >= 0:
        raise refusal(path, "holds a tab", "Use spaces instead of tabs", find_position(text, tab))


def _examine(path: Path, text: str) -> Document:
    """Return what a text says, with everything that is wrong in it and where all of it stands."""
    builder = _Builder(path, text, iter(next_event(text), None))
    value = None
    try:
        value = builder.build_document()
    except UnreadableFileError as error:
        builder.problems.append(error.problem)
    except yaml.MarkedYAMLError as error:
        message, hint, position = explain_yaml_error(
            error.problem or "", _at(error.problem_mark), error.context or "", _at(error.context_mark)
        )
        builder.problems.append(refusal(path, message, hint, position).problem)
    return Document(builder.positions(), _first_line(text), value, tuple(builder.problems))


def _at(mark: Any) -> Position | None:
    return None if mark is None else Position(mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class _Builder:
    """Turns the events of one document into values, keeping positions and problems on the way."""

    path: Path
    text: str
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)
    values: dict[Place, int] = field(default_factory=dict)
    keys: dict[Place, int] = field(default_factory=dict)

    def positions(self) -> Positions:
        return Positions(self.path, self.text, lambda: Offsets(self.values, self.keys))

    def build_document(self) -> Any:
        value = None
        documents = 0
        for event in self.events:  # to the end: what follows may be broken or a second document
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refusal(event, "a second document begins here", "Remove the line '---'")
                if event.version or event.tags:
                    raise self._refusal(
                        event, "a directive stands here", "Remove the lines that begin with %"
                    )
                value = self._build(next(self.events), ())
        return value

    def _build(self, event: Any, place: Place) -> Any:
        self.values[place] = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            raise self._refused_shortcut(event)
        if isinstance(event, yaml.ScalarEvent):
            value = read_scalar(event)
            self._check_scalar(event, value, place)
            return value
        if len(place) >= DEPTH_LIMIT:
            raise self._too_deep(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._build_mapping(place)
        items: list[Any] = []
        for item in self.events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            items.append(self._build(item, (*place, len(items))))
        return tuple(items)

    def _build_mapping(self, place: Place) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        events, keys = self.events, self.keys
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, place)
            if key is None or key in mapping:
                self._skip(next(events), len(place) + 1)
                continue
            inner = (*place, key)
            keys[inner] = event.start_mark.index
            mapping[key] = self._build(next(events), inner)
        return mapping

    def _key(self, event: Any, place: Place) -> str | None:
        """Return a text key, also when it stands twice; None for any other; a problem for both."""
        if not isinstance(event, yaml.ScalarEvent):
            self._skip(event, len(place) + 1)
            self._note(event, place, "a key is a list or a mapping", "Use a plain word as key")
            return None
        if event.anchor is not None or event.tag is not None:
            raise self._refused_shortcut(event)
        key = read_scalar(event)
        if not isinstance(key, str):
            self._note(event, place, f"the key {quote(event.value)} is not text", "Use a plain word as key")
            return None
        if (*place, key) in self.keys:
            line = self.positions().key((*place, key)).line
            self._note(event, place, f"the key {quote(key)} stands twice, first in line {line}", "Keep one")
        return key

    def _skip(self, event: Any, depth: int) -> None:
        """Pass over a value that stands inside so many mappings and lists; what is refused stays refused."""
        around = depth
        while True:
            if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
                raise self._refused_shortcut(event)
            if isinstance(event, yaml.CollectionStartEvent):
                if depth >= DEPTH_LIMIT:
                    raise self._too_deep(event)
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == around:
                return
            event = next(self.events)

    def _check_scalar(self, event: Any, value: Any, place: Place) -> None:
        """Note what is empty, cut off by a comment, or holds invisible characters."""
        end = event.end_mark.index
        if value is None:
            comment = _COMMENT.match(self.text, end)
            hint = "Put text that begins with # in quotes" if comment else "Fill it, or remove the key"
            self._note(event, place, "is empty", hint)
        elif is_cut_off(event, value, self.text):
            rest = self.text[end:].partition("\n")[0].lstrip()
            self._note(
                event,
                place,
                f"the text is cut off before {quote(rest)}: a comment begins there",
                "Put the whole text in quotes, or write '# ' with a space for a comment",
            )
        elif isinstance(value, str) and (bad := FORBIDDEN.search(value)):
            self._note(event, place, f"holds the invisible character U+{ord(bad[0]):04X}", "Remove it")

    def _note(self, event: Any, place: Place, message: str, hint: str) -> None:
        here = Positions(self.path, self.text, lambda: Offsets({place: event.start_mark.index}, {}))
        self.problems.append(here.problem(place, message, hint))

    def _too_deep(self, event: Any) -> UnreadableFileError:
        return self._refusal(event, f"is nested deeper than {DEPTH_LIMIT} levels", "Use fewer levels")

    def _refused_shortcut(self, event: Any) -> UnreadableFileError:
        if isinstance(event, yaml.AliasEvent):
            what, hint = f"the alias '*{event.anchor}'", "Write the value out, or put text in quotes"
        elif event.anchor is not None:
            what, hint = f"the anchor '&{event.anchor}'", "Remove it, or put text in quotes"
        else:
            tag = quote(event.tag.replace(_YAML_TAG, "!!"))
            what, hint = f"the tag {tag}", "Remove it, or put text in quotes"
        return self._refusal(event, f"{what} is not allowed", hint)

    def _refusal(self, event: Any, message: str, hint: str) -> UnreadableFileError:
        position = find_position(self.text, event.start_mark.index)
        return refusal(self.path, message, hint, position)
