"""Stages one language: its Markdown, what the host brings along, and what MkDocs is told."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from mintq_build.labels import FALLBACK, load_page_words
from mintq_build.pages.writer import AppAddresses, PageWriter
from mintq_build.publishing.glossary_links import find_glossary_links
from mintq_build.publishing.mkdocs_site import LanguageSite, search_worker
from mintq_build.publishing.protect import protect
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mintq_build.host import Host
    from mintq_build.model.framework import Framework
    from mintq_build.pages.templating import Environment
    from mintq_build.reading.hand_written import HandWritten
    from pyodide_app.core.labels import Labels

ASSETS: Final = "assets/mintq"
"""Folder of everything that is ours, below the site's root."""
OWN_LOGO: Final = "logo.svg"


@dataclass(frozen=True, slots=True)
class AppPlace:
    """Where the assessment's parts lie, relative to the site's root."""

    folder: str
    modules: tuple[str, ...]
    bundle: str
    runtime: str
    digest: str


def prefix_of(framework: Framework, language: str) -> str:
    """Return the folder of a language: none for the first, its code for the others."""
    return "" if language == framework.languages[0] else f"{language}/"


def site_name(host: Host, language: str) -> str:
    """Return what the site is called, with the host's name where there is one."""
    return f"MINT-Q · {host.name.pick(language)[0]}" if host.name else "MINT-Q"


def home_address(host: Host, prefix: str) -> str | None:
    """Return the address of a language's home page, ending with a slash; None when the host gives none."""
    return f"{host.address.rstrip('/')}/{prefix}" if host.address else None


def stage_language(
    framework: Framework,
    host: Host,
    language: str,
    *,
    environment: Environment,
    app: AppPlace,
    written: Sequence[HandWritten],
    workshop: Path,
) -> LanguageSite:
    """Return what MkDocs needs to build one language into its folder below the workshop."""
    words = load_page_words(language)
    app_words = load_labels(language if language in available_languages() else FALLBACK)
    prefix = prefix_of(framework, language)
    addresses = AppAddresses(**asdict(app), labels=app_words, words=_words_for_script(words, app_words))
    home = home_address(host, prefix)
    writer = PageWriter(
        environment, framework, host, words, addresses, prefix=prefix, home=home, written=written
    )
    links = find_glossary_links(framework, language)
    return LanguageSite(
        language=language,
        files={page.path: page.text for page in writer.write()} | dict(_host_files(host)),
        output=workshop / "site" / prefix,
        name=site_name(host, language),
        address=home,
        sections=_sections(framework, writer),
        theme_extra=_theme_extra(framework, host, language, words),
        palette_names=(words.get("palette.auto"), words.get("palette.light"), words.get("palette.dark")),
        finish=lambda page, path: protect(links.add_to(page, path)),
    )


def _sections(framework: Framework, writer: PageWriter) -> dict[str, list[Any]]:
    """Return what stands below entries of the navigation."""
    return {
        "framework/index.md": [
            {title: [f"framework/{area}/index.md", *(f"framework/{area}/{name}.md" for name in criteria)]}
            for area, title, criteria in writer.outline()
        ]
        + ["framework/tags.md"],
        "kinds/index.md": [f"kinds/{kind.id}.md" for kind in framework.kinds],
        "methods/index.md": [f"methods/{method.id}.md" for method in framework.methods],
    }


def _words_for_script(page_words: Labels, app_words: Labels) -> str:
    """Return the words that the page's own code needs as JSON, safe inside a script element."""
    page = {key: words for key, words in page_words.words.items() if key.startswith("app.")}
    shared = {key: words for key, words in app_words.words.items() if key.startswith(("error.", "notice."))}
    return json.dumps(page | shared, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _theme_extra(framework: Framework, host: Host, language: str, words: Labels) -> dict[str, Any]:
    """Return what the theme's templates may use."""
    return {
        "root": "../" if prefix_of(framework, language) else "",
        "languages": [
            {
                "code": code,
                "prefix": prefix_of(framework, code),
                "name": load_page_words(code).get("language.name"),
            }
            for code in framework.languages
        ],
        "words": {key: text for key, text in words.words.items() if not key.startswith("app.")},
        "notice": None if host.imprint else words.get("host.missing"),
        "search_worker": search_worker(),
        "picture": f"social-{language if language in available_languages() else FALLBACK}.png",
        "logo": f"{ASSETS}/{logo_name(host)}",
        "colours": bool(host.colours.primary or host.colours.accent),
    }


def logo_name(host: Host) -> str:
    """Return the file name of the logo: the host's own or ours."""
    return f"host-logo{host.logo.suffix}" if host.logo else OWN_LOGO


def _host_files(host: Host) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of what a host brings along: a logo and colours."""
    if host.logo:
        yield f"{ASSETS}/{logo_name(host)}", host.logo.read_bytes()
    light, header = host.colours.accent, host.colours.primary
    rules = []
    if header:
        rules.append(f'[data-md-color-primary="custom"]{{--md-primary-fg-color:{header}}}')
    if light:
        scheme = '[data-md-color-scheme="default"]'
        rules.append(f"{scheme}{{--mintq-primary:{light};--md-typeset-a-color:{light}}}")
    if rules:
        yield f"{ASSETS}/host.css", "".join(f"{rule}\n" for rule in rules).encode()
