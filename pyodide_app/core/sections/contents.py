"""What a page of results holds, as links to its sections."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pyodide_app.core.markup.html import Html, element

if TYPE_CHECKING:
    from pyodide_app.core.markup.place import Place


@functools.lru_cache(maxsize=64)
def contents(names: tuple[str, ...], place: Place) -> Html:
    """Return links to the sections of these names."""
    labels = place.labels
    links = [
        element("li", element("a", labels.get(f"section.{name}"), href=f"#{place.prefix}-{name}"))
        for name in names
    ]
    return element(
        "nav", element("ul", *links), aria_label=labels.get("section.contents"), class_="mintq-contents"
    )
