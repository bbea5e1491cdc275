"""Compiles the framework into the bundle; the only module that knows both models."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents import bundle
from pyodide_app.core.documents.bundle_json import bundle_to_dict
from pyodide_app.core.text import Text as Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mintq_build.model.framework import Area, Criterion, Framework, Indicator, SpecialAnswer, Text


def compile_bundle(framework: Framework) -> bundle.Bundle:
    """Return what an analysis needs: everything that is asked, in its order, with all its words."""
    first = _Compiler(framework, framework.languages[:1]).compile(digest="")
    return _Compiler(framework, framework.languages).compile(digest=_digest(first))


_ADVICE: Final = {"suggestions", "questions", "methods", "examples", "steps", "kinds", "sensitive"}
"""Keys of the bundle that no answer is given to."""


def _digest(in_first_language: bundle.Bundle) -> str:
    """Return the SHA-256 of the bundle in its first language, without version and advice.

    It says what answers were given to: a better suggestion does not make them answers to something else.
    """
    content = _without_advice(bundle_to_dict(in_first_language))
    content["framework"] = {"id": in_first_language.framework.id}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _without_advice(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_advice(part) for key, part in value.items() if key not in _ADVICE}
    return [_without_advice(part) for part in value] if isinstance(value, list) else value


class _Compiler:
    """Compiles a framework with the texts of some of its languages."""

    def __init__(self, framework: Framework, languages: Sequence[str]) -> None:
        self._framework = framework
        self._languages = languages

    def compile(self, *, digest: str) -> bundle.Bundle:
        framework = self._framework
        return bundle.Bundle(
            framework=bundle.FrameworkRef(id=framework.id, version=framework.version, digest=digest),
            languages=tuple(self._languages),
            scale=tuple(
                bundle.ScaleStep(
                    value=step.value,
                    key=step.key,
                    label=self._words(step.label),
                    anchor=self._words(step.anchor),
                )
                for step in framework.scale
            ),
            special=bundle.SpecialAnswers(
                na=self._special(framework.special.na), unknown=self._special(framework.special.unknown)
            ),
            areas=tuple(self._area(area) for area in framework.areas),
            methods=tuple(
                bundle.Method(id=method.id, title=self._words(method.title)) for method in framework.methods
            ),
            kinds=tuple(bundle.Kind(id=kind.id, title=self._words(kind.title)) for kind in framework.kinds),
        )

    def _area(self, area: Area) -> bundle.Area:
        return bundle.Area(
            id=area.id,
            title=self._words(area.title),
            question=self._words(area.question),
            criteria=tuple(self._criterion(criterion) for criterion in area.active_criteria),
        )

    def _criterion(self, criterion: Criterion) -> bundle.Criterion:
        return bundle.Criterion(
            id=criterion.id,
            scope=criterion.scope,
            title=self._words(criterion.title),
            summary=self._words(criterion.summary),
            indicators=tuple(self._indicator(indicator) for indicator in criterion.active_indicators),
            suggestions=tuple(self._words(text) for text in criterion.suggestions),
            questions=tuple(self._words(text) for text in criterion.questions),
            methods=criterion.methods,
            examples=bool(criterion.examples),
            sensitive=criterion.sensitive,
        )

    def _indicator(self, indicator: Indicator) -> bundle.Indicator:
        levels = indicator.levels or tuple(step.anchor for step in self._framework.scale)
        return bundle.Indicator(
            id=indicator.id,
            core=indicator.core,
            text=self._words(indicator.text),
            levels=tuple(self._words(level) for level in levels),
            steps=indicator.steps,
        )

    def _special(self, answer: SpecialAnswer) -> bundle.SpecialAnswer:
        return bundle.SpecialAnswer(label=self._words(answer.label), hint=self._words(answer.hint))

    def _words(self, text: Text) -> Words:
        return Words.of({language: text[language] for language in self._languages if language in text})
