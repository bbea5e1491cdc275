"""The whole site without network, and copies that arrive half, broken or late."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from mintq_build.publishing.offline import WORKER, add_service_worker
from tests.browser.conftest import PATIENCE, Assessment

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

OWN = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
    async (name) => [name, (await (await caches.open(name)).keys()).length])))"""
SPOIL = """async ([ending, words]) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (!url.endsWith(ending)) continue;
      const kept = await cache.match(url);
      if (words === null) await cache.delete(url);
      else await cache.put(url, new Response(words, { headers: kept.headers }));
    }
  }
}"""


@dataclass
class Copy:
    """A copy of the built site on a host of its own, which a test may change."""

    folder: Path
    address: str

    def publish(self, path: str, old: str, new: str) -> None:
        """Change a page and publish the site anew."""
        page = self.folder / path
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")
        add_service_worker(self.folder, "mint-quality", fresh=False)

    def break_off(self, path: str) -> None:
        """Publish a site of which one file does not arrive as it was built."""
        add_service_worker(self.folder, "mint-quality", fresh=False)
        (self.folder / path).write_text("cut", encoding="utf-8")


@pytest.fixture
def copy(
    built_site: Path,
    tmp_path: Path,
    serve_folder: Callable[[Path], contextlib.AbstractContextManager[str]],
) -> Iterator[Copy]:
    folder = tmp_path / "root" / "quality"
    shutil.copytree(built_site, folder)
    with serve_folder(tmp_path / "root") as address:
        yield Copy(folder, f"{address}quality/")


@pytest.fixture
def keeping(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Return what opens a browser context that may keep the site."""
    return lambda **options: new_context(service_workers="allow", expect_trouble=True, **options)


def state(page: Page, wanted: str) -> None:
    expect(page.locator(f'html[data-mintq-offline="{wanted}"]')).to_be_attached(timeout=PATIENCE)


def open_ready(context: BrowserContext, copy: Copy, path: str) -> Page:
    page = context.new_page()
    page.goto(copy.address + path)
    state(page, "ready")
    return page


def taken_over(page: Page) -> None:
    """Wait until no newer version waits; nothing is fetched meanwhile, because an older one at work is not replaced."""
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          while (registration.installing || registration.waiting) await new Promise((resolve) => setTimeout(resolve, 300));
        }"""
    )


def test_after_one_visit_everything_works_without_network(
    keeping: Callable[..., BrowserContext], copy: Copy, tmp_path: Path
) -> None:
    context = keeping()
    page = open_ready(context, copy, "assessment/")
    expect(page.locator("[data-mintq-offline-when=ready]")).to_be_visible()
    shutil.rmtree(copy.folder)
    context.set_offline(True)

    assessment = Assessment(page, copy.address)
    page.reload()
    assessment.rate("need.evidence", 2)
    page.locator("a[data-mintq-language=en]").click()
    expect(page.locator("html[lang=en]")).to_be_attached()
    assessment.result()
    report = assessment.download("report", tmp_path).read_text(encoding="utf-8")
    assert '<html lang="en"' in report
    for path in ("", "en/", "framework/offer/need/", "en/methods/", "glossary/"):
        assert page.goto(copy.address + path).status == 200  # type: ignore[union-attr]
    page.goto(f"{copy.address}framework/offer/need")
    assert page.url == f"{copy.address}framework/offer/need/"
    assert page.goto(f"{copy.address}nowhere/").status == 404  # type: ignore[union-attr]
    page.goto(copy.address)
    page.get_by_role("searchbox").first.fill("Wirkung")
    expect(page.locator("[data-mintq-search-results] a").first).to_be_visible()


def test_a_first_copy_that_is_cut_off_leaves_the_site_as_it_is_and_goes_on_later(
    keeping: Callable[..., BrowserContext], copy: Copy
) -> None:
    whole = (copy.folder / "glossary" / "index.html").read_text(encoding="utf-8")
    copy.break_off("glossary/index.html")
    page = keeping().new_page()
    page.goto(f"{copy.address}about/")
    state(page, "failed")
    expect(page.locator("[data-mintq-offline-when=failed]")).to_be_visible()
    arrived = page.evaluate(OWN)
    assert page.goto(f"{copy.address}framework/offer/need/").status == 200  # type: ignore[union-attr]

    (copy.folder / "glossary" / "index.html").write_text(whole, encoding="utf-8")
    page.reload()
    state(page, "ready")
    assert [*page.evaluate(OWN)] == [*arrived]


def test_a_broken_update_changes_nothing_and_a_whole_one_comes(
    keeping: Callable[..., BrowserContext], copy: Copy
) -> None:
    context = keeping()
    page = open_ready(context, copy, "about/")
    for path in ("about/index.html", "privacy/index.html"):
        copy.publish(path, "</h1>", " NEWVERSION</h1>")
    good = (copy.folder / "privacy" / "index.html").read_bytes()
    (copy.folder / "privacy" / "index.html").write_text("cut", encoding="utf-8")
    page.reload()
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {})")
    page.evaluate(
        """async () => { while ((await navigator.serviceWorker.getRegistration()).installing)
             await new Promise((resolve) => setTimeout(resolve, 300)); }"""
    )
    page.reload()
    assert "NEWVERSION" not in page.locator("h1").inner_text()
    page.goto(f"{copy.address}privacy/")
    assert page.locator("h1").count() == 1

    (copy.folder / "privacy" / "index.html").write_bytes(good)
    page.goto(f"{copy.address}about/")
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    taken_over(page)
    page.reload()
    expect(page.locator("h1")).to_contain_text("NEWVERSION")
    assert len(page.evaluate(OWN)) <= 2  # the older copy stays as long as pages of it may be open


