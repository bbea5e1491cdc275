"""The bundle as JSON: written, and read strictly."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents.bundle import (
    SCOPES,
    Area,
    Bundle,
    Criterion,
    FrameworkRef,
    Indicator,
    Kind,
    Method,
    ScaleStep,
    SpecialAnswer,
    SpecialAnswers,
)
from pyodide_app.core.errors import BundleError
from pyodide_app.core.json_text import read_json
from pyodide_app.core.shape import Shape, as_integer, excerpt
from pyodide_app.core.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BUNDLE_FORMAT: Final = "mintq-bundle"
BUNDLE_VERSION: Final = 1


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
        raw = self.shape.keys(document, "", *names, optional=("methods", "kinds"))
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
            methods=tuple(Method(**each) for each in self.titled(raw.get("methods", []), "methods")),
            kinds=tuple(Kind(**each) for each in self.titled(raw.get("kinds", []), "kinds")),
        )

    def titled(self, value: Any, place: str) -> Iterator[dict[str, Any]]:
        """Yield id and title of each entry of a list."""
        for position, entry in enumerate(self.shape.items(value, place)):
            here = f"{place}[{position}]"
            raw = self.shape.keys(entry, here, "id", "title")
            yield {
                "id": self.shape.text(raw["id"], f"{here}.id"),
                "title": self.words(raw["title"], f"{here}.title"),
            }

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
        names = ("id", "scope", "title", "summary", "indicators")
        raw = self.shape.keys(
            value, place, *names, optional=("suggestions", "questions", "methods", "examples", "sensitive")
        )
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
            suggestions=self.texts(raw.get("suggestions", []), f"{place}.suggestions"),
            questions=self.texts(raw.get("questions", []), f"{place}.questions"),
            methods=self.shape.texts(raw.get("methods", []), f"{place}.methods"),
            examples=self.shape.boolean(raw.get("examples", False), f"{place}.examples"),
            sensitive=self.shape.boolean(raw.get("sensitive", False), f"{place}.sensitive"),
        )

    def indicator(self, value: Any, place: str) -> Indicator:
        raw = self.shape.keys(value, place, "id", "core", "text", "levels", optional=("steps",))
        levels = self.shape.items(raw["levels"], f"{place}.levels")
        if levels and len(levels) != self.steps:
            self.shape.refuse("bad_value", f"{place}.levels", levels, allowed=f"none or {self.steps}")
        return Indicator(
            id=self.unique_id(raw["id"], f"{place}.id"),
            core=self.shape.boolean(raw["core"], f"{place}.core"),
            text=self.words(raw["text"], f"{place}.text"),
            levels=self.texts(levels, f"{place}.levels"),
            steps=tuple(
                self.shape.integer(step, f"{place}.steps[{position}]")
                for position, step in enumerate(self.shape.items(raw.get("steps", []), f"{place}.steps"))
            ),
        )

    def texts(self, value: Any, place: str) -> tuple[Text, ...]:
        """Read a list of texts."""
        items = self.shape.items(value, place)
        return tuple(self.words(item, f"{place}[{position}]") for position, item in enumerate(items))

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
