"""Killing the browser at any moment loses at most the keystroke in hand.

`MINTQ_KILLS=200 make test ARGS="-s tests/browser/test_killed.py"` tries 200 moments and prints the count.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import string
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from mintq_build.machine import ensure_chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Playwright

pytestmark = pytest.mark.browser

MOMENTS = int(os.environ.get("MINTQ_KILLS", "4"))
NOTE = '[name="need.evidence.note"]'
PATIENCE = 60_000
STATE = """() => [document.querySelector('[name="need.evidence.note"]').value,
  document.querySelector('[name="need.evidence"]:checked')?.value ?? ""]"""


@dataclass(frozen=True)
class Entered:
    """What stands in the page after some steps: four letters, then a choice, and so on."""

    note: str = ""
    level: str = ""

    def after(self, letter: str, step: int) -> Entered:
        """Return what stands there after one more step."""
        return (
            Entered(self.note, str(step // 5 % 4))
            if step % 5 == 4
            else Entered(self.note + letter, self.level)
        )


def open_browser(playwright: Playwright, profile: Path) -> BrowserContext:
    """Open a browser that keeps its profile; Python is not needed here, and not fetched."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=ensure_chromium(),
        args=["--no-sandbox", "--disable-background-networking"],
        service_workers="block",
        timeout=PATIENCE,
    )
    context.set_default_timeout(PATIENCE)
    context.route("**/runtime-*/**", lambda route: route.abort())
    return context


def process_of(profile: Path) -> int:
    """Return the process id of the browser with this profile."""
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            arguments = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if f"--user-data-dir={profile}" in arguments and not any(
            each.startswith("--type=") for each in arguments
        ):
            return int(folder.name)
    message = "the browser's process was not found"
    raise AssertionError(message)


def open_page(context: BrowserContext, address: str) -> tuple[Page, Entered]:
    """Open the assessment, wait until what was kept is there, and return that."""
    page = context.new_page()
    page.goto(f"{address}assessment/#need")
    page.locator('[data-mintq-live="saved"][data-state]').wait_for()
    note, level = page.evaluate(STATE)
    return page, Entered(note, level)


def enter(page: Page, start: Entered, dice: random.Random) -> Iterator[Entered]:
    """Type and choose at the pace of a quick person; give what stands there after each step that was done."""
    now = start
    for step in range(10_000):
        letter = dice.choice(string.ascii_lowercase)
        if step % 5 == 4:
            page.evaluate(
                '(value) => document.querySelector(`[name="need.evidence"][value="${value}"]`).click()',
                str(step // 5 % 4),
            )
        else:
            page.locator(NOTE).focus()
            page.keyboard.press("End")
            page.keyboard.type(letter)
        now = now.after(letter, step)
        yield now
        page.wait_for_timeout(dice.uniform(10, 60))


def test_killed_at_random_moments(playwright: Playwright, site_address: str, tmp_path: Path) -> None:
    dice = random.Random(2026)
    profile = tmp_path / "profile"
    lost: list[int] = []
    entered = 0
    steps = [Entered()]
    for _ in range(MOMENTS):
        context = open_browser(playwright, profile)
        page, found = open_page(context, site_address)
        lost.append(missing(steps, found))
        steps = [found]
        pid = process_of(profile)
        timer = threading.Timer(dice.uniform(0.3, 3), os.kill, (pid, signal.SIGKILL))
        timer.start()
        try:
            for now in enter(page, found, dice):
                steps.append(now)
        except Error:
            timer.join()
        entered += len(steps) - 1
    context = open_browser(playwright, profile)
    lost.append(missing(steps, open_page(context, site_address)[1]))
    context.close()
    print(
        f"\n{MOMENTS} kills, {entered} steps entered, lost beyond the one in hand: {sum(max(0, each - 1) for each in lost)}, most at once: {max(lost)}"
    )
    assert entered > MOMENTS
    assert max(lost) <= 1


def test_a_tab_that_crashes_or_is_discarded_while_somebody_types(
    assessment: Any, assessment_of: Callable[..., Any]
) -> None:
    page, dice = assessment.page, random.Random(11)
    steps = [Entered()]
    assessment.show("need")
    for now in enter(page, Entered(), dice):
        steps.append(now)
        if len(steps) > 40:
            break
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
    again = assessment_of(page.context).page
    again.locator('[data-mintq-live="saved"][data-state]').wait_for()
    note, level = again.evaluate(STATE)
    assert missing(steps, Entered(note, level)) <= 1


def missing(steps: list[Entered], found: Entered) -> int:
    """Return how many steps are not there; the step that was in hand may be there already."""
    for back, state in enumerate(reversed(steps)):
        if state == found:
            return back
    assert found.note.startswith(steps[-1].note), (steps[-5:], found)
    assert len(found.note) <= len(steps[-1].note) + 1
    return 0
