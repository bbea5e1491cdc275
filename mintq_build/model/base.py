"""What every model of a file is made of: strict mappings, texts per language, ids and other small texts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    RootModel,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

SLUG_PATTERN: Final = r"^[a-z][a-z0-9-]*$"
INDICATOR_PATTERN: Final = r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2}$"
VERSION_PATTERN: Final = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"
DATE_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
YEAR_PATTERN: Final = r"^[0-9]{4}$"
ADDRESS_PATTERN: Final = r"^https://[^\s/]+\.[^\s]+$"
WORDS_PATTERN: Final = r"^\S([\s\S]*\S)?$"

ANY_LANGUAGE: Final = "*"
"""The key of words that stand for every language."""


def _check_date(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_such_day", "is no day of the calendar") from None
    return text


Slug: TypeAlias = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
IndicatorId: TypeAlias = Annotated[str, StringConstraints(pattern=INDICATOR_PATTERN)]
Language: TypeAlias = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Words: TypeAlias = Annotated[str, StringConstraints(min_length=1, pattern=WORDS_PATTERN)]
Version: TypeAlias = Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]
Date: TypeAlias = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_check_date)]
Year: TypeAlias = Annotated[str, StringConstraints(pattern=YEAR_PATTERN)]
Address: TypeAlias = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)]
Level: TypeAlias = Annotated[int, Field(ge=0)]
Stair: TypeAlias = Annotated[int, Field(ge=1, le=7)]
Amount: TypeAlias = Annotated[int, Field(ge=1)]
Status: TypeAlias = Literal["retired"]
Scope: TypeAlias = Literal["project", "initiative"]


class Base(BaseModel):
    """A mapping of the YAML: unknown keys and wrong types are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Text(RootModel[dict[str, Words]]):
    """One text in each language, such as `{de: …, en: …}`: plain words, one paragraph."""

    model_config = ConfigDict(frozen=True, strict=True)

    def __getitem__(self, language: str) -> str:
        """Return the words in a language; KeyError when there are none."""
        return self.root[language]

    def __contains__(self, language: object) -> bool:
        return language in self.root

    def pick(self, language: str) -> tuple[str, str]:
        """Return the words and the language they really are in: the wanted one, else the first given."""
        given = language if language in self.root else next(iter(self.root))
        return self.root[given], given

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return _key_per_language(handler.resolve_ref_schema(handler(core_schema)))


class LongText(Text):
    """A text in each language that may hold paragraphs, lists, emphasis, citations and links."""


class Forms(RootModel[dict[str, tuple[Words, ...]]]):
    """Other forms of a term in some languages, such as `{de: [Indikatoren], en: [indicators]}`."""

    model_config = ConfigDict(frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _check_mapping(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            raise PydanticCustomError("forms_type", "is no list per language")
        return value

    def of(self, language: str) -> tuple[str, ...]:
        """Return the forms in a language, none when it has none."""
        return self.root.get(language, ())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return _key_per_language(handler.resolve_ref_schema(handler(core_schema)))


def _key_per_language(schema: dict[str, Any]) -> JsonSchemaValue:
    """Return the schema of a mapping whose keys are languages."""
    value = schema.pop("additionalProperties")
    schema |= {
        "additionalProperties": False,
        "minProperties": 1,
        "patternProperties": {LANGUAGE_PATTERN: value},
    }
    return schema
