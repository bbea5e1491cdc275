"""Runs MkDocs with Material over the Markdown of one language; the only module that knows MkDocs."""

from __future__ import annotations

import logging
import os
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a page about MkDocs 2 otherwise

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


class SiteError(Exception):
    """MkDocs refused; holds its warnings and errors as one text."""


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """What differs between the sites of two languages."""

    language: str
    files: Mapping[str, str | bytes]
    """The Markdown of every page and what the host brings along, by path; they need not go over the disk."""
    output: Path
    """Folder for the finished pages; emptied first."""
    name: str
    address: str | None
    """Where this language's pages will be, with a slash at its end; None when the host does not say."""
    sections: Mapping[str, Sequence[Any]]
    """What stands below an entry of mkdocs.yml's navigation, by the path of the entry."""
    theme_extra: Mapping[str, Any]
    """What the theme's templates may use as `config.extra.mintq`."""
    palette_names: tuple[str, str, str]
    """What the colour switch is called in automatic, light and dark state."""
    finish: Callable[[str, str], str]
    """Returns a page's HTML as it is written; gets it as MkDocs makes it, and its path below the output."""


class _Pages(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no settings
    """Brings the files in, and hands every page over before MkDocs writes it: neither is read from disk."""

    def __init__(self, site: LanguageSite) -> None:
        super().__init__()
        self.files = site.files
        self.finish = site.finish

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        for path, content in sorted(self.files.items()):
            files.append(File.generated(config, path, content=content))
        return files

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs passes it
        return self.finish(output, page.file.dest_uri)


class _Collect(logging.Handler):
    """Keeps what MkDocs warns of, so that it can be said once and in full."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def search_worker() -> str:
    """Return the path of Material's search worker below a site, which carries a hash."""
    folder = Path(str(files("material"))) / "templates"
    (worker,) = folder.glob("assets/javascripts/workers/search.*.min.js")
    return worker.relative_to(folder).as_posix()


def build_language(config_file: Path, site: LanguageSite) -> None:
    """Build the pages of one language.

    Raises:
        SiteError: when MkDocs warns of anything or gives up.
    """
    collect = _Collect()
    logger = logging.getLogger("mkdocs")
    before = logger.level, logger.propagate
    logger.addHandler(collect)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        # Without a folder of documents MkDocs does not begin; all files come from the plugin.
        with tempfile.TemporaryDirectory() as empty:
            config = _configure(config_file, site, empty)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
    except Abort as error:
        raise SiteError("\n".join([*collect.messages, str(error)])) from error
    finally:
        logger.removeHandler(collect)
        logger.level, logger.propagate = before
    if collect.messages:
        raise SiteError("\n".join(collect.messages))


def _configure(config_file: Path, site: LanguageSite, docs: str) -> MkDocsConfig:
    config = load_config(
        str(config_file),
        docs_dir=docs,
        site_dir=str(site.output),
        site_name=site.name,
        site_url=site.address,
    )
    config.nav = list(_entries(config.nav or [], site))
    config.theme["language"] = site.language
    config.mdx_configs["toc"]["permalink_title"] = site.theme_extra["words"]["page.permalink"]
    config.extra["mintq"] = dict(site.theme_extra)
    icons = ("material/brightness-auto", "material/weather-sunny", "material/weather-night")
    for option, icon, name in zip(config.theme["palette"], icons, site.palette_names, strict=True):
        option["toggle"] = {"icon": icon, "name": name}
    config.plugins["mintq/pages"] = _Pages(site)
    # Addresses that do not exist get a page of our own, which needs no path.
    config.theme.static_templates.discard("404.html")
    return config


def _entries(nav: Sequence[Any], site: LanguageSite) -> Iterator[Any]:
    """Yield the navigation: a page, a section of listed pages, or one that begins with a page.

    Not every framework has methods, a glossary or pages of its own: what has no page has no entry, and a
    section without its first page is none.
    """
    words = site.theme_extra["words"]
    for entry in nav:
        if isinstance(entry, dict):
            for name, pages in entry.items():
                there = list(_entries(pages, site))
                if there[:1] == pages[:1]:
                    yield {words[f"{name}.title"]: there}
                else:
                    yield from there
        elif entry not in site.files:
            continue
        elif entry in site.sections:
            yield {words[f"{entry.partition('/')[0]}.title"]: [entry, *site.sections[entry]]}
        else:
            yield entry
