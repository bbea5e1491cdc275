"""Folders that are made once: whole or not at all, also when several make them."""

from __future__ import annotations

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from mintq_build.runtime.cached import IN_USE, KEPT, cached_folder, digest_of


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


def test_only_the_folders_used_last_stay(tmp_path: Path) -> None:
    """Old ones go when a new one is made; one that was used again meanwhile counts as new."""
    long_ago = time.time() - 10 * IN_USE
    for age, name in enumerate(("a", "b", "c", "d", ".a-stopped")):
        (tmp_path / name / "files").mkdir(parents=True)
        os.utime(tmp_path / name, (long_ago + age, long_ago + age))
    assert cached_folder(tmp_path / "a", pytest.fail) == tmp_path / "a"

    cached_folder(tmp_path / "new", lambda folder: (folder / "file").touch())

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "d", "new"]


def test_what_another_build_may_be_reading_stays(tmp_path: Path) -> None:
    names = [str(number) for number in range(KEPT + 2)]
    (tmp_path / ".0-being-made").mkdir()

    for name in names:
        cached_folder(tmp_path / name, lambda folder: (folder / "file").touch())

    assert sorted(path.name for path in tmp_path.iterdir()) == [".0-being-made", *names]


def test_two_builds_tidy_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other build removed between the look and the deed is no error."""
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (0, 0))
    rename = Path.rename

    def rename_after_another(path: Path, target: Path) -> Path:
        if target.name == "old":
            shutil.rmtree(path)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", rename_after_another)
    cached_folder(tmp_path / "new", lambda folder: (folder / "file").touch())

    assert len(list(tmp_path.iterdir())) == KEPT
    assert (tmp_path / "new" / "file").exists()


def test_the_digest_tells_where_one_part_ends() -> None:
    assert digest_of([b"ab", b"c"]) != digest_of([b"a", b"bc"])
    assert digest_of([b"ab", b"c"]) == digest_of([b"ab", b"c"])
