"""Starting and surely ending a browser. Every call that Playwright may leave hanging has an outer deadline."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Error, Page, async_playwright

from auditor.browser.find import QUIET, Launch, NoBrowser, find_browser, prepare
from auditor.browser.guard import Guard
from auditor.evidence import DeviceProfile

CLOSE_S = 5.0
START_S = 60.0


@dataclass
class Visitor:
    """One browser context with its guard: a person with their own cookies."""

    context: BrowserContext
    guard: Guard
    profile: DeviceProfile

    async def page(self) -> Page:
        """A guarded blank page. Raises GuardFailed."""
        return await self.guard.new_page(self.context)

    async def close(self) -> None:
        # page.close() can hang for ever; the context's close returns (measured), and has a deadline all the same.
        with contextlib.suppress(Error, TimeoutError):
            await asyncio.wait_for(self.context.close(), CLOSE_S)


@dataclass
class OpenBrowser:
    """A running browser and what to say about it."""

    browser: Browser
    launch: Launch
    version: str

    @property
    def name(self) -> str:
        """With its version. The headless shell is another program, and its numbers are other numbers."""
        shell = " (headless shell)" if "headless" in self.launch.browser.resolve().name else ""
        return f"Chromium {self.version}{shell}"

    @property
    def alive(self) -> bool:
        return self.browser.is_connected()

    async def visitor(
        self, profile: DeviceProfile, *, locale: str = "", storage: Any = None, scripts: tuple[str, ...] = ()
    ) -> Visitor:
        """A new person in a context of their own. `scripts` run in each page before its own. Raises GuardFailed."""
        options: dict[str, Any] = {
            "viewport": {"width": profile.width, "height": profile.height},
            "device_scale_factor": profile.scale,
            "is_mobile": profile.touch,
            "has_touch": profile.touch,
            "service_workers": "block",
            "accept_downloads": False,
            "ignore_https_errors": False,
        }
        if profile.user_agent:
            options["user_agent"] = profile.user_agent
        if locale:
            options["locale"] = locale
        if storage is not None:
            options["storage_state"] = storage
        context = await asyncio.wait_for(self.browser.new_context(**options), START_S)
        context.set_default_timeout(10_000)
        guard = Guard()
        await guard.watch(context, scripts)
        return Visitor(context, guard, profile)


@contextlib.asynccontextmanager
async def open_browser(
    *,
    path: str = "",
    no_sandbox: bool = False,
    headed: bool = False,
    slow_mo_ms: float = 0,
    lent: bool = False,
    lang: str = "",
) -> AsyncIterator[OpenBrowser]:
    """A Chromium that is gone afterwards, whatever happened. Raises NoBrowser with one sentence.

    One that is `lent` can be driven over a port of this machine, too (see lending.py). `lang` is what it asks pages for where
    a visitor brings no language of their own.
    """
    folder = _workshop()
    launch = prepare(find_browser(path), folder, no_sandbox=no_sandbox)
    arguments = [*QUIET, "--autoplay-policy=document-user-activation-required"]
    if lent:
        arguments.append("--remote-debugging-port=0")
    if lang:
        arguments.append(f"--accept-lang={lang}")
    try:
        with _temporary_files_in(folder):
            playwright = await async_playwright().start()
        try:
            try:
                browser = await playwright.chromium.launch(
                    executable_path=launch.script,
                    chromium_sandbox=launch.sandbox,
                    headless=not headed,
                    slow_mo=slow_mo_ms,
                    args=arguments,
                    ignore_default_args=["--disable-popup-blocking"],  # any customer's browser blocks them
                    env={**os.environ, "TMPDIR": str(folder / "tmp")},
                    timeout=START_S * 1000,
                    handle_sigint=False,
                    handle_sigterm=False,
                    handle_sighup=False,
                )
            except Error as error:
                raise NoBrowser(_why_not(launch, error)) from error
            try:
                yield OpenBrowser(browser, launch, browser.version)
            finally:
                with contextlib.suppress(Error, TimeoutError):
                    await asyncio.wait_for(browser.close(), CLOSE_S)
        finally:
            await playwright.stop()
    finally:
        kill(launch)  # also when we were interrupted while it started or closed
        _remove(folder)


def _workshop() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="auditor-"))
    folder.chmod(0o755)  # the unprivileged user must reach the start script
    return folder


@contextlib.contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Playwright's driver keeps the browser's profile and its downloads in its own folder for temporary files, and
    forgets them when the browser dies under it; so it gets a folder that is gone with the workshop. It is told by the
    environment alone (Playwright has no option), which is ours again as soon as the driver runs."""
    place = folder / "tmp"
    place.mkdir()
    place.chmod(0o1777)  # also for the browser's unprivileged user
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(place)
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before


def _remove(folder: Path) -> None:
    """A killed browser may write its last files while its folder is removed, so removing is tried again. It is not
    awaited: an interruption must not leave the half of it."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


def kill(launch: Launch) -> None:
    """End the browser's whole process group, by the id that its start script left."""
    try:
        group = int(launch.pid_file.read_text())
    except (OSError, ValueError):
        return
    # Playwright starts the browser as leader of a group of its own; never touch a group that is ours.
    if group > 1 and group != os.getpgrp():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


def _why_not(launch: Launch, error: Error) -> str:
    text = error.message
    if "sandbox" in text.lower() and launch.sandbox:
        return (
            f"The browser's sandbox does not work here ({launch.browser}): install `chromium-sandbox`, run as a plain user "
            "with user namespaces, or accept a browser without sandbox with --no-sandbox."
        )
    first = next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")
    return f"The browser {launch.browser} did not start: {first}"
