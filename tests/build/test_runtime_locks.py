"""What is fetched is locked by content, and no lock says from where."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from mintq_build.runtime.stdlib import DECLARED, read_declared

ROOT = Path(__file__).resolve().parent.parent.parent
RUNTIME = ROOT / "mintq_build" / "runtime"
VALIDATOR = ROOT / "tests" / "site" / "validator"
PIP_LOCKS = (
    ROOT / "requirements.txt",
    RUNTIME / "node.txt",
    RUNTIME / "pycompile.txt",
    ROOT / "tests" / "site" / "pyodide-tests.txt",
    VALIDATOR / "java.txt",
)
NPM = (RUNTIME, ROOT / "tests" / "lighthouse", VALIDATOR)
NPM_FILES = [folder / name for folder in NPM for name in ("package.json", "package-lock.json")]
LOCKS = (*PIP_LOCKS, *NPM_FILES, RUNTIME / "npmrc")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: "-".join(path.parts[-2:]))
def test_a_lock_names_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    without_hashes = re.sub(r"sha512-[\w+/=]+", "", text)
    assert re.findall(r"https?:|//\w|index-url|registry=", without_hashes) == []


@pytest.mark.parametrize("lock", PIP_LOCKS, ids=lambda path: path.name)
def test_every_package_for_pip_is_pinned_with_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    assert [line for line in lines if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


@pytest.mark.parametrize("folder", NPM, ids=lambda path: path.name)
def test_every_package_from_npm_is_pinned_with_its_hash(folder: Path) -> None:
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    wished = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    for name, version in {**wished.get("dependencies", {}), **wished.get("devDependencies", {})}.items():
        assert packages[f"node_modules/{name}"]["version"] == version


def test_the_tests_inside_pyodide_use_the_projects_own_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ours = {line.split("==")[0]: line for line in project["dependency-groups"]["dev"]}
    inside = (ROOT / "tests" / "site" / "pyodide-tests.in").read_text(encoding="utf-8").splitlines()
    for line in (line for line in inside if not line.startswith("#")):
        assert ours[line.split("==")[0]] == line


def test_every_declared_module_has_its_reason() -> None:
    names = read_declared(DECLARED.read_text(encoding="utf-8"))
    assert "encodings.cp437" in names
    assert len(names) == len(set(names))
