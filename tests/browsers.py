"""The browsers of the tests: kept open for all tests of a worker, and replaced when they die."""

from __future__ import annotations

import os
import shutil
from contextlib import AsyncExitStack

from auditor.browser.launch import OpenBrowser, open_browser

LIGHT = "" if os.environ.get("AUDITOR_BROWSER") else shutil.which("chromium-headless-shell") or ""
"""Path of the same engine without windows: a third of the work for the machine. Empty for the browser of the product,
where there is none or where the environment names one."""


def with_light_browser() -> dict[str, str]:
    """The environment for a command that takes it."""
    return {**os.environ, **({"AUDITOR_BROWSER": LIGHT} if LIGHT else {})}


class Browsers:
    """By path; "" is the browser that the product takes by itself."""

    def __init__(self) -> None:
        self._open: dict[str, OpenBrowser] = {}
        self._stack = AsyncExitStack()

    async def get(self, path: str) -> OpenBrowser:
        kept = self._open.get(path)
        if kept is None or not kept.alive:
            kept = self._open[path] = await self._stack.enter_async_context(open_browser(path=path))
        return kept

    async def close(self) -> None:
        await self._stack.aclose()
