"""The table at the end of `mintq check`: what each part of a framework holds, and what is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mintq_build.checks.counts import count_draft
from mintq_build.checks.known_ids import criterion_models
from mintq_build.model.base import Forms
from mintq_build.reading.markup import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mintq_build.model.framework import Criterion
    from mintq_build.reading.draft import Draft, Part


@dataclass(frozen=True, slots=True)
class Row:
    """What some of the framework's files hold; what is retired counts only as words."""

    name: str
    criteria: int
    indicators: int
    core: int
    examples: int
    words: Mapping[str, int]
    """How many words people read, per language."""
    untranslated: int
    """How many texts are missing in a language."""


def write_overview(draft: Draft) -> str:
    """Return a table of a framework's parts, and how many examples each kind of offer has."""
    languages = count_draft(draft).languages
    rows = tuple(_rows(draft, languages))
    head = (
        "",
        "criteria",
        "indicators",
        "core",
        "examples",
        *(f"words {each}" for each in languages),
        "untranslated",
    )
    body = [_cells(row, languages) for row in rows]
    lines = _align([head, *body])
    examples = Counter(
        each.kind for _part, criterion in criterion_models(draft) for each in criterion.examples
    )
    if draft.kinds and draft.kinds.model:
        kinds = ", ".join(f"{kind.id} {examples[kind.id]}" for kind in draft.kinds.model.kinds)
        lines += ["", f"Examples per kind of offer: {kinds}"]
    return "".join(f"{line.rstrip()}\n" for line in (*lines, ""))


def _rows(draft: Draft, languages: Sequence[str]) -> Iterator[Row]:
    """Yield a row for each area, one for each other sort of file, and their sum."""
    rows = [_row("framework", [draft.head], languages)]
    for name, area in draft.areas.items():
        criteria = tuple(draft.criteria[name].values())
        rows.append(_row(name, [area, *criteria], languages, [each.model for each in criteria if each.model]))
    for name, part in (
        ("references", draft.references),
        ("kinds", draft.kinds),
        ("glossary", draft.glossary),
    ):
        if part is not None:
            rows.append(_row(name, [part], languages))
    if draft.methods:
        rows.append(_row("methods", draft.methods.values(), languages))
    yield from rows
    yield Row(
        "all",
        criteria=sum(row.criteria for row in rows),
        indicators=sum(row.indicators for row in rows),
        core=sum(row.core for row in rows),
        examples=sum(row.examples for row in rows),
        words={language: sum(row.words[language] for row in rows) for language in languages},
        untranslated=sum(row.untranslated for row in rows),
    )


def _row(
    name: str, parts: Iterable[Part[Any]], languages: Sequence[str], criteria: Iterable[Criterion] = ()
) -> Row:
    active = [each for each in criteria if each.status is None]
    indicators = [indicator for each in active for indicator in each.active_indicators]
    words: Counter[str] = Counter()
    untranslated = 0
    for part in parts:
        for found in part.texts:
            for _place, language, text in found.strings:
                words[language] += count_words(text)
            if found.kind is not Forms:
                untranslated += sum(language not in found.words for language in languages)
    return Row(
        name=name,
        criteria=len(active),
        indicators=len(indicators),
        core=sum(each.core for each in indicators),
        examples=sum(len(each.examples) for each in active),
        words=words,
        untranslated=untranslated,
    )


def _cells(row: Row, languages: Sequence[str]) -> tuple[str, ...]:
    asked = (row.criteria, row.indicators, row.core, row.examples)
    words = (row.words[language] for language in languages)
    return (
        row.name,
        *(str(each or "") for each in asked),
        *(str(each) for each in (*words, row.untranslated)),
    )


def _align(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines: the first column to the left, the others, which are numbers, to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
