"""The result as a fragment of HTML for the page, and what of it changed since the last one."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element
from pyodide_app.core.markup.place import Place, split_parts
from pyodide_app.core.sections import outlook, standing
from pyodide_app.core.sections.contents import contents

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import Evaluation

FOLDED: Final = frozenset({*standing.PICTURES, outlook.SUGGESTIONS})
"""Names of all that is made only when it is opened."""


@dataclass(frozen=True, slots=True)
class View:
    """A result; `parts` are the elements in it that may change, by their ids."""

    skeleton: tuple[str, ...]
    """What stands before, between and after the parts."""
    parts: Mapping[str, str]

    @property
    def html(self) -> Html:
        """Return the whole."""
        before, *others = self.skeleton
        return Html(before + "".join(map(add, self.parts.values(), others)))

    def changes(self, last: View | None) -> Mapping[str, str] | None:
        """Return the parts that are not as they were last; None where the whole must be shown anew."""
        if last is None or last.skeleton != self.skeleton or last.parts.keys() != self.parts.keys():
            return None
        return {id_: part for id_, part in self.parts.items() if last.parts[id_] != part}


# Places are compared with every cached part: the same one each time is the fastest comparison.
_place = functools.lru_cache(maxsize=8)(Place)


def view(
    evaluation: Evaluation,
    labels: Labels,
    *,
    guidance: str | None = None,
    level: int = 2,
    opened: Collection[str] = FOLDED,
) -> View:
    """Return the result; headings start at `level`, ids with `mintq-view-`.

    `guidance` is the address in front of `<area>/<criterion>/` of the guidance pages; None links nowhere. Of
    what is folded away, and costs much, only that is made which is `opened`.
    """
    own = evaluation.own_language(labels.lang)
    place = _place(bundle=evaluation.bundle, labels=labels, level=level, guidance=guidance, own=own)
    return View(*split_parts(_whole(evaluation, place, opened)))


def _whole(evaluation: Evaluation, place: Place, opened: Collection[str]) -> Html:
    if not evaluation.result.decided:
        return element("div", place.say("view.empty"), class_="mintq-view")
    made = {
        "overview": standing.overview(evaluation, place),
        "profile": standing.folded_profile(evaluation, place, opened),
        "heat": standing.heat(evaluation, place),
        "stairs": standing.staircase(evaluation, place),
        "strong": outlook.strong_spots(evaluation, place),
        "potentials": outlook.potentials(evaluation, place),
        "suggestions": outlook.next_steps(evaluation, place, opened),
        "questions": outlook.open_questions(evaluation, place),
        "talk": outlook.talk(evaluation, place),
        "prompts": outlook.prompts(evaluation, place),
    }
    links = contents(tuple(name for name, section in made.items() if section), place)
    return element("div", links, *made.values(), class_="mintq-view", lang=place.labels.lang)
