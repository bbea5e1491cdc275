"""Writes the JSON Schemas that help authors in their editor: `python -m mintq_build.json_schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from mintq_build.host import HostFile
from mintq_build.model.base import WORDS_PATTERN
from mintq_build.reading.draft import SCHEMAS

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import core_schema

KINDS: Final[dict[str, type[BaseModel]]] = {
    **{name: model for model, name in SCHEMAS.items()},
    "host": HostFile,
}
"""The model of each kind of file."""

FOLDER: Final = Path("framework/schema")


class _Generator(GenerateJsonSchema):
    """Leaves out what only Python knows: values that stand for nothing, and titles made from names."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key that may be left out still cannot be empty."""
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """An editor sees the line end of a block of text, which the reader takes away."""
        if schema.get("pattern") == WORDS_PATTERN:
            return {"type": "string", "pattern": r"^\S"}
        return super().str_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A default is worth telling when it is a value."""
        if schema.get("default") in (None, ()):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Titles of fields would only repeat their names."""
        del schema
        return False


def schema_texts() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{kind}.schema.json": _schema_text(model) for kind, model in KINDS.items()}


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder, which is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _schema_text(model: type[BaseModel]) -> str:
    schema = model.model_json_schema(schema_generator=_Generator)
    schema = {"$schema": GenerateJsonSchema.schema_dialect, **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    write_schemas(FOLDER)
