"""Checks of what stands around the criteria: sources, kinds of offer, glossary, methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mintq_build.checks.known_ids import criterion_ids, criterion_models, listed_ids, term_ids
from mintq_build.reading.problems import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.model.guidance import Method, Minutes, People, Term
    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem


def check_listed_ids(draft: Draft) -> Iterator[Problem]:
    """No two sources, kinds or terms have the same id."""
    if draft.references:
        yield from _check_listed_ids(draft.references, "references")
    if draft.kinds:
        yield from _check_listed_ids(draft.kinds, "kinds")
    if draft.glossary:
        yield from _check_listed_ids(draft.glossary, "terms")


def _check_listed_ids(part: Part[Any], key: str) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for place, found in listed_ids(part, key):
        if found in first:
            line = part.positions.value(first[found]).line
            yield part.positions.problem(
                place, f"the id {quote(found)} is taken in line {line}", "Choose another"
            )
        first.setdefault(found, place)


def check_addresses(draft: Draft) -> Iterator[Problem]:
    """No source is listed twice."""
    part = draft.references
    if part is None or part.model is None:
        return
    first: dict[str, str] = {}
    for index, each in enumerate(part.model.references):
        if each.url in first:
            yield part.positions.problem(
                ("references", index, "url"), f"is the address of {quote(first[each.url])} too", "Keep one"
            )
        first.setdefault(each.url, each.id)


def check_terms(draft: Draft) -> Iterator[Problem]:
    """Terms name terms and criteria that are there, and no two terms share a form in one language."""
    part = draft.glossary
    if part is None:
        return
    yield from _check_forms(part)
    if part.model is None:
        return
    terms, criteria = term_ids(draft), criterion_ids(draft)
    for index, term in enumerate(part.model.terms):
        yield from terms.check_list(part, ("terms", index, "related"), term.related, term.id)
        yield from criteria.check_list(part, ("terms", index, "criteria"), term.criteria)
        yield from _check_phrases(part, index, term)


def _check_phrases(part: Part[Any], index: int, term: Term) -> Iterator[Problem]:
    for language, phrases in term.not_in.root.items() if term.not_in else ():
        also = term.also.of(language) if term.also else ()
        forms = [form.casefold() for form in (term.term.pick(language)[0], *also)]
        for number, phrase in enumerate(phrases):
            if not any(form in phrase.casefold() for form in forms):
                yield part.positions.problem(
                    ("terms", index, "not_in", language, number),
                    f"the phrase {quote(phrase)} has no form of the term",
                    "Write it with the word that means something else there",
                )


def _check_forms(part: Part[Any]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Place] = {}
    for found in part.texts:
        if found.place[-1] not in ("term", "also"):
            continue
        for place, language, words in found.strings:
            form = (language, words.casefold())
            if form in first:
                line = part.positions.value(first[form]).line
                yield part.positions.problem(
                    place, f"the form {quote(words)} stands in line {line} too", "Keep it at one term"
                )
            first.setdefault(form, place)


def check_methods(draft: Draft) -> Iterator[Problem]:
    """A method serves criteria that are asked, and its numbers fit together."""
    criteria = criterion_ids(draft)
    for part in draft.methods.values():
        if part.model is None:
            continue
        yield from criteria.check_list(part, ("criteria",), part.model.criteria)
        for key, span in (("people", part.model.people), ("minutes", part.model.minutes)):
            yield from _check_span(part, key, span)
        yield from _check_duration(part, part.model)


def _check_span(part: Part[Method], key: str, span: People | Minutes) -> Iterator[Problem]:
    if span.least > span.most:
        yield part.positions.problem(
            (key, "max"), f"{span.most} is below the least, {span.least}", "Make 'max' the larger one"
        )


def _check_duration(part: Part[Method], method: Method) -> Iterator[Problem]:
    total = sum(step.minutes for step in method.steps)
    least, most = method.minutes.least, method.minutes.most
    if least <= most and not least <= total <= most:
        yield part.positions.problem(
            ("steps",),
            f"the steps take {total} minutes, but the method {least} to {most}",
            "Change the steps' minutes, or the method's",
        )


def check_stairs(draft: Draft) -> Iterator[Problem]:
    """A criterion, and an indicator, names each step of the staircase once, from low to high."""
    for part, criterion in criterion_models(draft):
        lists: list[tuple[Place, tuple[int, ...]]] = [((), criterion.steps)]
        lists += [(("indicators", place), each.steps) for place, each in enumerate(criterion.indicators)]
        for place, steps in lists:
            for index, each in enumerate(steps):
                where = (*place, "steps", index)
                if each in steps[:index]:
                    yield part.positions.problem(where, f"{each} is listed twice", "Keep one")
                elif index and each < steps[index - 1]:
                    words = f"{each} stands after {steps[index - 1]}"
                    yield part.positions.problem(where, words, "List the steps from low to high")
