"""The answers as a tidy table: one row per indicator in scope, for any spreadsheet in any language.

Semicolons, CRLF, UTF-8 with a byte order mark. There are whole numbers and texts only: no number has a
decimal mark that another language would read as something else. The first row names the columns, the same in
every language:

    area, area_title            id and title of the area
    criterion, criterion_title  id and title of the criterion
    scope                       project or initiative
    indicator, core, text       id; 1 for a core indicator, else 0; the statement
    status                      rated, na, unknown or open (not answered)
    level, level_label          number of the level if rated, else empty; the words that were chosen
    reason, note                what the team wrote
    evidence                    one entry per line: words, address, or both
    talk                        1 if the team wants to talk about it, else 0
    agreement                   agreed, mixed, or empty
    asked                       the statement as it stood when it was answered, if the file says so

A text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyodide_app.core.answers import Answer
from pyodide_app.core.wording import level_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyodide_app.core.answers import Evidence
    from pyodide_app.core.bundle import Area, Criterion, Indicator
    from pyodide_app.core.evaluation import Evaluation
    from pyodide_app.core.labels import Labels

COLUMNS: Final = (
    "area",
    "area_title",
    "criterion",
    "criterion_title",
    "scope",
    "indicator",
    "core",
    "text",
    "status",
    "level",
    "level_label",
    "reason",
    "note",
    "evidence",
    "talk",
    "agreement",
    "asked",
)

_LINE_END = re.compile(r"\r\n|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Spreadsheets skip blanks and some invisible characters before they look for a formula.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\n]")


def write(evaluation: Evaluation, labels: Labels, _now: str) -> str:
    """Return the table."""
    rows = [";".join(COLUMNS)]
    for area in evaluation.scope:
        for scoped in area.criteria:
            for indicator in scoped.indicators:
                cells = _row(evaluation, labels, area.area, scoped.criterion, indicator)
                rows.append(";".join(_cell(cells[column]) for column in COLUMNS))
    return "\ufeff" + "".join(f"{row}\r\n" for row in rows)


def _row(
    evaluation: Evaluation, labels: Labels, area: Area, criterion: Criterion, indicator: Indicator
) -> Mapping[str, str | int | None]:
    answer = evaluation.analysis.answers.get(indicator.id, Answer())
    level, lang = answer.level, labels.lang
    rated = isinstance(level, int)
    return {
        "area": area.id,
        "area_title": area.title.pick(lang).words,
        "criterion": criterion.id,
        "criterion_title": criterion.title.pick(lang).words,
        "scope": criterion.scope,
        "indicator": indicator.id,
        "core": int(indicator.core),
        "text": indicator.text.pick(lang).words,
        "status": "open" if level is None else "rated" if rated else str(level),
        "level": level if rated else None,
        "level_label": None if level is None else level_label(level, evaluation.bundle).pick(lang).words,
        "reason": answer.reason,
        "note": answer.note,
        "evidence": "\n".join(_evidence(answer.evidence)),
        "talk": int(answer.talk),
        "agreement": answer.agreement,
        "asked": answer.asked,
    }


def _evidence(entries: tuple[Evidence, ...]) -> Iterator[str]:
    for entry in entries:
        yield " ".join(part for part in (entry.text, entry.url) if part)


def _cell(value: str | int | None) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, int):
        return str(value)
    text = _CONTROL.sub("\ufffd", _LINE_END.sub("\n", value))
    if _FORMULA.match(text):
        text = f"'{text}"
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
