"""The model of a canvas: the sheets that a team prints and writes on while it works with a method."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from mintq_build.model.base import Amount, Base, Slug, Text

Share: TypeAlias = Annotated[int, Field(ge=1, le=12)]
"""How much room something takes beside its neighbours."""

PartKind: TypeAlias = Literal["field", "chain", "cards", "table", "stairs", "tree", "quadrant", "target"]

Orientation: TypeAlias = Literal["landscape", "portrait"]


class Blank(Base):
    """A place to write, or the heading of some."""

    title: Text | None = Field(default=None, description="What belongs here, in a few words.")
    hint: Text | None = Field(default=None, description="A question or sentence that helps to fill it.")
    size: Share = Field(default=1, description="Share of the room, beside the others.")
    icon: Slug | None = Field(
        default=None, description="Name of a picture from Material Design Icons, such as bullseye."
    )


class Part(Base):
    """One drawing on a sheet."""

    kind: PartKind = Field(
        description="field: one place to write; chain: fields joined by arrows; cards: fields to cut out; "
        "table; stairs: fields from the lowest step up; tree: crown, trunk and roots; quadrant: four fields "
        "between two axes; target: four fields on rings."
    )
    title: Text | None = Field(default=None, description="What belongs here, in a few words.")
    hint: Text | None = Field(default=None, description="A question or sentence that helps to fill it.")
    size: Share = Field(default=1, description="Share of the row's width.")
    ruled: bool = Field(default=False, description="true for lines to write on (field).")
    choices: tuple[Text, ...] = Field(default=(), min_length=2, description="Boxes to tick (field).")
    fields: tuple[Blank, ...] = Field(
        default=(), min_length=2, description="The fields in the order in which people read them."
    )
    columns: tuple[Blank, ...] = Field(
        default=(),
        min_length=1,
        description="What the columns are for (table, stairs); the first one is for named rows.",
    )
    rows: tuple[Blank, ...] = Field(default=(), min_length=1, description="Named rows (table).")
    empty: Amount | None = Field(default=None, description="How many rows are without a name (table).")
    numbered: bool = Field(default=False, description="true to number the rows without a name (table).")
    boxes: tuple[Text, ...] = Field(
        default=(), min_length=2, description="Columns on the right with a box to tick in each row (table)."
    )
    across: Text | None = Field(default=None, description="What grows to the right (quadrant).")
    up: Text | None = Field(default=None, description="What grows upward (quadrant).")


class SheetRow(Base):
    """What stands side by side on a sheet."""

    size: Share = Field(default=1, description="Share of the sheet's height.")
    parts: tuple[Part, ...] = Field(min_length=1, description="The parts from left to right.")


class Sheet(Base):
    """One page to print, on paper of any size."""

    title: Text = Field(description="What the sheet is called.")
    hint: Text | None = Field(default=None, description="How to fill the sheet, in one or two sentences.")
    orientation: Orientation = Field(description="landscape or portrait; the same for all of a method.")
    head: tuple[Text, ...] = Field(
        default=(),
        min_length=1,
        description="Short lines at the top, instead of those for project, names and date.",
    )
    rows: tuple[SheetRow, ...] = Field(min_length=1, description="What stands on the sheet, from the top.")
