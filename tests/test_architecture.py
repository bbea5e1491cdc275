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

# A module imports only from rows above its own, never from its own row. A folder's name stands for all in it.
ROWS = {
    "pyodide_app": """
        core.errors core.text
        core.labels core.json_text core.migrations core.shape
        core.bundle core.answers
        core.bundle_json
        core.analysis core.result
        core.scope
        core.scoring core.findings core.plan core.impact_logic
        core.evaluation core.known
        core.rounds
        core.explain core.advice core.html core.wording core.style core.csv_text core.plan_words
        core.impact_checks
        core.place core.priorities core.carried
        core.picture core.heat core.table
        core.chart core.radar core.stairs core.why core.weighing core.dumbbell core.impact_picture
        core.profile core.impact_words
        core.sections core.outlook core.plan_section core.plan_view core.rounds_section core.impact_section
        core.view core.reports core.paper
        core.opening
        labels office
        bridge
    """,
    "mintq_build": """
        problems base markup runtime machine icons
        readability
        spelling worked text_file streams yaml_errors canvas labels hand_written rules
        guidance
        yaml_source model
        shapes rich_text outline
        texts
        draft
        check_ids counts host
        known_ids
        check_references check_guidance check_canvas check_markup check_wording check_gender check_complete
        check_readability
        check_whole
        checks check_pages
        load overview check_spelling
        compile json_schema analysis_file search_words
        templating app_files mkdocs_site finish glossary_links
        pages
        stage
        offline
        site
        serve
        cli
        __main__
    """,
}

# What comes from other projects, and who alone may know it.
OTHERS = {
    "yaml": {"mintq_build.yaml_source"},
    "spellchecker": {"mintq_build.spelling"},
    "jinja2": {"mintq_build.templating"},
    "markupsafe": {"mintq_build.templating"},
    "mkdocs": {"mintq_build.mkdocs_site"},
    "material": {"mintq_build.mkdocs_site"},
    "click": {"mintq_build.cli", "mintq_build.serve"},
    "watchdog": {"mintq_build.serve"},
    "pydantic": {
        "mintq_build.base",
        "mintq_build.canvas",
        "mintq_build.guidance",
        "mintq_build.model",
        "mintq_build.shapes",
        "mintq_build.texts",
        "mintq_build.draft",
        "mintq_build.host",
        "mintq_build.json_schema",
    },
    "xlsxwriter": {"pyodide_app.office.workbook"},
    "pydantic_core": {
        "mintq_build.base",
        "mintq_build.shapes",
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


def rows_of(package: str) -> dict[str, int]:
    return {
        f"{package}.{name}": row
        for row, line in enumerate(ROWS[package].strip().splitlines())
        for name in line.split()
    }


def place_of(module: str, rows: dict[str, int]) -> str | None:
    """Return the entry of the table that a module belongs to."""
    while module not in rows and "." in module:
        module = module.rpartition(".")[0]
    return module if module in rows else None


def row_violations(found: list[Import]) -> list[str]:
    violations = []
    rows = {name: row for package in PACKAGES for name, row in rows_of(package).items()}
    for each in found:
        owner, target = place_of(each.owner, rows), place_of(each.target, rows)
        if target is None or owner == target:
            continue
        if each.owner.startswith("mintq_build") and each.target.startswith("pyodide_app"):
            continue
        if owner is None or rows[target] >= rows[owner] or owner.split(".")[0] != target.split(".")[0]:
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
        if not allowed or (each.target == "pyodide_app.core.bundle" and not may_see_the_bundle(each.owner)):
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
    rows = {**rows_of("pyodide_app"), **rows_of("mintq_build")}
    outside = {"pyodide_app", "mintq_build", "pyodide_app.core"}
    names = set(modules(ROOT)) - outside

    assert sorted(name for name in names if place_of(name, rows) is None) == []
    assert sorted(set(rows) - names) == [], "the table names modules that are not there"


def test_imports_run_one_way() -> None:
    assert row_violations(find_imports(ROOT)) == []


def test_other_projects_are_known_behind_one_door_each() -> None:
    assert door_violations(find_imports(ROOT)) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert find_cycle(find_imports(ROOT)) == []


def test_only_compile_works_with_both_models() -> None:
    found = find_imports(ROOT)
    of_model = {each.owner for each in found if each.target == "mintq_build.model" and not each.for_types}
    of_bundle = {each.owner for each in found if each.target.startswith("pyodide_app.core.bundle")}

    assert of_model & of_bundle == set()
    assert "mintq_build.compile" in of_bundle


@pytest.mark.parametrize(
    ("owner", "line", "guard"),
    [
        ("pyodide_app.core.bundle", "import yaml", door_violations),
        ("pyodide_app.core.bundle", "import js", door_violations),
        ("pyodide_app.bridge", "from pyodide.ffi import to_js", door_violations),
        ("pyodide_app.core.text", "import mintq_build.model", door_violations),
        ("pyodide_app.core.text", "import xlsxwriter", door_violations),
        ("pyodide_app.core.reports.csv_report", "from pyodide_app.office import docx", row_violations),
        ("pyodide_app.core.text", "from . import errors", door_violations),
        ("mintq_build.checks", "import yaml", door_violations),
        ("mintq_build.stage", "from mkdocs.config import load_config", door_violations),
        ("mintq_build.stage", "import jinja2", door_violations),
        ("mintq_build.pages", "from pyodide_app.core.bundle import Bundle", door_violations),
        ("mintq_build.site", "from pyodide_app import bridge", door_violations),
        ("pyodide_app.core.text", "from pyodide_app.core import bundle", row_violations),
        ("pyodide_app.core.scoring", "from pyodide_app.core.reports import csv_report", row_violations),
        ("mintq_build.problems", "from mintq_build.yaml_source import Document", row_violations),
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
