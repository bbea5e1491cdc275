"""What is remembered between views is what would be worked out anew, and parts add up to the whole."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pyodide_app import core
from pyodide_app.core.documents.analysis import read_analysis
from pyodide_app.core.markup.html import Html
from pyodide_app.core.reports import report
from pyodide_app.core.reports.options import Options
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.sections.view import view
from pyodide_app.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.sections.view import View

IDS = [
    *("need.evidence", "need.causes", "need.landscape", "need.update", "groups.defined"),
    *("team.capacity", "team.skills", "team.onboarding"),
    *("reach.delivery", "reach.target", "reach.completion", "reach.satisfaction"),
]
ANSWER = st.fixed_dictionaries(
    {},
    optional={
        "level": st.sampled_from([0, 1, 2, 3, "na", "unknown"]),
        "note": st.sampled_from(["a", "b", "<b>", "\x00why\x00"]),
        "reason": st.sampled_from(["c", "d"]),
        "talk": st.booleans(),
        "asked": st.sampled_from(["e", "f"]),
        "evidence": st.lists(st.just({"text": "g"}), max_size=1),
    },
)
STATE = st.fixed_dictionaries(
    {"answers": st.dictionaries(st.sampled_from(IDS), ANSWER)},
    optional={
        "language": st.sampled_from(["de", "en", "fr"]),
        "mode": st.sampled_from(["short", "full"]),
        "areas": st.lists(st.sampled_from(["offer", "resources", "results"]), max_size=3, unique=True),
    },
)
LABELS = {lang: load_labels(lang) for lang in ("de", "en")}


def caches() -> Iterator[Any]:
    for found in pkgutil.walk_packages(core.__path__, f"{core.__name__}."):
        yield from (
            thing for thing in vars(import_module(found.name)).values() if hasattr(thing, "cache_clear")
        )


def shown(bundle: Bundle, state: dict[str, Any], labels: Labels) -> View:
    document = {"format": "mintq-analysis", "format_version": 1, "framework": {"id": "mint-quality"}, **state}
    return view(evaluate(bundle, read_analysis(document, bundle).analysis), labels, guidance="../")


def forget() -> None:
    for cache in caches():
        cache.cache_clear()


@settings(max_examples=40)
@given(states=st.lists(STATE, min_size=2, max_size=5), lang=st.sampled_from(["de", "en"]))
def test_a_remembered_view_is_a_fresh_view(bundle: Bundle, states: list[dict[str, Any]], lang: str) -> None:
    forget()
    remembered = [shown(bundle, state, LABELS[lang]) for state in [*states, *states]]
    for state, one in zip([*states, *states], remembered, strict=True):
        forget()
        assert shown(bundle, state, LABELS[lang]) == one


@settings(max_examples=40)
@given(states=st.lists(STATE, min_size=2, max_size=4))
def test_changed_parts_in_the_last_view_give_the_next(bundle: Bundle, states: list[dict[str, Any]]) -> None:
    page: dict[str, str] = {}
    skeleton: tuple[str, ...] = ()
    last = None
    for state in states:
        following = shown(bundle, state, LABELS["de"])
        changed = following.changes(last)
        if changed is None:
            page, skeleton = dict(following.parts), following.skeleton
        page |= changed or {}
        whole = skeleton[0] + "".join(
            part + after for part, after in zip(page.values(), skeleton[1:], strict=True)
        )
        assert whole == following.html
        last = following


@given(state=STATE)
def test_a_part_is_one_element_with_its_id_and_no_part_in_it(bundle: Bundle, state: dict[str, Any]) -> None:
    one = shown(bundle, state, LABELS["en"])

    assert "\x00" not in one.html
    for id_, part in one.parts.items():
        tag = re.match(r"<([a-z]+)", part).group(1)
        assert part.endswith(f"</{tag}>")
        assert f' id="{id_}"' in part.partition(">")[0]
        assert one.html.count(f' id="{id_}"') == 1


@settings(max_examples=20)
@given(states=st.lists(STATE, min_size=2, max_size=3))
def test_reports_forget_nothing_and_remember_nothing_wrong(
    bundle: Bundle, states: list[dict[str, Any]]
) -> None:
    def written(state: dict[str, Any]) -> str | bytes:
        document = {"format": "mintq-analysis", "format_version": 1, "framework": {"id": "mint-quality"}}
        analysis = read_analysis({**document, **state}, bundle).analysis
        return report(bundle, analysis, "html", LABELS["de"], Options(now="2026-11-22")).content

    warm = [written(state) for state in states]
    forget()

    assert [written(state) for state in states] == warm
    assert not isinstance(warm[0], Html)
