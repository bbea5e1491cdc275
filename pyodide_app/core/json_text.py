"""JSON text from outside, read without surprises: bounded depth, finite numbers, whole characters."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from pyodide_app.core.errors import MintqError

MAX_DEPTH: Final = 64
MAX_DIGITS: Final = 300  # longer whole numbers are infinite for JavaScript

_ALL_BUT_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[^"\[\]{}]+', re.DOTALL)
_CUT_TOKEN = re.compile(
    r"(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-|(?<=[0-9])(?:\.|[eE][-+]?)|\\?u[0-9a-fA-F]{0,4})?\Z"
)
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def decode_text(data: bytes | str, error: type[MintqError], *, max_bytes: int) -> str:
    """Return a file's text without byte order mark; raises `file_too_big`, `not_utf8`, `file_empty`."""
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise error("file_too_big", {"size": str(size), "limit": str(max_bytes)})
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8")
        except UnicodeDecodeError as problem:
            raise error("not_utf8", {"position": str(problem.start)}) from problem
    text = data.removeprefix("\ufeff")
    if not text.strip():
        raise error("file_empty")
    return text


def read_json(text: str, error: type[MintqError], *, max_depth: int = MAX_DEPTH) -> tuple[Any, int]:
    """Return the value and how many texts with half characters were repaired.

    Raised are `too_deep`, `file_truncated` (the text ends too early), `not_json` and `bad_number`. Of a key
    that stands twice the last counts, as in JavaScript.
    """
    if _deeper_than(text, max_depth):
        raise error("too_deep", {"limit": str(max_depth)})

    def refuse_constant(word: str) -> NoReturn:
        raise error("bad_number", {"value": word})

    def whole(digits: str) -> int:
        if len(digits) > MAX_DIGITS:
            raise error("bad_number", {"value": f"{digits[:20]}…"})
        return int(digits)

    def decimal(digits: str) -> float:
        number = float(digits)
        if not math.isfinite(number):
            raise error("bad_number", {"value": digits[:20]})
        return number

    try:
        value = json.loads(text, parse_constant=refuse_constant, parse_int=whole, parse_float=decimal)
    except json.JSONDecodeError as problem:
        if _is_cut_off(text, problem):
            raise error("file_truncated") from problem
        place = {"line": str(problem.lineno), "column": str(problem.colno)}
        raise error("not_json", {**place, "value": text[problem.pos : problem.pos + 20]}) from problem
    if not _may_hold_halves(text):
        return value, 0
    repairs: list[str] = []
    return _repair(value, repairs), len(repairs)


def write_json(value: Any) -> str:
    """Return JSON as people can read it: two spaces, real characters, a newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _deeper_than(text: str, limit: int) -> bool:
    depth = 0
    for bracket in _ALL_BUT_BRACKETS.sub("", text):
        if bracket in "[{":
            depth += 1
            if depth > limit:
                return True
        else:
            depth -= 1
    return False


def _is_cut_off(text: str, problem: json.JSONDecodeError) -> bool:
    """Say whether the parser stopped within the last, unfinished token, so that more text is missing."""
    if problem.msg.startswith("Unterminated string"):
        return True
    return _CUT_TOKEN.match(text.rstrip(), problem.pos) is not None


def _may_hold_halves(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return _ESCAPED_HALF.search(text) is not None


def _repair(value: Any, repairs: list[str]) -> Any:
    if isinstance(value, str):
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if whole != value:
            repairs.append(whole)
        return whole
    if isinstance(value, list):
        return [_repair(item, repairs) for item in value]
    if isinstance(value, dict):
        return {_repair(key, repairs): _repair(item, repairs) for key, item in value.items()}
    return value
