"""The templates: what renders them, and how texts come into them; the only import of jinja2."""

from __future__ import annotations

import hashlib
import html
import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import jinja2
from markupsafe import Markup

from mintq_build.pages.icons import find_icon
from mintq_build.pages.rich_text import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.runtime import Context

    from mintq_build.model.base import Text
    from mintq_build.reading.hand_written import HandWritten

Environment: TypeAlias = jinja2.Environment
"""What renders templates; made once for a build."""


@jinja2.pass_context
def _words(context: Context, text: Text) -> Markup:
    """Return a text as HTML; one in another language than the page says so."""
    lang = context["lang"]
    words, given = text.pick(lang)
    escaped = Markup.escape(words)
    return escaped if given == lang else Markup('<span lang="{}">{}</span>').format(given, escaped)


@jinja2.pass_context
def _markdown(context: Context, text: Text) -> str:
    """Return a text as Markdown on one line; one in another language than the page says so."""
    lang = context["lang"]
    words, given = text.pick(lang)
    escaped = escape_markdown(words)
    return escaped if given == lang else f'<span lang="{given}">{escaped}</span>'


@jinja2.pass_context
def _rich(context: Context, text: Text, indent: int = 0) -> str:
    """Return a long text as Markdown, its further lines indented as inside a list."""
    lang = context["lang"]
    words, given = text.pick(lang)
    lines = context["targets"].render(words, context["path"]).split("\n")
    if given != lang:
        return f'<div lang="{given}" markdown="1">\n\n{chr(10).join(lines)}\n\n</div>'
    return f"\n{' ' * indent}".join(lines)


@jinja2.pass_context
def _told(context: Context, text: Text) -> Markup:
    """Return a long text as HTML on one line, without citations and links."""
    words, given = text.pick(context["lang"])
    escaped = Markup.escape(context["targets"].tell(words))
    return escaped if given == context["lang"] else Markup('<span lang="{}">{}</span>').format(given, escaped)


@jinja2.pass_context
def _link(context: Context, kind: str, target: str) -> str:
    """Return a link to a criterion, indicator, method, term or kind as Markdown, with its title."""
    words: str = context["targets"].link(kind, target, context["path"])
    return words


@jinja2.pass_context
def _plain(context: Context, text: Text) -> str:
    """Return the words of a text, as they are."""
    words, _ = text.pick(context["lang"])
    return words


@jinja2.pass_context  # else it would be worked out when a template is compiled, and kept with it
def _icon(_context: Context, name: str) -> Markup:
    """Return a picture that says nothing to a screen reader; checks have made sure that it is there."""
    picture = find_icon(name)
    if picture is None:
        raise KeyError(name)
    return Markup(picture.replace("<svg ", '<svg class="mintq-icon" aria-hidden="true" ', 1))  # noqa: S704 - a file of Material


def _version() -> str:
    """Return what names the templates that this module compiled: how they call filters is compiled in."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]


def make_environment(pages: Iterable[HandWritten], cache: Path) -> Environment:
    """Return what renders our templates and the hand-written `pages`, compiled once into `cache`.

    Names that a template does not know are errors, and HTML templates escape.
    """
    cache.mkdir(parents=True, exist_ok=True)
    package = jinja2.PackageLoader("mintq_build", "templates")
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([package, jinja2.DictLoader({page.name: page.text for page in pages})]),
        autoescape=jinja2.select_autoescape(["html.j2"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache), f"{_version()}-%s"),
    )
    environment.filters |= {
        "words": _words,
        "md": _markdown,
        "rich": _rich,
        "told": _told,
        "plain": _plain,
        "escaped": escape_markdown,
        "icon": _icon,
        "lines": str.splitlines,
        "quoted": lambda text: json.dumps(html.escape(text, quote=False), ensure_ascii=False),
    }
    environment.globals["link"] = _link
    return environment
