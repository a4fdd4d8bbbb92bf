"""A guarded page for a trial: opened with deadlines, settled, read and photographed."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Dialog, ElementHandle, Error, Page, Request
from playwright.async_api import TimeoutError as BrowserTimeout

from auditor.browser.launch import OpenBrowser, Visitor
from auditor.evidence import DeviceProfile, PageRecord, Reason
from auditor.seeing.facets import Understood, understand
from auditor.seeing.model import Seen
from auditor.seeing.observe import Look, look
from auditor.seeing.record import page_record
from auditor.trials.scene import Scene, TrialFailed

GOTO_MS = 15_000
LOAD_MS = 5_000
QUIET_MS = 300
ANSWER_S = 5.0
"""A page that runs no script of ours for so long is hung."""
DIALOGS = 10
"""So many message boxes on one page are a storm."""

# Attributes are left out on purpose: carousels and animations change them for ever.
QUIET = """
(quiet_ms) => new Promise((done) => {
  let timer;
  const end = () => { watch.disconnect(); done(); };
  const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, quiet_ms); });
  watch.observe(document, { subtree: true, childList: true, characterData: true });
  timer = setTimeout(end, quiet_ms);
  setTimeout(end, 2500);
})
"""
MARK = """
() => [performance.timeOrigin, location.href, document.body?.innerText,
  Array.from(document.querySelectorAll('input')).filter((e) => e.checkVisibility()).length].join()
