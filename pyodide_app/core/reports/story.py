"""What a report in running text tells, block by block: the same in Markdown and in a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import NA, Answer
from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.markup.plan_words import step_facts, step_name, target_words
from pyodide_app.core.markup.wording import (
    agreement_words,
    coverage_words,
    level_label,
    meaning_words,
    no_strong_spots,
    strong_intro,
    value_words,
)
from pyodide_app.core.reports.advice_story import suggestions_story, talks_story
from pyodide_app.core.reports.blocks import (
    Bullets,
    Caution,
    Closing,
    Grid,
    GridRow,
    Heading,
    Paragraph,
    Piece,
    Quote,
    Title,
    piece_of,
)
from pyodide_app.core.reports.brief import brief_story, brief_title
from pyodide_app.core.reports.facts import facts, report_title
from pyodide_app.core.reports.impact_story import impact_story
from pyodide_app.core.reports.stairs_story import stairs_story
from pyodide_app.core.sections.table import overview_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyodide_app.core.documents.answers import Evidence, Level
    from pyodide_app.core.documents.bundle import Indicator
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block, Line
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import CriterionPart, Evaluation
    from pyodide_app.core.results.findings import Item
    from pyodide_app.core.text import Text


def story(evaluation: Evaluation, labels: Labels, options: Options) -> Iterator[Block]:
    """Return the whole report, from its title to its last words, or its short version."""
    if options.short:
        return brief_story(evaluation, labels, options)
    return _Teller(evaluation, labels).story(options.now)


def title_of(evaluation: Evaluation, labels: Labels, options: Options) -> str:
    """Return the title that the story begins with."""
    return brief_title(evaluation, labels) if options.short else report_title(evaluation, labels)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells about an evaluation in the language of the labels."""

    evaluation: Evaluation
    labels: Labels

    def story(self, now: str) -> Iterator[Block]:
        yield Title(report_title(self.evaluation, self.labels))
        own = self.evaluation.own_language(self.labels.lang)
        yield Bullets(
            tuple(
                (Piece(f"{fact.name}:", strong=True), Piece(fact.words, lang=own if fact.own else None))
                for fact in facts(self.evaluation, self.labels, now)
            )
        )
        yield from self.overview()
        yield from self.profile()
        yield from stairs_story(self.evaluation, self.labels)
        yield from self.strong_spots()
        yield from self.potentials()
        yield from suggestions_story(self.evaluation, self.labels)
        yield from self.questions()
        yield from self.talk()
        yield from impact_story(self.evaluation, self.labels)
        yield from self.plan()
        yield from talks_story(self.evaluation, self.labels)
        yield from self.answers()
        yield Closing(self.labels.get("report.footer"))

    def section(self, name: str) -> Heading:
        return Heading(self.labels.get(f"section.{name}"))

    def say(self, key: str, **params: str | int) -> Paragraph:
        return Paragraph((Piece(self.labels.get(key, **params)),))

    def words(self, text: Text) -> str:
        return text.pick(self.labels.lang).words

    def overview(self) -> Iterator[Block]:
        labels, result = self.labels, self.evaluation.result
        yield self.section("overview")
        yield self.say("overview.progress", decided=result.decided, total=result.total)
        for caution in self.evaluation.findings.cautions:
            about = (Piece(f"{self.words(caution.area.title)}:", strong=True),) if caution.area else ()
            yield Caution((*about, Piece(labels.get(f"caution.{caution.code}", **caution.params))))
        yield Bullets(
            tuple(
                (Piece(f"{self.words(area.area.title)}:", strong=True), Piece(", ".join(filter(None, said))))
                for area in self.evaluation.areas
                for said in [
                    (
                        value_words(area.score, labels),
                        meaning_words(area.score, self.evaluation.bundle, labels),
                        coverage_words(area.score, labels),
                    )
                ]
            )
        )
        yield self.say("overview.paper")

    def profile(self) -> Iterator[Block]:
        table = overview_table(self.evaluation, self.labels)
        # Without the pictures that the section has elsewhere.
        yield Heading(self.labels.get("brief.section.profile"))
        rows = [
            GridRow((self.words(line.title), *line.cells), head=line is group.head)
            for group in table.groups
            for line in (group.head, *group.lines)
        ]
        yield Grid(table.caption, table.columns, tuple(rows))

    def strong_spots(self) -> Iterator[Block]:
        labels, spots = self.labels, self.evaluation.findings.strong
        yield self.section("strong")
        yield Paragraph((Piece(strong_intro(labels) if spots else no_strong_spots(labels)),))
        lines = [
            (
                Piece(f"{self.words(spot.criterion.title)}:"),
                Piece(f"{value_words(spot.score, labels)} ({coverage_words(spot.score, labels)})"),
            )
            for spot in spots
        ]
        if lines:
            yield Bullets(tuple(lines))

    def potentials(self) -> Iterator[Block]:
        found = self.evaluation.findings.potentials
        yield self.section("potentials")
        yield self.say("potentials.intro" if found else "potentials.none")
        yield from self.items(found)

    def questions(self) -> Iterator[Block]:
        findings = self.evaluation.findings
        yield self.section("questions")
        if not findings.unknown and not findings.unanswered:
            yield self.say("questions.none")
        if findings.unknown:
            yield self.say("questions.unknown")
            yield from self.items(findings.unknown)
        if findings.unanswered:
            yield self.say("questions.unanswered")
            yield from self.items(findings.unanswered)

    def talk(self) -> Iterator[Block]:
        found = self.evaluation.findings.talk
        if found:
            yield self.section("talk")
            yield self.say("talk.intro")
            yield from self.items(found)

    def plan(self) -> Iterator[Block]:
        plan = plan_of(self.evaluation.analysis, self.evaluation.bundle)
        own = self.evaluation.own_language(self.labels.lang)
        if not plan:
            return
        yield self.section("plan")
        if plan.targets:
            yield self.say("plan.targets")
            yield Bullets(
                tuple((Piece(target_words(target, self.evaluation, self.labels)),) for target in plan.targets)
            )
        for step in plan.steps:
            yield Heading(
                self.labels.get("plan.step", number=step.number, name=step_name(step, self.labels)), 2
            )
            yield Bullets(
                tuple(
                    (Piece(f"{fact.name}:"), Piece(fact.words, lang=own if fact.own else None))
                    for fact in step_facts(step, self.labels)
                )
            )

    def items(self, items: Sequence[Item]) -> Iterator[Block]:
        lines = [
            (
                piece_of(item.indicator.text, self.labels),
                Piece(f"({self.words(item.criterion.title)}, {self.chosen(item.level)})"),
            )
            for item in items
        ]
        if lines:
            yield Bullets(tuple(lines))

    def chosen(self, level: Level | None) -> str:
        """Return what people chose, in words, or that they have not answered yet."""
        if level is None:
            return self.labels.get("level.open")
        return self.words(level_label(level, self.evaluation.bundle))

    def answers(self) -> Iterator[Block]:
        scope = self.evaluation.scope
        asked = {scoped.criterion.id: scoped.indicators for area in scope for scoped in area.criteria}
        yield self.section("answers")
        for area in self.evaluation.areas:
            yield Heading(self.words(area.area.title), 2)
            for part in area.criteria:
                if asked[part.criterion.id]:
                    yield from self.criterion(part, asked[part.criterion.id])

    def criterion(self, part: CriterionPart, indicators: tuple[Indicator, ...]) -> Iterator[Block]:
        yield Heading(self.words(part.criterion.title), 3)
        about = (
            value_words(part.score, self.labels),
            coverage_words(part.score, self.labels),
            self.labels.get(f"scope.{part.criterion.scope}"),
        )
        yield Paragraph((Piece(" · ".join(about)),), keep=True)
        for indicator in indicators:
            answer = self.evaluation.analysis.answers.get(indicator.id, Answer())
            yield Paragraph((piece_of(indicator.text, self.labels, strong=True),), keep=True)
            yield self.level(indicator, answer)
            yield from self.details(indicator, answer)

    def level(self, indicator: Indicator, answer: Answer) -> Paragraph:
        words = self.chosen(answer.level)
        if not isinstance(answer.level, int):
            return Paragraph((Piece(words),))
        meant = (piece_of(indicator.levels[answer.level], self.labels),) if indicator.levels else ()
        return Paragraph((Piece(f"{answer.level} · {words}{':' if meant else ''}"), *meant))

    def details(self, indicator: Indicator, answer: Answer) -> Iterator[Block]:
        own = self.evaluation.own_language(self.labels.lang)
        named = {
            "reason": answer.reason if answer.level == NA else None,
            "note": answer.note,
            "agreement": agreement_words(answer, self.labels),
            "asked": answer.asked if answer.asked not in indicator.text.to_dict().values() else None,
        }
        for name, words in named.items():
            if words:
                yield Paragraph((Piece(self.labels.get(f"answer.{name}")),), keep=True)
                ours = name == "agreement" and words != answer.agreement
                yield Quote(words, lang=None if ours else own)
        if answer.evidence:
            yield Paragraph((Piece(self.labels.get("answer.evidence")),), keep=True)
            yield Bullets(tuple(_evidence(entry, own) for entry in answer.evidence))
        if answer.talk:
            yield Paragraph((Piece(self.labels.get("answer.talk"), strong=True),))


def _evidence(entry: Evidence, own: str | None) -> Line:
    words = (Piece(entry.text, lang=own),) if entry.text else ()
    return (*words, Piece(entry.url.strip(), address=True)) if entry.url else words
