"""Which part of the standard library travels, and in what shape."""

from __future__ import annotations

import ast
import zipfile
from typing import TYPE_CHECKING

import pytest

from mintq_build.runtime.build import APP_PACKAGE
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.runtime.inside.prepare import strip_archive, strip_docstrings
from mintq_build.runtime.stdlib import choose_files, imported_names, prune, put_stand_ins, read_declared

if TYPE_CHECKING:
    from pathlib import Path

FILES = ["json/", "json/__init__.py", "json/decoder.py", "json/tool.py", "os.py", "re/__init__.py", "LICENSE"]


def test_a_declared_name_needs_a_reason() -> None:
    assert read_declared("# head\n\nos  # files\nre.*   # text\n") == ("os", "re.*")
    with pytest.raises(RuntimeBuildError, match=r"stdlib\.txt:2: re: say why"):
        read_declared("os  # files\nre\n")


def test_files_are_those_of_modules_and_of_packages_around_them() -> None:
    assert choose_files(FILES, ["json.decoder", "sys"], []) == ["json/__init__.py", "json/decoder.py"]
    assert choose_files(FILES, [], ["os"]) == ["os.py"]
    assert choose_files(FILES, [], ["json"]) == ["json/__init__.py"]
    assert choose_files(FILES, [], ["json.*"]) == ["json/__init__.py", "json/decoder.py", "json/tool.py"]


def test_a_declared_module_that_python_lost_is_told() -> None:
    with pytest.raises(RuntimeBuildError, match=r"nonsense: there is no such module"):
        choose_files(FILES, [], ["nonsense"])


def test_imports_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "from __future__ import annotations\nimport os.path, yaml\nfrom pyodide_app import core\n"
        "def f():\n    from collections import abc\n"
    )
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "b.py").write_text("from math import *\n")
    assert imported_names(tmp_path) == ("collections", "collections.abc", "math", "os.path")


def test_our_package_imports_json() -> None:
    assert "json" in imported_names(APP_PACKAGE)


def test_pruning_gives_the_same_bytes_each_time(tmp_path: Path) -> None:
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for name in reversed(FILES):
            archive.writestr(name, name)
    for target in ("one.zip", "two.zip"):
        prune(whole, tmp_path / target, ["os"], ["json.*"])
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["json/__init__.py", "json/decoder.py", "json/tool.py", "os.py"]


def test_stand_ins_take_the_place_of_modules_and_packages(tmp_path: Path) -> None:
    whole, changed = tmp_path / "whole.zip", tmp_path / "changed.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("_colorize.py", "asyncio/__init__.py", "asyncio/events.py", "asyncio_not.py"):
            archive.writestr(name, "original")

    put_stand_ins(whole, changed)

    with zipfile.ZipFile(changed) as archive:
        content = {name: archive.read(name).decode() for name in sorted(archive.namelist())}
    assert list(content) == ["_colorize.py", "asyncio.py", "asyncio_not.py"]
    assert "AbstractEventLoop" in content["asyncio.py"]
    assert "get_theme" in content["_colorize.py"]
    assert content["asyncio_not.py"] == "original"


def test_a_module_that_python_lost_needs_no_stand_in(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "whole.zip", "w") as archive:
        archive.writestr("_colorize.py", "original")
    with pytest.raises(RuntimeBuildError, match="there is no asyncio in Pyodide's Python"):
        put_stand_ins(tmp_path / "whole.zip", tmp_path / "changed.zip")


SOURCE = '''"""Module.

More."""
from __future__ import annotations
class A:
    "One line"; x = 1
    def f(self):
        """Größe
        und Zeilen."""
    async def g(self):
        (\'\'\'In
        brackets\'\'\')
        return "no docstring", __doc__
y = """also
none"""
'''


def statements(source: bytes) -> list[tuple[str, int]]:
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt))
    return [(type(node).__name__, node.lineno) for node in nodes]


def test_docstrings_go_and_lines_stay() -> None:
    stripped = strip_docstrings(SOURCE.encode())
    tree = ast.parse(stripped)
    assert [ast.get_docstring(node) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)] == ["."]
    assert b"docstring" in stripped
    assert b"also\nnone" in stripped
    assert "Größe" not in stripped.decode()
    before, after = statements(SOURCE.encode()), statements(stripped)
    assert before == after


def test_stripping_spares_pyodides_own_half_and_other_files(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    content = {"a.py": b'"""Doc."""\n', "_pyodide/b.py": b'"""Doc."""\n', "c.json": b'"""Doc."""\n'}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    strip_archive(path)
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == content | {"a.py": b'"."\n'}
