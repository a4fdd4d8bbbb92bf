"""Real comparisons: the demo shop behind doors of ours, of which some open more slowly."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import numpy as np
from aiohttp import ClientSession, web

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.evidence import DeviceProfile
from auditor.statistics import METRICS, row_of
from auditor.statistics.ranks import Numbers
from auditor.stopwatch.watch import time_alone
from tests.browsers import LIGHT
from tests.demo_process import demo_shop

PAGE = "/en"
PASSED = ("Accept", "Accept-Language", "User-Agent")


@asynccontextmanager
async def door(shop: str, delay_s: float) -> AsyncIterator[str]:
    """The address of the shop's front page through a server that holds it back for so long, and nothing else."""
    async with ClientSession(auto_decompress=False) as client:

        async def pass_on(request: web.Request) -> web.Response:
            if request.path == PAGE:
                await asyncio.sleep(delay_s)
            headers = {name: request.headers[name] for name in PASSED if name in request.headers}
            async with client.get(shop.rstrip("/") + request.path_qs, headers=headers) as answer:
                kind = {"Content-Type": answer.headers.get("Content-Type", "")}
                return web.Response(status=answer.status, body=await answer.read(), headers=kind)

        app = web.Application()
        app.router.add_get("/{path:.*}", pass_on)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}{PAGE}"
        finally:
            await runner.cleanup()


async def measured(
    times: int, rounds: int, slowdowns: Sequence[float], path: str
) -> AsyncIterator[tuple[Numbers, ...]]:
    """So many times: the rows of the shop, then of a door for each slowdown, in random order in each round."""
    lot = random.SystemRandom()
    with demo_shop() as shop:
        async with open_browser(path=path or LIGHT) as browser, AsyncExitStack() as doors:
            profile = profile_of("desktop", browser.version)
            plain = await doors.enter_async_context(door(shop, 0))
            lcp = float(
                np.median([(await row(browser, profile, plain))[list(METRICS).index("lcp_ms")] for _ in range(9)])
            )
            print(f"real: Chromium {browser.version}, largest paint {lcp:.0f} ms", flush=True)
            slower = [await doors.enter_async_context(door(shop, share * lcp / 1000)) for share in slowdowns]
            for _ in range(times):
                kept: dict[int, list[list[float]]] = {at: [] for at in range(1 + len(slower))}
                for _ in range(rounds):
                    for at in lot.sample(list(kept), len(kept)):
                        kept[at].append(await row(browser, profile, [plain, *slower][at]))
                yield tuple(np.array(rows) for rows in kept.values())


async def row(browser: OpenBrowser, profile: DeviceProfile, url: str) -> list[float]:
    """The numbers of one visit, which must succeed."""
    run = await time_alone(browser, profile, url)
    assert run is not None, f"{url} was not loaded"
    return row_of(run, list(METRICS.values()))