"""


@dataclass(frozen=True)
class Shown:
    """A page as it stood: the live look, what it means, and the record that is kept."""

    look: Look
    u: Understood
    record: PageRecord

    async def element(self, seen: Seen) -> ElementHandle | None:
        """The live element, or None when the page has changed since."""
        return await self.look.element(seen.frame, seen.ref)


@dataclass
class Browsing:
    """One person with one page."""

    visitor: Visitor
    page: Page
    scene: Scene
    status: int | None = None
    """Of the page opened last."""
    _frozen: bool = False
    _still: asyncio.Event = field(default_factory=asyncio.Event)
    """Clear from the moment a navigation begins until it arrives."""
    _dialogs: int = 0
    _closing: set[asyncio.Task[None]] = field(default_factory=set)

    async def open(self, url: str) -> int | None:
        """Go there and let the page come to rest; returns the HTTP status. Raises TrialFailed."""
        self._dialogs = 0
        if self._frozen:
            self.visitor.guard.announce(url)
        try:
            response = await self.page.goto(url, wait_until="domcontentloaded", timeout=GOTO_MS)
        except Error as error:
            raise self._why_not(url, error) from error
        self.status = response.status if response else None
        await self.settle()
        return self.status

    async def beside(self) -> Browsing:
        """Another tab of the same person. Raises GuardFailed."""
        tab = Browsing(self.visitor, await self.visitor.page(), self.scene)
        tab.listen()
        return tab

    async def settle(self, quiet_ms: int = QUIET_MS) -> None:
        """Wait for `load`, then until nothing has changed for a moment. Raises TrialFailed when the page hangs."""
        until = time.monotonic() + GOTO_MS / 1000
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._still.wait(), max(0.01, until - time.monotonic()))
            if await self._rest(quiet_ms) or time.monotonic() > until:
                return

    async def _rest(self, quiet_ms: int) -> bool:
        """Whether the page came to rest, and no other page is on its way."""
        with contextlib.suppress(BrowserTimeout):
            await self._asking(self.page.wait_for_load_state("load", timeout=LOAD_MS), 2 * LOAD_MS / 1000)
        return await self._asking(self.page.evaluate(QUIET, quiet_ms), ANSWER_S) and self._still.is_set()

    async def _asking(self, question: Coroutine[Any, Any, Any], longest_s: float) -> bool:
        """Whether the question was answered; False when the page moved on meanwhile. Raises TrialFailed."""
        try:
            await asyncio.wait_for(question, longest_s)
            return True
        except TimeoutError as error:
            raise TrialFailed(Reason.TIMEOUT, f"The page {self.page.url} does not answer any more.") from error
        except BrowserTimeout:
            raise
        except Error as error:
            if self._dialogs > DIALOGS or self.page.is_closed():
                raise self._why_not(self.page.url, error) from error
            return False

    async def freeze(self) -> None:
        """From now on nothing may be written: for pages of the checkout."""
        if not self._frozen:
            self._frozen = True
            await self.visitor.guard.freeze(self.visitor.context)

    async def see(self, name: str, *, shot: bool = False) -> Shown:
        """Read the page. Raises TrialFailed when an error of the browser or a bot wall stands there, PageHung when the
        page does not answer."""
        if self.page.url.startswith("chrome-error:"):
            raise TrialFailed(Reason.UNREACHABLE, "The page that came next could not be opened.")
        seen = await look(self.page, self.status)
        u = understand(seen.seen)
        if u.has("bot_wall"):
            raise TrialFailed(Reason.BLOCKED, "The shop took us for a robot and turned us away.")
        path = await self.photo(name) if shot else ""
        profile = self.visitor.profile
        return Shown(
            seen, u, page_record(u, f"trial-{name}", profile.name, at_ms=self.scene.since() * 1000, shot=path)
        )

    async def photo(self, name: str) -> str:
        """Path of the screenshot; empty when the page could not be photographed, which is no reason to give up."""
        with contextlib.suppress(Error, TimeoutError):
            return await self.scene.shoot(self.page, f"trial-{name}")
        return ""

    async def press(self, element: ElementHandle) -> None:
        """Click as a customer would, around whatever covers the element; then let the page come to rest."""
        before = await self.mark()
        try:
            await element.click(timeout=3000)
        except Error:
            # Something covers it; or the click worked, late, and the page is on its way: then nothing is left to press.
            with contextlib.suppress(Error):
                await self.page.keyboard.press("Escape")
                await element.dispatch_event("click")
        await self.settle_after_change(before)

    async def settle_after_change(self, before: str, patience_s: float = 1.5) -> bool:
        """Wait until the page becomes another than `before` (a mark), at most so long, then settle.

        Returns whether it changed."""
        changed, until = False, time.monotonic() + patience_s
        while not changed and time.monotonic() < until:
            await asyncio.sleep(0.03)
            changed = await self.mark() != before
        await self.settle()
        return changed

    async def mark(self) -> str:
        """Changes whenever another document, another text or another field stands there."""
        try:
            return str(await asyncio.wait_for(self.page.evaluate(MARK), ANSWER_S))
        except TimeoutError as error:
            raise TrialFailed(Reason.TIMEOUT, f"The page {self.page.url} does not answer any more.") from error
        except Error:
            return "on the way"

    def listen(self) -> None:
        """Hear of message boxes and of navigations."""
        self._still.set()
        self.page.on("dialog", self.dismiss)
        self.page.on("request", lambda r: self._still.clear() if self._moves(r) else None)
        self.page.on("requestfailed", lambda r: self._still.set() if self._moves(r) else None)
        self.page.on("framenavigated", lambda frame: self._still.set() if frame == self.page.main_frame else None)

    def _moves(self, request: Request) -> bool:
        return request.is_navigation_request() and request.frame == self.page.main_frame

    async def dismiss(self, dialog: Dialog) -> None:
        """Answer a message box; a storm of them ends the visit."""
        self._dialogs += 1
        with contextlib.suppress(Error):
            await dialog.dismiss()
        if self._dialogs == DIALOGS + 1:
            task = asyncio.ensure_future(self.visitor.close())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    def _why_not(self, url: str, error: Error) -> TrialFailed:
        if self._dialogs > DIALOGS:
            return TrialFailed(Reason.BLOCKED, f"The page {url} keeps opening message boxes.")
        if isinstance(error, BrowserTimeout):
            return TrialFailed(Reason.TIMEOUT, f"The page {url} did not come within {GOTO_MS // 1000} seconds.")
        if "ERR_BLOCKED_BY_CLIENT" in error.message:
            return TrialFailed(Reason.UNSUPPORTED, f"The never-pays guard did not let us open {url}.")
        said = error.message.partition("\n")[0].removeprefix("Page.goto: ")
        return TrialFailed(Reason.UNREACHABLE, f"The page {url} could not be opened: {said[:120]}")


@contextlib.asynccontextmanager
async def browsing(
    browser: OpenBrowser,
    scene: Scene,
    profile: DeviceProfile | None = None,
    *,
    locale: str = "",
    storage: Any = None,
) -> AsyncIterator[Browsing]:
    """A new person, on the desktop unless told otherwise; gone afterwards. Raises GuardFailed."""
    visitor = await browser.visitor(
        profile or scene.profiles["desktop"], locale=locale or scene.locale, storage=storage
    )
    try:
        page = await visitor.page()
        person = Browsing(visitor, page, scene)
        person.listen()
        yield person
    finally:
        await visitor.close()
