"""The one door between JavaScript and Python: JSON text in, JSON text out, and never an exception.

    start  {bundle}                          → {framework: {id, version, digest}, languages: […]}
    score  {analysis}                        → the result
    prepare {}                               → {}: the first view is sooner there
    view   {analysis, lang, guidance, level, opened, since}
                                             → {number, html} or {number, parts: {id: html}}
    impact {analysis, lang}                  → {html, hints: [{place, text}]}
    plan   {analysis, lang, guidance}        → {candidates, picture}: what to choose from, effort and effect
    open   {text}                            → {analysis, notices: [{code, params}]}
    compare {analyses, lang, level, now}     → {html, filename, page}: two or more rounds of one project
    report {analysis, format, lang, now, version, without, with_sensitive, attach}
                                             → {filename, mime, content}, or `base64` where it is no text

`bundle` and `analysis` are their JSON data, `guidance` (optional) is the address in front of
`<area>/<criterion>/`, `level` (optional, 2) the level of the first headings, `opened` (optional) the names
of what was folded away and is open, `now` an ISO date or time. Views are numbered: where `since` (optional)
is the number of the last one made, which the page then shows, only the parts that changed are given.
A hint's `place` is `<part>.<number>` as in the save file's `impact_logic`, or empty: the whole chain.

The answer is `{"ok": true, "value": …}` or `{"ok": false, "error": {"code", "params", "problems"}}`: the
first problem, and all of them as a list of `{code, params}`. A mistake of our own has the code `internal` and
a `trace`.
"""

from __future__ import annotations

import json
import traceback
from typing import TYPE_CHECKING, Any

from pyodide_app.core.documents.analysis import analysis_to_dict, read_analysis
from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.core.errors import MintqError, Notice
from pyodide_app.core.json_text import MAX_DEPTH, read_json
from pyodide_app.core.results.result import result_to_dict
from pyodide_app.core.results.scoring import score
from pyodide_app.core.shape import as_integer, excerpt
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.sections.view import View


