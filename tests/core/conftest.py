"""What the tests of the core share: a small bundle, the words, and the files of all released formats."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import settings

from pyodide_app.core.documents.analysis import parse_analysis
from pyodide_app.core.documents.bundle_json import bundle_from_json
from pyodide_app.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels

# Nothing is written, and slow machines are no failure: these tests run inside Pyodide too.
settings.register_profile("core", database=None, deadline=None, max_examples=60, derandomize=True)
settings.load_profile("core")

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass
class Node:
    """An element of a page, with its children and texts in order."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Node]:
        """Give all elements below this one, in order, or those with these tags."""
        for part in self.inside:
            if isinstance(part, Node):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def one(self, id_: str) -> Node:
        """Return the element with this id."""
        return next(node for node in self.all() if node.attributes.get("id") == id_)

    @property
    def text(self) -> str:
        """Return all text below, line breaks as such."""
        if self.tag == "br":
            return "\n"
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)


class _Page(HTMLParser):
    """Builds the tree of a page and refuses tags that do not fit together."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute of {tag} stands twice"
        node = Node(tag, dict(attrs))
        self.open[-1].inside.append(node)
        if tag not in {"br", "meta"}:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@pytest.fixture(scope="session")
def html() -> Callable[[str], Node]:
    """Return what reads HTML into a tree."""

    def read(markup: str) -> Node:
        page = _Page()
        page.feed(markup)
        page.close()
        assert len(page.open) == 1
        return page.open[0]

    return read


@pytest.fixture(scope="session")
def xml() -> Callable[[str], ET.Element]:
    """Return what reads markup as strict XML."""
    return ET.fromstring


def file_of(case: dict[str, Any]) -> bytes:
    """Return the file that a case of cases.json describes."""
    if "base64" in case:
        return base64.b64decode(case["base64"])
    if "document" in case:
        return json.dumps(case["document"]).encode()
    if "parts" in case:
        return "".join(text * times for text, times in case["parts"]).encode()
    return str(case["text"]).encode()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `case` or `example` once for each in the table."""
    for name, file, key in (("case", "cases.json", "cases"), ("example", "worked.json", "examples")):
        if name in metafunc.fixturenames:
            table = json.loads((DATA / "analyses" / file).read_text(encoding="utf-8"))[key]
            metafunc.parametrize(name, table, ids=[entry["name"] for entry in table])


@pytest.fixture(scope="session")
def case_file() -> Callable[[dict[str, Any]], bytes]:
    """Return what makes the file of a case."""
    return file_of


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of the test data."""
    return DATA


@pytest.fixture(scope="session")
def bundle_data() -> dict[str, Any]:
    """Return the JSON data of the small bundle: three areas, four criteria, twelve indicators."""
    found: dict[str, Any] = json.loads((DATA / "analyses" / "bundle.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def bundle(bundle_data: dict[str, Any]) -> Bundle:
    """Return the small bundle."""
    return bundle_from_json(bundle_data)


@pytest.fixture(scope="session")
def german() -> Labels:
    """Return the German words."""
    return load_labels("de")


@pytest.fixture(scope="session")
def english() -> Labels:
    """Return the English words."""
    return load_labels("en")


@pytest.fixture(scope="session")
def make(bundle: Bundle) -> Callable[..., Analysis]:
    """Return what makes an analysis from answers, given as levels or whole, and from other keys."""

    def analysis(answers: dict[str, Any] | None = None, **keys: Any) -> Analysis:
        document = {
            "format": "mintq-analysis",
            "format_version": 1,
            "framework": {"id": "mint-quality"},
            "answers": {
                indicator: answer if isinstance(answer, dict) else {"level": answer}
                for indicator, answer in (answers or {}).items()
            },
            **keys,
        }
        return parse_analysis(json.dumps(document), bundle).analysis

    return analysis


@pytest.fixture(scope="session")
def full(bundle: Bundle) -> Analysis:
    """Return the analysis of the released file in which everything occurs."""
    return parse_analysis((DATA / "analyses" / "v1-full.mintq.json").read_bytes(), bundle).analysis
