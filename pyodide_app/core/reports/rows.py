"""The answers as tidy rows, one per indicator in scope: what every table of answers says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import Answer
from pyodide_app.core.markup.wording import level_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.answers import Evidence
    from pyodide_app.core.documents.bundle import Area, Criterion, Indicator
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An indicator with its answer; the names of the fields are those of the columns, in their order."""

    area: str
    area_title: str
    criterion: str
    criterion_title: str
    scope: str
    indicator: str
    core: int
    """1 for a core indicator, else 0."""
    text: str
    status: str
    """`rated`, `na`, `unknown` or `open`."""
    level: int | None
    """The number of the level if rated."""
    level_label: str | None
    reason: str | None
    note: str | None
    evidence: str
    """One entry per line: words, address, or both."""
    talk: int
    agreement: str | None
    asked: str | None


def rows(evaluation: Evaluation, labels: Labels) -> Iterator[Row]:
    """Return the rows in the order of the framework."""
    for area in evaluation.scope:
        for scoped in area.criteria:
            for indicator in scoped.indicators:
                yield _row(evaluation, labels, area.area, scoped.criterion, indicator)


def _row(
    evaluation: Evaluation, labels: Labels, area: Area, criterion: Criterion, indicator: Indicator
) -> Row:
    answer = evaluation.analysis.answers.get(indicator.id, Answer())
    level, lang = answer.level, labels.lang
    rated = level if isinstance(level, int) else None
    return Row(
        area=area.id,
        area_title=area.title.pick(lang).words,
        criterion=criterion.id,
        criterion_title=criterion.title.pick(lang).words,
        scope=criterion.scope,
        indicator=indicator.id,
        core=int(indicator.core),
        text=indicator.text.pick(lang).words,
        status="open" if level is None else str(level) if rated is None else "rated",
        level=rated,
        level_label=None if level is None else level_label(level, evaluation.bundle).pick(lang).words,
        reason=answer.reason,
        note=answer.note,
        evidence="\n".join(_evidence(answer.evidence)),
        talk=int(answer.talk),
        agreement=answer.agreement,
        asked=answer.asked,
    )


def _evidence(entries: tuple[Evidence, ...]) -> Iterator[str]:
    for entry in entries:
        yield " ".join(part for part in (entry.text, entry.url) if part)
