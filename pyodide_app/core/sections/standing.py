"""Where a team stands, in HTML that the page's view and the report share: overview, pictures, tables."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, escape, join, said
from pyodide_app.core.markup.wording import profile_words
from pyodide_app.core.pictures.chart import chart, charts
from pyodide_app.core.pictures.heat import heat_table, heat_words
from pyodide_app.core.pictures.picture import save_buttons
from pyodide_app.core.pictures.radar import LEAST_AXES, radar
from pyodide_app.core.pictures.stairs import stair_value, stairs, stairs_picture, stairs_words, step_words
from pyodide_app.core.sections.profile import cards, columns
from pyodide_app.core.sections.table import overview_table, table_html
from pyodide_app.core.sections.why import statement

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.pictures.stairs import Stair
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.results.findings import Caution


def overview(evaluation: Evaluation, place: Place) -> Html:
    """Return how far the team is, what to keep in mind, and the value of each area and criterion."""
    labels, result = place.labels, evaluation.result
    cautions = [element("li", _caution_words(caution, labels)) for caution in evaluation.findings.cautions]
    said_first = [
        element("p", labels.get("overview.progress", decided=result.decided, total=result.total)),
        element("p", profile_words(evaluation, labels)),
        element("ul", *cautions, class_="mintq-cautions") if cautions else "",
    ]
    return place.section(
        "overview",
        place.part("first", "div", *said_first),
        cards(evaluation, place) if place.paper else columns(evaluation, place),
        place.say("overview.paper" if place.paper else "overview.method"),
    )


def _caution_words(caution: Caution, labels: Labels) -> Html:
    words = escape(labels.get(f"caution.{caution.code}", **caution.params))
    if caution.area is None:
        return words
    return join((element("strong", said(caution.area.title, labels), ":"), " ", words))


def profile(evaluation: Evaluation, place: Place) -> Html:
    """Return the profile for paper: a picture for each area, a net, and the table that says the same."""
    made = charts(evaluation, place.labels, prefix=f"{place.prefix}-chart")
    net = radar(evaluation, place)
    pictures = [element("div", one, class_="mintq-figure") for one in [*made, *([net] if net else [])]]
    return place.section("profile", *pictures, table_html(overview_table(evaluation, place.labels), place))


def folded_profile(evaluation: Evaluation, place: Place, opened: Collection[str]) -> Html:
    """Return the profile as things to open: bars and net, drawn where they are `opened`, and the table."""
    labels = place.labels
    made = [
        place.folded(name, labels.get(f"picture.{name}"), _figure(name, picture, place), when_opened=True)
        for name, draw in _PICTURES.items()
        if name != "net" or len(evaluation.criteria) >= LEAST_AXES
        for picture in [draw(evaluation, place) if name in opened else Html()]
    ]
    table = table_html(overview_table(evaluation, labels), place)
    return place.section("profile", *made, place.folded("table", labels.get("picture.table"), table))


def _bars(evaluation: Evaluation, place: Place) -> Html:
    return chart(evaluation, place.labels, prefix=f"{place.prefix}-chart")


_PICTURES: Final = {"bars": _bars, "net": radar}
PICTURES: Final = frozenset(_PICTURES)
"""Names of the pictures that are drawn only when they are opened."""


def _figure(name: str, picture: Html, place: Place) -> Html:
    """Return a picture that the page may replace, with what saves it."""
    buttons = save_buttons(place, name)
    return element("div", place.part(f"picture-{name}", "div", picture), buttons, class_="mintq-figure")


def heat(evaluation: Evaluation, place: Place) -> Html:
    """Return all indicators in one table."""
    words = place.part("heat-words", "div", heat_words(evaluation, place))
    return place.section("heat", words, heat_table(evaluation, place))


def staircase(evaluation: Evaluation, place: Place) -> Html:
    """Return where the evidence stands on the staircase of results; nothing where nothing speaks to it."""
    found = stairs(evaluation)
    if not found:
        return Html()
    labels = place.labels
    picture = _figure("stairs", stairs_picture(found, place), place)
    words = place.part("stairs-words", "p", stairs_words(found, labels))
    return place.section("stairs", words, place.say("stairs.intro"), picture, _stairs_table(found, place))


def _stairs_table(found: tuple[Stair, ...], place: Place) -> Html:
    labels = place.labels
    names = ("step", "value", "statements")
    head = element("tr", *(element("th", labels.get(f"table.{name}"), scope="col") for name in names))
    rows = [_stair_row(stair, place) for stair in found]
    caption = element("caption", labels.get("stairs.caption"))
    table = element("table", caption, element("thead", head), element("tbody", *rows), class_="mintq-table")
    return element(
        "div",
        table,
        class_="mintq-scroll",
        role="region",
        aria_label=labels.get("stairs.caption"),
        tabindex=0,
    )


@functools.lru_cache(maxsize=64)
def _stair_row(stair: Stair, place: Place) -> Html:
    labels = place.labels
    lines = [statement(item.indicator, item.level, place) for item in stair.items]
    return place.part(
        f"stair-{stair.number}",
        "tr",
        element("th", f"{stair.number} · {step_words(stair.number, labels)}", scope="row"),
        element("td", stair_value(stair.value, labels)),
        element("td", element("ul", *lines, class_="mintq-items") if lines else labels.get("stairs.nothing")),
    )
