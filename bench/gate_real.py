"""Real comparisons: the demo shop behind doors of ours, of which some open more slowly."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import numpy as np
from aiohttp import ClientSession, web

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.evidence import DeviceProfile
from auditor.statistics import METRICS, row_of
from auditor.statistics.ranks import Numbers
from auditor.stopwatch.watch import time_alone
from tests.demo_process import demo_shop

PAGE = "/en"
WARM_UP = 9
WORK_S = 0.2
"""So long the server works on the page before it answers, slowed down or not: a shop that takes nothing stands on its
developer's machine only, and a quarter of its 60 ms is less than a frame, which is no change that anybody sees. Own
judgement; half of the phones' visits to the web wait longer than 0.6 s for the first byte (HTTP Archive)."""
PASSED = ("Accept", "Accept-Language", "User-Agent")


@dataclass
class Door:
    """A way into the shop that holds its front page back for so long, and nothing else."""

    url: str
    delay_s: float = 0.0


@asynccontextmanager
async def door(shop: str) -> AsyncIterator[Door]:
    """Open until the end of the block."""
    made = Door("")
    async with ClientSession(auto_decompress=False) as client:

        async def pass_on(request: web.Request) -> web.Response:
            if request.path == PAGE:
                await asyncio.sleep(WORK_S + made.delay_s)
            headers = {name: request.headers[name] for name in PASSED if name in request.headers}
            async with client.get(shop.rstrip("/") + request.path_qs, headers=headers) as answer:
                kind = {"Content-Type": answer.headers.get("Content-Type", "")}
                return web.Response(status=answer.status, body=await answer.read(), headers=kind)

        app = web.Application()
        app.router.add_get("/{path:.*}", pass_on)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        made.url = f"http://127.0.0.1:{runner.addresses[0][1]}{PAGE}"
        try:
            yield made
        finally:
            await runner.cleanup()


async def measured(
    times: int, rounds: int, slowdowns: Sequence[float], path: str
) -> AsyncIterator[tuple[Numbers, ...]]:
    """So many times: the rows of the shop, then of a door for each slowdown, in random order in each round.

    The slowdowns are shares of the largest paint's median in the comparison before: a machine that gets busier meanwhile
    must not make them smaller.
    """
    lot = random.SystemRandom()
    with demo_shop() as shop:
        async with open_browser(path=path) as browser, AsyncExitStack() as stack:
            profile = profile_of("desktop", browser.version)
            doors = [await stack.enter_async_context(door(shop)) for _ in range(1 + len(slowdowns))]
            plain = np.array([await row(browser, profile, doors[0].url) for _ in range(WARM_UP)])
            for _ in range(times):
                lcp = float(np.median(plain[:, list(METRICS).index("lcp_ms")]))
                print(f"real: Chromium {browser.version}, largest paint {lcp:.0f} ms", flush=True)
                for slower, share in zip(doors[1:], slowdowns, strict=True):
                    slower.delay_s = share * lcp / 1000
                kept: list[list[list[float]]] = [[] for _ in doors]
                for _ in range(rounds):
                    for at in lot.sample(range(len(doors)), len(doors)):
                        kept[at].append(await row(browser, profile, doors[at].url))
                plain, *others = (np.array(rows) for rows in kept)
                yield plain, *others


async def row(browser: OpenBrowser, profile: DeviceProfile, url: str) -> list[float]:
    """The numbers of one visit, which must succeed."""
    run = await time_alone(browser, profile, url)
    assert run is not None, f"{url} was not loaded"
    return row_of(run, list(METRICS.values()))
