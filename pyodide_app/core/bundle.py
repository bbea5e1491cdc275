"""The bundle: what an analysis needs of a framework, as typed data."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.errors import BundleError
from pyodide_app.core.json_text import read_json
from pyodide_app.core.shape import Shape, as_integer, excerpt
from pyodide_app.core.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

BUNDLE_FORMAT: Final = "mintq-bundle"
BUNDLE_VERSION: Final = 1
SCOPES: Final = ("project", "initiative")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkRef:
    """Which framework, and which state of it."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleStep:
    """One level of the scale on which every indicator is rated."""

    value: int
    key: str
    label: Text
    anchor: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialAnswer:
    """An answer outside the scale."""

    label: Text
    hint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialAnswers:
    """The two answers outside the scale: not applicable, and cannot say yet."""

    na: SpecialAnswer
    unknown: SpecialAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One statement that a team rates."""

    id: str
    core: bool
    text: Text
    levels: tuple[Text, ...]
    """What each step of the scale means here, one per step; empty where the scale's anchors say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Indicators about one matter; `scope` says whether a project or the whole initiative is rated."""

    id: str
    scope: str
    title: Text
    summary: Text
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A quality area with its criteria."""

    id: str
    title: Text
    question: Text
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator with its criterion, its area and its place in the order of the framework, from 0."""

    area: Area
    criterion: Criterion
    indicator: Indicator
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A compiled framework; everything stands in the order in which it is shown."""

    framework: FrameworkRef
    languages: tuple[str, ...]
    scale: tuple[ScaleStep, ...]
    special: SpecialAnswers
    areas: tuple[Area, ...]
    placed: Mapping[str, Placed] = field(init=False, repr=False, compare=False)
    """All indicators by id, in order."""
    levels: frozenset[int | str] = field(init=False, repr=False, compare=False)
    """The answers that exist: the values of the scale, `na` and `unknown`."""

    def __post_init__(self) -> None:
        placed: dict[str, Placed] = {}
        for area in self.areas:
            for criterion in area.criteria:
                for indicator in criterion.indicators:
                    placed[indicator.id] = Placed(area, criterion, indicator, len(placed))
        object.__setattr__(self, "placed", MappingProxyType(placed))
        levels = frozenset((*(step.value for step in self.scale), "na", "unknown"))
        object.__setattr__(self, "levels", levels)

    @property
    def top(self) -> int:
        """Return the highest value of the scale."""
        return self.scale[-1].value

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return an indicator, or None for an id that the framework does not have (any more)."""
        found = self.placed.get(indicator_id)
        return found.indicator if found else None

    def area(self, area_id: str) -> Area | None:
        """Return an area, or None for an unknown id."""
        return next((area for area in self.areas if area.id == area_id), None)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return a criterion, or None for an unknown id."""
        every = (criterion for area in self.areas for criterion in area.criteria)
        return next((criterion for criterion in every if criterion.id == criterion_id), None)


def bundle_to_dict(bundle: Bundle) -> dict[str, Any]:
    """Return the bundle as JSON data."""
    return {"format": BUNDLE_FORMAT, "format_version": BUNDLE_VERSION, **_to_json(bundle)}


def _to_json(value: Any) -> Any:
    if isinstance(value, Text):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if is_dataclass(value):
        return {part.name: _to_json(getattr(value, part.name)) for part in fields(value) if part.init}
    return value


def bundle_from_json(source: str | Mapping[str, Any]) -> Bundle:
    """Read a bundle from its JSON text or from JSON data.

    An unknown, missing or wrong key is a problem that names its place; one BundleError carries them all.
    """
    document = read_json(source, BundleError)[0] if isinstance(source, str) else source
    if not isinstance(document, dict) or document.get("format") != BUNDLE_FORMAT:
        raise BundleError("not_a_bundle", {"value": excerpt(document)})
    version = as_integer(document.get("format_version"))
    if version != BUNDLE_VERSION:
        params = {"value": excerpt(document.get("format_version")), "supported": str(BUNDLE_VERSION)}
        raise BundleError("bundle_version", params)
    reader = _Reader()
    bundle = reader.bundle(document)
    if reader.shape.problems:
        raise BundleError.of(reader.shape.all_problems())
    return bundle


class _Reader:
    """Reads the parts of a bundle and collects what does not fit."""

    def __init__(self) -> None:
        self.shape = Shape()
        self.languages: tuple[str, ...] = ()
        self.steps = 0
        self.ids: set[str] = set()

    def bundle(self, document: dict[str, Any]) -> Bundle:
        names = ("format", "format_version", "framework", "languages", "scale", "special", "areas")
        raw = self.shape.keys(document, "", *names)
        self.languages = self.shape.texts(raw["languages"], "languages")
        framework = self.shape.keys(raw["framework"], "framework", "id", "version", "digest")
        scale = tuple(
            self.step(step, f"scale[{position}]", position)
            for position, step in enumerate(self.shape.items(raw["scale"], "scale"))
        )
        self.steps = len(scale)
        for name, found in (("languages", self.languages), ("scale", scale)):
            if not found and raw[name] == []:
                self.shape.refuse("bad_value", name, [], allowed="at least one")
        special = self.shape.keys(raw["special"], "special", "na", "unknown")
        return Bundle(
            framework=FrameworkRef(
                **{name: self.shape.text(value, f"framework.{name}") for name, value in framework.items()}
            ),
            languages=self.languages,
            scale=scale,
            special=SpecialAnswers(
                na=self.special(special["na"], "special.na"),
                unknown=self.special(special["unknown"], "special.unknown"),
            ),
            areas=tuple(
                self.area(area, f"areas[{position}]")
                for position, area in enumerate(self.shape.items(raw["areas"], "areas"))
            ),
        )

    def step(self, value: Any, place: str, position: int) -> ScaleStep:
        raw = self.shape.keys(value, place, "value", "key", "label", "anchor")
        number = self.shape.integer(raw["value"], f"{place}.value")
        if number != position and as_integer(raw["value"]) is not None:
            self.shape.refuse("bad_value", f"{place}.value", number, allowed=str(position))
        return ScaleStep(
            value=number,
            key=self.shape.text(raw["key"], f"{place}.key"),
            label=self.words(raw["label"], f"{place}.label"),
            anchor=self.words(raw["anchor"], f"{place}.anchor"),
        )

    def special(self, value: Any, place: str) -> SpecialAnswer:
        raw = self.shape.keys(value, place, "label", "hint")
        return SpecialAnswer(
            label=self.words(raw["label"], f"{place}.label"), hint=self.words(raw["hint"], f"{place}.hint")
        )

    def area(self, value: Any, place: str) -> Area:
        raw = self.shape.keys(value, place, "id", "title", "question", "criteria")
        return Area(
            id=self.unique_id(raw["id"], f"{place}.id"),
            title=self.words(raw["title"], f"{place}.title"),
            question=self.words(raw["question"], f"{place}.question"),
            criteria=tuple(
                self.criterion(criterion, f"{place}.criteria[{position}]")
                for position, criterion in enumerate(self.shape.items(raw["criteria"], f"{place}.criteria"))
            ),
        )

    def criterion(self, value: Any, place: str) -> Criterion:
        raw = self.shape.keys(value, place, "id", "scope", "title", "summary", "indicators")
        return Criterion(
            id=self.unique_id(raw["id"], f"{place}.id"),
            scope=self.shape.choice(raw["scope"], f"{place}.scope", SCOPES),
            title=self.words(raw["title"], f"{place}.title"),
            summary=self.words(raw["summary"], f"{place}.summary"),
            indicators=tuple(
                self.indicator(indicator, f"{place}.indicators[{position}]")
                for position, indicator in enumerate(
                    self.shape.items(raw["indicators"], f"{place}.indicators")
                )
            ),
        )

    def indicator(self, value: Any, place: str) -> Indicator:
        raw = self.shape.keys(value, place, "id", "core", "text", "levels")
        levels = self.shape.items(raw["levels"], f"{place}.levels")
        if levels and len(levels) != self.steps:
            self.shape.refuse("bad_value", f"{place}.levels", levels, allowed=f"none or {self.steps}")
        return Indicator(
            id=self.unique_id(raw["id"], f"{place}.id"),
            core=self.shape.boolean(raw["core"], f"{place}.core"),
            text=self.words(raw["text"], f"{place}.text"),
            levels=tuple(
                self.words(level, f"{place}.levels[{position}]") for position, level in enumerate(levels)
            ),
        )

    def unique_id(self, value: Any, place: str) -> str:
        found = self.shape.text(value, place)
        if found in self.ids:
            self.shape.refuse("duplicate_id", place, found)
        if found:
            self.ids.add(found)
        return found

    def words(self, value: Any, place: str) -> Text:
        """Read a text: the first language must be there, and no other than the bundle's."""
        said = self.shape.mapping(value, place)
        for lang in [lang for lang in said if lang not in self.languages]:
            allowed = ", ".join(self.languages)
            self.shape.refuse("unknown_key", f"{place}.{lang}", said[lang], allowed=allowed)
        found = {
            lang: self.shape.text(said[lang], f"{place}.{lang}") for lang in self.languages if lang in said
        }
        if isinstance(value, dict) and (not self.languages or not found.get(self.languages[0])):
            self.shape.refuse("bad_value", place, value, allowed="words in the first language")
        return Text.of(found or {"": ""})
