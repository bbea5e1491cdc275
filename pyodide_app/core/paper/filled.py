"""What was filled in, as it is found line by line, and what of it cannot be understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents.answers import NA, PROFILE_KEYS, UNKNOWN
from pyodide_app.core.errors import Notice
from pyodide_app.core.shape import MOST_PROBLEMS, excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyodide_app.core.documents.answers import Evidence, Level
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.text import Text

PROFILE: Final = "profile"
SIGNS: Final[Mapping[Level, str]] = {NA: "n", UNKNOWN: "u"}
"""What stands for the answers outside the scale where one character has to do."""

# Spreadsheets make decimals of whole numbers.
_NUMBER = re.compile(r"([0-9]{1,3})(?:[.,]0+)?")
_ADDRESS = re.compile(
    r"(?:(?P<text>.*\S)\s+)?<(?P<url>[^<>\s]+)>|(?P<bare>(?:https?://|mailto:)\S+)", re.DOTALL
)


def evidence_line(evidence: Evidence) -> str:
    """Return one entry of evidence on one line: its words, its address in angle brackets, or both."""
    text = " ".join((evidence.text or "").split())
    return " ".join(part for part in (text, f"<{evidence.url}>" if evidence.url else "") if part)


def read_evidence(line: str) -> dict[str, str]:
    """Return the entry that a line stands for; a line that is only an address need not have brackets."""
    found = _ADDRESS.fullmatch(line)
    if found is None:
        return {"text": line}
    url = found["url"] or found["bare"]
    return {"text": found["text"], "url": url} if found["text"] else {"url": url}


class Filled:
    """Collects answers and profile, and a problem for each line that says nothing we understand."""

    def __init__(self, bundle: Bundle, catalogues: Sequence[Labels]) -> None:
        self.catalogues = catalogues
        self.answers: dict[str, dict[str, Any]] = {}
        self.profile: dict[str, str] = {}
        self.problems: list[Notice] = []
        labels: dict[Level, Text] = {step.value: step.label for step in bundle.scale}
        labels |= {NA: bundle.special.na.label, UNKNOWN: bundle.special.unknown.label}
        self._levels: dict[str, Level] = {}
        for level, label in labels.items():
            self._levels |= dict.fromkeys((each.words.casefold() for each in label.versions), level)
        self._levels |= {str(level): level for level in labels}
        self._levels |= {sign: level for level, sign in SIGNS.items()}
        self._yes = {"x", "1", *(labels.get("paper.yes").casefold() for labels in catalogues)}
        self._no = {"", "0", *(labels.get("paper.no").casefold() for labels in catalogues)}

    def refuse(self, code: str, line: int, value: str) -> None:
        """Note that a line cannot be understood."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Notice(code, {"line": str(line), "column": "1", "value": excerpt(value)}))

    def begin(self, indicator: str, line: int, asked: str) -> None:
        """Begin what is said about an indicator; `asked` is its statement as it stands on the paper."""
        if indicator in self.answers:
            self.refuse("paper_twice", line, indicator)
        self.answers[indicator] = {"asked": asked} if asked else {}

    def level(self, indicator: str, line: int, said: str) -> None:
        """Read an answer: a level, a sign, or the words that the scale has for it."""
        number = _NUMBER.fullmatch(said)
        level = self._levels.get(number[1] if number else said.casefold())
        if level is None:
            self.refuse("paper_level", line, said)
        elif "level" in self.answers[indicator]:
            self.refuse("paper_two_levels", line, said)
        else:
            self.answers[indicator]["level"] = level

    def talk(self, indicator: str, line: int, said: str) -> None:
        """Read whether the team wants to talk about it."""
        if said.casefold() in self._yes:
            self.answers[indicator]["talk"] = True
        elif said.casefold() not in self._no:
            self.refuse("paper_talk", line, said)

    def text(self, section: str, key: str, words: str) -> None:
        """Read words about an indicator or, where the section is `PROFILE`, about the whole."""
        if not words:
            return
        if section == PROFILE:
            self.profile[key] = words
        elif key == "evidence":
            self.answers[section].setdefault(key, []).append(read_evidence(words))
        else:
            before = self.answers[section].get(key)
            self.answers[section][key] = f"{before}\n{words}" if before else words

    def end(self) -> None:
        """Take away statements about which nothing is said."""
        self.answers = {
            indicator: said
            if "level" in said
            else {key: part for key, part in said.items() if key != "asked"}
            for indicator, said in self.answers.items()
            if said.keys() - {"asked"}
        }

    def is_profile_key(self, key: str) -> bool:
        """Say whether the profile has such a part."""
        return key in PROFILE_KEYS
