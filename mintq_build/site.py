"""Builds the whole static site: framework, pages, app and runtime, in every language."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mintq_build.compile import compile_bundle
from mintq_build.host import load_host
from mintq_build.labels import load_page_words
from mintq_build.load import load_framework
from mintq_build.pages.search_words import add_search_words, find_search_words
from mintq_build.pages.templating import make_environment
from mintq_build.pages.writer import render_not_found
from mintq_build.publishing.app_files import (
    collect_web_files,
    hash_files,
    start_modules,
    write_files,
)
from mintq_build.publishing.mkdocs_site import build_language
from mintq_build.publishing.offline import OWN_COLOUR, add_service_worker, write_manifest
from mintq_build.publishing.protect import protect, remove_unneeded
from mintq_build.publishing.stage import (
    ASSETS,
    AppPlace,
    home_address,
    logo_name,
    prefix_of,
    site_name,
    stage_language,
)
from mintq_build.publishing.theme_styles import lighten_theme
from mintq_build.reading.hand_written import SOURCE, find_pages
from mintq_build.runtime.build import build_runtime
from mintq_build.runtime.cached import tidy
from mintq_build.runtime.library import build_library
from mintq_build.runtime.node import node_modules
from mintq_build.runtime.publish import publish
from mintq_build.runtime.wheel import build_app_wheel
from pyodide_app.core.documents.bundle_json import bundle_to_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mintq_build.host import Host
    from mintq_build.model.framework import Framework
    from mintq_build.pages.templating import Environment
    from mintq_build.reading.hand_written import HandWritten

ROOT: Final = Path(__file__).resolve().parent.parent
"""The checkout: this program builds from its own sources."""
CACHE: Final = ROOT / ".cache"
WORKSHOPS: Final = CACHE / "builds"
"""Each build works in a folder of its own here; what a stopped one left, a later one removes."""
DATA_SCHEMAS: Final = Path(__file__).with_name("schemas")
"""The forms of save file, result and comparison, written by hand: the core knows them as Python only."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was built."""

    folder: Path
    pages: int
    bytes_to_start: int
    """What the browser loads, as sent, before it can score."""


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Let Python look for garbage seldom: most of what a build makes lives to its end."""
    before = gc.get_threshold()
    gc.set_threshold(20_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _workshop() -> Iterator[Path]:
    """Give a folder to work in, which is gone afterwards."""
    WORKSHOPS.mkdir(parents=True, exist_ok=True)
    tidy(WORKSHOPS)
    with tempfile.TemporaryDirectory(prefix=".", dir=WORKSHOPS) as name:
        yield Path(name)


@_collecting_seldom()
def build_site(
    framework_dir: Path,
    host_file: Path | None,
    site_dir: Path,
    log: Callable[[str], None],
    *,
    fresh: bool = False,
) -> SiteReport:
    """Build the site into a folder, which is replaced only when everything worked.

    With `fresh` a browser shows each new build at once instead of its own copy of the site: for authors.

    Raises:
        FrameworkError: when the framework or the host's file has errors.
        SiteError: when MkDocs warns of anything.
        RuntimeBuildError: when the browser's Python cannot be made.
    """
    log("Reading the framework")
    framework = load_framework(framework_dir, SOURCE)
    host = load_host(host_file, framework.languages)
    _set_the_only_time(framework)
    written = find_pages(SOURCE, framework.id)
    environment = make_environment(written, CACHE / "templates")
    with _workshop() as workshop:
        made, assets = workshop / "site", workshop / "app"
        log("Preparing the browser's Python (the first time takes a minute)")
        app, start = _make_app(framework, assets, log)
        _build_pages(framework, host, environment, app, written, workshop=workshop, log=log)
        # MkDocs empties the folder that it builds into, so the app's files come in only now.
        for path in (assets / ASSETS).iterdir():
            path.rename(made / ASSETS / path.name)
        log("Finishing")
        remove_unneeded(made, framework.languages)
        _write_schemas(framework_dir, made)
        _write_not_found(environment, framework, host, made)
        _make_usable_offline(framework, host, made, fresh=fresh)
        _replace(site_dir, made)
    pages = sum(name.endswith(".html") for _place, _folders, names in os.walk(site_dir) for name in names)
    return SiteReport(site_dir, pages, start)


def _set_the_only_time(framework: Framework) -> None:
    """Let a build know no time but the framework's day: the same inputs give the same bytes."""
    day = datetime.fromisoformat(framework.date).replace(tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))


