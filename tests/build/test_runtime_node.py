"""Finding Node, and every way that can fail, played with small programs that say they are Node."""

from __future__ import annotations

import os
import sys
import sysconfig
from typing import TYPE_CHECKING

import pytest

from mintq_build.runtime import node as node_room
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.runtime.node import Node, find_node, node_modules
from mintq_build.runtime.tools import browser_packages

if TYPE_CHECKING:
    from pathlib import Path


def program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for programs; nothing else is on this machine, and its environment is empty."""
    programs = tmp_path / "bin"
    programs.mkdir()
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(scripts))
    return programs


def test_the_machines_node_is_taken_when_it_is_new_enough(machine: Path) -> None:
    node = program(machine, "node", "echo v20.0.1")
    npm = program(machine, "npm", "")
    assert find_node() == Node(node=str(node), npm=str(npm))


@pytest.mark.parametrize(
    ("node", "npm"),
    [("echo v18.20.0", True), ("echo v20.1.0", False), ("exit 1", True), ("echo nonsense", True)],
    ids=["too old", "without npm", "broken", "not node"],
)
def test_else_one_is_installed_into_the_environment(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node: str, npm: bool
) -> None:
    program(machine, "node", node)
    if npm:
        program(machine, "npm", "")

    def install() -> None:
        program(tmp_path / "scripts", "node", "echo v24.19.0")
        program(tmp_path / "scripts", "npm", "")

    monkeypatch.setattr(node_room, "_install_node", install)
    found = find_node()
    assert found.node == str(tmp_path / "scripts" / "node")
    assert find_node() == found


def test_outside_an_environment_nothing_is_installed(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.is_dir()
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    with pytest.raises(RuntimeBuildError, match=r"No Node 20 or newer with npm was found\. Install Node 20"):
        find_node()


def test_a_node_that_cannot_be_fetched_is_told_with_pips_words(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", "/somewhere/.venv")
    monkeypatch.setattr(sys, "executable", str(program(machine, "python", "echo no such host >&2; exit 1")))
    with pytest.raises(RuntimeBuildError, match=r"Install Node 20[\s\S]*failed:\nno such host"):
        find_node()


def test_a_fetched_node_that_does_not_start_is_told(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "/somewhere/.venv")
    monkeypatch.setattr(sys, "executable", str(program(machine, "python", "")))
    with pytest.raises(RuntimeBuildError, match="does not start"):
        find_node()


def test_npm_fills_the_folder_once_and_is_not_needed_again(machine: Path, tmp_path: Path) -> None:
    program(machine, "node", "echo v22.0.0")
    calls = tmp_path / "calls"
    npm = program(
        machine, "npm", f'echo "$@" >> {calls}; /bin/ls -A > listed; /bin/mkdir -p node_modules/pyodide'
    )
    modules = node_modules(tmp_path / "cache")
    assert (modules / "pyodide").is_dir()
    listed = (modules.parent / "listed").read_text().split()
    assert {".npmrc", "package.json", "package-lock.json"} <= set(listed)
    npm.unlink()
    assert node_modules(tmp_path / "cache") == modules
    assert calls.read_text() == "ci --no-progress\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("npm error code EINTEGRITY", "What npm delivered is not what the lock names"),
        ("npm error code ENOTFOUND", "The packages from npm could not be fetched"),
    ],
)
def test_a_failing_npm_leaves_nothing_and_is_told(
    machine: Path, tmp_path: Path, said: str, told: str
) -> None:
    program(machine, "node", "echo v22.0.0")
    program(machine, "npm", f"/bin/mkdir node_modules; echo {said} >&2; exit 1")
    with pytest.raises(RuntimeBuildError, match=told) as caught:
        node_modules(tmp_path / "cache")
    assert said in str(caught.value)
    assert list((tmp_path / "cache" / "node").iterdir()) == []


def test_node_comes_first_on_the_path_and_knows_the_machines_certificates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = tmp_path / "trusted.crt"
    trusted.write_text("")
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    monkeypatch.delenv("NODE_EXTRA_CA_CERTS", raising=False)
    environment = Node(node="/else/node", npm="/else/npm").environment()
    assert environment["PATH"].split(os.pathsep)[0] == "/else"
    assert environment["NODE_EXTRA_CA_CERTS"] == str(trusted)
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", "/own/choice")
    assert Node(node="/else/node", npm="x").environment()["NODE_EXTRA_CA_CERTS"] == "/own/choice"


def test_packages_that_pip_cannot_fetch_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "tools.txt"
    locked.write_text("nothing")
    monkeypatch.setattr(sys, "executable", str(program(tmp_path, "python", "echo hash mismatch >&2; exit 1")))
    with pytest.raises(RuntimeBuildError, match=r"packages of tools\.txt.*\nhash mismatch"):
        browser_packages(tmp_path / "cache", locked)
