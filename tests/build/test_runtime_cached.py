"""Folders that are made once: whole or not at all, also when several make them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from mintq_build.runtime.cached import cached_folder, digest_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "file").write_text("content")

    target = tmp_path / "cache" / "key"
    assert cached_folder(target, make) == cached_folder(target, make) == target
    assert (target / "file").read_text() == "content"
    assert len(made) == 1
    assert [path.name for path in target.parent.iterdir()] == ["key"]


def test_nothing_stays_when_making_fails(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        (folder / "half").write_text("")
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        cached_folder(tmp_path / "key", make)
    assert list(tmp_path.iterdir()) == []


def test_two_at_once_agree_on_one_whole_folder(tmp_path: Path) -> None:
    both = threading.Barrier(2)
    target = tmp_path / "key"

    def make(folder: Path) -> None:
        (folder / "file").write_text("content")
        both.wait(10)

    threads = [threading.Thread(target=cached_folder, args=(target, make)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    assert (target / "file").read_text() == "content"


def test_the_digest_tells_where_one_part_ends() -> None:
    assert digest_of([b"ab", b"c"]) != digest_of([b"a", b"bc"])
    assert digest_of([b"ab", b"c"]) == digest_of([b"ab", b"c"])
