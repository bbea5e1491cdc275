"""The questionnaire as Markdown: for each statement a heading with its id, boxes to tick and lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.answers import NA, PROFILE_KEYS, UNKNOWN, Answer
from pyodide_app.core.documents.scope import numbered_scope, scope_of
from pyodide_app.core.paper.filled import PROFILE, SIGNS, evidence_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Level
    from pyodide_app.core.documents.bundle import Bundle, Indicator, SpecialAnswer
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.paper.filled import Filled

_PARTS: Final = ("reason", "note", "evidence")
_INDENT: Final = "  "
_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"#{1,6}\s")
_ID = re.compile(r"#{1,6}\s+(?:[0-9.]+\s+)?(?P<title>.*?)\s*\{(?P<id>[a-z0-9.-]+)\}\s*")
_BOX = re.compile(r"\s*[-*+]\s*\[(?P<tick>[^\]]*)\]\s*(?P<words>.*)")
_FIELD = re.compile(r"(?:[-*+]\s+)?(?P<name>[^:]{1,60}):[ \t]?(?P<words>.*)")


def write(bundle: Bundle, analysis: Analysis, labels: Labels, mark: str) -> str:
    """Return the questionnaire."""
    lang = labels.lang
    lines = [
        f"<!-- {mark} -->",
        f"# {labels.get('paper.title')}",
        "",
        labels.get("paper.intro.md"),
        "",
        f"## {labels.get('paper.profile')} {{{PROFILE}}}",
        "",
        *(
            line
            for key in PROFILE_KEYS
            for line in _field(labels.get(f"profile.{key}"), getattr(analysis.profile, key))
        ),
    ]
    numbers = {indicator.id: number for number, indicator in numbered_scope(bundle, analysis)}
    for area in scope_of(bundle, analysis):
        for scoped in area.criteria:
            if scoped.indicators:
                lines += ["", f"## {scoped.criterion.title.pick(lang).words} {{{scoped.criterion.id}}}"]
            for indicator in scoped.indicators:
                title = f"{numbers[indicator.id]} {indicator.text.pick(lang).words}"
                answer = analysis.answers.get(indicator.id, Answer())
                lines += [
                    "",
                    f"### {title} {{{indicator.id}}}",
                    "",
                    *_boxes(bundle, indicator, answer.level, lang),
                    "",
                ]
                lines += _fields(answer, labels)
    return "".join(f"{line}\n" for line in lines)


def _boxes(bundle: Bundle, indicator: Indicator, level: Level | None, lang: str) -> Iterator[str]:
    for step in bundle.scale:
        meant = f": {indicator.levels[step.value].pick(lang).words}" if indicator.levels else ""
        yield f"- [{_tick(level == step.value)}] {step.value} {step.label.pick(lang).words}{meant}"
    specials: tuple[tuple[Level, SpecialAnswer], ...] = (
        (NA, bundle.special.na),
        (UNKNOWN, bundle.special.unknown),
    )
    for key, answer in specials:
        yield f"- [{_tick(level == key)}] {SIGNS[key]} {answer.label.pick(lang).words}"


def _fields(answer: Answer, labels: Labels) -> Iterator[str]:
    yield from _field(labels.get("paper.reason"), answer.reason)
    yield from _field(labels.get("paper.note"), answer.note)
    for each in answer.evidence or (None,):
        yield from _field(labels.get("paper.evidence"), evidence_line(each) if each else None)
    yield f"- [{_tick(answer.talk)}] {labels.get('paper.talk')}"


def _tick(chosen: bool) -> str:
    return "x" if chosen else " "


def _field(name: str, words: str | None) -> Iterator[str]:
    """Yield a field with its words; further lines are indented: nothing in them counts as structure."""
    first, *more = _LINE_END.split((words or "").strip())
    yield f"- {name}: {first}".rstrip()
    for line in more:
        yield f"{_INDENT}{line}".rstrip()


def read(text: str, filled: Filled) -> None:
    """Read a filled questionnaire."""
    reader = _Reader(filled)
    for number, line in enumerate(_LINE_END.split(text), start=1):
        reader.line(number, line)
    reader.close()
    filled.end()


class _Reader:
    """Goes through the lines and remembers in which section and field it is."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self.section: str | None = None
        self.begun = False
        self.key: str | None = None
        self.words: list[str] = []
        catalogues = filled.catalogues
        self.parts = {
            labels.get(f"paper.{part}").casefold(): part for labels in catalogues for part in _PARTS
        }
        self.profile = {
            labels.get(f"profile.{key}").casefold(): key for labels in catalogues for key in PROFILE_KEYS
        }
        self.talk = {labels.get("paper.talk").casefold() for labels in catalogues}

    def close(self) -> None:
        """Hand over the words of the field that ends here."""
        if self.key is not None and self.section is not None:
            self.filled.text(self.section, self.key, "\n".join(self.words).strip())
        self.key, self.words = None, []

    def line(self, number: int, line: str) -> None:
        """Read one line."""
        indented = line.startswith((_INDENT, "\t"))
        if self.key is not None and (indented or not line.strip()):
            self.words.append(
                "" if not line.strip() else line.removeprefix("\t") if line[0] == "\t" else line[2:]
            )
        elif _HEADING.match(line):
            self.heading(number, line)
        elif self.begun and line.strip():
            self.content(number, line)

    def heading(self, number: int, line: str) -> None:
        """Begin the section that a heading names."""
        self.close()
        found = _ID.fullmatch(line)
        name = found["id"] if found else ""
        self.begun = self.begun or bool(found)
        self.section = name if name == PROFILE or "." in name else None
        if found and "." in name:
            self.filled.begin(name, number, found["title"])

    def content(self, number: int, line: str) -> None:
        """Read what stands in a section: a box, a field, or further words."""
        box = _BOX.fullmatch(line)
        field = _FIELD.fullmatch(line)
        names = self.profile if self.section == PROFILE else self.parts
        key = names.get(field["name"].strip().casefold()) if field else None
        if self.section is None:
            self.filled.refuse("paper_line", number, line.strip())
        elif box and self.section != PROFILE:
            self.close()
            self.box(number, self.section, box["tick"].strip(), box["words"].strip())
        elif field and key:
            self.close()
            self.key, self.words = key, [field["words"]]
        elif self.key is not None:
            self.words.append(line)
        elif self.section == PROFILE:
            self.filled.refuse("paper_line", number, line.strip())
        else:
            self.key, self.words = "note", [line]

    def box(self, number: int, indicator: str, tick: str, words: str) -> None:
        """Read a box: the wish to talk, or a level by the sign in front of its words."""
        if words.casefold() in self.talk:
            self.filled.talk(indicator, number, tick)
        elif tick:
            self.filled.level(indicator, number, words.split(maxsplit=1)[0] if words else "")
