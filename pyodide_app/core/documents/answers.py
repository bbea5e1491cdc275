"""The parts of a save file: answers with their evidence, the profile, the attic for what lost its place."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pyodide_app.core.shape import as_integer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from pyodide_app.core.shape import Shape

Level: TypeAlias = int | Literal["na", "unknown"]
NA: Final = "na"
UNKNOWN: Final = "unknown"

AGREEMENTS: Final = ("agreed", "mixed")
PROFILE_KEYS: Final = ("initiative", "project", "kind", "groups", "people", "occasion", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an answer rests on: words, an address, or both. The address is text until it is checked."""

    text: str | None = None
    url: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data; what is not there is left out."""
        return given(text=self.text, url=self.url) | dict(self.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a team says about one indicator; without `level` it is a note on an unanswered question."""

    level: Level | None = None
    reason: str | None = None
    """Why the indicator is not applicable."""
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    talk: bool = False
    """The team wants to talk about this."""
    agreement: str | None = None
    """One of `AGREEMENTS`: whether the team sees it alike. Other words are kept as they are."""
    asked: str | None = None
    """The indicator's text as it stood when it was answered."""
    copied_from: Mapping[str, Any] | None = None
    """Which analysis the answer was carried over from and not changed since: its `id`, `name` and `date`."""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        # Mappings have none; what differs most between answers is enough.
        return hash((self.level, self.note, self.reason))

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data; what is not there is left out."""
        known = given(
            level=self.level,
            reason=self.reason,
            note=self.note,
            evidence=[item.to_dict() for item in self.evidence] or None,
            talk=self.talk or None,
            agreement=self.agreement,
            asked=self.asked,
            copied_from=self.copied_from,
        )
        return known | dict(self.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtticEntry:
    """A whole answer, as it came, whose id the framework does not have."""

    id: str
    answer: Mapping[str, Any]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data."""
        return {"id": self.id, "answer": dict(self.answer), **self.extra}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who is rating what, in free words; `date` may be an ISO date. All of it is optional."""

    initiative: str | None = None
    project: str | None = None
    kind: str | None = None
    """What kind of offer it is."""
    groups: str | None = None
    """For whom it is."""
    people: str | None = None
    """Who takes part in the analysis, as roles."""
    occasion: str | None = None
    date: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data; what is not there is left out."""
        return given(**{key: getattr(self, key) for key in PROFILE_KEYS}) | dict(self.extra)


NO_PROFILE: Final = Profile()
NO_ANSWER: Final = Answer()


def given(**parts: Any) -> dict[str, Any]:
    """Return the parts that are not None, in their order."""
    return {name: part for name, part in parts.items() if part is not None}


# While people answer, all answers but one are those of last time: the same ones need no comparing.
_plain_answer = functools.lru_cache(maxsize=1024, typed=True)(Answer)


class PartReader:
    """Reads the parts of a save file; `null` counts as not given, unknown keys are kept and noted."""

    __slots__ = ("_answer", "_attic", "_evidence", "_profile", "levels", "shape", "unknown")

    def __init__(self, shape: Shape, levels: Collection[int | str]) -> None:
        self.shape = shape
        self.levels = levels
        self.unknown: list[str] = []
        """Places of the keys that this version does not know."""
        text = shape.text
        self._answer = {
            "level": self.level,
            "reason": text,
            "note": text,
            "evidence": self.evidence,
            "talk": shape.boolean,
            "agreement": text,
            "asked": text,
            "copied_from": shape.mapping,
        }
        self._evidence = {"text": text, "url": text}
        self._profile = dict.fromkeys(PROFILE_KEYS, text)
        self._attic = {"id": text, "answer": shape.mapping}

    def parts(
        self, raw: Mapping[str, Any], readers: Mapping[str, Callable[[Any, str], Any]], place: str
    ) -> dict[str, Any]:
        """Return what the readers make of the keys that are given, and the rest as `extra`."""
        found: dict[str, Any] = {}
        extra = {}
        for key, value in raw.items():
            read = readers.get(key)
            here = f"{place}.{key}" if place else key
            if read is None:
                extra[key] = value
                self.unknown.append(here)
            elif value is not None:
                found[key] = read(value, here)
        found["extra"] = extra
        return found

    def answer(self, raw: Mapping[str, Any], place: str) -> Answer:
        """Read one answer."""
        parts = self.parts(raw, self._answer, place)
        if parts.get("evidence") or "copied_from" in parts or parts["extra"]:
            return Answer(**parts)
        del parts["extra"]
        return _plain_answer(**parts)

    def level(self, value: Any, place: str) -> Level | None:
        """Read a level: a step of the scale, `na` or `unknown`; all else is the problem `bad_level`."""
        level = value if isinstance(value, str) else as_integer(value)
        if level not in self.levels:
            allowed = ", ".join(sorted(str(known) for known in self.levels))
            self.shape.refuse("bad_level", place, value, allowed=allowed)
            return None
        return level  # type: ignore[return-value]  # one of the known levels

    def evidence(self, value: Any, place: str) -> tuple[Evidence, ...]:
        """Read the evidence of an answer."""
        return tuple(
            Evidence(**self.parts(self.shape.mapping(item, here), self._evidence, here))
            for item, here in _numbered(self.shape.items(value, place), place)
        )

    def profile(self, value: Any, place: str) -> Profile:
        """Read the profile."""
        return Profile(**self.parts(self.shape.mapping(value, place), self._profile, place))

    def attic(self, value: Any, place: str) -> list[AtticEntry]:
        """Read the attic; the answers in it stay as they are."""
        entries = []
        for item, here in _numbered(self.shape.items(value, place), place):
            raw = self.shape.mapping(item, here)
            parts = self.parts(raw, self._attic, here)
            for key in self._attic:
                self.shape.require(raw, key, here)
            entries.append(AtticEntry(**{"id": "", "answer": {}} | parts))
        return entries


def _numbered(items: list[Any], place: str) -> list[tuple[Any, str]]:
    return [(item, f"{place}[{position}]") for position, item in enumerate(items)]
