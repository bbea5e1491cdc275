"""Strict YAML: one file in, plain values and their positions out; the only import of yaml.

The reader never composes a tree of nodes: it walks the parser's events, so deep or self-referring input is
refused with a position before it can cost memory or crash the C library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

from mintq_build.problems import Place, Position, Positions, Problem, quote
from mintq_build.text_file import UnreadableFileError, read_text, refusal
from mintq_build.yaml_errors import explain_yaml_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE_LIMIT: Final = 1_000_000
"""Bytes; the largest real file has some ten thousand."""

DEPTH_LIMIT: Final = 20
"""Mappings and lists inside each other; the model needs seven."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML_TAG: Final = "tag:yaml.org,2002:"
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")
_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
# Control characters, line ends that editors do not count, half characters, marks that turn text around.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


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
    return _parse(path, text)


def _check_characters(path: Path, text: str) -> None:
    if not re.search(r"^ *[^#\s]", text, re.MULTILINE):
        raise refusal(path, "is empty", "Fill it, or remove the file")
    if found := _FORBIDDEN.search(text):
        raise refusal(
            path,
            f"holds the invisible character U+{ord(found[0]):04X}",
            "Remove it",
            _position(text, found.start()),
        )
    tab = text.find("\t")
    if tab >= 0:
        raise refusal(path, "holds a tab", "Use spaces instead of tabs", _position(text, tab))


def _position(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _parse(path: Path, text: str) -> Document:
    builder = _Builder(path, text.split("\n"))
    value = None
    try:
        value = builder.build_document(yaml.parse(text, Loader=_LOADER))
    except UnreadableFileError as error:
        builder.problems.append(error.problem)
    except yaml.MarkedYAMLError as error:
        message, hint, position = explain_yaml_error(
            error.problem or "", _mark(error.problem_mark), error.context or "", _mark(error.context_mark)
        )
        builder.problems.append(refusal(path, message, hint, position).problem)
    return Document(builder.positions(), builder.lines[0], value, tuple(builder.problems))


def _mark(mark: Any) -> Position | None:
    return None if mark is None else Position(mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class _Builder:
    """Turns the events of one document into values, keeping positions and problems on the way."""

    path: Path
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    values: dict[Place, Position] = field(default_factory=dict)
    keys: dict[Place, Position] = field(default_factory=dict)

    def positions(self) -> Positions:
        return Positions(self.path, self.values, self.keys)

    def build_document(self, events: Iterator[Any]) -> Any:
        checked = self._checked(events)
        value = self._build(next(checked), checked, ())
        next(checked, None)  # runs the parser to the end: what follows may be broken or a second document
        return value

    def _checked(self, events: Iterator[Any]) -> Iterator[Any]:
        """Pass on the events of values; refuse what a content file has no use for."""
        depth = documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refusal(event, "a second document begins here", "Remove the line '---'")
                if event.version or event.tags:
                    raise self._refusal(
                        event, "a directive stands here", "Remove the lines that begin with %"
                    )
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEPTH_LIMIT:
                    raise self._refusal(
                        event, f"is nested deeper than {DEPTH_LIMIT} levels", "Use fewer levels"
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent):
                self._refuse_shortcuts(event)
            if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
                yield event

    def _refuse_shortcuts(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._refusal(
                event,
                f"the alias '*{event.anchor}' is not allowed",
                "Write the value out, or put text in quotes",
            )
        if event.anchor is not None:
            raise self._refusal(
                event, f"the anchor '&{event.anchor}' is not allowed", "Remove it, or put text in quotes"
            )
        if event.tag is not None:
            raise self._refusal(
                event,
                f"the tag {quote(event.tag.replace(_YAML_TAG, '!!'))} is not allowed",
                "Remove it, or put text in quotes",
            )

    def _refusal(self, event: Any, message: str, hint: str) -> UnreadableFileError:
        return refusal(
            self.path, message, hint, Position(event.start_mark.line + 1, event.start_mark.column + 1)
        )

    def _build(self, event: Any, events: Iterator[Any], place: Place) -> Any:
        self.values[place] = Position(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.MappingStartEvent):
            return self._build_mapping(events, place)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._build(item, events, (*place, len(items))))
            return tuple(items)
        return self._build_scalar(event, place)

    def _build_mapping(self, events: Iterator[Any], place: Place) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, place)
            if key is None or key in mapping:
                _skip(next(events), events)
                continue
            inner = (*place, key)
            self.keys[inner] = Position(event.start_mark.line + 1, event.start_mark.column + 1)
            mapping[key] = self._build(next(events), events, inner)
        return mapping

    def _key(self, event: Any, events: Iterator[Any], place: Place) -> str | None:
        """Return a text key; None, with a problem, for any other and for one that stands twice."""
        position = Position(event.start_mark.line + 1, event.start_mark.column + 1)
        here = Positions(self.path, {place: position})
        if not isinstance(event, yaml.ScalarEvent):
            _skip(event, events)
            self.problems.append(
                here.problem(place, "a key is a list or a mapping", "Use a plain word as key")
            )
            return None
        key = _scalar(event)
        if not isinstance(key, str):
            self.problems.append(
                here.problem(place, f"the key {quote(event.value)} is not text", "Use a plain word as key")
            )
            return None
        if first := self.keys.get((*place, key)):
            self.problems.append(
                here.problem(
                    place, f"the key {quote(key)} stands twice, first in line {first.line}", "Keep one"
                )
            )
        return key

    def _build_scalar(self, event: Any, place: Place) -> Any:
        value = _scalar(event)
        end = event.end_mark
        rest = self.lines[end.line][end.column :].lstrip() if end.line < len(self.lines) else ""
        if value is None:
            hint = (
                "Put text that begins with # in quotes"
                if rest.startswith("#")
                else "Fill it, or remove the key"
            )
            self.problems.append(self.positions().problem(place, "is empty", hint))
        elif isinstance(value, str) and not event.style and re.match(r"#\S", rest):
            self.problems.append(
                self.positions().problem(
                    place,
                    f"the text is cut off before {quote(rest)}: a comment begins there",
                    "Put the whole text in quotes, or write '# ' with a space for a comment",
                )
            )
        elif isinstance(value, str) and (bad := _FORBIDDEN.search(value)):
            self.problems.append(
                self.positions().problem(
                    place, f"holds the invisible character U+{ord(bad[0]):04X}", "Remove it"
                )
            )
        return value


def _scalar(event: Any) -> Any:
    """Return None for an empty plain value, else true, false, an integer, or the text as it stands."""
    text: str = event.value
    if event.style == ">":  # YAML would leave one line end of an empty line, and Markdown no paragraph
        return re.sub("\n+", "\n\n", text.rstrip("\n"))
    if event.style == "|":
        return text.rstrip("\n")  # a block of text ends with its last line, whatever the indicator says
    if event.style:
        return text
    if text in _EMPTY:
        return None
    if text in ("true", "false"):
        return text == "true"
    return int(text) if _INTEGER.fullmatch(text) else text


def _skip(event: Any, events: Iterator[Any]) -> None:
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth == 0:
            return
        event = next(events)
