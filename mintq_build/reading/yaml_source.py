"""Strict YAML: one file in, plain values and their positions out; the only import of yaml.

The reader never composes a tree of nodes: it walks the parser's events, so deep or self-referring input is
refused with a position before it can cost memory or crash the C library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

from mintq_build.reading.problems import Place, Position, Positions, Problem, find_position, quote
from mintq_build.reading.text_file import UnreadableFileError, read_text, refusal
from mintq_build.reading.yaml_errors import explain_yaml_error

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
_DIGITS: Final = "-0123456789"
_PLAIN_WORDS: Final = {**dict.fromkeys(("", "~", "null", "Null", "NULL")), "true": True, "false": False}
_LINE_ENDS: Final = re.compile("\n+")
_CONTENT: Final = re.compile(r"^ *[^#\s]", re.MULTILINE)
_COMMENT: Final = re.compile(r"#\S")
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
    if not _CONTENT.search(text):
        raise refusal(path, "is empty", "Fill it, or remove the file")
    if found := _FORBIDDEN.search(text):
        raise refusal(
            path,
            f"holds the invisible character U+{ord(found[0]):04X}",
            "Remove it",
            find_position(text, found.start()),
        )
    tab = text.find("\t")
    if tab >= 0:
        raise refusal(path, "holds a tab", "Use spaces instead of tabs", find_position(text, tab))


def _parse(path: Path, text: str) -> Document:
    builder = _Builder(path, text, iter(_LOADER(text).get_event, None))
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
    return Document(builder.positions(), text.partition("\n")[0], value, tuple(builder.problems))


def _at(mark: Any) -> Position | None:
    return None if mark is None else Position(mark.line + 1, mark.column + 1)


@dataclass(slots=True)
class _Builder:
    """Turns the events of one document into values, keeping positions and problems on the way.

    Every value of every file passes through here at every build: what is asked of each event is little.
    """

    path: Path
    text: str
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)
    values: dict[Place, int] = field(default_factory=dict)
    keys: dict[Place, int] = field(default_factory=dict)
    has_comments: bool = field(init=False)
    """Whether a plain text may be cut off by a comment; the first line names the schema."""

    def __post_init__(self) -> None:
        self.has_comments = "#" in self.text.partition("\n")[2]

    def positions(self) -> Positions:
        return Positions(self.path, self.text, self.values, self.keys)

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
            value = _scalar(event)
            if value is None or event.style == '"' or (self.has_comments and not event.style):
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
        key = _scalar(event)
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
        """Look closer at what may be empty, cut off by a comment, or hold invisible characters."""
        rest = self.text[event.end_mark.index :].partition("\n")[0].lstrip()
        if value is None:
            comment = rest.startswith("#")
            hint = "Put text that begins with # in quotes" if comment else "Fill it, or remove the key"
            self._note(event, place, "is empty", hint)
        elif isinstance(value, str) and not event.style and _COMMENT.match(rest):
            self._note(
                event,
                place,
                f"the text is cut off before {quote(rest)}: a comment begins there",
                "Put the whole text in quotes, or write '# ' with a space for a comment",
            )
        elif isinstance(value, str) and (bad := _FORBIDDEN.search(value)):
            self._note(event, place, f"holds the invisible character U+{ord(bad[0]):04X}", "Remove it")

    def _note(self, event: Any, place: Place, message: str, hint: str) -> None:
        here = Positions(self.path, self.text, {place: event.start_mark.index})
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


def _scalar(event: Any) -> Any:
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
