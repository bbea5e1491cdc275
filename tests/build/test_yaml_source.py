"""The strict YAML reader: values, positions, and what it refuses."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mintq_build.reading.problems import Position
from mintq_build.reading.yaml_source import SIZE_LIMIT, Document, read_document


def read(tmp_path: Path, content: str | bytes) -> Document:
    path = tmp_path / "file.yaml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_document(path, tmp_path)


def problems(document: Document) -> list[str]:
    return [f"{each.line}:{each.column}: {each.place}: {each.message}" for each in document.problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("+1", "+1"),
        ("1_000", "1_000"),
        ("1234567890123456", "1234567890123456"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22 12:30:00", "2026-11-22 12:30:00"),
        ("nullable", "nullable"),
        ("<<", "<<"),
        ("=", "="),
        ("C#", "C#"),
        ("a#b", "a#b"),
        ("text # a comment", "text"),
        ("'#1 in the region'", "#1 in the region"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'null'", "null"),
        ("''", ""),
        ('"ä\\u00e4\\U0001F600"', "ää\N{GRINNING FACE}"),
        ("'it''s'", "it's"),
        ("[a, 1, true]", ("a", 1, True)),
        ("{a: {b: [c]}}", {"a": {"b": ("c",)}}),
    ],
)
def test_scalars_are_read_as_they_stand(tmp_path: Path, written: str, value: object) -> None:
    document = read(tmp_path, f"key: {written}\n")

    assert document.problems == ()
    assert document.value == {"key": value}
    assert type(document.value["key"]) is type(value)


@pytest.mark.parametrize("written", ["no", "on", "y", "off", "2026-11-22", "12:30", "1.10", "<<"])
def test_keys_that_yaml_1_1_would_change_stay_text(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"{written}: x\n").value == {written: "x"}


@pytest.mark.parametrize("style", ["|", "|-", "|+", ">", ">-", ">+"])
def test_a_block_of_text_ends_with_its_last_line(tmp_path: Path, style: str) -> None:
    document = read(tmp_path, f"key: {style}\n  one\n\n  two  # no comment\n\n\nnext: x\n")

    assert document.value == {"key": "one\n\ntwo  # no comment", "next": "x"}


def test_an_empty_line_in_a_folded_block_begins_a_paragraph(tmp_path: Path) -> None:
    document = read(tmp_path, "key: >-\n  one\n  line\n\n  two\n\n\n  three\n")

    assert document.value == {"key": "one line\n\ntwo\n\nthree"}


def test_positions_count_lines_and_characters(tmp_path: Path) -> None:
    document = read(tmp_path, '# first\n"grün": {a: [ä, \N{GRINNING FACE}, z]}\nb:\n  - c: 1\n')

    value, key = document.positions.value, document.positions.key
    assert key(("grün",)) == Position(2, 1)
    assert value(("grün", "a", 2)) == Position(2, 20)
    assert (key(("b",)), value(("b",)), value(("b", 0))) == (Position(3, 1), Position(4, 3), Position(4, 5))
    assert (key(("b", 0, "c")), value(("b", 0, "c"))) == (Position(4, 5), Position(4, 8))
    assert document.first_line == "# first"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read_alike(tmp_path: Path, end: str) -> None:
    document = read(tmp_path, end.join(("# x", "a: 1", "b: |", "  one", "  two", "")))

    assert document.value == {"a": 1, "b": "one\ntwo"}
    assert document.positions.value(("b",)) == Position(3, 4)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    document = read(tmp_path, b"\xef\xbb\xbf# x\na: 1\n")

    assert (document.value, document.first_line, document.problems) == ({"a": 1}, "# x", ())


def test_of_a_key_that_stands_twice_the_first_is_kept(tmp_path: Path) -> None:
    document = read(tmp_path, "a: {b: 1}\na: {b: {c: 3}}\n'a': 4\n")

    assert document.value == {"a": {"b": 1}}
    assert document.positions.value(("a", "b")) == Position(1, 8)
    assert problems(document) == [
        "2:1: file: the key 'a' stands twice, first in line 1",
        "3:1: file: the key 'a' stands twice, first in line 1",
    ]


def test_everything_wrong_with_values_is_found_at_once(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\nb: {c: ~, d: [1, null]}\n2: x\n? {e: 1}\n: y\n")

    assert problems(document) == [
        "1:3: a: is empty",
        "2:8: b.c: is empty",
        "2:18: b.d[1]: is empty",
        "3:1: file: the key '2' is not text",
        "4:3: file: a key is a list or a mapping",
    ]
    assert document.value == {"a": None, "b": {"c": None, "d": (1, None)}}


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? "])
def test_fifty_thousand_nested_brackets_are_refused_at_the_first_too_many(
    tmp_path: Path, bracket: str
) -> None:
    start = time.process_time()
    document = read(tmp_path, f"a: {bracket * 50_000}\n" if bracket in "[{a: " else bracket * 50_000)

    assert document.value is None
    assert [each.message for each in document.problems] == ["is nested deeper than 20 levels"]
    assert time.process_time() - start < 2


def test_an_anchor_bomb_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 10)]

    assert problems(read(tmp_path, "\n".join(lines))) == ["1:5: file: the anchor '&a0' is not allowed"]


def test_latin_1_is_refused_with_its_position(tmp_path: Path) -> None:
    document = read(tmp_path, b"# \xc3\xa4\na: \xc3\xbcber Gr\xf6\xdfe\n")

    assert problems(document) == ["2:11: file: is not UTF-8 text"]


@pytest.mark.parametrize(
    "content", ["a: x\n".encode("utf-16"), b"\xff\xfea", b"a: \xed\xa0\x80", b"\xc0\x80"]
)
def test_other_encodings_are_refused(tmp_path: Path, content: bytes) -> None:
    assert [each.message for each in read(tmp_path, content).problems] == ["is not UTF-8 text"]


@pytest.mark.parametrize("content", ["", "\n", "  \n\n", "# only a comment\n", "\n\n  # x\n", "\ufeff"])
def test_a_file_without_content_is_empty(tmp_path: Path, content: str) -> None:
    assert problems(read(tmp_path, content)) == ["1:1: file: is empty"]


@pytest.mark.parametrize("content", ["---\n", "~\n", "null\n", "---\n...\n"])
def test_a_document_without_content_is_empty(tmp_path: Path, content: str) -> None:
    document = read(tmp_path, content)

    assert document.value is None
    assert [each.message for each in document.problems] == ["is empty"]


def test_a_tab_is_named_with_its_first_place(tmp_path: Path) -> None:
    assert problems(read(tmp_path, "a: 1\nb: x\ty\n\tc: 1\n")) == ["2:5: file: holds a tab"]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\uffff"])
def test_invisible_characters_are_refused_raw_and_escaped(tmp_path: Path, character: str) -> None:
    name = f"holds the invisible character U+{ord(character):04X}"

    assert problems(read(tmp_path, f"a: b\nc: d{character}e\n")) == [f"2:5: file: {name}"]
    assert problems(read(tmp_path, f'a: b\nc: "d\\u{ord(character):04x}e"\n')) == [f"2:4: c: {name}"]


def test_half_a_character_is_refused_by_both_parsers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr("mintq_build.reading.yaml_events._LOADER", loader)
        assert len(read(tmp_path, 'a: "\\ud83d"\n').problems) == 1


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # takes no room on the disk; reading it would give zero bytes
    start = time.process_time()

    document = read_document(path, tmp_path)

    assert problems(document) == ["1:1: file: is too large (50.0 MB)"]
    assert document.problems[0].hint == "At most 1 MB are read; make the file smaller"
    assert time.process_time() - start < 0.1


def test_a_file_of_the_largest_size_is_read_quickly(tmp_path: Path) -> None:
    lines = "".join(f"key-{number}: {{de: text, en: text}}\n" for number in range(30_000))
    start = time.process_time()

    document = read(tmp_path, lines.ljust(SIZE_LIMIT - 1) + "\n")

    assert len(document.value) == 30_000
    assert time.process_time() - start < 5


def test_blank_megabytes_take_no_time(tmp_path: Path) -> None:
    start = time.process_time()

    assert problems(read(tmp_path, "\n" * SIZE_LIMIT)) == ["1:1: file: is empty"]
    assert time.process_time() - start < 2


def test_a_symbolic_link_may_not_leave_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "framework"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_text("a: secret\n", encoding="utf-8")
    (folder / "inside.yaml").write_text("a: inside\n", encoding="utf-8")
    (folder / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "in.yaml").symlink_to(folder / "inside.yaml")
    (folder / "nowhere.yaml").symlink_to(folder / "gone.yaml")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")

    refused = {name: problems(read_document(folder / name, folder)) for name in ("out.yaml", "nowhere.yaml")}

    assert refused == {
        "out.yaml": ["1:1: file: is a symbolic link that leads out of the folder"],
        "nowhere.yaml": ["1:1: file: there is no such file"],
    }
    assert read_document(folder / "in.yaml", folder).value == {"a": "inside"}
    assert "cannot be read" in problems(read_document(folder / "loop.yaml", folder))[0]


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")  # opening it would wait for ever

    assert problems(read_document(tmp_path / "folder.yaml", tmp_path)) == ["1:1: file: is a folder"]
    assert problems(read_document(tmp_path / "pipe.yaml", tmp_path)) == ["1:1: file: is no regular file"]


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "file.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(Path, "open", deny)

    assert problems(read_document(path, tmp_path)) == ["1:1: file: cannot be read: Permission denied"]


ANY_FILE = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
YAML_PIECES = st.text(st.sampled_from("ab:-?[]{},#&*!|>'\"%@` \n\t\\0~<.ä\ufeff")).map(str.encode)


@ANY_FILE
@given(content=st.one_of(st.binary(), YAML_PIECES))
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_no_bytes_crash_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loader: type, content: bytes
) -> None:
    monkeypatch.setattr("mintq_build.reading.yaml_events._LOADER", loader)

    document = read(tmp_path, content)

    assert document.value is not None or document.problems
    for each in document.problems:
        assert each.line >= 1
        assert each.column >= 1
        assert "\n" not in str(each)


@ANY_FILE
@given(content=YAML_PIECES)
def test_the_quick_look_finds_what_the_close_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    quick = read(tmp_path, content)
    with monkeypatch.context() as patch:
        patch.setattr("mintq_build.reading.yaml_source.read_value", lambda _text: None)
        close = read(tmp_path, content)

    assert (quick.value, quick.problems, quick.first_line) == (close.value, close.problems, close.first_line)
    assert quick.positions.find() == close.positions.find()


def test_a_good_file_needs_no_close_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*_args: object) -> None:
        raise AssertionError

    monkeypatch.setattr("mintq_build.reading.yaml_source._examine", look)
    text = r"""# yaml-language-server: $schema=../schema.json
