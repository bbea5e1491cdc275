"""The profile as a picture: one bar per criterion, grouped by area, drawn as SVG.

Lengths along the bars are per cent and text has a fixed size: the picture fills any width from 280 pixels on,
and its words never shrink.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pyodide_app.core.markup.html import Html, element, join
from pyodide_app.core.markup.wording import aim_words, coverage_words, value_words
from pyodide_app.core.pictures.picture import BASELINE, LINE, ink, per_cent, shape, target_mark, wrap
from pyodide_app.core.text import Picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import AreaPart, CriterionPart, Evaluation
    from pyodide_app.core.results.result import Score

_TITLE_WIDTH = 34  # characters that fit beside a value at 280 pixels
_WIDE = 42  # characters that fit alone
_BAR = 12


def chart(evaluation: Evaluation, labels: Labels, *, prefix: str = "mintq-chart") -> Html:
    """Return the profile of all criteria in scope; ids in it start with the prefix."""
    return _draw(evaluation.areas, evaluation.bundle, labels, prefix, legend=True)


def charts(evaluation: Evaluation, labels: Labels, *, prefix: str = "mintq-chart") -> list[Html]:
    """Return the profile as one picture per area, so that each fits a page; the first has the legend."""
    return [
        _draw(
            [area], evaluation.bundle, labels, f"{prefix}-{area.number}", legend=area is evaluation.areas[0]
        )
        for area in evaluation.areas
    ]


def _draw(areas: Sequence[AreaPart], bundle: Bundle, labels: Labels, prefix: str, *, legend: bool) -> Html:
    drawing = _Drawing(labels, prefix, bundle.top)
    if legend:
        drawing.legend(bundle, areas[0].number)
    for area in areas:
        drawing.area(area)
    return element(
        "svg",
        element("title", labels.get("chart.title", top=bundle.top), id=f"{prefix}-title"),
        element("desc", _describe(areas, labels), id=f"{prefix}-desc"),
        element("defs", _track(bundle.top, prefix), *(_hatch(area.number, prefix) for area in areas)),
        *drawing.parts,
        xmlns="http://www.w3.org/2000/svg",
        class_="mintq-chart",
        role="img",
        aria_labelledby=f"{prefix}-title",
        aria_describedby=f"{prefix}-desc",
        lang=labels.lang,
        width="100%",
        height=drawing.y + 4,
        font_family="system-ui, sans-serif",
        font_size=14,
        fill="currentColor",
    )


def _describe(areas: Sequence[AreaPart], labels: Labels) -> str:
    every = [
        (title.pick(labels.lang).words, score)
        for area in areas
        for title, score in (
            (area.area.title, area.score),
            *((part.criterion.title, part.score) for part in area.criteria),
        )
    ]
    return " ".join(
        labels.get(
            "chart.value",
            title=title,
            value=value_words(score, labels),
            coverage=coverage_words(score, labels),
        )
        for title, score in every
    )


class _Drawing:
    """Draws from top to bottom; `y` is how far it has come."""

    def __init__(self, labels: Labels, prefix: str, top: int) -> None:
        self.labels = labels
        self.prefix = prefix
        self.top = top
        self.y = 0
        self.parts: list[Html] = []

    def write(self, words: Picked, *, width: int, x: int = 0, **attributes: str | int) -> None:
        """Write words, in as many lines as they need."""
        lang = None if words.lang == self.labels.lang else words.lang
        for line in wrap(words.words, width):
            self.y += LINE
            self.parts.append(element("text", line, x=x, y=self.y - BASELINE, lang=lang, **attributes))

    def write_label(self, words: str, *, x: int = 0, **attributes: str | int) -> None:
        """Write words of the catalogue."""
        self.write(Picked(words, self.labels.lang), width=_WIDE - x // 6, x=x, **attributes)

    def write_value(self, score: Score) -> None:
        """Write a value at the right end of the next line."""
        y = self.y + LINE - BASELINE
        value = value_words(score, self.labels)
        self.parts.append(element("text", value, x="100%", y=y, text_anchor="end", font_weight="bold"))

    def legend(self, bundle: Bundle, number: int) -> None:
        """Say what the numbers of the scale and the hatching mean."""
        for step in bundle.scale:
            y = self.y + LINE - BASELINE
            self.parts.append(element("text", str(step.value), x=0, y=y, font_weight="bold"))
            self.write(step.label.pick(self.labels.lang), width=_WIDE - 3, x=18)
        self.y += 6
        hatch = self.hatched("0", "24", self.y + 4, number)
        self.parts.append(element("g", hatch, **ink(number, "swatch")))
        self.write_label(self.labels.get("chart.hatched"), x=34)

    def area(self, area: AreaPart) -> None:
        """Draw an area: its name, its value, and the bars of its criteria on their scale."""
        self.y += 24
        self.parts.append(element("g", shape(area.number, 7, self.y + 10, 12), **ink(area.number, "marker")))
        self.write_value(area.score)
        title = area.area.title.pick(self.labels.lang)
        self.write(title, width=_TITLE_WIDTH - 6, x=20, font_weight="bold", font_size=16)
        self.write_label(coverage_words(area.score, self.labels), x=20, font_size=13)
        self.y += 6
        self.y += LINE
        self.parts += _steps(self.top, self.y - BASELINE)
        for part in area.criteria:
            marks, self.y = _criterion(
                part, area.number, self.y, top=self.top, labels=self.labels, prefix=self.prefix
            )
            self.parts.append(marks)

    def criterion(self, part: CriterionPart, number: int) -> None:
        """Draw a criterion: its name, its value, its bar and its coverage."""
        self.y += 11
        self.write_value(part.score)
        self.write(part.criterion.title.pick(self.labels.lang), width=_TITLE_WIDTH)
        self.y += 2
        self.bar(part.score, number)
        self.y += _BAR + 1
        words = coverage_words(part.score, self.labels)
        if part.target is not None:
            self.parts.append(target_mark(part.target / self.top, self.y - _BAR - 4, _BAR + 6))
            words += f" · {aim_words(part.target, self.labels)}"
        self.write_label(words, font_size=13)

    def bar(self, score: Score, number: int) -> None:
        """Draw a bar on its track; its hatched end is the share of what applies that is not rated."""
        self.parts.append(element("use", href=f"#{self.prefix}-track", y=self.y))
        box = {"y": self.y, "height": _BAR}
        if score.value is None:
            return
        length = score.value / self.top * 100
        solid = length * score.rated / score.applicable
        # A value of zero still shows: as a thin bar at the start.
        drawn = [element("rect", x=0, width=per_cent(solid) if solid else 3, fill="currentColor", **box)]
        if solid < length:
            drawn.append(self.hatched(per_cent(solid), per_cent(length - solid), self.y, number))
        self.parts.append(element("g", *drawn, **ink(number, "bar")))

    def hatched(self, x: str, width: str, y: int, number: int) -> Html:
        """Return a hatched box in an area's ink."""
        fill = f"url(#{self.prefix}-hatch-{number})"
        return element("rect", x=x, y=y, width=width, height=_BAR, fill=fill, stroke="currentColor")


