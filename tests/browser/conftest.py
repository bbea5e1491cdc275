"""A real Chromium that reaches nothing but the test's own hosts, and the assessment open in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mintq_build.machine import ensure_chromium

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

expect.set_options(timeout=15_000)

PATIENCE = 60_000
"""Milliseconds for the engine to load on a busy machine."""


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Return the machine's own Chromium; fails, and says what to install, when there is none."""
    arguments = ["--no-sandbox", "--disable-background-networking"]
    browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=arguments)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def site_address(
    built_site: Path,
    serve_folder: Callable[[Path], contextlib.AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Return the address of the real site, which lies in a folder of its host as on many hosts."""
    root = tmp_path_factory.mktemp("host")
    (root / "some").mkdir()
    (root / "some" / "folder").symlink_to(built_site)
    (root / "other").symlink_to(built_site)
    with serve_folder(root) as address:
        yield f"{address}some/folder/"


@dataclass
class Watch:
    """What a browser context did that it must not do."""

    foreign: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext, *, refuse: bool) -> None:
        """Watch everything in a context; requests to other hosts are noted and refused, or only noted.

        Where requests are stopped to be looked at, they pass by a service worker.
        """

        def gate(route: Any) -> None:
            if _is_own(route.request.url):
                route.continue_()
            else:
                self.foreign.append(route.request.url)
                route.abort()

        def note(request: Any) -> None:
            if not _is_own(request.url):
                self.foreign.append(request.url)

        if refuse:
            context.route("**/*", gate)
        else:
            context.on("request", note)
        context.on("console", lambda message: message.type == "error" and self.troubles.append(message.text))
        context.on("weberror", lambda error: self.troubles.append(str(error.error)))


def _is_own(address: str) -> bool:
    return "//127.0.0.1:" in address or address.startswith(("blob:", "data:"))


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return what opens a browser context; at the end none may have asked another host or had an error."""
    watch = Watch()
    contexts: list[BrowserContext] = []

    def make(*, expect_trouble: bool = False, **options: Any) -> BrowserContext:
        # Keeping the whole site takes seconds; the tests of offline use ask for it.
        options = {"service_workers": "block"} | options
        context = browser.new_context(accept_downloads=True, **options)
        context.set_default_timeout(15_000)
        watch.over(context, refuse=options["service_workers"] == "block")
        if expect_trouble:
            watch.troubles = _Deaf()
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert watch.foreign == []
    assert watch.troubles == []


class _Deaf(list[str]):
    """Keeps no troubles, for tests that cause them."""

    def append(self, _: str) -> None:
        """Forget it."""


@dataclass
class Assessment:
    """The assessment in one tab, used the way people use it."""

    page: Page
    address: str

    def open(self, path: str = "assessment/") -> Assessment:
        """Open the page."""
        self.page.goto(self.address + path)
        return self

    def show(self, panel: str) -> None:
        """Go to a panel by its address."""
        self.page.evaluate("(panel) => { location.hash = panel; }", panel)
        expect(self.page.locator(f"#{panel}")).to_be_visible()

    def rate(self, indicator: str, value: int | str) -> None:
        """Choose a level, on the panel of its criterion."""
        self.show(indicator.split(".", 1)[0])
        self.page.locator(f'input[name="{indicator}"][value="{value}"]').check()

    def note(self, indicator: str, words: str) -> None:
        """Write a note."""
        self.show(indicator.split(".", 1)[0])
        self.page.locator(f'textarea[name="{indicator}.note"]').fill(words)

    def do(self, action: str) -> None:
        """Press the button of an action."""
        self.page.locator(f'[data-mintq-action="{action}"]').click()

    def restored(self) -> None:
        """Wait until what was kept is taken up and shown."""
        expect(self.page.locator(".mintq-tasks__state[data-state]").first).to_be_attached()

    def levels(self) -> dict[str, str]:
        """Return the chosen value of every rated indicator, once what was kept is shown."""
        self.restored()
        found: dict[str, str] = self.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll(
                'fieldset[data-mintq-indicator] input[type=radio]:checked')].map((radio) => [radio.name, radio.value]))"""
        )
        return found

    def download(self, action: str, folder: Path) -> Path:
        """Press a button that downloads and return the file."""
        with self.page.expect_download(timeout=PATIENCE) as waiting:
            self.do(action)
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def choose(self, name: str, content: bytes) -> None:
        """Open a file with this content."""
        chosen = {"name": name, "mimeType": "application/json", "buffer": content}
        self.page.locator('[data-mintq-action="open"]').set_input_files(chosen)  # type: ignore[arg-type]

    def result(self) -> None:
        """Ask for the result and wait for it."""
        self.do("result")
        self.page.locator("[data-mintq-result] .mintq-view").wait_for(timeout=PATIENCE)

    def saved(self) -> None:
        """Wait until everything is kept in the browser."""
        expect(self.page.locator('[data-mintq-live="saved"][data-state="saved"]')).to_be_visible()

    def message(self) -> str:
        """Return the message that is shown."""
        box = self.page.locator(".mintq-messages .mintq-message")
        expect(box).to_be_visible()
        return box.inner_text()


@pytest.fixture
def assessment(new_context: Callable[..., BrowserContext], site_address: str) -> Assessment:
    """Return the assessment, open in a new browser context."""
    return Assessment(new_context().new_page(), site_address).open()


@pytest.fixture
def assessment_of(site_address: str) -> Callable[[BrowserContext], Assessment]:
    """Return what opens the assessment in a tab of a given context."""
    return lambda context: Assessment(context.new_page(), site_address).open()


@pytest.fixture(scope="session")
def save_file() -> Callable[..., bytes]:
    """Return what writes a save file's bytes; keyword arguments replace its parts."""

    def write(**parts: Any) -> bytes:
        base = {
            "format": "mintq-analysis",
            "format_version": 1,
            "id": "from-a-file",
            "framework": {"id": "mint-quality", "version": "1.0.0"},
            "answers": {"need.evidence": {"level": 3}},
        }
        return json.dumps(base | parts).encode()

    return write
