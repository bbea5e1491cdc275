"""Checks of the hand-written pages: languages, citations, links and wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mintq_build.checks.gender import HINT, LANGUAGE, find_gendered
from mintq_build.checks.wording import FORBIDDEN
from mintq_build.pages.rich_text import find_targets
from mintq_build.reading.markup import CITATION, LINK, find_citations
from mintq_build.reading.problems import Problem, find_position, quote
from mintq_build.reading.shapes import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mintq_build.model.framework import Framework
    from mintq_build.pages.rich_text import Targets
    from mintq_build.reading.hand_written import HandWritten
    from mintq_build.reading.problems import Severity


def check_pages(pages: Sequence[HandWritten], framework: Framework) -> Iterator[Problem]:
    """Yield what is wrong with the hand-written pages for a framework.

    A page of its own stands in each of its languages, and cites the same sources in each. What a page
    cites or links to is there.
    """
    targets = find_targets(framework, framework.languages[0])
    by_path: dict[str, dict[str, HandWritten]] = {}
    for page in pages:
        yield from _check_marks(page, targets)
        yield from _check_wording(page)
        by_path.setdefault(page.path, {})[page.language or framework.languages[0]] = page
    for versions in by_path.values():
        if any(page.framework for page in versions.values()):
            yield from _check_languages(versions, framework.languages)


def advise_pages(pages: Sequence[HandWritten], framework: Framework) -> Iterator[Problem]:
    """Yield what could be better on the hand-written pages, warnings only: how they name people."""
    for page in pages:
        if (page.language or framework.languages[0]) == LANGUAGE:
            for start, message in find_gendered(page.text):
                yield _problem(page, message, HINT, start, "warning")


def _check_marks(page: HandWritten, targets: Targets) -> Iterator[Problem]:
    for found in CITATION.finditer(page.text):
        if found["id"] not in targets.numbers:
            hint = suggest(found["id"], targets.numbers, "Name the id of a reference that is there")
            yield _problem(page, f"there is no reference {quote(found['id'])}", hint, found.start())
    for found in LINK.finditer(page.text):
        kind, target = found["kind"], found["target"]
        if (kind, target) not in targets.pages:
            same = [each for known, each in targets.pages if known == kind]
            hint = suggest(target, same, "Name the id of one that is there")
            yield _problem(page, f"there is no {kind} {quote(target)}", hint, found.start())


def _check_wording(page: HandWritten) -> Iterator[Problem]:
    folded = page.text.casefold()
    for rule in FORBIDDEN:
        for found in rule.pattern.finditer(page.text) if rule.sign in folded else ():
            yield _problem(page, f"{quote(found[0])} {rule.message}", rule.hint, found.start())


def _check_languages(pages: dict[str, HandWritten], languages: tuple[str, ...]) -> Iterator[Problem]:
    first = next(iter(pages.values()))
    for language in languages:
        if language not in pages:
            hint = "Write the page in this language too"
            yield _problem(first, f"there is no page in the language {quote(language)}", hint)
        elif set(find_citations(pages[language].text)) != set(find_citations(first.text)):
            yield _problem(
                pages[language],
                f"cites other sources than {first.file.name}",
                "Cite the same references in every language",
            )


def _problem(
    page: HandWritten, message: str, hint: str, start: int = 0, severity: Severity = "error"
) -> Problem:
    line, column = find_position(page.text, start)
    return Problem(
        path=page.file,
        line=line,
        column=column,
        place="page",
        message=message,
        hint=hint,
        severity=severity,
    )
