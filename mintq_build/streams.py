"""What the commands give: files, and text on the standard outputs, in UTF-8 on every machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mintq_build.reading.problems import FrameworkError, Positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mintq_build.reading.problems import Problem


def hand_out(filename: str, data: bytes, output: str | None) -> None:
    """Write a download to a file, or to the standard output for `-`."""
    if output == "-":
        _write_bytes(data)
        return
    target = Path(output or filename)
    try:
        target.write_bytes(data)
    except OSError as error:
        problem = Positions(target).file_problem(
            f"cannot be written: {error.strerror}", "Choose another file"
        )
        raise FrameworkError([problem]) from error
    log(f"Written to {target}")


def show(problems: Iterable[Problem]) -> None:
    """Tell problems on the standard error output, each in its line."""
    for each in problems:
        log(str(each))


def log(line: str) -> None:
    """Tell a line on the standard error output."""
    write(f"{line}\n", errors=True)


def write(text: str, *, errors: bool = False) -> None:
    """Write UTF-8 with plain line ends, whatever the machine's own habits."""
    _write_bytes(text.encode("utf-8"), errors=errors)


def _write_bytes(data: bytes, *, errors: bool = False) -> None:
    stream = (sys.stderr if errors else sys.stdout).buffer
    stream.write(data)
    stream.flush()
