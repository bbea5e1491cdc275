"""Stands in for `asyncio` in the browser: the bridge answers one call at a time, and nothing waits.

Pyodide imports asyncio while it starts, to define its event loop. With what asyncio imports itself (sockets,
processes, logging) this took a twelfth of the start and 0.37 MB. Here is what those definitions need.
"""

from __future__ import annotations

from typing import NoReturn

_REFUSAL = "the browser's Python has no event loop, see mintq_build/runtime/inside/no_event_loop.py"


class AbstractEventLoop:
    """What Pyodide's loop is made of; it is made, and never runs."""


class DefaultEventLoopPolicy:
    """What Pyodide's policy is made of."""


class Future:
    """What Pyodide's future is made of; there is none."""

    def __class_getitem__(cls, _item: object) -> type:
        """Return the class itself: what a future holds does not matter here."""
        return cls


class Task(Future):
    """What Pyodide's task is made of; there is none."""


def run(*_args: object, **_named: object) -> NoReturn:
    """Refuse: nothing can be awaited here."""
    raise RuntimeError(_REFUSAL)


sleep = run


def __getattr__(name: str) -> NoReturn:
    raise AttributeError(f"asyncio has no {name}: {_REFUSAL}")


def set_event_loop_policy(_policy: object) -> None:
    """Take Pyodide's policy, which nobody will ask."""


def _set_running_loop(_loop: object) -> None:
    """Take Pyodide's loop, which nobody will ask."""
