"""The save file: what a team answered, read strictly, written back without losing anything.

Only `format`, `format_version`, `framework` and `answers` are required; elsewhere `null` counts as not given.
Unknown keys are kept and written back. Answers whose id the framework does not have move to the attic, and
return when the framework has it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents.answers import NO_PROFILE, AtticEntry, PartReader, given
from pyodide_app.core.documents.migrations import ANALYSIS_MIGRATIONS, FIRST_VERSION, Migrations
from pyodide_app.core.errors import AnalysisError, MigrationError, Notice
from pyodide_app.core.json_text import MAX_DEPTH, decode_text, read_json, write_json
from pyodide_app.core.shape import Shape, as_integer, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyodide_app.core.documents.answers import Answer, Profile
    from pyodide_app.core.documents.bundle import Bundle, FrameworkRef

ANALYSIS_FORMAT: Final = "mintq-analysis"
SEALED_FORMAT: Final = "mintq-sealed"
"""A save file behind a passphrase, which only the browser opens: the standard library has no AES."""
ANALYSIS_VERSION: Final = ANALYSIS_MIGRATIONS.current
MAX_BYTES: Final = 10 * 1024 * 1024
SHORT: Final = "short"
FULL: Final = "full"
MODES: Final = (SHORT, FULL)

_NAMES_SHOWN = 10
_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """The framework that a file was made with, as the file says."""

    id: str
    version: str | None = None
    digest: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON data; what is not there is left out."""
        return given(id=self.id, version=self.version, digest=self.digest) | dict(self.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One self-analysis; `answers` stand in the framework's order."""

    framework: MadeWith
    answers: Mapping[str, Answer]
    id: str | None = None
    language: str | None = None
    created: str | None = None
    saved: str | None = None
    mode: str = FULL
    areas: tuple[str, ...] | None = None
    """Ids of the chosen areas; None means all."""
    profile: Profile = NO_PROFILE
    name: str | None = None
    """What the team calls it."""
    round_of: str | None = None
    """Id of the analysis that this one follows."""
    copied_from: str | None = None
    impact_logic: Mapping[str, Any] | None = None
    """Kept as it came, like `targets` and `plan`."""
    targets: Mapping[str, Any] | None = None
    plan: tuple[Any, ...] | None = None
    attic: tuple[AtticEntry, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """An analysis that was read, and what people should know about it."""

    analysis: Analysis
    notices: tuple[Notice, ...]


def analysis_to_dict(analysis: Analysis) -> dict[str, Any]:
    """Return the save file's JSON data, known keys first and in a fixed order."""
    known = given(
        format=ANALYSIS_FORMAT,
        format_version=ANALYSIS_VERSION,
        id=analysis.id,
        framework=analysis.framework.to_dict(),
        language=analysis.language,
        created=analysis.created,
        saved=analysis.saved,
        mode=analysis.mode,
        areas=None if analysis.areas is None else list(analysis.areas),
        profile=analysis.profile.to_dict() or None,
        name=analysis.name,
        round_of=analysis.round_of,
        copied_from=analysis.copied_from,
        answers={indicator: answer.to_dict() for indicator, answer in analysis.answers.items()},
        impact_logic=analysis.impact_logic,
        targets=analysis.targets,
        plan=None if analysis.plan is None else list(analysis.plan),
        attic=[entry.to_dict() for entry in analysis.attic] or None,
    )
    return known | dict(analysis.extra)


def dump_analysis(analysis: Analysis) -> str:
    """Return the text of the save file."""
    return write_json(analysis_to_dict(analysis))


def parse_analysis(
    data: bytes | str, bundle: Bundle, *, migrations: Migrations = ANALYSIS_MIGRATIONS
) -> Opened:
    """Read a save file; whatever is wrong with it is one AnalysisError with all problems of its shape."""
    text = decode_text(data, AnalysisError, max_bytes=MAX_BYTES)
    document, repaired = read_json(text, AnalysisError)
    return read_analysis(document, bundle, migrations=migrations, repaired=repaired)


def read_analysis(
    document: Any, bundle: Bundle, *, migrations: Migrations = ANALYSIS_MIGRATIONS, repaired: int = 0
) -> Opened:
    """Read a save file's JSON data; `repaired` is how many of its texts had half characters."""
    notices = [Notice("text_repaired", {"number": str(repaired)})] if repaired else []
    document, migrated = _bring_up_to_date(document, migrations)
    notices += migrated
    framework = document.get("framework")
    if isinstance(framework, dict):
        found = framework.get("id")
        if isinstance(found, str) and found != bundle.framework.id:
            raise AnalysisError("other_framework", {"file": found[:_NAME_LENGTH], "app": bundle.framework.id})
    reader = _Reader(bundle)
    analysis = reader.analysis(document)
    if reader.shape.problems:
        raise AnalysisError.of(reader.shape.all_problems())
    return Opened(analysis, (*notices, *_framework_notices(analysis.framework, bundle), *reader.notices()))


def _bring_up_to_date(document: Any, migrations: Migrations) -> tuple[dict[str, Any], list[Notice]]:
    if not isinstance(document, dict) or document.get("format") != ANALYSIS_FORMAT:
        came = document.get("format") if isinstance(document, dict) else document
        if came == SEALED_FORMAT:
            raise AnalysisError("sealed")
        raise AnalysisError("not_an_analysis", {"value": excerpt(came)})
    version = as_integer(document.get("format_version"))
    if version is None or version < FIRST_VERSION:
        raise AnalysisError("bad_format_version", {"value": excerpt(document.get("format_version"))})
    if version > migrations.current:
        params = {"file": excerpt(version), "app": str(migrations.current)}
        raise AnalysisError("format_too_new", params)
    if version == migrations.current:
        return document, []
    try:
        document = migrations.apply(document, version)
    except MigrationError as error:
        raise AnalysisError(error.code, error.params) from error
    return document, [Notice("migrated", {"file": str(version), "app": str(migrations.current)})]


def _framework_notices(made_with: MadeWith, bundle: Bundle) -> list[Notice]:
    here: FrameworkRef = bundle.framework
    file = made_with.version or "?"
    if made_with.version not in (None, here.version):
        return [Notice("framework_version", {"file": file[:_NAME_LENGTH], "app": here.version})]
    if made_with.digest not in (None, here.digest):
        # The same number with other words: the digests tell the two states apart.
        states = {"file": f"{file} ({made_with.digest[:8]})", "app": f"{here.version} ({here.digest[:8]})"}
        return [Notice("framework_version", states)]
    return []


class _Reader:
    """Reads a document of the current version and remembers what to tell people."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.shape = Shape()
        self.parts = PartReader(self.shape, bundle.levels)
        self.moved: list[str] = []
        self.returned: list[str] = []
        self.unknown_areas: list[str] = []
        text, mapping = self.shape.text, self.shape.mapping
        self.readers: dict[str, Callable[[Any, str], Any]] = {
            "format": text,
            "format_version": self.shape.integer,
            "id": text,
            "framework": self.made_with,
            "language": text,
            "created": text,
            "saved": text,
            "mode": lambda value, place: self.shape.choice(value, place, MODES),
            "areas": self.areas,
            "profile": self.parts.profile,
            "name": text,
            "round_of": text,
            "copied_from": text,
            "answers": mapping,
            "impact_logic": mapping,
            "targets": mapping,
            "plan": lambda value, place: tuple(self.shape.items(value, place)),
            "attic": self.parts.attic,
        }

    def analysis(self, raw: dict[str, Any]) -> Analysis:
        parts = self.parts.parts(raw, self.readers, "")
        for name in ("framework", "answers"):
            self.shape.require(raw, name, "")
        answers, attic = self.answers(parts.get("answers", {}), parts.get("attic", []))
        known = {name: part for name, part in parts.items() if name not in {"format", "format_version"}}
        return Analysis(**{"framework": MadeWith(id="")} | known | {"answers": answers, "attic": attic})

    def made_with(self, value: Any, place: str) -> MadeWith:
        text = self.shape.text
        readers = {"id": text, "version": text, "digest": text}
        raw = self.shape.mapping(value, place)
        parts = self.parts.parts(raw, readers, place)
        if raw is value:
            self.shape.require(raw, "id", place)
        return MadeWith(**{"id": ""} | parts)

    def areas(self, value: Any, place: str) -> tuple[str, ...]:
        found = self.shape.texts(value, place)
        self.unknown_areas = [area for area in found if self.bundle.area(area) is None]
        return found

    def answers(
        self, answers: dict[str, Any], attic: list[AtticEntry]
    ) -> tuple[Mapping[str, Answer], tuple[AtticEntry, ...]]:
        found: dict[str, Answer] = {}
        moved = []
        for indicator, value in answers.items():
            place = f"answers[{indicator[:_NAME_LENGTH]}]"
            raw = self.shape.mapping(value, place)
            if indicator in self.bundle.placed:
                found[indicator] = self.parts.answer(raw, place)
                continue
            moved.append(AtticEntry(id=indicator, answer=raw))
            # In the attic an answer lies one level deeper, and the file must stay readable.
            if _depth(raw) + 3 > MAX_DEPTH:
                self.shape.refuse("too_deep", place, raw, limit=str(MAX_DEPTH))
        self.moved = [entry.id for entry in moved]
        kept = self.return_from(attic, found)
        ordered = sorted(found.items(), key=lambda item: self.bundle.placed[item[0]].order)
        return MappingProxyType(dict(ordered)), (*kept, *moved)

    def return_from(self, attic: list[AtticEntry], answers: dict[str, Answer]) -> list[AtticEntry]:
        """Take answers back whose id is known again and free, the latest first; return what stays."""
        kept = []
        for entry in reversed(attic):
            trial = PartReader(Shape(), self.bundle.levels)
            if entry.id in self.bundle.placed and entry.id not in answers and not entry.extra:
                answer = trial.answer(entry.answer, f"attic[{entry.id}]")
                if not trial.shape.problems:
                    answers[entry.id] = answer
                    self.parts.unknown += trial.unknown
                    self.returned.append(entry.id)
                    continue
            kept.append(entry)
        return kept[::-1]

    def notices(self) -> list[Notice]:
        """Return what to tell people, one notice per matter."""
        matters: tuple[tuple[str, Sequence[str]], ...] = (
            ("unknown_keys", self.parts.unknown),
            ("moved_to_attic", self.moved),
            ("returned_from_attic", self.returned[::-1]),
            ("unknown_areas", self.unknown_areas),
        )
        return [
            Notice(code, {"number": str(len(names)), "names": _join(names)})
            for code, names in matters
            if names
        ]


def _join(names: Sequence[str]) -> str:
    shown = [
        name if len(name) <= _NAME_LENGTH else f"{name[:_NAME_LENGTH]}…" for name in names[:_NAMES_SHOWN]
    ]
    return ", ".join(shown) + (" …" if len(names) > _NAMES_SHOWN else "")


def _depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 0
