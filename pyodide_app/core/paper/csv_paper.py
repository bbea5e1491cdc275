"""The questionnaire as CSV: one row per statement.

Rows that begin with `#` are for people. Then come the names of the columns, the same in every language:

    id, number, statement    what is asked
    answer                   0 and up, n or u; for `profile.…` free words
    reason, note             free words
    evidence                 one entry per line: words, address in angle brackets, or both
    talk                     x where the team wants to talk about it
    level_0, level_1 …       what the levels mean here
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.csv_text import BYTE_ORDER_MARK, read_cell, read_rows, write_row
from pyodide_app.core.documents.answers import PROFILE_KEYS, Answer
from pyodide_app.core.documents.scope import numbered_scope
from pyodide_app.core.paper.filled import PROFILE, SIGNS, evidence_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.paper.filled import Filled

_FIXED: Final = ("id", "number", "statement", "answer", "reason", "note", "evidence", "talk")
_NEEDED: Final = {"id", "answer"}
_DELIMITERS: Final = (";", ",", "\t")


def write(bundle: Bundle, analysis: Analysis, labels: Labels, mark: str) -> str:
    """Return the table."""
    lang = labels.lang
    rows = [
        write_row([f"# {mark}"]),
        write_row(["# " + labels.get("paper.intro.csv")]),
        write_row(["# " + labels.get("paper.columns", top=bundle.top)]),
        write_row([*_FIXED, *(f"level_{step.value}" for step in bundle.scale)]),
    ]
    for key in PROFILE_KEYS:
        said = getattr(analysis.profile, key)
        rows.append(write_row([f"{PROFILE}.{key}", None, labels.get(f"profile.{key}"), said]))
    for number, indicator in numbered_scope(bundle, analysis):
        answer = analysis.answers.get(indicator.id, Answer())
        level = answer.level
        said = level if level is None or isinstance(level, int) else SIGNS[level]
        cells = (
            indicator.id,
            number,
            indicator.text.pick(lang).words,
            said,
            answer.reason,
            answer.note,
            "\n".join(evidence_line(each) for each in answer.evidence),
            "x" if answer.talk else None,
            *(meant.pick(lang).words for meant in indicator.levels),
        )
        rows.append(write_row(cells))
    return BYTE_ORDER_MARK + "".join(rows)


def read(text: str, filled: Filled) -> None:
    """Read a filled table; any of the usual delimiters, and columns in any order."""
    for delimiter in _DELIMITERS:
        rows = [
            (line, [read_cell(cell) for cell in cells])
            for line, cells in read_rows(text.removeprefix(BYTE_ORDER_MARK), delimiter)
        ]
        rows = [(line, cells) for line, cells in rows if any(cells) and not cells[0].startswith("#")]
        if rows and {cell.casefold() for cell in rows[0][1]} >= _NEEDED:
            columns = [cell.casefold() for cell in rows[0][1]]
            for line, cells in rows[1:]:
                _read_row(line, columns, cells, filled)
            filled.end()
            return
    filled.refuse("paper_header", 1, text[:60])


def _read_row(line: int, columns: Sequence[str], cells: Sequence[str], filled: Filled) -> None:
    said = dict.fromkeys(_FIXED, "") | dict(zip(columns, cells, strict=False))
    beyond = [cell for cell in cells[len(columns) :] if cell]
    if beyond:
        filled.refuse("paper_line", line, beyond[0])
    key = said["id"].removeprefix(f"{PROFILE}.")
    if not said["id"]:
        filled.refuse("paper_line", line, next(cell for cell in cells if cell))
    elif key == said["id"]:
        _read_answer(line, said, filled)
    elif filled.is_profile_key(key):
        filled.text(PROFILE, key, said["answer"])
    else:
        filled.refuse("paper_line", line, said["id"])


def _read_answer(line: int, said: Mapping[str, str], filled: Filled) -> None:
    indicator = said["id"]
    filled.begin(indicator, line, said["statement"])
    if said["answer"]:
        filled.level(indicator, line, said["answer"])
    filled.text(indicator, "reason", said["reason"])
    filled.text(indicator, "note", said["note"])
    for each in said["evidence"].split("\n"):
        filled.text(indicator, "evidence", each.strip())
    filled.talk(indicator, line, said["talk"])
