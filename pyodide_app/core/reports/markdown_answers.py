"""Every indicator of an analysis with its answer, as Markdown for the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.answers import NA, Answer
from pyodide_app.core.reports.markdown_text import address, plain, quote
from pyodide_app.core.wording import agreement_words, coverage_words, level_label, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.answers import Evidence, Level
    from pyodide_app.core.bundle import Indicator
    from pyodide_app.core.evaluation import CriterionPart, Evaluation
    from pyodide_app.core.labels import Labels


def answers(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    """Return the blocks of all areas, criteria and indicators in scope."""
    asked = {scoped.criterion.id: scoped.indicators for area in evaluation.scope for scoped in area.criteria}
    for area in evaluation.areas:
        yield f"### {plain(area.area.title.pick(labels.lang).words)}"
        for part in area.criteria:
            if asked[part.criterion.id]:
                yield from _criterion(part, asked[part.criterion.id], evaluation, labels)


def chosen(level: Level | None, evaluation: Evaluation, labels: Labels) -> str:
    """Return what people chose, in words, or that they have not answered yet."""
    if level is None:
        return plain(labels.get("level.open"))
    return plain(level_label(level, evaluation.bundle).pick(labels.lang).words)


def _criterion(
    part: CriterionPart, indicators: tuple[Indicator, ...], evaluation: Evaluation, labels: Labels
) -> Iterator[str]:
    yield f"#### {plain(part.criterion.title.pick(labels.lang).words)}"
    about = (
        value_words(part.score, labels),
        coverage_words(part.score, labels),
        labels.get(f"scope.{part.criterion.scope}"),
    )
    yield plain(" · ".join(about))
    for indicator in indicators:
        answer = evaluation.analysis.answers.get(indicator.id, Answer())
        yield f"**{plain(indicator.text.pick(labels.lang).words)}**"
        yield _level(indicator, answer, evaluation, labels)
        yield from _details(indicator, answer, labels)


def _level(indicator: Indicator, answer: Answer, evaluation: Evaluation, labels: Labels) -> str:
    words = chosen(answer.level, evaluation, labels)
    if not isinstance(answer.level, int):
        return words
    levels = indicator.levels
    meant = f": {plain(levels[answer.level].pick(labels.lang).words)}" if levels else ""
    return f"{answer.level} · {words}{meant}"


def _details(indicator: Indicator, answer: Answer, labels: Labels) -> Iterator[str]:
    named = {
        "reason": answer.reason if answer.level == NA else None,
        "note": answer.note,
        "agreement": agreement_words(answer, labels),
        "asked": answer.asked if answer.asked not in indicator.text.to_dict().values() else None,
    }
    for name, words in named.items():
        if words:
            yield plain(labels.get(f"answer.{name}"))
            yield quote(words)
    if answer.evidence:
        yield plain(labels.get("answer.evidence"))
        yield "\n".join(f"- {_evidence(entry)}" for entry in answer.evidence)
    if answer.talk:
        yield f"**{plain(labels.get('answer.talk'))}**"


def _evidence(entry: Evidence) -> str:
    parts = [plain(entry.text)] if entry.text else []
    if entry.url:
        parts.append(address(entry.url.strip()))
    return " ".join(parts)
