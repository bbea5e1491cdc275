"""One tab of Firefox or WebKitGTK behind the same few words, so that each journey is written once."""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from selenium.webdriver.remote.webelement import WebElement

PATIENCE = 60
"""Seconds for the engine to load on a busy machine."""
SETTLE = """const done = arguments[arguments.length - 1];
Promise.resolve((%s)(...[...arguments].slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));"""

SCROLL = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"


class Driver(Protocol):
    """One tab; places in the page are named by CSS selectors."""

    def open(self, address: str) -> None:
        """Load a page."""

    def reload(self) -> None:
        """Load the page again."""

    def run(self, function: str, *arguments: Any) -> Any:
        """Call a JavaScript function in the page and return what it gives, or what its promise gives."""

    def click(self, place: str) -> None:
        """Click on the one element at a place."""

    def type(self, place: str, words: str) -> None:
        """Type into a field with keys."""

    def choose_file(self, place: str, path: Path) -> None:
        """Choose a file in a file field."""

    def look(self, frame: str, place: str, style: str) -> str:
        """Return how the first element at a place inside a frame looks, in one of its styles."""


class Firefox:
    """Firefox through Playwright, which speaks WebDriver BiDi with a released Firefox."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        """See Driver."""
        self._page.goto(address)

    def reload(self) -> None:
        """See Driver."""
        self._page.reload()

    def run(self, function: str, *arguments: Any) -> Any:
        """See Driver."""
        return self._page.evaluate(f"(all) => ({function})(...all)", list(arguments))

    def click(self, place: str) -> None:
        """See Driver."""
        self._page.locator(place).click()

    def type(self, place: str, words: str) -> None:
        """See Driver."""
        self._page.locator(place).click()
        self._page.keyboard.type(words)

    def choose_file(self, place: str, path: Path) -> None:
        """See Driver."""
        self._page.locator(place).set_input_files(path)

    def look(self, frame: str, place: str, style: str) -> str:
        """See Driver."""
        found = self._page.frame_locator(frame).locator(place).first
        told: str = found.evaluate("(node, name) => getComputedStyle(node).getPropertyValue(name)", style)
        return told


class WebKit:
    """WebKitGTK's small browser through its own WebDriver."""

    def __init__(self, browser: webdriver.WebKitGTK) -> None:
        self._browser = browser

    def _at(self, place: str) -> WebElement:
        return self._browser.find_element(By.CSS_SELECTOR, place)

    def open(self, address: str) -> None:
        """See Driver."""
        self._browser.get(address)

    def reload(self) -> None:
        """See Driver."""
        self._browser.refresh()

    def run(self, function: str, *arguments: Any) -> Any:
        """See Driver."""
        outcome = self._browser.execute_async_script(SETTLE % function, *arguments)
        assert "error" not in outcome, outcome["error"]
        return outcome.get("value")

    def click(self, place: str) -> None:
        """See Driver."""
        element = self._at(place)
        # The driver's own way of scrolling leaves some buttons at the edge, and then refuses to click on them.
        self._browser.execute_script(SCROLL, element)
        element.click()

    def type(self, place: str, words: str) -> None:
        """See Driver."""
        self._at(place).send_keys(words)

    def choose_file(self, place: str, path: Path) -> None:
        """See Driver."""
        self._at(place).send_keys(str(path))

    def look(self, frame: str, place: str, style: str) -> str:
        """See Driver."""
        self._browser.switch_to.frame(self._at(frame))
        try:
            return self._at(place).value_of_css_property(style)
        finally:
            self._browser.switch_to.default_content()


@contextlib.contextmanager
def open_firefox(browser: Browser) -> Iterator[Firefox]:
    """Open a tab that has kept nothing."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    try:
        yield Firefox(context.new_page())
    finally:
        context.close()


@contextlib.contextmanager
def open_webkit(driver: str, display: str) -> Iterator[WebKit]:
    """Open a WebKitGTK that has kept nothing; what it keeps ends with it."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = _small_browser()
    options.add_argument("--automation")
    # In a container the browser may not make one of its own. The tests open nothing but their own pages.
    sandbox = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    service = Service(driver, env={**os.environ, **sandbox, "DISPLAY": display})
    browser = webdriver.WebKitGTK(options=options, service=service)
    browser.set_script_timeout(PATIENCE)
    try:
        yield WebKit(browser)
    finally:
        browser.quit()


def _small_browser() -> str:
    """Return the path of MiniBrowser, which comes with WebKitGTK and lies on no search path."""
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    assert found, "MiniBrowser was not found. It comes with libwebkit2gtk, which webkit2gtk-driver needs."
    return str(found[-1])


@contextlib.contextmanager
def open_screen(program: str) -> Iterator[str]:
    """Start a screen that nobody sees and give its name; Xvfb finds a free number."""
    command = [program, "-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="ascii"
    ) as screen:
        assert screen.stdout
        try:
            yield f":{screen.stdout.readline().strip()}"
        finally:
            screen.terminate()
