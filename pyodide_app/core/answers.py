"""The parts of a save file: answers with their evidence, the profile, the attic for what lost its place."""

from __future__ import annotations

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
_ANSWER_KEYS = frozenset({"level", "reason", "note", "evidence", "talk", "agreement", "asked"})


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
    extra: Mapping[str, Any] = field(default_factory=dict)

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


def given(**parts: Any) -> dict[str, Any]:
    """Return the parts that are not None, in their order."""
    return {name: part for name, part in parts.items() if part is not None}


class PartReader:
    """Reads the parts of a save file; `null` counts as not given, unknown keys are kept and noted."""

    __slots__ = ("levels", "shape", "unknown")

    def __init__(self, shape: Shape, levels: Collection[int | str]) -> None:
        self.shape = shape
        self.levels = levels
        self.unknown: list[str] = []
        """Places of the keys that this version does not know."""

    def rest(self, raw: dict[str, Any], known: Collection[str], place: str) -> dict[str, Any]:
        """Return what stands under unknown keys."""
        found = {key: value for key, value in raw.items() if key not in known}
        self.unknown.extend(f"{place}.{key}" if place else key for key in found)
        return found

    def optional(
        self, raw: dict[str, Any], key: str, place: str, read: Callable[[Any, str], Any], default: Any = None
    ) -> Any:
        """Return what `read` makes of a key, or the default where it is not given."""
        value = raw.get(key)
        return default if value is None else read(value, f"{place}.{key}" if place else key)

    def answer(self, raw: dict[str, Any], place: str) -> Answer:
        """Read one answer."""
        text = self.shape.text
        return Answer(
            level=self.optional(raw, "level", place, self.level),
            reason=self.optional(raw, "reason", place, text),
            note=self.optional(raw, "note", place, text),
            evidence=self.optional(raw, "evidence", place, self.evidence, ()),
            talk=self.optional(raw, "talk", place, self.shape.boolean, default=False),
            agreement=self.optional(raw, "agreement", place, text),
            asked=self.optional(raw, "asked", place, text),
            extra=self.rest(raw, _ANSWER_KEYS, place),
        )

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
            self._one_evidence(self.shape.mapping(item, f"{place}[{position}]"), f"{place}[{position}]")
            for position, item in enumerate(self.shape.items(value, place))
        )

    def _one_evidence(self, raw: dict[str, Any], place: str) -> Evidence:
        return Evidence(
            text=self.optional(raw, "text", place, self.shape.text),
            url=self.optional(raw, "url", place, self.shape.text),
            extra=self.rest(raw, ("text", "url"), place),
        )

    def profile(self, value: Any, place: str) -> Profile:
        """Read the profile."""
        raw = self.shape.mapping(value, place)
        known = {key: self.optional(raw, key, place, self.shape.text) for key in PROFILE_KEYS}
        return Profile(**known, extra=self.rest(raw, PROFILE_KEYS, place))

    def attic(self, value: Any, place: str) -> list[AtticEntry]:
        """Read the attic; the answers in it stay as they are."""
        entries = []
        for position, item in enumerate(self.shape.items(value, place)):
            here = f"{place}[{position}]"
            raw = self.shape.mapping(item, here)
            entries.append(
                AtticEntry(
                    id=self.shape.text(raw.get("id"), f"{here}.id"),
                    answer=self.shape.mapping(raw.get("answer"), f"{here}.answer"),
                    extra=self.rest(raw, ("id", "answer"), here),
                )
            )
        return entries
