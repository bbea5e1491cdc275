"""A self-contained page: no script, no network, readable and printable for years."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import TYPE_CHECKING

from pyodide_app.core.markup.html import Html, element
from pyodide_app.core.reports.html.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.facts import Fact


def style_source() -> str:
    """Return the page's styles as a content security policy names them."""
    digest = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def content_security_policy() -> str:
    """Return the page's own policy: nothing is loaded and nothing runs but exactly its own styles."""
    return f"default-src 'none'; style-src {style_source()}; base-uri 'none'; form-action 'none'"


def page(title: str, labels: Labels, *parts: Html, last: str, foot: tuple[Html, ...] = ()) -> str:
    """Return a self-contained page of these parts, and at its foot its last words and what else is given."""
    footer = element("footer", element("p", last), *foot)
    body = element("body", *parts, footer)
    whole = element("html", _head(title), "\n", body, lang=labels.lang)
    return f"<!DOCTYPE html>\n{whole}\n"


def _head(title: str) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=content_security_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        element("style", Html(STYLE)),
    )


def facts_list(found: Iterable[Fact], own: str | None) -> Html:
    """Return facts by their names; `own` is the language of the team's words where it is another."""
    rows = [
        element(
            "div",
            element("dt", fact.name),
            element("dd", fact.words, dir="auto" if fact.own else None, lang=own if fact.own else None),
        )
        for fact in found
    ]
    return element("dl", *rows, class_="mintq-facts")
