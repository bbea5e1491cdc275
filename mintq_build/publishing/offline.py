"""Makes the site usable without network: its service worker with the list of files, the app manifest."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Final

from mintq_build.publishing.stage import ASSETS, OWN_LOGO

OWN_COLOUR: Final = "#0e5a63"
"""The header's colour, when the host sets none."""
WORKER: Final = "service-worker.js"
"""Name of the service worker at the site's root: from there it may answer for every page."""
_ICONS: Final = (
    ("icon-192.png", 192, "any"),
    ("icon-512.png", 512, "any"),
    ("icon-maskable.png", 512, "maskable"),
)
_SOURCE: Final = Path(__file__).with_name("service_worker.js")
_NOT_KEPT: Final = frozenset({WORKER, "mintq.json", "sitemap.xml", "sitemap.xml.gz"})
_FOR_OTHERS: Final = re.compile(rf"(?:^|/){ASSETS}/social-[^/]*\.png$")
"""Pictures that only other sites show."""
_ONE_OF_TWO: Final = ".asm.wasm"
"""The unpacked twin of a file that is listed too; a browser needs one of them."""


def add_service_worker(site: Path, framework: str, *, fresh: bool) -> int:
    """Write the service worker of a finished site; return how many bytes it keeps in a browser.

    With `fresh` the network comes first and the copy is only for when there is none: for authors.
    """
    # A folder's page is asked for by the folder.
    files = {name.removesuffix("index.html"): site / name for name in _kept_files(site)}
    digests = {address: _digest(path) for address, path in files.items()}
    version = hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()[:16]
    listed = {"framework": framework, "version": version, "fresh": fresh, "files": digests}
    text = f"self.site = {json.dumps(listed, separators=(',', ':'))};\n{_SOURCE.read_text(encoding='utf-8')}"
    (site / WORKER).write_text(text, encoding="utf-8", newline="\n")
    return sum(path.stat().st_size for path in files.values() if not path.name.endswith(_ONE_OF_TWO))


def _kept_files(site: Path) -> list[str]:
    """Return the paths below the site of all files that a browser keeps, sorted by folder and name."""
    found: list[str] = []
    for place, _folders, names in os.walk(site):
        below = Path(place).relative_to(site)
        found += [(below / name).as_posix() for name in names]
    kept = (name for name in found if name not in _NOT_KEPT and not _FOR_OTHERS.search(name))
    return sorted(kept, key=lambda name: name.split("/"))


def _digest(path: Path) -> str:
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def write_manifest(
    folder: Path, root: str, *, name: str, description: str, language: str, colour: str, logo: str
) -> None:
    """Write a language's app manifest (W3C Web Application Manifest).

    `root` leads from `folder` to the site's root, `logo` is the name of a host's own logo or of ours.
    """
    if logo == OWN_LOGO:
        icons = [
            {"src": f"{root}{ASSETS}/{file}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
            for file, size, use in _ICONS
        ]
    else:
        icons = [{"src": f"{root}{ASSETS}/{logo}", "sizes": "any"}]
    manifest = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": language,
        "start_url": "assessment/",
        "scope": root or "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": colour,
        "icons": icons,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "manifest.webmanifest").write_text(f"{text}\n", encoding="utf-8", newline="\n")
