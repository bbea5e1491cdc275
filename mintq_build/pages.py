"""The pages of the site: the framework and the hand-written texts become Markdown, one set per language."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import jinja2
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from mintq_build.host import Host
    from mintq_build.model import Area, Criterion, Framework, Indicator, Text
    from pyodide_app.core.labels import Labels

_TEMPLATES: Final = "templates"

Environment: TypeAlias = jinja2.Environment
"""What renders templates; made once for a build."""
_SPECIAL: Final = re.compile(r"[\\`*_\[\]{}#|~^$]")
_LEADING: Final = re.compile(r"^(?:[^\w&„“(]|\d+(?=[.)]))")


@dataclass(frozen=True, slots=True)
class NumberedCriterion:
    """A criterion with the number people see and the indicators that are asked."""

    number: int
    criterion: Criterion
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class NumberedArea:
    """An area with the number people see and the criteria that are asked."""

    number: int
    area: Area
    criteria: tuple[NumberedCriterion, ...]

    @property
    def criteria_count(self) -> int:
        """How many criteria are asked."""
        return len(self.criteria)

    @property
    def indicator_count(self) -> int:
        """How many indicators are asked."""
        return sum(len(numbered.indicators) for numbered in self.criteria)


@dataclass(frozen=True, slots=True)
class AppAddresses:
    """Where the assessment finds its parts, relative to the site's root."""

    folder: str
    """Folder of the page's modules and styles, with a slash at its end."""
    modules: tuple[str, ...]
    """The modules that the page starts with; fetched side by side instead of one after the other."""
    bundle: str
    """The compiled framework."""
    runtime: str
    """The runtime's manifest as JSON text."""
    digest: str
    """Digest of the framework, as it stands in save files."""
    labels: Labels
    """The catalogue of the app in the page's language."""
    words: str
    """The words that the page's own code needs as JSON text."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready to be staged."""

    path: str
    """Path below the documents' folder, such as `framework/offer/need.md`."""
    text: str
    """Markdown with front matter."""


def number_areas(framework: Framework) -> tuple[NumberedArea, ...]:
    """Number areas and criteria from their order; criteria count through all areas."""
    numbered: list[NumberedArea] = []
    count = 0
    for place, area in enumerate(framework.areas, start=1):
        criteria = tuple(
            NumberedCriterion(count + i, criterion, criterion.active_indicators)
            for i, criterion in enumerate(area.active_criteria, start=1)
        )
        count += len(criteria)
        numbered.append(NumberedArea(place, area, criteria))
    return tuple(numbered)


def escape_markdown(words: str) -> str:
    """Return plain words as Markdown that any reader shows as these words, on one line."""
    text = html.escape(" ".join(words.split()), quote=False)
    text = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text)
    return _LEADING.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), text)


@jinja2.pass_context
def _words(context: Context, text: Text) -> Markup:
    """Return a text as HTML; one in another language than the page says so."""
    words, given = text.pick(context["lang"])
    escaped = Markup.escape(words)
    return escaped if given == context["lang"] else Markup('<span lang="{}">{}</span>').format(given, escaped)


@jinja2.pass_context
def _markdown(context: Context, text: Text) -> str:
    """Return a text as Markdown on one line; one in another language than the page says so."""
    words, given = text.pick(context["lang"])
    escaped = escape_markdown(words)
    return escaped if given == context["lang"] else f'<span lang="{given}">{escaped}</span>'


@jinja2.pass_context
def _plain(context: Context, text: Text) -> str:
    """Return the words of a text, as they are."""
    words, _ = text.pick(context["lang"])
    return words


def make_environment(source: Path, cache: Path) -> Environment:
    """Return what renders our templates and the hand-written pages in `source`, compiled once into `cache`.

    Names that a template does not know are errors, and HTML templates escape.
    """
    cache.mkdir(parents=True, exist_ok=True)
    package = jinja2.PackageLoader("mintq_build", _TEMPLATES)
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([package, jinja2.FileSystemLoader(source)]),
        autoescape=jinja2.select_autoescape(["html.j2"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)),
    )
    environment.filters |= {
        "words": _words,
        "md": _markdown,
        "plain": _plain,
        "escaped": escape_markdown,
        "quoted": lambda text: json.dumps(html.escape(text, quote=False), ensure_ascii=False),
    }
    return environment


