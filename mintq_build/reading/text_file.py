"""Reads one text file from disk carefully: what it is, how large, UTF-8."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from mintq_build.reading.problems import START, Position, Problem

if TYPE_CHECKING:
    from pathlib import Path


class UnreadableFileError(Exception):
    """A file that cannot be read as text; holds the one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def read_text(path: Path, *, limit: int, folder: Path | None = None) -> str:
    """Return the text of a regular UTF-8 file without its byte order mark.

    Args:
        path: the file.
        limit: the largest size in bytes; a larger file is refused unread.
        folder: when given, the file behind symbolic links must lie inside it.

    Raises:
        UnreadableFileError: with the problem, at line and column where there is one.
    """
    try:
        data = _read_bytes(path, limit=limit, folder=folder)
    except FileNotFoundError:
        raise refusal(path, "there is no such file", "Add it, or check the path") from None
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links (Python < 3.13)
        reason = getattr(error, "strerror", None) or "a loop of symbolic links"
        raise refusal(path, f"cannot be read: {reason}", "Check the file and its permissions") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refusal(
            path, "is not UTF-8 text", "Save the file with the encoding UTF-8", _position(data, error.start)
        ) from error


def refusal(path: Path, message: str, hint: str, position: Position = START) -> UnreadableFileError:
    """Return the error for a whole file."""
    return UnreadableFileError(
        Problem(
            path=path, line=position.line, column=position.column, place="file", message=message, hint=hint
        )
    )


def _read_bytes(path: Path, *, limit: int, folder: Path | None) -> bytes:
    if folder is not None and not path.resolve(strict=True).is_relative_to(folder.resolve(strict=True)):
        raise refusal(
            path, "is a symbolic link that leads out of the folder", "Put the file itself in its place"
        )
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "no regular file"
        raise refusal(path, f"is {what}", "Give a file here")
    if found.st_size > limit:
        size = f"{found.st_size / 1_000_000:.1f} MB"
        raise refusal(
            path, f"is too large ({size})", f"At most {limit // 1_000_000} MB are read; make the file smaller"
        )
    with path.open("rb") as file:
        return file.read(limit + 1)


def _position(data: bytes, offset: int) -> Position:
    before = data[:offset].removeprefix(b"\xef\xbb\xbf")
    line_start = before.rfind(b"\n") + 1
    return Position(before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1)
