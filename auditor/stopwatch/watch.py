"""Timing the pages of a journey: alone, one after the other, in the carted state, several times each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error

from auditor.browser.guard import GuardFailed
from auditor.browser.launch import OpenBrowser
from auditor.browser.throttle import slow_down
from auditor.config import NETWORKS
from auditor.evidence import DeviceProfile, LoadRun, Network, PageLoad, typical_run
from auditor.stopwatch.visit import LOAD_S, REST_MS, SLOWED_LOAD_S, timing_script, visit

STAY_MS = 3000.0
"""So long a page must be calm under a visitor who stays (own judgement: within it most banners and popups that wait
have come; Lighthouse waits for 1 to 2 s of quiet)."""
STAY_AT_ONCE = 8
UNSLOWED = NETWORKS["none"]
Customer = tuple[DeviceProfile, Any]
"""A device, and the cookies of the cart."""


@dataclass(frozen=True)
class TimedPage:
    name: str
    """The milestone that the page stands for."""
    url: str
    record: str
    """Id of the page record that shows it."""


async def time_pages(
    browser: OpenBrowser,
    profile: DeviceProfile,
    pages: Sequence[TimedPage],
    *,
    runs: int,
    locale: str = "",
    storage: Any = None,
    network: Network = UNSLOWED,
    tell: Callable[[str], None] = lambda _text: None,
) -> list[PageLoad]:
    """`runs` visits of each page, each by a new visitor with an empty cache and the cart's cookies.

    Pages are visited round by round, so that a slow moment of the machine does not fall on one page alone. Reading
    only: the guard is frozen before the first byte.
    """
    kept: dict[str, list[LoadRun]] = {p.name: [] for p in pages}
    failed: dict[str, int] = {p.name: 0 for p in pages}
    for turn in range(runs):
        tell(f"times {len(pages)} pages" + (f", run {turn + 1} of {runs}" if runs > 1 else ""))
        for timed in pages:
            # One visitor at a time: with other windows open the browser slows the timers of those behind (measured).
            run = await time_alone(browser, profile, timed.url, locale=locale, storage=storage, network=network)
            if run is None:
                failed[timed.name] += 1
            else:
                kept[timed.name].append(run)
    return [_load(profile, p, kept[p.name], failed[p.name]) for p in pages if kept[p.name]]


def _load(profile: DeviceProfile, page: TimedPage, runs: list[LoadRun], failed: int) -> PageLoad:
    """All runs; the requests one by one of the shown one only, for they are many and much the same."""
    shown = typical_run(runs)
    light = [run if i == shown else run.model_copy(update={"waterfall": ()}) for i, run in enumerate(runs)]
    return PageLoad(
        device=profile.name, name=page.name, url=page.url, page=page.record, runs=tuple(light), shown=shown, failed_runs=failed
    )  # fmt: skip


async def stay_on(
    browser: OpenBrowser,
    customers: Mapping[str, Customer],
    loads: Sequence[PageLoad],
    *,
    longest_s: float,
    locale: str = "",
) -> list[PageLoad]:
    """The same loads, each with what a visitor sees who stays: banners that come late and push the page down.

    `customers` are by device. Some at once, because nothing of these visits is timed. A load whose visit fails, or has
    not ended after `longest_s`, is returned as it was. Nothing is raised but cancellation.
    """
    turn = asyncio.Semaphore(STAY_AT_ONCE)

    async def stay(load: PageLoad) -> PageLoad:
        async with turn:
            profile, storage = customers[load.device]
            late = await time_alone(browser, profile, load.url, locale=locale, storage=storage, rest_ms=STAY_MS)
        return load.model_copy(update={"stayed": late})

    visits = [asyncio.create_task(stay(load)) for load in loads]
    try:
        await asyncio.wait(visits, timeout=longest_s)
    finally:
        for visit_ in visits:
            visit_.cancel()  # does nothing to those that have ended
    ended = await asyncio.gather(*visits, return_exceptions=True)
    return [load if isinstance(late, BaseException) else late for load, late in zip(loads, ended, strict=True)]


async def time_alone(
    browser: OpenBrowser,
    profile: DeviceProfile,
    url: str,
    *,
    locale: str = "",
    storage: Any = None,
    network: Network = UNSLOWED,
    rest_ms: float = REST_MS,
) -> LoadRun | None:
    """One visit by a new visitor, who may only read. None when the page could not be loaded; nothing is raised but
    cancellation."""
    try:
        visitor = await browser.visitor(profile, locale=locale, storage=storage, scripts=(timing_script(),))
    except (Error, GuardFailed, TimeoutError):
        return None
    try:
        visitor.guard.read_only()
        page = await visitor.page()
        await slow_down(page, network)
        visitor.guard.announce(url)
        return await visit(page, url, rest_ms, SLOWED_LOAD_S if network.slows else LOAD_S)
    except (Error, GuardFailed):
        return None
    finally:
        await visitor.close()
