"""A comparison in HTML: on what it rests, the picture with its table, what moved, what became of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.markup.html import Html, element, escape, join, said
from pyodide_app.core.markup.wording import basis_words, change_words, value_words
from pyodide_app.core.pictures.dumbbell import dumbbell
from pyodide_app.core.pictures.picture import save_buttons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyodide_app.core.errors import Notice
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.result import Score
    from pyodide_app.core.results.rounds import AreaChange, Change, Comparison, Move, Round


def rounds_view(comparison: Comparison, place: Place) -> Html:
    """Return the whole comparison as a fragment."""
    parts = (_basis(comparison, place), _values(comparison, place), _moved(comparison, place))
    return element("div", *parts, _plan(comparison, place), class_="mintq-view", lang=place.labels.lang)


def round_name(each: Round, place: Place) -> str:
    """Return what a round is called: its day, or its number."""
    if each.day is None:
        return place.labels.get("rounds.number", number=each.number)
    return place.labels.date(each.day)


def _basis(comparison: Comparison, place: Place) -> Html:
    labels, compared = place.labels, len(comparison.moves)
    rounds = [
        element(
            "li",
            labels.get(
                "rounds.round",
                name=round_name(each, place),
                mode=labels.get(f"mode.{each.evaluation.analysis.mode}", total=len(each.asked)),
                version=each.evaluation.analysis.framework.version or "?",
            ),
        )
        for each in comparison.rounds
    ]
    cautions = [element("li", _difference(each, labels)) for each in comparison.differences]
    return place.section(
        "rounds",
        element("ol", *rounds),
        place.say("rounds.compared", compared=compared, total=comparison.total),
        element("p", _summary(comparison, place)),
        element("ul", *cautions, class_="mintq-cautions") if cautions else "",
    )


def _difference(notice: Notice, labels: Labels) -> str:
    params: dict[str, str | int] = dict(notice.params)
    if "count" in params:
        params["count"] = int(params["count"])
    return labels.get(f"notice.{notice.code}", **params)


def _summary(comparison: Comparison, place: Place) -> str:
    up = sum(move.step > 0 for move in comparison.moves)
    down = sum(move.step < 0 for move in comparison.moves)
    same = len(comparison.moves) - up - down
    return place.labels.get("rounds.summary", up=up, down=down, same=same)


def _values(comparison: Comparison, place: Place) -> Html:
    if not comparison.moves:
        return place.section("change", place.say("rounds.nothing"))
    picture = element("figure", dumbbell(comparison, place), save_buttons(place, "dumbbell"))
    return place.section("change", place.say("rounds.reading"), picture, _table(comparison, place))


def _table(comparison: Comparison, place: Place) -> Html:
    labels, prefix = place.labels, f"{place.prefix}-change-table"
    names = [round_name(each, place) for each in comparison.rounds]
    titles = (labels.get("table.title"), *names, labels.get("rounds.change"), labels.get("rounds.rests"))
    head = element("tr", *(element("th", title, scope="col") for title in titles))
    bodies = [_body(area, place) for area in comparison.areas]
    caption = element("caption", labels.get("rounds.caption"), id=prefix)
    return element(
        "div",
        element("table", caption, element("thead", head), *bodies, class_="mintq-table"),
        class_="mintq-scroll",
        role="region",
        aria_labelledby=prefix,
        tabindex=0,
    )


def _body(area: AreaChange, place: Place) -> Html:
    rows = [_row(area.own, place, scope="rowgroup", class_="mintq-table__area")]
    rows += [_row(change, place, scope="row") for change in area.criteria]
    return element("tbody", *rows)


def _row(change: Change, place: Place, *, scope: str, class_: str | None = None) -> Html:
    labels = place.labels
    cells = []
    for number, score in enumerate(change.scores):
        value = labels.number(change.values[number]) if change.values else labels.get("value.none")
        cells.append(element("td", value, _own(score, change.compared, place)))
    moved = change_words(change.change, labels) if change.values else labels.get("value.none")
    title = element("th", said(change.title_of.title, labels), scope=scope)
    rests = element("td", labels.get("questions.count", count=change.compared))
    return element("tr", title, *cells, element("td", moved), rests, class_=class_)


def _own(score: Score | None, compared: int, place: Place) -> Html:
    """Return a round's own value and coverage, where it rests on more or less than what was compared."""
    labels = place.labels
    if score is None:
        return join((" ", element("small", labels.get("coverage.not_asked"))))
    if score.rated == compared:
        return Html()
    words = labels.get("rounds.own", value=value_words(score, labels), basis=basis_words(score, labels))
    return join((" ", element("small", words)))


def _moved(comparison: Comparison, place: Place) -> Html:
    up = [move for move in comparison.moves if move.step > 0]
    down = [move for move in comparison.moves if move.step < 0]
    if not up and not down:
        return Html()
    lists = [
        join((place.heading(place.labels.get(f"rounds.{name}"), below=1), _list(moves, place)))
        for name, moves in (("up", up), ("down", down))
        if moves
    ]
    return place.section("moved", *lists)


def _list(moves: Iterable[Move], place: Place) -> Html:
    items = [
        element(
            "li",
            said(move.indicator.text, place.labels),
            " ",
            element("strong", " → ".join(str(level) for level in move.levels)),
            join((" (", said(move.criterion.title, place.labels), ")")),
        )
        for move in sorted(moves, key=lambda move: -abs(move.step))
    ]
    return element("ul", *items)


def _plan(comparison: Comparison, place: Place) -> Html:
    if not comparison.steps:
        return Html()
    items = [
        element(
            "li",
            element("span", step.name, dir="auto"),
            escape(": "),
            element("strong", place.labels.get(f"plan.status.{step.state}")),
        )
        for step in comparison.steps
    ]
    return place.section("planned", element("ul", *items))
