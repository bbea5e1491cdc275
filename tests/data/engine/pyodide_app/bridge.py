"""A bridge with a few calls that show how the engine behaves; it stands in for the real one in tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def _refuse(name: Any) -> Any:
    raise LookupError(name)


def _loop(_: Any) -> Any:
    while True:
        pass


def _crash(_: Any) -> Any:
    raise SystemExit


def _visible(names: Any) -> Any:
    """Return which of the names Python sees of JavaScript."""
    import js  # noqa: PLC0415

    return [name for name in names if hasattr(js, name)]


def _escape(code: Any) -> Any:
    """Try to make JavaScript out of text."""
    import js  # noqa: PLC0415

    try:
        return str(js.Object.constructor(code)())
    except Exception as error:  # noqa: BLE001
        return type(error).__name__


CALLS: dict[str, Callable[[Any], Any]] = {
    "crash": _crash,
    "echo": lambda payload: payload,
    "escape": _escape,
    "loop": _loop,
    "refuse": _refuse,
    "visible": _visible,
}


def handle(call: str, payload: str) -> str:
    """Answer a call as the real bridge does."""
    try:
        value = CALLS[call](json.loads(payload))
    except LookupError as error:
        return json.dumps({"ok": False, "error": {"code": "not_there", "params": {"name": str(error)}}})
    return json.dumps({"ok": True, "value": value})
