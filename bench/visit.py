"""A timed page visit by us against a bare Playwright visit of the same page with the same settings, and what each extra costs.

All open a new context of the same device, go to the page, wait for the same quiet and close. Ours also arms the guard and
carries the timing script. The largest paint must be the same within noise: an instrument must not disturb. An extra comes
after the timed window, as in the audit; a trace records all of it. Ratios are of the middle halves of all visits together.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from playwright.async_api import Page

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.browser.tab import page_script
from auditor.evidence import DeviceProfile
from auditor.seeing.observe import look
from auditor.stopwatch.visit import REST_MS, SETTLED, timing_script, visit
from bench.ratio import Ratio, median
from tests.demo_process import demo_shop

TIMES = 21
LCP = """() => new Promise((done) => { new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
  .observe({ type: 'largest-contentful-paint', buffered: true }); setTimeout(() => done(null), 1000); })"""
AXE = "async () => (await axe.run(document)).violations.length"
Extra = Callable[[Page, Path], Awaitable[object]]


async def _screenshot(page: Page, folder: Path) -> object:
    return await page.screenshot(path=folder / "shot.jpg", type="jpeg", quality=62, scale="css", full_page=True)


async def _record(page: Page, _folder: Path) -> object:
    return await look(page)


async def _axe(page: Page, _folder: Path) -> object:
    await page.evaluate(page_script("vendor/axe.min.js"))
    return await page.evaluate(AXE)


EXTRAS: dict[str, Extra] = {"screenshot": _screenshot, "page record": _record, "axe": _axe}


@dataclass
class Cost:
    """Of one kind of visit: wall and CPU seconds, and the largest paint in ms, one of each a visit."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    lcp: list[float] = field(default_factory=list)


def _cpu() -> float:
    """CPU seconds so far of this process and of all that it started, the ended ones included: they are their parents' then,
    who are read after them."""
    me, total = psutil.Process(), 0.0
    for process in [*reversed(me.children(recursive=True)), me]:
        with contextlib.suppress(psutil.NoSuchProcess):
            spent = process.cpu_times()
            total += spent.user + spent.system + spent.children_user + spent.children_system
    return total


async def _ours(
    browser: OpenBrowser,
    profile: DeviceProfile,
    url: str,
    folder: Path,
    *,
    extra: Extra | None = None,
    trace: bool = False,
) -> float | None:
    """The largest paint; as `stopwatch.watch.time_alone` visits, with an extra at its end."""
    visitor = await browser.visitor(profile, scripts=(timing_script(),))
    try:
        visitor.guard.read_only()
        if trace:
            await visitor.context.tracing.start(screenshots=True, snapshots=True)
        page = await visitor.page()
        visitor.guard.announce(url)
        run = await visit(page, url)
        assert run is not None
        if extra is not None:
            await extra(page, folder)
        if trace:
            await visitor.context.tracing.stop(path=folder / "trace.zip")
        return run.lcp_ms
    finally:
        await visitor.close()


async def _bare(browser: OpenBrowser, profile: DeviceProfile, url: str, *, read: bool = False) -> float | None:
    """The same by Playwright alone; the largest paint where it is asked for, which costs time."""
    context = await browser.browser.new_context(
        viewport={"width": profile.width, "height": profile.height},
        device_scale_factor=profile.scale,
        is_mobile=profile.touch,
        has_touch=profile.touch,
        user_agent=profile.user_agent,
        service_workers="block",
        accept_downloads=False,
    )
    page = await context.new_page()
    await page.goto(url, wait_until="load")
    await page.evaluate(SETTLED, REST_MS)
    lcp: float | None = await page.evaluate(LCP) if read else None
    await context.close()
    return lcp


async def _guarded(browser: OpenBrowser, profile: DeviceProfile, url: str) -> None:
    """The bare visit with the guard, and without a stopwatch."""
    visitor = await browser.visitor(profile)
    try:
        visitor.guard.read_only()
        page = await visitor.page()
        visitor.guard.announce(url)
        await page.goto(url, wait_until="load")
        await page.evaluate(SETTLED, REST_MS)
    finally:
        await visitor.close()


async def _measure() -> dict[str, Cost]:
    with demo_shop() as shop, TemporaryDirectory(prefix="bench-") as name:
        async with open_browser() as browser:
            profile, url, folder = profile_of("desktop", browser.version), f"{shop.rstrip('/')}/en", Path(name)
            ours = partial(_ours, browser, profile, url, folder)
            kinds: dict[str, Callable[[], Awaitable[float | None]]] = {
                "timed": ours,
                "bare": partial(_bare, browser, profile, url),
                "bare, read": partial(_bare, browser, profile, url, read=True),
                "guarded": partial(_guarded, browser, profile, url),
                **{what: partial(ours, extra=extra) for what, extra in EXTRAS.items()},
                "trace": partial(ours, trace=True),
            }
            costs = {kind: Cost() for kind in kinds}
            for turn in range(1 + TIMES):
                for kind, go in kinds.items():
                    cpu, started = _cpu(), time.perf_counter()
                    lcp = await go()
                    if turn:  # the first of each is not counted
                        costs[kind].wall.append(time.perf_counter() - started)
                        costs[kind].cpu.append(_cpu() - cpu)
                        costs[kind].lcp.append(lcp or 0.0)
    return costs


def _middle(values: list[float]) -> float:
    """Mean of the middle half: steadier than the median where the clock has ticks of 10 ms, and as deaf to one bad visit."""
    ordered, off = sorted(values), len(values) // 4
    kept = ordered[off : len(ordered) - off]
    return sum(kept) / len(kept)


def measure() -> tuple[list[Ratio], list[str]]:
    """Our visit against a bare one, and a line for each extra against our visit."""
    costs = asyncio.run(_measure())
    timed, bare, read, guarded = (costs.pop(kind) for kind in ("timed", "bare", "bare, read", "guarded"))
    ratios = [
        Ratio(
            "timed visit / bare visit, wall time",
            1000 * _middle(timed.wall),
            1000 * _middle(bare.wall),
            "ms",
            aim=1.05,
        ),
        Ratio(
            "timed visit / bare visit, CPU", 1000 * _middle(timed.cpu), 1000 * _middle(bare.cpu), "ms", aim=1.05
        ),
        Ratio("timed visit / bare visit, largest paint", median(timed.lcp), median(read.lcp), "ms", aim=1.15),
    ]
    lines = [
        f"  of which the guard: wall {_middle(guarded.wall) / _middle(bare.wall):.2f}, CPU {_middle(guarded.cpu) / _middle(bare.cpu):.2f} of a bare visit"
    ]
    lines += [
        f"  with {kind:<12} wall {_middle(cost.wall) / _middle(timed.wall):.2f}, CPU {_middle(cost.cpu) / _middle(timed.cpu):.2f},"
        f" largest paint {median(cost.lcp) / median(timed.lcp):.2f} of a timed visit"
        for kind, cost in costs.items()
    ]
    return ratios, lines
