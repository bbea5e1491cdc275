"""What a team may want to look at again in its impact logic.

Every check is a hint and never an error: it looks at words and cannot know what was meant. The words that
it looks for stand in the catalogues, in all languages at once, because a team may write in another language
than it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyodide_app.core.documents.impact_logic import Entry, ImpactLogic, Part
    from pyodide_app.core.labels import Labels

_DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Hint:
    """A thing to look at; its words are labelled `impact.hint.<code>`."""

    code: str
    part: str = ""
    """The link that it is about; empty where it is about the whole chain."""
    number: int | None = None
    """The entry's place in the save file's list."""
    parts: tuple[str, ...] = ()
    """The links that it names."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Words that tell what a sentence is about."""

    activity: re.Pattern[str]
    """Somebody does something for others."""
    offer: re.Pattern[str]
    """A sentence that begins so names an offer."""
    change: re.Pattern[str]
    """People know, can or do something."""
    accept: re.Pattern[str]
    """People take to an offer."""


def signals_of(catalogues: Iterable[Labels]) -> Signals:
    """Return the words of these catalogues; there a comma parts them and a star stands for any ending."""
    all_labels = tuple(catalogues)
    found = {
        name: "|".join(
            re.escape(word).replace(r"\*", r"\w*")
            for labels in all_labels
            for word in labels.get(f"impact.words.{name}").split(", ")
        )
        for name in ("activity", "offer", "change", "accept")
    }

    def anywhere(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{found[name]})(?!\w)", re.IGNORECASE)

    return Signals(
        activity=anywhere("activity"),
        # A sentence may begin with a number or a mark.
        offer=re.compile(rf"(?:\W|[0-9])*(?:{found['offer']})(?!\w)", re.IGNORECASE),
        change=anywhere("change"),
        accept=anywhere("accept"),
    )


def check(logic: ImpactLogic, signals: Signals) -> tuple[Hint, ...]:
    """Return all hints: first what concerns the whole chain, then link by link, entry by entry."""
    return (*_gaps(logic), *(hint for part in logic.parts for hint in _check_part(part, signals)))


def _gaps(logic: ImpactLogic) -> Iterator[Hint]:
    """A link is missing where a later one is there, and where what is done leads to no change."""
    filled = [bool(part.entries) for part in logic.parts]
    missing = tuple(
        part.name
        for place, part in enumerate(logic.parts)
        if not filled[place]
        and (any(filled[place:]) or (part.name in {"outcomes", "impact"} and filled[place - 1]))
    )
    if missing:
        yield Hint("gap", parts=missing)


def _check_part(part: Part, signals: Signals) -> Iterator[Hint]:
    if part.name == "need":
        yield from (Hint("need_no_source", "need", each.number) for each in part.entries if not each.source)
    elif part.name == "outputs":
        yield from _only_counts(part, signals)
    elif part.name in {"outcomes", "impact"}:
        for each in part.entries:
            if _is_activity(each.text, signals):
                yield Hint("is_activity", part.name, each.number)
            yield from _goal(part, each)


def _only_counts(part: Part, signals: Signals) -> Iterator[Hint]:
    """How many came says nothing about whether they took to it, unless another output does."""
    if any(each.step == 3 or signals.accept.search(f"{each.text} {each.sign}") for each in part.entries):
        return
    counting = [each for each in part.entries if _DIGIT.search(each.text)]
    if counting:
        yield Hint("only_counts", part.name, counting[0].number)


def _is_activity(text: str, signals: Signals) -> bool:
    does = signals.activity.search(text) or signals.offer.match(text)
    return bool(does) and not signals.change.search(text)


def _goal(part: Part, entry: Entry) -> Iterator[Hint]:
    lacks = [name for name in ("sign", "date") if not getattr(entry, name)]
    if part.name == "impact":
        # Nobody need measure what lies so far ahead; a word on how one would know helps all the same.
        if len(lacks) == 2:
            yield Hint("impact_no_sign", part.name, entry.number)
    elif lacks:
        codes = {"sign": "goal_no_sign", "date": "goal_no_date"}
        yield Hint(codes[lacks[0]] if len(lacks) == 1 else "goal_no_sign_date", part.name, entry.number)