class Bridge:
    """Answers calls; between them it remembers the bundle and the words that were read.

    What the first score does not need is imported when it is called for: so the start is a good deal shorter.
    """

    def __init__(self) -> None:
        self._bundle: Bundle | None = None
        self._labels: dict[str, Labels] = {}
        self._shown: View | None = None
        self._number = 0
        self._calls: dict[str, Callable[[dict[str, Any]], Any]] = {
            "start": self._start,
            "score": self._score,
            "prepare": self._prepare,
            "view": self._view,
            "impact": self._impact,
            "plan": self._plan,
            "open": self._open,
            "compare": self._compare,
            "report": self._report,
            "questionnaire": self._questionnaire,
        }

    def handle(self, call: str, payload: str) -> str:
        """Answer a call."""
        try:
            answer = {"ok": True, "value": self._answer(call, payload)}
        except MintqError as error:
            problems = [_to_dict(problem) for problem in error.problems]
            said = {"code": error.code, "params": error.params, "problems": problems}
            answer = {"ok": False, "error": said}
        except Exception as error:  # noqa: BLE001 - JavaScript must get an answer whatever happens
            trace = traceback.format_exc()
            said = {"code": "internal", "params": {"reason": repr(error)}, "trace": trace}
            answer = {"ok": False, "error": said}
        return json.dumps(answer)

    def _answer(self, call: str, payload: str) -> Any:
        found = self._calls.get(call)
        if found is None:
            raise MintqError("unknown_call", {"value": excerpt(call), "known": ", ".join(self._calls)})
        try:
            # The analysis lies one level deep in the payload.
            document, _ = read_json(payload, MintqError, max_depth=MAX_DEPTH + 1)
        except MintqError as error:
            raise MintqError("bad_payload", {"place": "", "reason": str(error)}) from error
        if not isinstance(document, dict):
            raise MintqError("bad_payload", {"place": "", "reason": excerpt(document)})
        return found(document)

    def _started(self) -> Bundle:
        if self._bundle is None:
            raise MintqError("not_started")
        return self._bundle

    def _analysis(self, payload: dict[str, Any]) -> Analysis:
        return read_analysis(payload.get("analysis"), self._started()).analysis

    def _words(self, payload: dict[str, Any]) -> Labels:
        return self._catalogue(_text(payload, "lang"))

    def _catalogue(self, lang: str) -> Labels:
        if lang not in self._labels:
            self._labels[lang] = load_labels(lang)
        return self._labels[lang]

    def _start(self, payload: dict[str, Any]) -> Any:
        self._bundle = bundle_from_json(payload.get("bundle", {}))
        framework = self._bundle.framework
        return {
            "framework": {"id": framework.id, "version": framework.version, "digest": framework.digest},
            "languages": list(self._bundle.languages),
        }

    def _score(self, payload: dict[str, Any]) -> Any:
        return result_to_dict(score(self._started(), self._analysis(payload)))

    def _prepare(self, _payload: dict[str, Any]) -> Any:
        import pyodide_app.core.sections.view  # noqa: F401, PLC0415 - ahead, while nobody waits

        self._started()
        return {}

    def _evaluation(self, payload: dict[str, Any]) -> Evaluation:
        from pyodide_app.core.results.evaluation import evaluate  # noqa: PLC0415

        return evaluate(self._started(), self._analysis(payload))

    def _view(self, payload: dict[str, Any]) -> Any:
        from pyodide_app.core.sections.view import view  # noqa: PLC0415

        evaluation = self._evaluation(payload)
        level = as_integer(payload.get("level", 2)) or 2
        opened = {name for name in payload.get("opened") or () if isinstance(name, str)}
        words = self._words(payload)
        shown = view(evaluation, words, guidance=_guidance(payload), level=level, opened=opened)
        last = self._shown if as_integer(payload.get("since")) == self._number else None
        self._shown, self._number = shown, self._number + 1
        changed = shown.changes(last)
        how = {"html": shown.html} if changed is None else {"parts": changed}
        return {"number": self._number, **how}

    def _impact(self, payload: dict[str, Any]) -> Any:
        from pyodide_app.core.documents.impact_logic import impact_logic_of  # noqa: PLC0415
        from pyodide_app.core.markup.html import element  # noqa: PLC0415
        from pyodide_app.core.markup.place import Place  # noqa: PLC0415
        from pyodide_app.core.results.impact_checks import check, signals_of  # noqa: PLC0415
        from pyodide_app.core.sections.impact import impact  # noqa: PLC0415
        from pyodide_app.core.sections.impact_words import hint_words  # noqa: PLC0415

        evaluation, labels = self._evaluation(payload), self._words(payload)
        own = evaluation.own_language(labels.lang)
        place = Place(bundle=evaluation.bundle, labels=labels, level=3, prefix="mintq-impact", own=own)
        logic = impact_logic_of(evaluation.analysis)
        signals = signals_of(self._catalogue(lang) for lang in available_languages())
        hints = [
            {
                "place": "" if hint.number is None else f"{hint.part}.{hint.number}",
                "text": hint_words(hint, labels),
            }
            for hint in check(logic, signals)
        ]
        shown = impact(evaluation, place)
        return {"html": element("div", shown, class_="mintq-view") if shown else "", "hints": hints}

    def _plan(self, payload: dict[str, Any]) -> Any:
        from pyodide_app.core.sections.plan_view import plan_view  # noqa: PLC0415

        found = plan_view(self._evaluation(payload), self._words(payload), guidance=_guidance(payload))
        return {"candidates": found.candidates, "picture": found.picture}

    def _open(self, payload: dict[str, Any]) -> Any:
        from pyodide_app.core.opening import open_file  # noqa: PLC0415

        text, catalogues = _text(payload, "text"), [load_labels(lang) for lang in available_languages()]
        opened = open_file(text, self._started(), catalogues)
        notices = [_to_dict(notice) for notice in opened.notices]
        return {"analysis": analysis_to_dict(opened.analysis), "notices": notices}

    def _questionnaire(self, payload: dict[str, Any]) -> Any:
        from pyodide_app.core.paper import questionnaire  # noqa: PLC0415

        analysis, format_name = self._analysis(payload), _text(payload, "format")
        written = questionnaire(self._started(), analysis, format_name, self._words(payload))
        return {"filename": written.filename, "mime": written.mime, "content": written.content}

    def _compare(self, payload: dict[str, Any]) -> Any:
        from pyodide_app.core.markup.place import Place  # noqa: PLC0415
        from pyodide_app.core.reports.comparison import write_page  # noqa: PLC0415
        from pyodide_app.core.results.rounds import compare  # noqa: PLC0415
        from pyodide_app.core.sections.rounds import rounds_view  # noqa: PLC0415

        bundle, words = self._started(), self._words(payload)
        raw = payload.get("analyses")
        found = [read_analysis(each, bundle).analysis for each in raw] if isinstance(raw, list) else []
        comparison = compare(bundle, found)
        place = Place(
            bundle=bundle,
            labels=words,
            level=as_integer(payload.get("level", 2)) or 2,
            prefix="mintq-rounds",
        )
        return {
            "html": rounds_view(comparison, place),
            "filename": f"{words.get('rounds.filename', date=_text(payload, 'now')[:10])}.html",
            "page": write_page(comparison, words),
        }

    def _report(self, payload: dict[str, Any]) -> Any:
        import base64  # noqa: PLC0415

        from pyodide_app.core.reports import report  # noqa: PLC0415
        from pyodide_app.core.reports.options import FULL, Options  # noqa: PLC0415
        from pyodide_app.office import FORMATS  # noqa: PLC0415

        bundle, analysis, words = self._started(), self._analysis(payload), self._words(payload)
        options = Options(
            now=_text(payload, "now"),
            version=FULL if payload.get("version") is None else _text(payload, "version"),
            without=tuple(part for part in payload.get("without") or () if isinstance(part, str)),
            with_sensitive=payload.get("with_sensitive") is True,
            attach=payload.get("attach") is True,
        )
        written = report(bundle, analysis, _text(payload, "format"), words, options, formats=FORMATS)
        said = {"filename": written.filename, "mime": written.mime}
        if isinstance(written.content, str):
            return said | {"content": written.content}
        return said | {"base64": base64.b64encode(written.content).decode("ascii")}


def _text(payload: dict[str, Any], key: str) -> str:
    value = payload.get(key)
    if not isinstance(value, str):
        raise MintqError("bad_payload", {"place": key, "reason": excerpt(value)})
    return value


def _guidance(payload: dict[str, Any]) -> str | None:
    return None if payload.get("guidance") is None else _text(payload, "guidance")


def _to_dict(notice: Notice) -> dict[str, Any]:
    return {"code": notice.code, "params": dict(notice.params)}


_BRIDGE = Bridge()


def handle(call: str, payload: str) -> str:
    """Answer a call from JavaScript; the bundle of the last `start` is remembered."""
    return _BRIDGE.handle(call, payload)
