"""The steps of the plan that have a day, as a calendar file (RFC 5545): one all-day event each."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.errors import ReportError
from pyodide_app.core.markup.plan_words import step_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.plan import Step
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation

_LIMIT: Final = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
_SPECIAL: Final = re.compile(r"([\\;,])")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9-]")
_STATUS: Final = {"open": "TENTATIVE", "begun": "CONFIRMED", "done": "CONFIRMED", "dropped": "CANCELLED"}


def write(evaluation: Evaluation, labels: Labels, options: Options) -> str:
    """Return the calendar; steps without an ISO date are not in it.

    Where there are no others it is a ReportError: a calendar holds at least one event (RFC 5545, 3.6).
    """
    analysis = evaluation.analysis
    stamp = f"{options.now[:10].replace('-', '')}T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MINT-Q//Plan//EN", "CALSCALE:GREGORIAN"]
    begun = len(lines)
    seen: Counter[str] = Counter()
    for step in plan_of(analysis, evaluation.bundle).steps:
        day = day_of(step.due)
        if day is not None:
            seen[step.id] += 1
            uid = _uid(analysis.id or "analysis", step.id, seen[step.id])
            lines += _event(step, day, uid, stamp, labels)
    if len(lines) == begun:
        raise ReportError("no_days")
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def day_of(due: str) -> dt.date | None:
    """Return the day that a step is due; None where it says so in other words, or not at all."""
    try:
        return dt.date.fromisoformat(due)
    except ValueError:
        return None


def _uid(analysis: str, step: str, time: int) -> str:
    """Return an event's id, by which a calendar knows it again; `time` counts steps that have the same id."""
    names = (_UNSAFE.sub(lambda found: f"_{ord(found[0]):x}_", name) for name in (analysis, step))
    again = f".{time}" if time > 1 else ""
    return f"{'-'.join(names)}{again}@mint-q.invalid"


def _event(step: Step, day: dt.date, uid: str, stamp: str, labels: Labels) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_compact(day)}"
    if day < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_compact(day + dt.timedelta(days=1))}"
    yield f"SUMMARY:{_text(step_name(step, labels))}"
    about = [
        labels.get("plan.line", name=labels.get(f"plan.{key}"), words=words)
        for key in ("measure", "owner", "sign")
        if (words := getattr(step, key)) and words != step.name
    ]
    if about:
        yield f"DESCRIPTION:{_text(chr(10).join(about))}"
    yield f"STATUS:{_STATUS[step.state]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _compact(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    """Return words as the value type TEXT (RFC 5545, 3.3.11)."""
    plain = _CONTROL.sub("\ufffd", _LINE_END.sub("\n", words))
    return _SPECIAL.sub(r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, never cutting a character (RFC 5545, 3.1)."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LIMIT:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
