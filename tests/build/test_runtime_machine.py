"""Setting a machine up: what is missing is installed where we may, and named where we may not."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mintq_build import machine
from mintq_build.machine import (
    MachineError,
    ensure_chromium,
    ensure_environment,
    ensure_other_browsers,
    find_chromium,
)

ROOT = Path(__file__).resolve().parent.parent.parent


def program(folder: Path, name: str, script: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder on the path of a machine where we are not root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("MINTQ_CHROMIUM", raising=False)
    monkeypatch.setattr(machine, "may_use_apt", lambda: False)
    return folder


def test_chromium_is_found_by_any_of_its_names(bare: Path) -> None:
    assert find_chromium() is None
    chrome = program(bare, "google-chrome")
    assert find_chromium() == str(chrome)
    chromium = program(bare, "chromium")
    assert find_chromium() == str(chromium)


def test_the_wished_browser_comes_first_and_must_exist(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    mine = program(bare, "mine")
    monkeypatch.setenv("MINTQ_CHROMIUM", str(mine))
    assert find_chromium() == str(mine)
    monkeypatch.setenv("MINTQ_CHROMIUM", "/not/there")
    with pytest.raises(MachineError, match="MINTQ_CHROMIUM is '/not/there'"):
        find_chromium()


def test_without_a_browser_it_says_what_to_install(bare: Path) -> None:
    assert bare.is_dir()
    with pytest.raises(MachineError, match="apt-get install chromium"):
        ensure_chromium()


def test_where_we_may_the_browser_is_installed(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []

    def run(*command: str) -> None:
        ran.append(command)
        if "install" in command:
            program(bare, "chromium")

    monkeypatch.setattr(machine, "run", run)
    monkeypatch.setattr(machine, "may_use_apt", lambda: True)
    assert ensure_chromium() == str(bare / "chromium")
    assert [command[:2] for command in ran] == [("apt-get", "update"), ("apt-get", "install")]


def test_all_that_other_browsers_need_is_named_at_once(bare: Path) -> None:
    program(bare, "Xvfb")
    with pytest.raises(MachineError, match=r"apt-get install firefox-esr webkit2gtk-driver$"):
        ensure_other_browsers()


def test_where_we_may_the_other_browsers_are_installed(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = program(bare, "WebKitWebDriver")
    installed: list[str] = []

    def run(*command: str) -> None:
        if "install" in command:
            installed.extend(command[-2:])
            program(bare, "firefox")
            program(bare, "Xvfb")

    monkeypatch.setattr(machine, "run", run)
    monkeypatch.setattr(machine, "may_use_apt", lambda: True)
    assert ensure_other_browsers()["webkit2gtk-driver"] == str(driver)
    assert installed == ["firefox-esr", "xvfb"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """Return a checkout, and the list of what is run in it; making an environment makes a working one."""
    root = tmp_path / "checkout"
    (root / "mintq_build").mkdir(parents=True)
    for name in ("requirements.txt", "pyproject.toml", "mintq_build/machine.py"):
        (root / name).write_text(name)
    ran: list[str] = []

    def run(*command: str | Path) -> None:
        words = [str(word) for word in command]
        ran.append(" ".join(words[1:4]))
        if "venv" in words:
            (root / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
            (root / ".venv" / "pyvenv.cfg").write_text(f"command = python -m venv {words[-1]}")
            program(root / ".venv" / "bin", "python", f'exec {sys.executable} "$@"')

    monkeypatch.setattr(machine, "run", run)
    return root, ran


def test_the_environment_is_made_once_per_change_of_the_lock(checkout: tuple[Path, list[str]]) -> None:
    root, ran = checkout
    ensure_environment(root)
    assert ran == ["-m venv --clear", "-m pip install", "-m pip install"]
    ran.clear()
    ensure_environment(root)
    assert ran == []
    (root / "requirements.txt").write_text("changed")
    assert ensure_environment(root) == root / ".venv" / "bin" / "python"
    assert ran == ["-m pip install", "-m pip install"]


def test_a_moved_checkout_gets_a_new_environment(checkout: tuple[Path, list[str]]) -> None:
    root, ran = checkout
    ensure_environment(root)
    (root / ".venv" / "pyvenv.cfg").write_text("command = python -m venv /elsewhere/.venv")
    ran.clear()
    ensure_environment(root)
    assert ran[0] == "-m venv --clear"


def test_an_install_that_fails_is_tried_again_next_time(
    checkout: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, ran = checkout
    ensure_environment(root)
    (root / "requirements.txt").write_text("changed")

    def fail(*_: object) -> None:
        raise MachineError("no network")

    with monkeypatch.context() as broken:
        broken.setattr(machine, "run", fail)
        with pytest.raises(MachineError, match="no network"):
            ensure_environment(root)
    ran.clear()
    ensure_environment(root)
    assert ran == ["-m pip install", "-m pip install"]


def test_a_python_without_ensurepip_is_told(
    tmp_path: Path, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bare.is_dir()
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find_spec(name)
    )
    with pytest.raises(MachineError, match=r"ensurepip are missing.*apt-get install python3\.\d+-venv"):
        machine.make_environment(tmp_path / ".venv")


def test_a_command_that_fails_is_named() -> None:
    with pytest.raises(MachineError, match=r"exit status 3: .* -c import sys"):
        machine.run(sys.executable, "-c", "import sys; sys.exit(3)")
    with pytest.raises(MachineError, match="Cannot start /not/there"):
        machine.run("/not/there")


def make(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=ROOT, check=False, capture_output=True, text=True, env={**os.environ, **environment},
    )  # fmt: skip


def test_make_refuses_an_old_python_in_one_sentence(tmp_path: Path) -> None:
    old = program(
        tmp_path, "python", f'exec {sys.executable} -c "import sys; sys.version_info = (3, 10); $2"'
    )
    done = make("python", f"PYTHON={old}")
    assert done.returncode != 0
    assert "mintq: Python 3.11 or newer is needed" in done.stderr
    done = make("python", "PYTHON=/not/there/python")
    assert done.returncode != 0
    assert "mintq: /not/there/python was not found. Install Python 3.11 or newer" in done.stderr


def test_make_accepts_this_python_also_without_a_home() -> None:
    assert make("python", f"PYTHON={sys.executable}", HOME="").returncode == 0
    assert make("-n", "setup", f"PYTHON={sys.executable}", HOME="/not/there").returncode == 0


def test_make_alone_lists_the_targets() -> None:
    listed = make().stdout
    targets = ("serve", "build", "test", "test-browsers", "check", "bench", "lighthouse", "schema", "lock")
    for target in targets:
        assert f"make {target}: " in listed
