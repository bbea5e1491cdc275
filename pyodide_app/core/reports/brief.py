"""The short version for a board or a funder: what two pages of A4 hold, for readers who do not know the tool.

Every list has a greatest length and everything a team wrote is cut to one, so that the version stays short
whatever an analysis holds. Notes, reasons, evidence and the impact logic are not in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.labels import is_date
from pyodide_app.core.markup.plan_words import step_name
from pyodide_app.core.markup.wording import basis_words, coverage_words, level_label, value_words
from pyodide_app.core.reports.blocks import (
    Bullets,
    Closing,
    Grid,
    GridRow,
    Heading,
    Paragraph,
    Piece,
    Title,
    piece_of,
)
from pyodide_app.core.reports.facts import facts
from pyodide_app.core.results.priorities import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.plan import Step
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block, Line
    from pyodide_app.core.reports.facts import Fact
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.results.findings import Strong
    from pyodide_app.core.results.priorities import Candidate
    from pyodide_app.core.results.result import Score
    from pyodide_app.core.text import Text

Conclusion: TypeAlias = Heading | Paragraph | Bullets

NAMED: Final = 3
"""How many strong spots and how many potentials are told; the others are counted."""
STEPS: Final = 5
"""How many steps of the plan are told; the others are counted."""
NAME: Final = 60
FACT: Final = 60
STEP: Final = 70
DETAIL: Final = 24
"""How many characters a name, a fact, a step and what is known about it may have."""


def clip(words: str, most: int) -> str:
    """Return words on one line, cut to at most so many characters, between words where that loses little."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) > most // 2 else cut).rstrip()}…"


def brief_title(evaluation: Evaluation, labels: Labels) -> str:
    """Return the title, with the project's or the initiative's name where there is one."""
    profile = evaluation.analysis.profile
    name = clip(profile.project or "", NAME) or clip(profile.initiative or "", NAME)
    return labels.get("brief.title.named", name=name) if name else labels.get("brief.title")


def brief_facts(evaluation: Evaluation, labels: Labels, options: Options) -> tuple[Fact, ...]:
    """Return the facts at the head, each of bounded length."""
    found = facts(evaluation, labels, options.now)
    return tuple(replace(fact, words=clip(fact.words, FACT)) for fact in found)


def brief_story(evaluation: Evaluation, labels: Labels, options: Options) -> Iterator[Block]:
    """Return the whole short version, from its title to its last words."""
    own = evaluation.own_language(labels.lang)
    yield Title(brief_title(evaluation, labels))
    yield introduction(evaluation, labels)
    told = [
        (Piece(f"{fact.name}:", strong=True), Piece(fact.words, lang=own if fact.own else None), Piece("·"))
        for fact in brief_facts(evaluation, labels, options)
    ]
    yield Paragraph(tuple(piece for pieces in told for piece in pieces)[:-1])
    yield Heading(labels.get("brief.section.profile"))
    yield values(evaluation, labels)
    yield from conclusions(evaluation, labels)
    yield Closing(labels.get("brief.footer"))


def introduction(evaluation: Evaluation, labels: Labels) -> Paragraph:
    """Return what this is about, for somebody who has never heard of it."""
    scale, lang = evaluation.bundle.scale, labels.lang
    words = labels.get(
        "brief.intro",
        decided=evaluation.result.decided,
        total=evaluation.result.total,
        low=scale[0].label.pick(lang).words,
        top=evaluation.bundle.top,
        high=scale[-1].label.pick(lang).words,
    )
    return Paragraph((Piece(words),))


def values(evaluation: Evaluation, labels: Labels) -> Grid:
    """Return the profile as a table: values of areas and criteria with coverage, and targets if any."""
    aimed = any(part.target is not None for part in evaluation.criteria)

    def row(title: Text, score: Score, target: float | None = None, *, head: bool = False) -> GridRow:
        aim = "" if target is None else labels.number(target, digits=1)
        cells = (title.pick(labels.lang).words, value_words(score, labels), basis_words(score, labels))
        return GridRow((*cells, aim) if aimed else cells, head=head)

    rows = [
        line
        for area in evaluation.areas
        for line in (
            row(area.area.title, area.score, head=True),
            *(row(part.criterion.title, part.score, part.target) for part in area.criteria),
        )
    ]
    names = ("title", "value", "rated", *(("target",) if aimed else ()))
    return Grid(
        labels.get("table.caption", top=evaluation.bundle.top),
        tuple(labels.get(f"table.{name}") for name in names),
        tuple(rows),
    )


