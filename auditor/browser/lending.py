"""A browser of our own that another program drives: one page, read-only under the guard, with the cart's cookies.

Lighthouse opens its page over the browser's debugging port. The page is stopped at its birth and runs only once the guard
is armed on it. Where the guard cannot be armed, or our connection is lost, the browser is killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Error

from auditor.browser.debugging import Debugging, debugging
from auditor.browser.guard import Guard, GuardFailed
from auditor.browser.launch import OpenBrowser, kill, open_browser
from auditor.browser.targets import Event, Target

PORT_S = 10.0
COOKIE = ("name", "value", "domain", "path", "expires", "httpOnly", "secure", "sameSite")
STORED = """
((stored) => {
  for (const [name, value] of stored[location.origin] || []) {
    try { if (localStorage.getItem(name) === null) localStorage.setItem(name, value); } catch { /* frames without storage */ }
  }
})(%s);
"""
"""Gives a page what its shop had kept in the walk's browser; some shops keep the cart's number there."""


@dataclass
class Lent:
    """What the borrower needs, and what became of it."""

    port: int
    """On 127.0.0.1."""
    guard: Guard
    failed: str = ""
    """Why the browser was killed; empty where it was not."""
    _opened: int = field(default=0, repr=False)


@contextlib.asynccontextmanager
async def lend_browser(
    url: str, storage: Any = None, *, locale: str = "", path: str = "", no_sandbox: bool = False
) -> AsyncIterator[Lent]:
    """A new browser with the cookies and the local storage of `storage` (as Playwright gives it), which asks
    for pages in the language of `locale`. Whoever knows its port may open one page, and that may read only and load `url`; further pages never run.

    Raises NoBrowser when there is none, and GuardFailed when it cannot be watched over.
    """
    async with open_browser(path=path, no_sandbox=no_sandbox, lent=True, lang=locale) as browser:
        port, address = await _debugger(browser)
        guard = Guard()
        guard.read_only()
        guard.announce(url)
        lent = Lent(port, guard)

        def end(why: str) -> None:
            lent.failed = lent.failed or why
            kill(browser.launch)

        try:
            async with debugging(
                address, lost=lambda: end("the connection to the browser was lost")
            ) as connection:
                await connection.send("Storage.setCookies", {"cookies": _cookies(storage)})
                host = _Host(connection, lent, _kept_by_origin(storage))

                async def meet(page: Target, about: Event) -> None:
                    try:
                        await host.meet(page, about)
                    except Exception as error:  # whatever it was, nobody watches over that page
                        end(f"the guard could not be armed: {error}")

                await connection.meet_pages(meet)
                yield lent
        except (Error, TimeoutError) as error:
            raise GuardFailed(
                f"the guard could not be set up: {error or 'the browser does not answer'}"
            ) from error


class _Host:
    """Meets the pages that are opened in a lent browser."""

    def __init__(self, connection: Debugging, lent: Lent, stored: Mapping[str, list[tuple[str, str]]]) -> None:
        self._connection, self._lent, self._stored = connection, lent, stored

    async def meet(self, page: Target, about: Event) -> None:
        """Arm the guard on the first page and let it run. A second one would come with a warm cache, so no number of it
        would be a new visitor's; what a page opens by itself, and workers beside pages, nobody asked for."""
        if about["type"] != "page" or about.get("openerId") or self._lent._opened:
            with contextlib.suppress(Error, TimeoutError):
                await self._connection.send("Target.closeTarget", {"targetId": about["targetId"]})
            return
        self._lent._opened += 1
        await page.send("Page.enable", {})
        script = STORED % json.dumps(self._stored)
        await page.send("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        await self._lent.guard.arm_opened(page)
        await page.send("Runtime.runIfWaitingForDebugger", {})


async def _debugger(browser: OpenBrowser) -> tuple[int, str]:
    """Port and address of its debugger, which it writes into its profile once it listens."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PORT_S):
            while True:
                for file in browser.launch.script.parent.glob("tmp/*/DevToolsActivePort"):
                    port, _, path = file.read_text().strip().partition("\n")
                    if port.isdecimal() and path:
                        return int(port), f"ws://127.0.0.1:{port}{path}"
                await asyncio.sleep(0.05)
    raise GuardFailed("the guard could not be set up: the browser does not say where its debugger listens")


def _cookies(storage: Any) -> list[dict[str, Any]]:
    return [{key: cookie[key] for key in COOKIE if key in cookie} for cookie in (storage or {}).get("cookies", [])]


def _kept_by_origin(storage: Any) -> dict[str, list[tuple[str, str]]]:
    return {
        kept["origin"]: [(item["name"], item["value"]) for item in kept.get("localStorage", [])]
        for kept in (storage or {}).get("origins", [])
    }
