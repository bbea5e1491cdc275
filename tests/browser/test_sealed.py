"""Files behind a passphrase: what is sealed opens again, and what does not open says why."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
WORDS = "vier zufällige Wörter hier"


def seal(assessment: Any, folder: Path) -> Path:
    page = assessment.page
    assessment.do("seal")
    dialog = page.locator('[data-mintq-dialog="seal"]')
    dialog.get_by_label("Passwort (mindestens").fill(WORDS)
    dialog.get_by_label("Passwort noch einmal").fill("etwas anderes")
    dialog.get_by_role("button", name="Datei sichern").click()
    expect(dialog).to_be_visible()
    dialog.get_by_label("Passwort noch einmal").fill(WORDS)
    with page.expect_download(timeout=60_000) as waiting:
        dialog.get_by_role("button", name="Datei sichern").click()
    path = folder / str(waiting.value.suggested_filename)
    waiting.value.save_as(path)
    return path


def give(assessment: Any, words: str) -> None:
    dialog = assessment.page.locator('[data-mintq-dialog="unseal"]')
    dialog.get_by_label("Passwort", exact=True).fill(words)
    dialog.get_by_role("button", name="Öffnen").click()


def test_a_sealed_file_opens_with_its_passphrase_and_only_with_it(assessment: Any, tmp_path: Path) -> None:
    page = assessment.page
    assessment.rate("need.evidence", 2)
    assessment.note("need.evidence", "vertraulich 🙂")
    path = seal(assessment, tmp_path)
    expect(page.locator(".mintq-message")).to_contain_text("zur Probe wieder geöffnet")
    text = path.read_text(encoding="utf-8")
    envelope = json.loads(text)
    assert "vertraulich" not in text
    assert envelope["format"] == "mintq-sealed"
    assert envelope["key"]["iterations"] >= 600_000
    assert len(base64.b64decode(envelope["key"]["salt"])) == 16
    assert page.evaluate("() => document.querySelector('[name=passphrase]').value") == ""

    assessment.do("clear")
    assessment.do("clear-yes")
    assessment.choose(path.name, path.read_bytes())
    give(assessment, "falsch geraten")
    expect(page.locator('[data-mintq-live="unseal"]')).to_contain_text("passt nicht zu dieser Datei")
    assert assessment.levels() == {}
    give(assessment, WORDS)
    expect(page.locator('[name="need.evidence"][value="2"]')).to_be_checked()
    assert page.locator('[name="need.evidence.note"]').input_value() == "vertraulich 🙂"

    damaged = re.sub(r'"content": "(.)', lambda found: f'"content": "{"B" if found[1] == "A" else "A"}', text)
    assessment.choose("kaputt.mintq.json", damaged.encode())
    expect(page.locator(".mintq-message--error")).to_contain_text("beschädigt")
    later = json.dumps(envelope | {"format_version": 2})
    assessment.choose("neu.mintq.json", later.encode())
    expect(page.locator(".mintq-message--error")).to_contain_text("neueren Fassung")
    expect(page.locator('[name="need.evidence"][value="2"]')).to_be_checked()

    command = [sys.executable, "-m", "mintq_build", "score", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "protected by a passphrase" in done.stderr + done.stdout


def test_without_cryptography_it_says_what_to_do(
    new_context: Callable[..., Any], assessment_of: Callable[..., Any]
) -> None:
    context = new_context(expect_trouble=True)
    context.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined})")
    assessment = assessment_of(context)
    assessment.do("seal")
    expect(assessment.page.locator(".mintq-message--error")).to_contain_text("https")
    assessment.choose("zu.mintq.json", json.dumps({"format": "mintq-sealed", "format_version": 1}).encode())
    expect(assessment.page.locator(".mintq-message--error")).to_contain_text("https")