def _build_pages(
    framework: Framework,
    host: Host,
    environment: Environment,
    app: AppPlace,
    written: Sequence[HandWritten],
    *,
    workshop: Path,
    log: Callable[[str], None],
) -> None:
    """Build the pages of every language, the first one at the root, which MkDocs empties first."""
    search_words = find_search_words(framework)
    for language in framework.languages:
        log(f"Writing the pages in {language}")
        staged = stage_language(
            framework, host, language, environment=environment, app=app, written=written, workshop=workshop
        )
        build_language(ROOT / "mkdocs.yml", staged)
        lighten_theme(staged.output)
        index = staged.output / "search" / "search_index.json"
        text = add_search_words(index.read_text(encoding="utf-8"), search_words)
        index.write_text(text, encoding="utf-8", newline="\n")


def _make_app(framework: Framework, folder: Path, log: Callable[[str], None]) -> tuple[AppPlace, int]:
    """Put all that the assessment loads into a folder; return where it lies and the bytes to start."""
    assets = folder / ASSETS
    assets.mkdir(parents=True)
    runtime, app = build_runtime(CACHE, say=log), build_app_wheel(CACHE, say=log)
    manifest = publish(runtime, app, build_library(CACHE, say=log), assets)
    files = collect_web_files(node_modules(CACHE, log))
    app_folder = f"{ASSETS}/app-{hash_files(files)}/"
    write_files(files, folder / app_folder)
    compiled = bundle_to_dict(compile_bundle(framework))
    bundle = json.dumps(compiled, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    bundle_path = f"{ASSETS}/bundle-{hashlib.sha256(bundle).hexdigest()[:16]}.json"
    (folder / bundle_path).write_bytes(bundle)
    digest = compiled["framework"]["digest"]
    place = AppPlace(
        folder=app_folder,
        modules=start_modules(files),
        bundle=bundle_path,
        runtime=manifest.to_json(),
        digest=digest,
    )
    return place, manifest.download


def _write_schemas(framework_dir: Path, site: Path) -> None:
    """Add the schemas: of the framework's files, and of what the self-analysis saves and writes."""
    for schemas in (framework_dir / "schema", DATA_SCHEMAS):
        if schemas.is_dir():
            shutil.copytree(schemas, site / "schema", dirs_exist_ok=True)


def _make_usable_offline(framework: Framework, host: Host, site: Path, *, fresh: bool) -> None:
    """Add what lets browsers keep the site, and the mark by which a page finds the site's root."""
    for language in framework.languages:
        prefix = prefix_of(framework, language)
        write_manifest(
            site / prefix,
            "../" if prefix else "",
            name=site_name(host, language),
            description=load_page_words(language).get("offline.description"),
            language=language,
            colour=host.colours.primary or OWN_COLOUR,
            logo=logo_name(host),
        )
    mark = {
        "framework": framework.id,
        "version": framework.version,
        "languages": list(framework.languages),
        "offline": add_service_worker(site, framework.id, fresh=fresh),
    }
    (site / "mintq.json").write_text(json.dumps(mark) + "\n", encoding="utf-8", newline="\n")


def _write_not_found(environment: Environment, framework: Framework, host: Host, site: Path) -> None:
    words = [load_page_words(language) for language in framework.languages]
    prefixes = {language: prefix_of(framework, language) or "./" for language in framework.languages}
    name = site_name(host, framework.languages[0])
    page = render_not_found(environment, words, prefixes, home_address(host, "") or "/", name)
    (site / "404.html").write_text(protect(page), encoding="utf-8", newline="\n")


def _replace(site_dir: Path, made: Path) -> None:
    """Put the new site in place of the old one, which stays until the new one is beside it."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    shutil.move(made, beside / "new")
    if site_dir.exists():
        site_dir.rename(beside / "old")
    (beside / "new").rename(site_dir)
    shutil.rmtree(beside)
