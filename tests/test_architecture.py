"""The picture of `site_src/developers/architecture.md` as a table: who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
PACKAGES = ("pyodide_app", "mintq_build")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_IN_A_ROOM = 20

# Each room (a folder) has its own rows of modules and rooms inside it; who stands in a row imports only from rows
# above, never from the same row. What happens inside a room that has no rows here is its own business.
ROWS = {
    "": """
        pyodide_app
        mintq_build
    """,
    "pyodide_app": """
        core
        labels office
        bridge
    """,
    "pyodide_app.core": """
        errors text
        labels json_text shape csv_text
        documents
        results paper
        markup
        pictures
        sections
        reports
        opening
    """,
    "pyodide_app.core.documents": """
        bundle answers migrations
        bundle_json
        analysis
        scope plan impact_logic
        known
    """,
    "pyodide_app.core.results": """
        result
        scoring findings
        evaluation impact_checks
        rounds explain advice
        priorities
    """,
    "pyodide_app.core.markup": """
        html style wording plan_words
        place
    """,
    "pyodide_app.core.pictures": """
        picture heat
        chart radar stairs weighing dumbbell impact_picture
    """,
    "pyodide_app.core.sections": """
        why table impact_words contents
        profile outlook plan plan_view rounds impact
        standing
        view
    """,
    "mintq_build": """
        machine runtime labels model
        reading
        host streams analysis_file
        pages
        checks
        load compile json_schema publishing
        site
        serve
        cli
        __main__
    """,
    "mintq_build.model": """
        base
        canvas
        guidance
        framework
    """,
    "mintq_build.reading": """
        problems markup
        text_file rules yaml_errors yaml_events hand_written
        yaml_source
        shapes
        texts
        draft
    """,
    "mintq_build.checks": """
        reading_ease dictionary
        ids counts
        known_ids
        references guidance canvas markup wording gender complete readability spelling overview structure
        whole pages
        table
    """,
    "mintq_build.pages": """
        worked icons rich_text outline search_words
        templating
        writer
    """,
    "mintq_build.publishing": """
        mkdocs_site app_files protect glossary_links theme_styles
        stage
        offline
    """,
}

# What comes from other projects, and who alone may know it.
OTHERS = {
    "yaml": {"mintq_build.reading.yaml_events", "mintq_build.reading.yaml_source"},
    "spellchecker": {"mintq_build.checks.dictionary"},
    "jinja2": {"mintq_build.pages.templating"},
    "markupsafe": {"mintq_build.pages.templating"},
    "mkdocs": {"mintq_build.publishing.mkdocs_site"},
    "material": {"mintq_build.publishing.mkdocs_site"},
    "click": {"mintq_build.cli", "mintq_build.serve"},
    "watchdog": {"mintq_build.serve"},
    "pydantic": {
        "mintq_build.model.base",
        "mintq_build.model.canvas",
        "mintq_build.model.guidance",
        "mintq_build.model.framework",
        "mintq_build.reading.shapes",
        "mintq_build.reading.texts",
        "mintq_build.reading.draft",
        "mintq_build.host",
        "mintq_build.json_schema",
    },
    "xlsxwriter": {"pyodide_app.office.workbook"},
    "pydantic_core": {
        "mintq_build.model.base",
        "mintq_build.reading.shapes",
        "mintq_build.host",
        "mintq_build.json_schema",
    },
}

# From the build, only these see the bundle; of them only `compile` sees the framework's model at work.
SEE_THE_BUNDLE = {
    "mintq_build.compile",
    "mintq_build.analysis_file",
    "mintq_build.cli",
    "mintq_build.site",
}


@dataclass(frozen=True, slots=True)
class Import:
    """One import: who, whom, and whether only for types."""

    owner: str
    target: str
    line: int
    for_types: bool = False

    def __str__(self) -> str:
        return f"{self.owner}:{self.line} imports {self.target}"


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules(root: Path) -> dict[str, Path]:
    files = (path for package in PACKAGES for path in sorted((root / package).rglob("*.py")))
    return {module_name(path, root): path for path in files}


def find_imports(root: Path) -> list[Import]:
    known = modules(root)
    return [
        each
        for owner, path in known.items()
        for each in imports_of(owner, ast.parse(path.read_text(encoding="utf-8")), known)
    ]


def imports_of(owner: str, tree: ast.Module, known: Iterable[str]) -> Iterator[Import]:
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            inner = {f"{base}.{alias.name}" for alias in node.names} & set(known)
            targets = sorted(inner) if len(inner) == len(node.names) else [*sorted(inner), base]
        else:
            continue
        for target in targets:
            yield Import(owner, target, node.lineno, id(node) in for_types)


def rows_of(room: str) -> dict[str, int]:
    """Return the row of everything that stands in a room."""
    lines = ROWS[room].strip().splitlines()
    return {name: row for row, line in enumerate(lines) for name in line.split()}


def parting(owner: str, target: str) -> tuple[str, str, str]:
    """Return the innermost room that holds both modules, and what in it holds each of them."""
    ways = owner.split("."), target.split(".")
    shared = 0
    while shared < min(map(len, ways)) and ways[0][shared] == ways[1][shared]:
        shared += 1
    held = [way[shared] if shared < len(way) else "" for way in ways]
    return ".".join(ways[0][:shared]), held[0], held[1]


def row_violations(found: list[Import]) -> list[str]:
    violations = []
    for each in found:
        if each.target.split(".")[0] not in PACKAGES:
            continue
        room, owner, target = parting(each.owner, each.target)
        rows = rows_of(room) if room in ROWS else {}
        if owner and target and rows and not rows.get(target, len(rows)) < rows.get(owner, -1):
            violations.append(str(each))
    return violations


def door_violations(found: list[Import]) -> list[str]:
    violations = []
    for each in found:
        package, target = each.owner.split(".")[0], each.target.split(".")[0]
        allowed = (
            target in sys.stdlib_module_names
            or target == package
            or (package == "mintq_build" and target == "pyodide_app")
            or each.owner in OTHERS.get(target, ())
        )
        if not allowed or (
            each.target == "pyodide_app.core.documents.bundle" and not may_see_the_bundle(each.owner)
        ):
            violations.append(str(each))
        if each.owner.startswith("mintq_build") and each.target.startswith("pyodide_app.bridge"):
            violations.append(str(each))
    return violations


def may_see_the_bundle(owner: str) -> bool:
    return owner.startswith("pyodide_app") or owner in SEE_THE_BUNDLE


def find_cycle(found: list[Import]) -> list[str]:
    """Return modules that import each other in a circle when they are loaded, or nothing."""
    known = {each.owner for each in found}
    arrows: dict[str, set[str]] = {name: set() for name in known}
    for each in found:
        if not each.for_types and each.target in known:
            arrows[each.owner].add(each.target)
    while free := [name for name, targets in arrows.items() if not targets & arrows.keys()]:
        for name in free:
            del arrows[name]
    return sorted(arrows)


def test_every_module_has_its_row() -> None:
    known = modules(ROOT)
    for room in ROWS:
        inside = {
            name.removeprefix(f"{room}.").split(".")[0] for name in known if name.startswith(f"{room}.")
        }
        expected = inside if room else set(PACKAGES)
        assert set(rows_of(room)) == expected, room or "the house"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_room_is_crowded(package: str) -> None:
    crowded = {
        folder.relative_to(ROOT).as_posix(): len(found)
        for folder in (ROOT / package).rglob("*/")
        if len(found := [path for path in folder.iterdir() if path.suffix == ".py"]) > MOST_IN_A_ROOM
    }
    assert crowded == {}


def test_imports_run_one_way() -> None:
    assert row_violations(find_imports(ROOT)) == []


def test_other_projects_are_known_behind_one_door_each() -> None:
    assert door_violations(find_imports(ROOT)) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert find_cycle(find_imports(ROOT)) == []


def test_only_compile_works_with_both_models() -> None:
    found = find_imports(ROOT)
    of_model = {
        each.owner for each in found if each.target == "mintq_build.model.framework" and not each.for_types
    }
    of_bundle = {each.owner for each in found if each.target.startswith("pyodide_app.core.documents.bundle")}

    assert of_model & of_bundle == set()
    assert "mintq_build.compile" in of_bundle


@pytest.mark.parametrize(
    ("owner", "line", "guard"),
    [
        ("pyodide_app.core.documents.bundle", "import yaml", door_violations),
        ("pyodide_app.core.documents.bundle", "import js", door_violations),
        ("pyodide_app.bridge", "from pyodide.ffi import to_js", door_violations),
        ("pyodide_app.core.text", "import mintq_build.model.framework", door_violations),
        ("pyodide_app.core.text", "import xlsxwriter", door_violations),
        ("pyodide_app.core.reports.csv_report", "from pyodide_app.office import docx", row_violations),
        ("pyodide_app.core.text", "from . import errors", door_violations),
        ("mintq_build.checks.structure", "import yaml", door_violations),
        ("mintq_build.publishing.stage", "from mkdocs.config import load_config", door_violations),
        ("mintq_build.publishing.stage", "import jinja2", door_violations),
        ("mintq_build.pages.writer", "from pyodide_app.core.documents.bundle import Bundle", door_violations),
        ("mintq_build.site", "from pyodide_app import bridge", door_violations),
        ("pyodide_app.core.text", "from pyodide_app.core.documents import bundle", row_violations),
        (
            "pyodide_app.core.results.scoring",
            "from pyodide_app.core.reports import csv_report",
            row_violations,
        ),
        (
            "mintq_build.reading.problems",
            "from mintq_build.reading.yaml_source import Document",
            row_violations,
        ),
        ("mintq_build.runtime.node", "from mintq_build import cli", row_violations),
    ],
)
def test_the_guards_notice(owner: str, line: str, guard: object) -> None:
    found = list(imports_of(owner, ast.parse(line), modules(ROOT)))

    assert found
    assert callable(guard)
    assert guard(found), f"{owner}: {line}"


def test_a_circle_is_noticed() -> None:
    circle = [Import("a", "b", 1), Import("b", "c", 1), Import("c", "b", 1), Import("d", "a", 1)]

    assert find_cycle(circle) == ["a", "b", "c", "d"]
    assert find_cycle([*circle[:2], Import("c", "b", 1, for_types=True)]) == []


def test_what_travels_to_the_browser_needs_nothing_installed() -> None:
    # The workbook's library is fetched when one is wanted, and these two modules are imported only then.
    later = {"pyodide_app.office.workbook", "pyodide_app.office.xlsx"}
    names = sorted(name for name in modules(ROOT) if name.startswith("pyodide_app") and name not in later)
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import {', '.join(names)}"

    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_first_score_waits_for_nothing_that_only_a_view_needs() -> None:
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pyodide_app.bridge import handle
print(*sorted(sys.modules))
handle("prepare", "{{}}")
print(*sorted(sys.modules))
"""
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    before, after = (
        {name.split(".")[2] for name in line.split() if name.startswith("pyodide_app.core.")}
        for line in done.stdout.splitlines()
    )

    assert not before & {"sections", "markup", "pictures"}
    assert after >= {"sections", "markup", "pictures"}


def test_no_file_is_too_long() -> None:
    patterns = (
        "mintq_build/**/*.py",
        "pyodide_app/**/*.py",
        "pyodide_app/web/**/*.js",
        "mintq_build/**/*.mjs",
    )
    files = [path for pattern in patterns for path in ROOT.glob(pattern)]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files
    }

    assert len(lengths) > 60
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    long = []
    for name, path in modules(ROOT).items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{name}.{node.name}: {length} lines")

    assert long == []