def render_not_found(
    environment: Environment,
    words: Sequence[Labels],
    prefixes: Mapping[str, str],
    home: str,
    site_name: str,
) -> str:
    """Return the page for addresses that do not exist; it stands alone, in all languages, and needs no path.

    Args:
        environment: what renders templates.
        words: the words in each language, the default first.
        prefixes: each language's folder, relative to the site's root.
        home: address of the home page for readers without JavaScript.
        site_name: what the site is called.
    """
    template = environment.get_template("404.html.j2")
    return template.render(
        lang=words[0].lang,
        label=words[0].get,
        languages=words,
        prefixes=prefixes,
        home=home,
        site_name=site_name,
    )


class PageWriter:
    """Writes all pages of one language."""

    def __init__(
        self,
        environment: Environment,
        framework: Framework,
        host: Host,
        labels: Labels,
        app: AppAddresses,
        *,
        prefix: str,
        source: Path,
    ) -> None:
        """Hold what every page may speak of; `prefix` is the language's folder in the site, such as `en/`."""
        self._framework = framework
        self._lang = labels.lang
        self._labels = labels
        self._app = app
        self._to_root = "../" if prefix else ""
        self._source = source
        self._areas = number_areas(framework)
        self._host = host
        self._environment = environment
        self._context = {
            "lang": self._lang,
            "framework": framework,
            "areas": self._areas,
            "host": host,
            "label": labels.get,
            "date": app.labels.date,
        }

    def write(self) -> Iterator[Page]:
        """Yield every page of this language."""
        yield from self._hand_written()
        yield self._page("framework/index.md", "framework.md.j2", source="framework/framework.yaml")
        for area in self._areas:
            folder = f"framework/{area.area.id}"
            yield self._page(
                f"{folder}/index.md",
                "area.md.j2",
                source=f"framework/areas/{area.area.id}/_area.yaml",
                area=area,
            )
            for numbered in area.criteria:
                name = numbered.criterion.id
                yield self._page(
                    f"{folder}/{name}.md",
                    "criterion.md.j2",
                    source=f"framework/areas/{area.area.id}/{name}.yaml",
                    area=area,
                    numbered=numbered,
                )
        yield self._page("search.md", "search.md.j2")
        yield self._page("imprint.md", "imprint.md.j2")
        yield self._page(
            "assessment.md",
            "assessment.md.j2",
            form=self._form(),
            base=self._from_assessment(self._app.folder),
            modules=self._app.modules,
        )

    def outline(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield what a navigation needs: each area's id, its title as HTML, the ids of its criteria."""
        for area in self._areas:
            title = html.escape(area.area.title.pick(self._lang)[0], quote=False)
            yield area.area.id, title, tuple(numbered.criterion.id for numbered in area.criteria)

    def _hand_written(self) -> Iterator[Page]:
        first = self._framework.languages[0]
        ending = ".md" if self._lang == first else f".{self._lang}.md"
        for path in sorted(self._source.glob("*.md")):
            if path.name.removesuffix(ending).count(".") or not path.name.endswith(ending):
                continue
            name = path.name.removesuffix(ending)
            yield self._page(f"{name}.md", path.name, source=f"site_src/{path.name}")

    def _page(self, path: str, template: str, *, source: str | None = None, **context: object) -> Page:
        edit = f"{self._host.edit_address}{source}" if self._host.edit_address and source else None
        text = self._environment.get_template(template).render(self._context, **context)
        if edit is not None:
            front = f"edit_address: {json.dumps(edit)}\n"
            text = (
                text.replace("---\n", f"---\n{front}", 1)
                if text.startswith("---\n")
                else f"---\n{front}---\n\n{text}"
            )
        return Page(path, text)

    def _form(self) -> str:
        text = self._environment.get_template("assessment-form.html.j2").render(
            self._context,
            app=self._app,
            base=self._from_assessment(self._app.folder),
            root=self._from_assessment(""),
            bundle=self._from_assessment(self._app.bundle),
            total=sum(len(n.indicators) for area in self._areas for n in area.criteria),
            core_total=sum(i.core for area in self._areas for n in area.criteria for i in n.indicators),
            criteria=[(area, numbered) for area in self._areas for numbered in area.criteria],
        )
        # A blank line would end the block of raw HTML for a Markdown reader.
        return "\n".join(line for line in text.splitlines() if line.strip())

    def _from_assessment(self, address: str) -> str:
        """Return the way from `/assessment/` (or its sister) to an address below the site's root."""
        return f"../{self._to_root}{address}"