@functools.lru_cache(maxsize=256)
def _criterion(
    part: CriterionPart, number: int, y: int, *, top: int, labels: Labels, prefix: str
) -> tuple[Html, int]:
    """Draw a criterion from `y` on, and say where it ends."""
    drawing = _Drawing(labels, prefix, top)
    drawing.y = y
    drawing.criterion(part, number)
    return join(drawing.parts), drawing.y


def _hatch(number: int, prefix: str) -> Html:
    line = element("path", d="M0 0V6", stroke="currentColor", stroke_width=3)
    units = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element(
        "pattern", line, id=f"{prefix}-hatch-{number}", width=6, height=6, **units, **ink(number, "hatch")
    )


def _steps(top: int, y: int) -> list[Html]:
    """Write the numbers of the scale above the bars."""
    drawn = []
    for value in range(top + 1):
        anchor = {0: "start", top: "end"}.get(value, "middle")
        x = per_cent(value / top * 100)
        drawn.append(element("text", str(value), x=x, y=y, text_anchor=anchor, font_size=12, opacity="0.8"))
    return drawn


def _track(top: int, prefix: str) -> Html:
    """Return the outlined track of all bars, with the steps of the scale marked on it."""
    places = [per_cent(value / top * 100) for value in range(1, top)]
    ticks = [element("line", x1=place, x2=place, y1=0, y2=_BAR) for place in places]
    outline = element("rect", width="100%", height=_BAR, fill="none")
    look = {"stroke": "currentColor", "stroke_opacity": "0.35"}
    return element("g", outline, *ticks, id=f"{prefix}-track", **look)
