"""The report as Markdown: headings, lists and tables that any tool reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.reports.facts import facts, report_title
from pyodide_app.core.reports.markdown_answers import answers, chosen
from pyodide_app.core.reports.markdown_text import plain, row
from pyodide_app.core.table import overview_table
from pyodide_app.core.wording import coverage_words, meaning_words, no_strong_spots, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyodide_app.core.evaluation import Evaluation
    from pyodide_app.core.findings import Item
    from pyodide_app.core.labels import Labels


def write(evaluation: Evaluation, labels: Labels, now: str) -> str:
    """Return the report."""
    head = [f"- **{plain(fact.name)}:** {plain(fact.words)}" for fact in facts(evaluation, labels, now)]
    blocks = [f"# {plain(report_title(evaluation, labels))}", "\n".join(head)]
    for section in (_overview, _profile, _strong, _potentials, _questions, _talk, _answers):
        blocks += section(evaluation, labels)
    blocks.append(f"---\n\n{plain(labels.get('report.footer'))}")
    return "\n\n".join(blocks) + "\n"


def _heading(name: str, labels: Labels) -> str:
    return f"## {plain(labels.get(f'section.{name}'))}"


def _overview(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    result = evaluation.result
    yield _heading("overview", labels)
    yield plain(labels.get("overview.progress", decided=result.decided, total=result.total))
    for caution in evaluation.findings.cautions:
        words = labels.get(f"caution.{caution.code}", **caution.params)
        about = f"**{plain(caution.area.title.pick(labels.lang).words)}:** " if caution.area else ""
        yield f"> {about}{plain(words)}"
    rows = []
    for area in evaluation.areas:
        said = [value_words(area.score, labels)]
        said += [words for words in (meaning_words(area.score, evaluation.bundle, labels),) if words]
        said.append(coverage_words(area.score, labels))
        rows.append(f"- **{plain(area.area.title.pick(labels.lang).words)}:** {plain(', '.join(said))}")
    yield "\n".join(rows)
    yield plain(labels.get("overview.method"))


def _profile(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    table = overview_table(evaluation, labels)
    yield _heading("profile", labels)
    yield plain(table.caption)
    rows = [row(plain(column) for column in table.columns), row("---" for _ in table.columns)]
    for group in table.groups:
        for line in (group.head, *group.lines):
            title = plain(line.title.pick(labels.lang).words)
            shown = f"**{title}**" if line is group.head else title
            rows.append(row([shown, *(plain(cell) for cell in line.cells)]))
    yield "\n".join(rows)


def _strong(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    yield _heading("strong", labels)
    spots = evaluation.findings.strong
    yield plain(labels.get("strong.intro") if spots else no_strong_spots(labels))
    if spots:
        yield "\n".join(
            f"- {plain(spot.criterion.title.pick(labels.lang).words)}: "
            f"{plain(value_words(spot.score, labels))} ({plain(coverage_words(spot.score, labels))})"
            for spot in spots
        )


def _potentials(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    yield _heading("potentials", labels)
    found = evaluation.findings.potentials
    yield plain(labels.get("potentials.intro" if found else "potentials.none"))
    yield from _items(found, evaluation, labels)


def _questions(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    findings = evaluation.findings
    yield _heading("questions", labels)
    if not findings.unknown and not findings.unanswered:
        yield plain(labels.get("questions.none"))
    if findings.unknown:
        yield plain(labels.get("questions.unknown"))
        yield from _items(findings.unknown, evaluation, labels)
    if findings.unanswered:
        yield plain(labels.get("questions.unanswered"))
        yield from _items(findings.unanswered, evaluation, labels)


def _talk(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    if evaluation.findings.talk:
        yield _heading("talk", labels)
        yield plain(labels.get("talk.intro"))
        yield from _items(evaluation.findings.talk, evaluation, labels)


def _items(items: Sequence[Item], evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    rows = [
        f"- {plain(item.indicator.text.pick(labels.lang).words)} "
        f"({plain(item.criterion.title.pick(labels.lang).words)}, {chosen(item.level, evaluation, labels)})"
        for item in items
    ]
    if rows:
        yield "\n".join(rows)


def _answers(evaluation: Evaluation, labels: Labels) -> Iterator[str]:
    yield _heading("answers", labels)
    yield from answers(evaluation, labels)
