"""What all pictures share: inks, the areas' shapes, keys, and the frame with words and ways to save it.

Colours are presentation attributes, so that a picture looks right alone; a page may set them by the classes
`mintq-chart__ink--1`, `--2` … without a `style` anywhere.
"""

from __future__ import annotations

import functools
import textwrap
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.text import Picked

INKS: Final = ("#0b6b57", "#8a4b00", "#5b3f9b", "#2f6fa8", "#6b6b1e", "#a83a4a")
"""One colour per area, at least 4.5:1 on white and 3:1 on near black; areas beyond them start again."""
NEUTRAL: Final = 4
"""Number of the ink for what belongs to no area."""
LINE: Final = 18
BASELINE: Final = 5
"""From the bottom of a line up to the foot of its letters."""


def ink(number: int, part: str) -> dict[str, str]:
    """Return the attributes that give a part of a picture an area's colour."""
    position = (number - 1) % len(INKS)
    classes = f"mintq-chart__{part} mintq-chart__ink mintq-chart__ink--{position + 1}"
    return {"class_": classes, "color": INKS[position]}


def shape(number: int, x: float, y: float, size: float) -> Html:
    """Return an area's own shape around a point, so that areas differ without colour."""
    at = {"fill": "currentColor"}
    half = size / 2
    kind = (number - 1) % 4
    if kind == 0:
        return element("circle", cx=amount(x), cy=amount(y), r=amount(half), **at)
    if kind == 1:
        corner = {"x": amount(x - half), "y": amount(y - half)}
        return element("rect", width=amount(size), height=amount(size), **corner, **at)
    if kind == 2:
        outline = f"M{amount(x)} {amount(y - half)}l{amount(half)} {amount(size)}h{amount(-size)}z"
        return element("path", d=outline, **at)
    outline = f"M{amount(x)} {amount(y - half)}l{amount(half)} {amount(half)}l{amount(-half)} {amount(half)}"
    return element("path", d=f"{outline}l{amount(-half)} {amount(-half)}z", **at)


def amount(number: float) -> str:
    """Return a length with at most two decimals."""
    return f"{round(number, 2):g}"


def per_cent(share: float) -> str:
    """Return a share of a hundred as a length."""
    return f"{amount(share)}%"


def target_mark(share: float, y: int, height: int) -> Html:
    """Return the mark of a target across a bar; `share` is where it stands, from 0 to 1."""
    x = per_cent(share * 100)
    look = {"stroke": "currentColor", "class_": "mintq-target"}
    return element("line", x1=x, x2=x, y1=y, y2=y + height, stroke_width=3, **look)


def wrap(words: str, width: int) -> list[str]:
    """Return words in lines of at most so many characters."""
    # Most fit; wrapping takes longer than all the rest of a picture.
    return [words] if len(words) <= width else textwrap.wrap(words, width)


def key(
    lines: list[tuple[str, Picked, str]], labels: Labels, *, y: int, width: int, right: int
) -> tuple[list[Html], int]:
    """Return lines of sign, words and value from `y` on, and where they end; `right` is the right edge."""
    drawn = []
    for sign, words, value in lines:
        lang = None if words.lang == labels.lang else words.lang
        drawn.append(element("text", sign, x=22, y=y + LINE - BASELINE, text_anchor="end", opacity="0.8"))
        drawn.append(
            element("text", value, x=right, y=y + LINE - BASELINE, text_anchor="end", font_weight="bold")
        )
        for line in wrap(words.words, width):
            y += LINE
            drawn.append(element("text", line, x=30, y=y - BASELINE, lang=lang))
    return drawn, y


def svg(place: Place, name: str, title: str, description: str, *parts: str, size: tuple[int, int]) -> Html:
    """Return a picture with its title and its description in words; `size` is its coordinates' extent."""
    prefix = f"{place.prefix}-{name}"
    return element(
        "svg",
        element("title", title, id=f"{prefix}-title"),
        element("desc", description, id=f"{prefix}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_="mintq-chart",
        role="img",
        aria_labelledby=f"{prefix}-title",
        aria_describedby=f"{prefix}-desc",
        lang=place.labels.lang,
        viewBox=f"0 0 {size[0]} {size[1]}",
        width=size[0],
        height=size[1],
        font_family="system-ui, sans-serif",
        font_size=13,
        fill="currentColor",
    )


@functools.lru_cache(maxsize=32)
def save_buttons(place: Place, name: str) -> Html:
    """Return buttons that save a picture as a file; on paper there are none."""
    if place.paper:
        return Html()
    buttons = [
        element(
            "button",
            place.labels.get(f"picture.{kind}"),
            type="button",
            class_="mintq-save",
            data_mintq_action="save-picture",
            data_kind=kind,
            data_name=place.labels.get(f"picture.{name}"),
        )
        for kind in ("svg", "png")
    ]
    return element("p", *buttons, class_="mintq-saves")