def conclusions(evaluation: Evaluation, labels: Labels) -> Iterator[Conclusion]:
    """Return what follows: strong spots, potentials, the plan, and what the numbers mean."""
    return _Teller(evaluation, labels).conclusions()


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells about an evaluation in the language of the labels."""

    evaluation: Evaluation
    labels: Labels

    def conclusions(self) -> Iterator[Conclusion]:
        strong = sorted(self.evaluation.findings.strong, key=lambda spot: -(spot.score.value or 0))
        yield from self.listed("strong", [self.spot(spot) for spot in strong], NAMED)
        told = {spot.criterion.id for spot in strong}
        # What works well may still have an open statement; a reader expects the others first.
        found = sorted(candidates(self.evaluation), key=lambda each: each.part.criterion.id in told)
        yield from self.listed("potentials", [self.potential(each) for each in found], NAMED)
        plan = plan_of(self.evaluation.analysis, self.evaluation.bundle)
        steps = [self.step(step) for step in plan.steps if step.state != "dropped"]
        if steps:
            yield from self.listed("plan", steps, STEPS)
        yield Heading(self.labels.get("brief.section.limits"))
        yield Paragraph((Piece(self.labels.get("brief.limits")),))

    def listed(self, name: str, lines: list[Line], most: int) -> Iterator[Conclusion]:
        """Tell the first lines, and how many there are beside them."""
        labels = self.labels
        yield Heading(labels.get(f"brief.section.{name}"))
        if not lines:
            yield Paragraph((Piece(labels.get(f"brief.none.{name}")),))
            return
        yield Bullets(tuple(lines[:most]))
        if len(lines) > most:
            yield Paragraph((Piece(labels.get(f"brief.more.{name}", count=len(lines) - most)),))

    def spot(self, spot: Strong) -> Line:
        return (*self.named(spot.criterion.title, spot.score), piece_of(spot.criterion.summary, self.labels))

    def potential(self, found: Candidate) -> Line:
        """Name a criterion with its most urgent statement as the reason."""
        first, labels = found.items[0], self.labels
        statement, lang = first.indicator.text.pick(labels.lang)
        quoted = Piece(labels.get("brief.statement", words=statement), lang=self.other(lang))
        # A potential has a level, or the team cannot say yet.
        chosen = piece_of(level_label(first.level or 0, self.evaluation.bundle), self.labels)
        answer = (Piece(labels.get("brief.answer")), replace(chosen, words=f"{chosen.words}."))
        others = len(found.items) - 1
        more = (Piece(labels.get("brief.statements", count=others)),) if others else ()
        return (*self.named(found.part.criterion.title, found.part.score), quoted, *answer, *more)

    def named(self, title: Text, score: Score) -> Line:
        about = f"{value_words(score, self.labels)} ({coverage_words(score, self.labels)})."
        name = piece_of(title, self.labels, strong=True)
        return replace(name, words=f"{name.words}:"), Piece(about)

    def step(self, step: Step) -> Line:
        own, labels = self.evaluation.own_language(self.labels.lang), self.labels
        name = Piece(clip(step_name(step, labels), STEP), strong=True, lang=own if step.name else None)
        told: list[Piece] = []
        for key in ("owner", "due"):
            words = getattr(step, key)
            if words:
                dated = key == "due" and is_date(words)
                known = Piece(labels.date(words)) if dated else Piece(clip(words, DETAIL), lang=own)
                told += [Piece("·"), Piece(labels.get(f"plan.{key}") + ":"), known]
        return (name, *told, Piece("·"), Piece(labels.get(f"plan.status.{step.state}")))

    def other(self, lang: str) -> str | None:
        return None if lang == self.labels.lang else lang
