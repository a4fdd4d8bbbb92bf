"""A timed page visit by us against a bare Playwright visit of the same page with the same settings.

Both open a new context of the same device, go to the page, wait for the same quiet and close. Ours also arms the guard
and carries the timing script. The largest paint must be the same within noise: an instrument must not disturb.
"""

import asyncio
import time

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.evidence import DeviceProfile, LoadRun
from auditor.stopwatch.visit import REST_MS, SETTLED
from auditor.stopwatch.watch import time_alone
from bench.ratio import Ratio, median
from tests.demo_process import demo_shop

TIMES = 15
LCP = """() => new Promise((done) => { new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
  .observe({ type: 'largest-contentful-paint', buffered: true }); setTimeout(() => done(null), 1000); })"""


async def ours(browser: OpenBrowser, profile: DeviceProfile, url: str) -> tuple[float, float]:
    """Wall seconds and LCP ms of one visit by the stopwatch."""
    started = time.perf_counter()
    run: LoadRun | None = await time_alone(browser, profile, url)
    spent = time.perf_counter() - started
    assert run is not None
    assert run.lcp_ms is not None
    return spent, run.lcp_ms


async def bare(browser: OpenBrowser, profile: DeviceProfile, url: str) -> tuple[float, float]:
    """The same by Playwright alone; LCP is read once, after the clock has stopped."""
    started = time.perf_counter()
    context = await browser.browser.new_context(
        viewport={"width": profile.width, "height": profile.height},
        device_scale_factor=profile.scale,
        is_mobile=profile.touch,
        has_touch=profile.touch,
        user_agent=profile.user_agent,
        service_workers="block",
    )
    page = await context.new_page()
    await page.goto(url, wait_until="load")
    await page.evaluate(SETTLED, REST_MS)
    reading = time.perf_counter()
    lcp = float(await page.evaluate(LCP))
    unread = time.perf_counter() - reading
    await context.close()
    return time.perf_counter() - started - unread, lcp


async def _measure() -> tuple[Ratio, Ratio]:
    with demo_shop() as shop:
        async with open_browser() as browser:
            profile = profile_of("desktop", browser.version)
            url = f"{shop.rstrip('/')}/en"
            await ours(browser, profile, url)
            await bare(browser, profile, url)
            pairs = [(await ours(browser, profile, url), await bare(browser, profile, url)) for _ in range(TIMES)]
    walls = [one[0] for one, _ in pairs], [other[0] for _, other in pairs]
    paints = [one[1] for one, _ in pairs], [other[1] for _, other in pairs]
    return (
        Ratio(
            "timed visit / bare visit, wall time", 1000 * median(walls[0]), 1000 * median(walls[1]), "ms", aim=1.15
        ),
        Ratio("timed visit / bare visit, largest paint", median(paints[0]), median(paints[1]), "ms", aim=1.15),
    )


def measure() -> tuple[Ratio, Ratio]:
    """Wall time and LCP, medians of fifteen visits each, in turns."""
    return asyncio.run(_measure())
