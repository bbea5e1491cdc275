"""The JSON Schemas that editors use."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mintq_build.json_schema import KINDS, schema_texts, write_schemas

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "framework" / "schema"


def test_committed_schemas_are_the_generated_ones() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}

    assert committed == schema_texts(), "run `python -m mintq_build.json_schema`"


def test_the_module_writes_them(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "mintq_build.json_schema"], cwd=tmp_path, check=True)

    assert {path.name for path in (tmp_path / "framework" / "schema").iterdir()} == set(schema_texts())
    write_schemas(tmp_path / "again")
    for name, text in schema_texts().items():
        assert (tmp_path / "again" / name).read_bytes() == text.encode("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_strict_and_tell_what_each_key_is(kind: str) -> None:
    schema = json.loads(schema_texts()[f"{kind}.schema.json"])

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in (schema, *schema["$defs"].values()):
        for key, value in part.get("properties", {}).items():
            assert value["description"], key
            assert value.get("type") != "null"
        if "properties" in part:
            assert part["additionalProperties"] is False
    assert '"null"' not in json.dumps(schema)


def test_a_text_has_one_key_per_language() -> None:
    text = json.loads(schema_texts()["area.schema.json"])["$defs"]["Text"]

    assert (text["additionalProperties"], text["minProperties"]) == (False, 1)
    assert list(text["patternProperties"]) == ["^[a-z]{2}$"]


def test_every_file_of_the_framework_names_a_schema_that_is_there() -> None:
    files = sorted((ROOT / "framework").rglob("*.yaml"))
    assert len(files) >= 24
    for path in [*files, ROOT / "site_src" / "developers" / "host.example.yaml"]:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        schema = json.loads((path.parent / found[1]).read_text(encoding="utf-8"))
        known = set(yaml.safe_load(path.read_text(encoding="utf-8")))
        assert set(schema.get("required", ())) <= known <= set(schema["properties"]), path
