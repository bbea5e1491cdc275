"""`mintq serve`: one rebuild for a change, the last good site on an error, the next free port."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mintq_build.serve import QUIET, Rebuilder, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "data" / "frameworks" / "minimal"


class Serving:
    """`mintq serve` as a process of its own, with what it says."""

    def __init__(self, framework: Path, log: Path) -> None:
        self.log = log
        self._file = log.open("w", encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "mintq_build",
            "serve",
            "--framework",
            str(framework),
            "--port",
            "8700",
        ]
        self.process = subprocess.Popen(command, stdout=self._file, stderr=subprocess.STDOUT, cwd=ROOT)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, words: str, times: int = 1, seconds: float = 120) -> str:
        end = time.monotonic() + seconds
        while self.said().count(words) < times:
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)
        return self.said()

    @property
    def address(self) -> str:
        return self.said().split("The site is at ", 1)[1].split(" ", 1)[0]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        self._file.close()


@pytest.fixture
def framework(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path / "framework")
    return tmp_path / "framework"


@pytest.fixture
def serving(framework: Path, tmp_path: Path) -> Iterator[Serving]:
    running = Serving(framework, tmp_path / "log.txt")
    try:
        running.wait_for("The site is at")
        yield running
    finally:
        running.stop()


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode())


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_is_built_once_and_an_error_leaves_the_last_good_site(
    serving: Serving, framework: Path
) -> None:
    file = next((framework / "areas").glob("*/[a-z]*.yaml"))
    page = f"{serving.address}framework/{file.parent.name}/{file.stem}/"
    title = next(
        line.split("de:", 1)[1].split(",")[0].strip()
        for line in file.read_text().splitlines()
        if "de:" in line
    )
    assert title in read(page)
    change(file, title, "Ganz neuer Titel")
    (framework / "areas" / file.parent.name / ".note").write_text("an editor's own file", encoding="utf-8")
    serving.wait_for("Built again")
    assert "Ganz neuer Titel" in read(page)
    time.sleep(3 * QUIET)
    assert serving.said().count("Built again") == 1
    change(file, "title:", "titel:")
    serving.wait_for("The last good site stays")
    assert f"{file.name}:" in serving.said()
    assert "Did you mean" in serving.said()
    assert "Ganz neuer Titel" in read(page)
    change(file, "titel:", "title:")
    serving.wait_for("Built again", times=2)


def test_an_address_that_does_not_exist_gets_our_page(serving: Serving) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        read(f"{serving.address}nope/")
    with contextlib.closing(caught.value):
        assert caught.value.code == 404
        assert "mintq.json" in caught.value.read().decode()


def test_many_quick_changes_are_one(tmp_path: Path) -> None:
    from watchdog.observers import Observer  # noqa: PLC0415 - only this test watches by itself

    rebuilder, observer = Rebuilder(), Observer()
    observer.schedule(rebuilder, str(tmp_path), recursive=True)
    observer.start()
    try:
        for number in range(20):
            (tmp_path / f"{number % 3}.yaml").write_text(str(number), encoding="utf-8")
            time.sleep(QUIET / 10)
        assert rebuilder.wait(5)
        assert not rebuilder.wait(2 * QUIET)
        (tmp_path / ".hidden").write_text("x", encoding="utf-8")
        (tmp_path / "0.yaml").read_text(encoding="utf-8")
        assert not rebuilder.wait(2 * QUIET)
    finally:
        observer.stop()
        observer.join()


def test_the_next_free_port_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = open_server(tmp_path, port)
        server.server_close()
        assert port < server.server_address[1] < port + 50