def test_an_update_that_waited_for_the_assessment_comes_when_it_is_left(
    keeping: Callable[..., BrowserContext], copy: Copy
) -> None:
    page = open_ready(keeping(), copy, "assessment/")
    copy.publish("about/index.html", "</h1>", " NEWVERSION</h1>")
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    expect(page.locator("[data-mintq-offline-do=update]")).to_be_visible(timeout=PATIENCE)
    page.goto(f"{copy.address}about/")
    taken_over(page)
    page.reload()
    expect(page.locator("h1")).to_contain_text("NEWVERSION")


def test_an_update_waits_while_the_assessment_is_open_and_loses_nothing(
    keeping: Callable[..., BrowserContext], copy: Copy
) -> None:
    context = keeping()
    page = open_ready(context, copy, "assessment/")
    assessment = Assessment(page, copy.address)
    assessment.rate("need.evidence", 3)
    assessment.saved()
    copy.publish("assessment/index.html", "</h1>", " NEWVERSION</h1>")
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    update = page.locator("[data-mintq-offline-do=update]")
    expect(update).to_be_visible(timeout=PATIENCE)
    assert "NEWVERSION" not in page.locator("h1").inner_text()
    with page.expect_navigation():
        update.click()
    expect(page.locator("h1")).to_contain_text("NEWVERSION")
    assert assessment.levels() == {"need.evidence": "3"}


@pytest.mark.parametrize(
    ("ending", "words"), [("/features/answering.js", "%%%"), ("assessment/", "gone"), ("app.css", None)]
)
def test_a_broken_file_in_the_copy_is_replaced_from_the_network(
    keeping: Callable[..., BrowserContext], copy: Copy, ending: str, words: str | None
) -> None:
    page = open_ready(keeping(), copy, "assessment/")
    page.evaluate(SPOIL, [ending, words])
    page.reload()
    Assessment(page, copy.address).rate("need.evidence", 1)
    state(page, "ready")


def test_python_that_lies_broken_in_the_copy_is_mended_by_trying_again(
    keeping: Callable[..., BrowserContext], copy: Copy
) -> None:
    page = open_ready(keeping(), copy, "assessment/")
    page.evaluate(SPOIL, ["python_stdlib.zip", "rubbish" * 200_000])
    page.reload()
    # The watchdog of a minute may be what notices.
    expect(page.locator("html[data-mintq-engine=failed]")).to_be_attached(timeout=2 * PATIENCE)
    page.evaluate("() => { location.hash = 'result'; }")
    page.locator("[data-mintq-action=retry]").click()
    expect(page.locator("html[data-mintq-engine=ready]")).to_be_attached(timeout=PATIENCE)


def test_where_data_is_dear_the_copy_is_made_only_when_asked_for(
    keeping: Callable[..., BrowserContext], copy: Copy
) -> None:
    context = keeping()
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    page.goto(f"{copy.address}en/about/")
    state(page, "asking")
    button = page.locator("[data-mintq-offline-do=keep]").and_(page.locator(":visible"))
    megabytes = json.loads((copy.folder / "mintq.json").read_text(encoding="utf-8"))["offline"] / 1e6
    expect(button).to_have_text(f"Load ({megabytes:.0f} MB)")
    assert page.evaluate(OWN) == {}
    button.click()
    state(page, "ready")


def test_the_copy_can_be_removed_and_nothing_of_others_is(
    keeping: Callable[..., BrowserContext], copy: Copy
) -> None:
    page = open_ready(keeping(), copy, "about/")
    page.evaluate("() => caches.open('somebody-else')")
    page.locator("[data-mintq-offline-do=remove]").click()
    state(page, "removed")
    assert page.evaluate(OWN) == {"somebody-else": 0}
    assert page.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_browser_can_install_the_site_as_an_app(keeping: Callable[..., BrowserContext], copy: Copy) -> None:
    context = keeping()
    for path, language in (("assessment/", "de"), ("en/assessment/", "en")):
        page = context.new_page()
        page.goto(copy.address + path)
        found: dict[str, Any] = context.new_cdp_session(page).send("Page.getAppManifest")
        assert found["errors"] == []
        assert found["url"].endswith("manifest.webmanifest")
        manifest = json.loads(found["data"])
        assert manifest["lang"] == language
        faults = context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert [fault["errorId"] for fault in faults if fault["errorId"] != "in-incognito"] == []


def test_the_worker_lists_every_file_with_its_digest(built_site: Path) -> None:
    text = (built_site / WORKER).read_text(encoding="utf-8").split("\n", 1)[0]
    listed = json.loads(text.removeprefix("self.site = ").removesuffix(";"))
    assert {"", "en/", "assessment/", "404.html"} <= listed["files"].keys()
    assert WORKER not in listed["files"]
    assert listed["fresh"] is False