title: {de: Wir, en: "We \"two\""} # said twice
list:
  - no # comment
  - "# no comment"
  - >-
    one
    two
core: true
"""

    assert read(tmp_path, text).value == {
        "title": {"de": "Wir", "en": 'We "two"'},
        "list": ("no", "# no comment", "one two"),
        "core": True,
    }


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"]))


@ANY_FILE
@given(words=TEXTS)
def test_any_quoted_text_survives(tmp_path: Path, words: str) -> None:
    quoted = words.replace("'", "''")

    document = read(tmp_path, f"a: '{quoted}'\n")

    assert (document.value, document.problems) == ({"a": words}, ())


@ANY_FILE
@given(words=TEXTS.filter(lambda words: words.strip() == words != ""))
def test_any_block_of_text_survives(tmp_path: Path, words: str) -> None:
    document = read(tmp_path, f"a: |\n  {words}\n  {words}\n")

    assert (document.value, document.problems) == ({"a": f"{words}\n{words}"}, ())


NESTED = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.integers(-(10**14), 10**14)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple), st.dictionaries(TEXTS.filter(bool), inner, max_size=4)
    ),
    max_leaves=20,
)


@ANY_FILE
@given(value=st.dictionaries(TEXTS.filter(bool), NESTED, min_size=1, max_size=4))
def test_any_document_survives(tmp_path: Path, value: dict[str, object]) -> None:
    """JSON is YAML: what is written so comes back, with a position for every value."""
    document = read(tmp_path, json.dumps(value, ensure_ascii=False, indent=1))

    assert (document.value, document.problems) == (value, ())
