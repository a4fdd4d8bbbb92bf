"""The pages as our stopwatch times them."""

from __future__ import annotations

import time
from collections.abc import Callable

from auditor.browser.launch import OpenBrowser, open_browser
from auditor.browser.tab import Tab, page_script
from auditor.config import DEVICES
from auditor.evidence import LoadRun
from auditor.stopwatch import READS, timing_script
from auditor.stopwatch.watch import time_alone
from bench.fidelity.told import Told
from bench.fidelity.truths import BLOCKS_FROM_MS, TRUTHS, Truth

DESKTOP = DEVICES["desktop"]


def blocked(run: LoadRun) -> float:
    """As total blocking time counts."""
    return sum(max(0.0, frame.duration_ms - BLOCKS_FROM_MS) for frame in run.long_frames)


READ: dict[str, Callable[[LoadRun], float | None]] = {
    "first byte": lambda run: run.ttfb_ms,
    "largest paint": lambda run: run.lcp_ms,
    "layout shift": lambda run: run.cls,
    "blocking": blocked,
}


async def measure(url: str, runs: int) -> dict[str, Told]:
    """By page. Round by round, each with a new visitor, after one round that does not count."""
    told = {truth.page: Told() for truth in TRUTHS}
    async with open_browser() as browser:
        await time_alone(browser, DESKTOP, f"{url}/delay-0")
        for _ in range(runs):
            for truth in TRUTHS:
                started = time.perf_counter()
                told[truth.page].add(await _one(browser, url, truth))
                told[truth.page].seconds += time.perf_counter() - started
    return told


async def _one(browser: OpenBrowser, url: str, truth: Truth) -> float | None:
    if truth.what in READ:
        run = await time_alone(browser, DESKTOP, f"{url}/{truth.page}", rest_ms=truth.rest_ms)
        return READ[truth.what](run) if run is not None else None
    visitor = await browser.visitor(DESKTOP, scripts=(page_script("pulse.js"), timing_script()))
    try:
        tab = await Tab.open(visitor, "127.0.0.1", READS)
        await tab.goto(f"{url}/{truth.page}")
        button = await tab.page.query_selector("button")
        assert button is not None
        tapped = await tab.press(button)
        return tapped.inp_ms if truth.what == "tap to next paint" else tab.load.settled_ms if tab.load else None
    finally:
        await visitor.close()
