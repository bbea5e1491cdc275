"""What stands at the head of a report: who rated what, when, and how much of the framework."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import PROFILE_KEYS
from pyodide_app.core.labels import is_date

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what there is to say; `own` marks the team's own words."""

    name: str
    words: str
    own: bool = False


def facts(evaluation: Evaluation, labels: Labels, now: str) -> tuple[Fact, ...]:
    """Return what the team says about itself, then what is known about analysis and report."""
    analysis, framework = evaluation.analysis, evaluation.bundle.framework
    found = []
    for key in PROFILE_KEYS:
        said = (getattr(analysis.profile, key) or "").strip()
        if said:
            name = labels.get(f"profile.{key}")
            known = _known_words(key, said, evaluation, labels)
            found.append(Fact(name, said, own=True) if known is None else Fact(name, known))
    chosen = ", ".join(area.area.title.pick(labels.lang).words for area in evaluation.areas)
    everything = len(evaluation.areas) == len(evaluation.bundle.areas)
    found.append(
        Fact(labels.get("fact.mode"), labels.get(f"mode.{analysis.mode}", total=evaluation.result.total))
    )
    found.append(Fact(labels.get("fact.areas"), labels.get("fact.all_areas") if everything else chosen))
    if analysis.saved and is_date(analysis.saved):
        found.append(Fact(labels.get("fact.saved"), labels.date(analysis.saved)))
    found.append(Fact(labels.get("fact.date"), labels.date(now)))
    found.append(Fact(labels.get("fact.framework"), f"{framework.id} {framework.version}"))
    return tuple(found)


def _known_words(key: str, said: str, evaluation: Evaluation, labels: Labels) -> str | None:
    """Return our words for what the profile says with a sign of ours: a kind of offer, an ISO date."""
    if key == "kind":
        titles = {kind.id: kind.title.pick(labels.lang).words for kind in evaluation.bundle.kinds}
        return titles.get(said)
    return labels.date(said) if key == "date" and is_date(said) else None


def report_title(evaluation: Evaluation, labels: Labels) -> str:
    """Return the title of the report, with the project's or the initiative's name where there is one."""
    profile = evaluation.analysis.profile
    name = (profile.project or "").strip() or (profile.initiative or "").strip()
    return labels.get("report.title.named", name=name) if name else labels.get("report.title")
