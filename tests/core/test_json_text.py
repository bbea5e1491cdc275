"""JSON from outside is read without surprises."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.errors import AnalysisError
from pyodide_app.core.json_text import MAX_DEPTH, decode_text, read_json, write_json

WHOLE = json.dumps({"a": [1, -2.5e3, True, False, None], "b": {"c": 'x"é\ud83d\ude00\\', "d": []}}, indent=1)


def read(text: str) -> object:
    return read_json(text, AnalysisError)[0]


def refused(text: str) -> str:
    with pytest.raises(AnalysisError) as caught:
        read_json(text, AnalysisError)
    return caught.value.code


@pytest.mark.parametrize("end", range(1, len(WHOLE)))
def test_a_text_cut_off_anywhere_is_called_cut_off(end: int) -> None:
    assert refused(WHOLE[:end]) == "file_truncated"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": nope',
        '{"a":1}}',
        "[1,]",
        "{]",
        "abc",
        "e",
        "[1.]",
        "[1e]",
        '{"a":1 e',
        '"\\q"',
        '"\\u12"',
        "'a'",
        "[01]",
    ],
)
def test_a_text_with_a_mistake_in_it_is_no_json(text: str) -> None:
    assert refused(text) == "not_json"


def test_no_json_names_line_column_and_what_stands_there() -> None:
    with pytest.raises(AnalysisError) as caught:
        read_json('{\n "a": nope}', AnalysisError)
    assert caught.value.params == {"line": "2", "column": "7", "value": "nope}"}


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}', "1e999", "-1e999", "1" * 301])
def test_numbers_that_are_none_are_refused(text: str) -> None:
    assert refused(text) == "bad_number"


def test_long_numbers_are_read() -> None:
    assert read("1" * 300) == int("1" * 300)


@pytest.mark.parametrize("start", ["[", '{"a":'])
def test_depth_is_bounded(start: str) -> None:
    end = "]" if start == "[" else "}"
    assert read(start * (MAX_DEPTH - 1) + "[]" + end * (MAX_DEPTH - 1)) is not None
    assert refused(start * 100_000 + "1" + end * 100_000) == "too_deep"


def test_brackets_in_texts_are_not_depth() -> None:
    assert read(json.dumps("[{" * 1000 + '"')) == "[{" * 1000 + '"'


@pytest.mark.parametrize("text", ['"' + '\\"' * 500_000, '"' * 1_000_001, '"\\' * 500_000])
def test_texts_made_to_be_slow_are_refused_in_time(text: str) -> None:
    assert refused(text) in {"file_truncated", "not_json"}


def test_half_characters_are_repaired_and_counted() -> None:
    value, repaired = read_json('{"\\ud800": ["\\udfff x", "\\ud83d\\ude00", 1], "b": "ok"}', AnalysisError)

    assert value == {"\ufffd": ["\ufffd x", "😀", 1], "b": "ok"}
    assert repaired == 2


def test_an_escaped_backslash_is_no_half_character() -> None:
    assert read_json('"\\\\ud800"', AnalysisError) == ("\\ud800", 0)


def test_raw_half_characters_are_repaired_too() -> None:
    assert read_json('"a\ud800"', AnalysisError) == ("a\ufffd", 1)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \n", "file_empty"),
        (b"\xff\xfe", "not_utf8"),
        (b"12345678901", "file_too_big"),
    ],
)
def test_files_that_hold_no_text_are_refused(file: bytes, code: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        decode_text(file, AnalysisError, max_bytes=10)
    assert caught.value.code == code


def test_size_is_counted_in_bytes_of_utf_8() -> None:
    assert decode_text("äääää", AnalysisError, max_bytes=10) == "äääää"
    with pytest.raises(AnalysisError):
        decode_text("ääääää", AnalysisError, max_bytes=10)


def test_write_json_is_readable_and_keeps_its_order() -> None:
    assert write_json({"b": "ä", "a": [1]}) == '{\n  "b": "ä",\n  "a": [\n    1\n  ]\n}\n'


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_what_is_written_is_read_back_equal(value: object) -> None:
    assert read(write_json(value)) == value
    assert read(json.dumps(value)) == value


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AnalysisError):
        read_json(text, AnalysisError)
