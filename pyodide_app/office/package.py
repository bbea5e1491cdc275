"""The container of office files: XML in a ZIP archive that does not say when and where it was made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element
from pyodide_app.office.characters import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_app.core.labels import Labels

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PROPERTIES: Final = "docProps/core.xml"
"""Where title, language and date of an office file stand."""

_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_NAMESPACES: Final = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def properties(title: str, labels: Labels, now: str) -> str:
    """Return the part with title, language and date, the same for every kind of office file."""
    day = {"xsi:type": "dcterms:W3CDTF"}
    return XML + element(
        "cp:coreProperties",
        element("dc:title", clean(title)),
        element("dc:language", labels.get("format.locale")),
        element("dcterms:created", f"{now[:10]}T00:00:00Z", **day),
        element("dcterms:modified", f"{now[:10]}T00:00:00Z", **day),
        **_NAMESPACES,
    )


def relationships(*targets: tuple[str, str, str], outside: tuple[tuple[str, str, str], ...] = ()) -> str:
    """Return the part that names what a part refers to: id, kind and place; `outside` are addresses."""
    links = [element("Relationship", Id=id_, Type=kind, Target=target) for id_, kind, target in targets]
    links += [
        element("Relationship", Id=id_, Type=kind, Target=target, TargetMode="External")
        for id_, kind, target in outside
    ]
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return XML + element("Relationships", *links, xmlns=space)


def content_types(parts: Mapping[str, str]) -> str:
    """Return the part that names the kind of every part; `parts` are places and kinds."""
    package = "application/vnd.openxmlformats-package"
    listed: list[Html] = [
        element("Default", Extension="rels", ContentType=f"{package}.relationships+xml"),
        element("Default", Extension="xml", ContentType="application/xml"),
        *(element("Override", PartName=f"/{name}", ContentType=kind) for name, kind in parts.items()),
    ]
    return XML + element(
        "Types", *listed, xmlns="http://schemas.openxmlformats.org/package/2006/content-types"
    )


def pack(parts: Mapping[str, str]) -> bytes:
    """Return the archive with these parts in their order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Python writes down which system it ran on; here it is the same one everywhere.
            info.create_system = 0
            archive.writestr(info, text.encode("utf-8"))
    return packed.getvalue()
