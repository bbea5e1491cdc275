"""Checks canvases: each drawing has what its kind needs, pictures are there, and no method goes without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mintq_build.pages.icons import find_icon, icon_names
from mintq_build.reading.problems import quote
from mintq_build.reading.shapes import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mintq_build.model.canvas import Part as Drawing
    from mintq_build.model.canvas import PartKind, Sheet
    from mintq_build.model.guidance import Method
    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem

_COMMON: Final = frozenset({"kind", "title", "hint", "size"})
_KEYS: Final[Mapping[PartKind, frozenset[str]]] = {
    "field": frozenset({"ruled", "choices"}),
    "chain": frozenset({"fields"}),
    "cards": frozenset({"fields"}),
    "table": frozenset({"columns", "rows", "empty", "numbered", "boxes"}),
    "stairs": frozenset({"fields", "columns"}),
    "tree": frozenset({"fields"}),
    "quadrant": frozenset({"fields", "across", "up"}),
    "target": frozenset({"fields"}),
}
"""What each kind of drawing may say beside title, hint and size."""

_NEEDED: Final[Mapping[PartKind, frozenset[str]]] = {
    "field": frozenset(),
    "table": frozenset({"columns"}),
    "stairs": frozenset({"fields", "columns"}),
    "quadrant": frozenset({"fields", "across", "up"}),
}
"""What a kind of drawing cannot do without, where it is not just its fields."""

_FIELDS: Final[Mapping[PartKind, int]] = {"tree": 3, "quadrant": 4, "target": 4}
"""How many fields a kind of drawing has room for, where the number is fixed."""


def check_canvases(draft: Draft) -> Iterator[Problem]:
    """Every drawing can be drawn; and where some methods have a canvas, all have one."""
    methods = [(part, part.model) for part in draft.methods.values() if part.model is not None]
    for part, method in methods:
        if not method.canvas and any(each.canvas for _part, each in methods):
            yield part.positions.problem(
                ("canvas",), "is missing", "Add a sheet to write on, as other methods have", "warning"
            )
        for index, sheet in enumerate(method.canvas):
            if sheet.orientation != method.canvas[0].orientation:
                yield part.positions.problem(
                    ("canvas", index, "orientation"),
                    f"differs from the first sheet, which is {method.canvas[0].orientation}",
                    "Turn all sheets of a method the same way; not every browser prints both ways at once",
                )
            for place, drawing in _drawings(sheet, ("canvas", index)):
                yield from _check_keys(part, place, drawing)
                yield from _check_pictures(part, place, drawing)


def _drawings(sheet: Sheet, place: Place) -> Iterator[tuple[Place, Drawing]]:
    for row_index, row in enumerate(sheet.rows):
        for index, drawing in enumerate(row.parts):
            yield (*place, "rows", row_index, "parts", index), drawing


def _check_keys(part: Part[Method], place: Place, drawing: Drawing) -> Iterator[Problem]:
    kind = drawing.kind
    given = drawing.model_fields_set
    allowed = _COMMON | _KEYS[kind]
    for key in sorted(given - allowed):
        hint = f"Known for {quote(kind)}: {', '.join(sorted(allowed))}"
        yield part.positions.problem_at_key((*place, key), f"{quote(kind)} has no key {quote(key)}", hint)
    for key in sorted(_NEEDED.get(kind, _KEYS[kind]) - given):
        yield part.positions.problem((*place, key), "is missing", f"Add the key {quote(key)}")
    if kind == "table" and not given & {"rows", "empty"}:
        yield part.positions.problem(
            place, "the table has no rows", "Add named rows under 'rows', or a number of 'empty' ones"
        )
    fixed = _FIELDS.get(kind, len(drawing.fields))
    if drawing.fields and len(drawing.fields) != fixed:
        yield part.positions.problem(
            (*place, "fields"),
            f"expected {fixed} fields, found {len(drawing.fields)}",
            f"{quote(kind)} has room for {fixed}",
        )


def _check_pictures(part: Part[Method], place: Place, drawing: Drawing) -> Iterator[Problem]:
    for key, blanks in (("fields", drawing.fields), ("columns", drawing.columns), ("rows", drawing.rows)):
        for index, blank in enumerate(blanks):
            if blank.icon is not None and find_icon(blank.icon) is None:
                hint = suggest(blank.icon, icon_names(), "Look for its name among the Material Design Icons")
                yield part.positions.problem(
                    (*place, key, index, "icon"), f"there is no picture {quote(blank.icon)}", hint
                )
