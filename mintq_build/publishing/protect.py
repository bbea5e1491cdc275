"""Finishes built pages: a content security policy in each, and no file that no browser asks for."""

from __future__ import annotations

import base64
import functools
import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyodide_app.core.reports.html.frame import style_source

if TYPE_CHECKING:
    from collections.abc import Sequence

_INLINE: Final = re.compile(r"<(script|style)(\s[^>]*)?>(.*?)</\1>", re.DOTALL)
_CHARSET: Final = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
_STEMMERS: Final = "assets/javascripts/lunr"
_RUNS_PYTHON: Final = "data-mintq-assessment"


def policy(page: str) -> str:
    """Return the content security policy of a page: what it needs, inline scripts and styles by their hashes.

    Where Python runs it is allowed (WebAssembly, and a worker from a blob: address that inherits the policy),
    and so are the styles of reports: the frame of their preview inherits the policy too.
    """
    scripts, styles = ["'self'"], ["'self'"]
    for kind, attributes, content in _INLINE.findall(page):
        if "src=" in attributes or "application/json" in attributes:
            continue
        (scripts if kind == "script" else styles).append(_source(content))
    workers = ["'self'"]
    if _RUNS_PYTHON in page:
        scripts.append("'wasm-unsafe-eval'")
        workers.append("blob:")
        styles.append(style_source())
    rules = {
        "default-src": ["'self'"],
        "script-src": list(dict.fromkeys(scripts)),
        "style-src": list(dict.fromkeys(styles)),
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "worker-src": workers,
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{rule} {' '.join(values)}" for rule, values in rules.items())


@functools.lru_cache(maxsize=1000)
def _source(content: str) -> str:
    """Return how a policy names an inline script or style; most are on every page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def protect(page: str) -> str:
    """Return the page with its policy right behind the charset, before anything could load.

    Raises:
        ValueError: when the page has no charset to put it behind.
    """
    found = _CHARSET.search(page)
    if found is None:
        raise ValueError("the page has no <meta charset>")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    return f"{page[: found.end()]}{meta}{page[found.end() :]}"


def remove_unneeded(site: Path, languages: Sequence[str]) -> None:
    """Drop source maps and the stemmers of other languages from a built site."""
    needed = {"lunr.stemmer.support.min.js", *(f"lunr.{language}.min.js" for language in languages)}
    for place, _folders, names in os.walk(site):
        stemmers = _STEMMERS in Path(place).as_posix()
        for name in names:
            if name.endswith(".map") or (stemmers and name.endswith(".js") and name not in needed):
                (Path(place) / name).unlink()
