"""How values and coverage are put into words; views, charts and reports say them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.answers import AGREEMENTS, NA
from pyodide_app.core.results.findings import ENOUGH_COVERAGE, STRONG_VALUE

if TYPE_CHECKING:
    from pyodide_app.core.documents.answers import Answer, Level
    from pyodide_app.core.documents.bundle import Bundle, Indicator
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.results.result import Score
    from pyodide_app.core.text import Text

_NAMED: Final = 3
"""How many criteria a sentence names."""


def value_words(score: Score, labels: Labels) -> str:
    """Return a value with two digits, or a dash in words of the catalogue."""
    return labels.get("value.none") if score.value is None else labels.number(score.value)


def change_words(change: float | None, labels: Labels) -> str:
    """Return a difference with its sign and two digits, or a dash in words of the catalogue."""
    if change is None:
        return labels.get("value.none")
    told = labels.number(change)
    return labels.get("rounds.plus", value=told) if change > 0 and told != labels.number(0) else told


def coverage_words(score: Score, labels: Labels) -> str:
    """Return how much of what applies is rated: `3 of 4 rated`."""
    if not score.total:
        return labels.get("coverage.not_asked")
    if not score.applicable:
        return labels.get("coverage.all_na")
    return labels.get("coverage", rated=score.rated, applicable=score.applicable)


def aim_words(target: float, labels: Labels) -> str:
    """Return the value that a team aims for: `target 2.5`."""
    return labels.get("target", value=labels.number(target, digits=1))


def basis_words(score: Score, labels: Labels) -> str:
    """Return coverage for the cell of a table: `3 of 4`."""
    if not score.applicable:
        return coverage_words(score, labels)
    return labels.get("table.basis", rated=score.rated, applicable=score.applicable)


def meaning_words(score: Score, bundle: Bundle, labels: Labels) -> str:
    """Return a value in the words of the scale: a step, or between two steps; empty without a value."""
    if score.value is None:
        return ""
    lower = bundle.scale[int(score.value)].label.pick(labels.lang).words
    if score.value == int(score.value):
        return lower
    upper = bundle.scale[int(score.value) + 1].label.pick(labels.lang).words
    return labels.get("meaning.between", lower=lower, upper=upper)


def profile_words(evaluation: Evaluation, labels: Labels) -> str:
    """Return the profile in a sentence or two: the highest, the lowest, and how many have no value."""
    known = [(part.score.value, part) for part in evaluation.criteria if part.score.value is not None]
    said = []
    if known:
        high, low = max(value for value, _ in known), min(value for value, _ in known)
        extremes = [("profile.high", high), ("profile.low", low)] if high > low else [("profile.same", high)]
        for key, extreme in extremes:
            found = [part.criterion.title.pick(labels.lang) for value, part in known if value == extreme]
            titles = [title.words for title in found]
            shown = ", ".join(titles[:_NAMED]) + (" …" if len(titles) > _NAMED else "")
            said.append(labels.get(key, titles=shown, value=labels.number(extreme)))
    missing = len(evaluation.criteria) - len(known)
    if missing:
        said.append(labels.get("profile.missing", count=missing))
    return " ".join(said)


def level_label(level: Level, bundle: Bundle) -> Text:
    """Return the words that people chose."""
    if isinstance(level, int):
        return bundle.scale[level].label
    return bundle.special.na.label if level == NA else bundle.special.unknown.label


def level_meaning(indicator: Indicator, level: int, bundle: Bundle) -> Text:
    """Return what a step of the scale means for an indicator, in its own words or in those of the scale."""
    return indicator.levels[level] if indicator.levels else bundle.scale[level].anchor


def agreement_words(answer: Answer, labels: Labels) -> str | None:
    """Return whether the team saw it alike; words that the format does not know are given as they are."""
    if answer.agreement in AGREEMENTS:
        return labels.get(f"agreement.{answer.agreement}")
    return answer.agreement


def strong_intro(labels: Labels) -> str:
    """Return what makes a strong spot."""
    value = labels.number(STRONG_VALUE, digits=1)
    return labels.get("strong.intro", value=value, percent=ENOUGH_COVERAGE)


def no_strong_spots(labels: Labels) -> str:
    """Return what to say where nothing stands out, with the value that it takes."""
    return labels.get("strong.none", value=labels.number(STRONG_VALUE, digits=1))
