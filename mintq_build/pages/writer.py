"""The pages of the site: the framework and the hand-written texts become Markdown, one set per language."""

from __future__ import annotations

import html
import json
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mintq_build.pages.outline import (
    find_beginning,
    find_examples,
    find_kinds,
    find_related,
    group_by_kind,
    group_by_step,
    number_areas,
)
from mintq_build.pages.rich_text import find_targets
from mintq_build.pages.worked import worked_examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mintq_build.host import Host
    from mintq_build.model.framework import Framework
    from mintq_build.model.guidance import Method, Term
    from mintq_build.pages.templating import Environment
    from mintq_build.reading.hand_written import HandWritten
    from pyodide_app.core.labels import Labels


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
    """One page, ready for MkDocs."""

    path: str
    """Path below the documents' folder, such as `framework/offer/need.md`."""
    text: str
    """Markdown with front matter."""


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


def _without_blank_lines(text: str) -> str:
    """Return HTML as one block: a blank line would end it for a Markdown reader."""
    return "\n".join(line for line in text.splitlines() if line.strip())


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
        home: str | None,
        written: Sequence[HandWritten],
    ) -> None:
        """Hold what every page may speak of.

        `prefix` is the language's folder in the site, such as `en/`, and `home` its full address, if known.
        """
        self._framework = framework
        self._lang = labels.lang
        self._app = app
        self._to_root = "../" if prefix else ""
        self._written = written
        self._areas = number_areas(framework)
        self._host = host
        self._home = home
        self._environment = environment
        self._targets = find_targets(framework, labels.lang)
        self._context = {
            "lang": self._lang,
            "targets": self._targets,
            "framework": framework,
            "areas": self._areas,
            "host": host,
            "label": labels.get,
            "date": app.labels.date,
            "worked": worked_examples(app.labels),
        }

    def write(self) -> Iterator[Page]:
        """Yield every page of this language."""
        yield from self._hand_written()
        yield from self._framework_pages()
        yield from self._guidance()
        yield self._page("search.md", "search.md.j2")
        yield self._page("imprint.md", "imprint.md.j2")
        yield self._page(
            "assessment.md",
            "assessment.md.j2",
            form=self._form(),
            base=self._from_assessment(self._app.folder),
            modules=self._app.modules,
        )

    def _framework_pages(self) -> Iterator[Page]:
        """Yield the framework: as a whole, by area and criterion, by tag, and as one document."""
        yield self._page("framework/index.md", "framework.md.j2", source="framework/framework.yaml")
        whole = "framework/print.md"
        yield self._page(whole, "framework-print.md.j2", targets=self._targets.within(whole))
        kinds = self._framework.kinds
        yield self._page(
            "framework/tags.md",
            "tags.md.j2",
            by_step=group_by_step(self._areas),
            by_kind=group_by_kind(self._areas, kinds),
        )
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
                    found_kinds=find_kinds(kinds, numbered),
                )

    def _guidance(self) -> Iterator[Page]:
        """Yield the pages around the criteria, where the framework has what stands on them."""
        yield from self._methods()
        yield from self._kinds()
        if self._framework.terms:
            terms = sorted(self._framework.terms, key=self._sorting)
            first = {self._sorting(term)[0].upper(): term for term in reversed(terms)}
            yield self._page(
                "glossary.md",
                "glossary.md.j2",
                source="framework/glossary.yaml",
                terms=terms,
                letters=sorted(first.items()),
                related=find_related(terms),
            )
        if self._framework.references:
            yield self._page("references.md", "references.md.j2", source="framework/references.yaml")

    def _methods(self) -> Iterator[Page]:
        if self._framework.methods:
            yield self._page("methods/index.md", "methods.md.j2", source="framework/framework.yaml")
        for method in self._framework.methods:
            path = f"methods/{method.id}"
            source = f"framework/{path}.yaml"
            yield self._page(f"{path}.md", "method.md.j2", source=source, method=method)
            if method.canvas:
                sheets = self._sheets(method, f"{path}/canvas")
                yield self._page(f"{path}/canvas.md", "canvas.md.j2", method=method, sheets=sheets)

    def _kinds(self) -> Iterator[Page]:
        if self._framework.kinds:
            yield self._page("kinds/index.md", "kinds.md.j2", source="framework/kinds.yaml")
        for kind in self._framework.kinds:
            yield self._page(
                f"kinds/{kind.id}.md",
                "kind.md.j2",
                source="framework/kinds.yaml",
                kind=kind,
                beginning=find_beginning(self._areas, kind),
                examples=find_examples(self._areas, kind),
            )

    def _sorting(self, term: Term) -> str:
        """Return what a term is sorted by: its letters without case and accents."""
        letters = unicodedata.normalize("NFKD", term.term.pick(self._lang)[0].casefold())
        return "".join(letter for letter in letters if letter.isalnum())

    def outline(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield what a navigation needs: each area's id, its title as HTML, the ids of its criteria."""
        for area in self._areas:
            title = html.escape(area.area.title.pick(self._lang)[0], quote=False)
            yield area.area.id, title, tuple(numbered.criterion.id for numbered in area.criteria)

    def _hand_written(self) -> Iterator[Page]:
        here = None if self._lang == self._framework.languages[0] else self._lang
        for found in self._written:
            if found.language == here:
                page = self._page(found.path, found.name, source=f"site_src/{found.name}")
                yield replace(page, text=self._targets.resolve(page.text, page.path))

    def _page(self, path: str, template: str, *, source: str | None = None, **context: object) -> Page:
        edit = f"{self._host.edit_address}{source}" if self._host.edit_address and source else None
        text = self._environment.get_template(template).render(self._context, path=path, **context)
        if edit is not None:
            front = f"edit_address: {json.dumps(edit)}\n"
            text = (
                text.replace("---\n", f"---\n{front}", 1)
                if text.startswith("---\n")
                else f"---\n{front}---\n\n{text}"
            )
        return Page(path, text)

    def _sheets(self, method: Method, path: str) -> str:
        """Return the sheets of a method as HTML, with their address where the host says its own."""
        address = f"{self._home}{path}/" if self._home else None
        text = self._environment.get_template("canvas.html.j2").render(
            self._context, method=method, address=address
        )
        return _without_blank_lines(text)

    def _form(self) -> str:
        text = self._environment.get_template("assessment/form.html.j2").render(
            self._context,
            app=self._app,
            base=self._from_assessment(self._app.folder),
            root=self._from_assessment(""),
            bundle=self._from_assessment(self._app.bundle),
            total=sum(len(n.indicators) for area in self._areas for n in area.criteria),
            core_total=sum(i.core for area in self._areas for n in area.criteria for i in n.indicators),
            criteria=[(area, numbered) for area in self._areas for numbered in area.criteria],
        )
        return _without_blank_lines(text)

    def _from_assessment(self, address: str) -> str:
        """Return the way from `/assessment/` (or its sister) to an address below the site's root."""
        return f"../{self._to_root}{address}"
