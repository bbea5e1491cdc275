"""Firefox and WebKitGTK, and the assessment in a tab of each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from mintq_build.machine import ensure_other_browsers
from tests.other_browsers.drivers import PATIENCE, Driver, open_firefox, open_screen, open_webkit

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

LEVELS = """() => Object.fromEntries([...document.querySelectorAll(
  "fieldset[data-mintq-indicator] input[type=radio]:checked")].map((radio) => [radio.name, radio.value]))"""
# Neither browser tells its driver of files that a page makes: the file is caught where it is made. The code of the
# engine's worker is made the same way, whenever it starts.
CATCH = """() => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (file) => {
    if (file.type !== "text/javascript") globalThis.caught = file;
    return make.call(URL, file);
  };
}"""
CAUGHT = """async () => {
  const file = globalThis.caught;
  return file ? [...new Uint8Array(await file.arrayBuffer())] : null;
}"""


def wait_until(holds: Callable[[], Any], what: str) -> Any:
    """Ask again and again until something holds, and return it; neither driver can wait for a condition."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end, f"not within {PATIENCE} seconds: {what}"
        time.sleep(0.1)
    return found


@dataclass
class Assessment:
    """The assessment in one tab, used the way people use it."""

    driver: Driver
    address: str

    def open(self, path: str = "assessment/") -> Assessment:
        """Open the page and wait until it hears."""
        self.driver.open(self.address + path)
        self.wait_for('[data-mintq-live="saved"][data-state]')
        return self

    def reload(self) -> None:
        """Load the page again and wait until what was kept is there."""
        self.driver.reload()
        self.wait_for('[data-mintq-live="saved"][data-state]')

    def wait_for(self, place: str) -> None:
        """Wait until an element is there and can be seen."""
        seen = "(place) => Boolean(document.querySelector(place)?.getClientRects().length)"
        wait_until(lambda: self.driver.run(seen, place), place)

    def wait_for_words(self, place: str, words: str) -> None:
        """Wait until words stand at a place."""
        wait_until(lambda: words in self.text(place), f"“{words}” at {place}")

    def text(self, place: str) -> str:
        """Return what stands at a place, nothing if it is not there."""
        words: str = self.driver.run("(place) => document.querySelector(place)?.innerText ?? ''", place)
        return words

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        words: str = self.driver.run("(name) => document.getElementsByName(name)[0]?.value ?? ''", name)
        return words

    def show(self, panel: str) -> None:
        """Go to a panel by its address."""
        self.driver.run("(panel) => { location.hash = panel; }", panel)
        self.wait_for(f"#{panel}")

    def rate(self, indicator: str, value: int | str) -> None:
        """Choose a level, on the panel of its criterion."""
        self.show(indicator.split(".", 1)[0])
        self.driver.click(f'input[name="{indicator}"][value="{value}"]')

    def do(self, action: str) -> None:
        """Press the button of an action."""
        self.driver.click(f'[data-mintq-action="{action}"]')

    def saved(self) -> None:
        """Wait until everything is kept in the browser."""
        self.wait_for('[data-mintq-live="saved"][data-state="saved"]')

    def levels(self) -> dict[str, str]:
        """Return the chosen value of every rated indicator."""
        found: dict[str, str] = self.driver.run(LEVELS)
        return found

    def result(self) -> None:
        """Ask for the result and wait for it."""
        self.do("result")
        self.wait_for("[data-mintq-result] .mintq-view")

    def download(self, action: str) -> bytes:
        """Press a button that downloads and return what the file holds."""
        self.driver.run("() => { globalThis.caught = undefined; }")
        self.driver.run(CATCH)
        self.do(action)
        return bytes(wait_until(lambda: self.driver.run(CAUGHT), f"the file of {action}"))

    def foreign(self) -> list[str]:
        """Return what this page has asked other hosts for."""
        asked: list[str] = self.driver.run("() => performance.getEntries().map((entry) => entry.name)")
        own = self.address, "blob:", "data:"
        return [name for name in asked if ":" in name and not name.startswith(own)]


@pytest.fixture(scope="session")
def programs() -> dict[str, str]:
    """Return the programs by their package; fails, and says what to install, when one is missing."""
    return ensure_other_browsers()


@pytest.fixture(scope="session")
def screen(programs: dict[str, str]) -> Iterator[str]:
    """Return the name of a screen that nobody sees."""
    with open_screen(programs["xvfb"]) as name:
        yield name


@pytest.fixture(scope="session")
def firefox(playwright: Playwright, programs: dict[str, str]) -> Iterator[Browser]:
    """Return the machine's own Firefox."""
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=programs["firefox-esr"])
    yield browser
    browser.close()


@pytest.fixture(params=["firefox", "webkit"])
def driver(request: pytest.FixtureRequest, programs: dict[str, str]) -> Iterator[Driver]:
    """Return a tab of each browser in turn."""
    if request.param == "firefox":
        with open_firefox(request.getfixturevalue("firefox")) as firefox:
            yield firefox
    else:
        with open_webkit(programs["webkit2gtk-driver"], request.getfixturevalue("screen")) as webkit:
            yield webkit


@pytest.fixture
def assessment(
    driver: Driver,
    built_site: Path,
    serve_folder: Callable[[Path], contextlib.AbstractContextManager[str]],
) -> Iterator[Assessment]:
    """Return the assessment, open in a browser that has kept nothing; at the end no other host was asked."""
    with serve_folder(built_site) as address:
        assessment = Assessment(driver, address).open()
        yield assessment
        assert assessment.foreign() == []
