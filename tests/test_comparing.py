"""Two addresses of which we know how they differ, because we serve them, in a real browser."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from auditor.browser.launch import OpenBrowser
from auditor.comparing import Pairs, Unreachable, arrive, compare_in_turns
from auditor.statistics import METRICS, Verdict
from tests.builders import DESKTOP

TTFB = [METRICS["ttfb_ms"]]


@asynccontextmanager
async def shop() -> AsyncIterator[tuple[str, list[str]]]:
    """Its address and the paths that were asked for: /quick, /slow (400 ms more), /hidden (leads to /quick), /gone."""
    asked: list[str] = []

    async def serve(request: web.Request) -> web.Response:
        asked.append(request.path)
        if request.path == "/slow":
            await asyncio.sleep(0.4)
        if request.path == "/hidden":
            raise web.HTTPFound("/quick")
        if request.path == "/gone":
            raise web.HTTPNotFound
        return web.Response(text="<!doctype html><title>x</title><h1>Shop</h1>", content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


@pytest.mark.browser
async def test_a_slower_shop_is_told_after_few_pairs_that_came_in_random_order(browser: OpenBrowser) -> None:
    async with shop() as (url, asked):
        pairs = Pairs(f"{url}/quick", f"{url}/slow", DESKTOP, TTFB)
        said: list[str] = []
        await compare_in_turns(browser, pairs, most=20, budget_s=200, tell=said.append, lot=random.Random(3))
    assert pairs.said is not None
    assert pairs.said.verdict is Verdict.WORSE
    assert pairs.said.changes[0].change > 300
    assert len(pairs.rows) < 20, "it was clear before"
    assert said[-1] == f"{len(pairs.rows)} pairs: worse"
    visited = [path for path in asked if path in ("/quick", "/slow")]
    assert len({tuple(visited[i : i + 2]) for i in range(0, len(visited), 2)} - {("/quick", "/quick")}) == 2


@pytest.mark.browser
async def test_the_budget_ends_it_and_what_was_measured_stays(browser: OpenBrowser) -> None:
    async with shop() as (url, _):
        pairs = Pairs(f"{url}/quick", f"{url}/quick", DESKTOP, TTFB)
        await compare_in_turns(browser, pairs, most=60, budget_s=0.01)
    assert (len(pairs.rows), pairs.said) == (1, None)


@pytest.mark.browser
async def test_an_address_is_followed_to_where_it_leads_once(browser: OpenBrowser) -> None:
    async with shop() as (url, asked):
        assert await arrive(browser, DESKTOP, f"{url}/hidden") == f"{url}/quick"
        with pytest.raises(Unreachable, match="/gone answers with 404"):
            await arrive(browser, DESKTOP, f"{url}/gone")
        with pytest.raises(Unreachable, match="cannot be loaded"):
            await arrive(browser, DESKTOP, "http://127.0.0.1:9/")
    assert asked.count("/hidden") == 1


@pytest.mark.browser
async def test_a_shop_that_goes_away_ends_it(browser: OpenBrowser) -> None:
    async with shop() as (url, asked):
        pairs = Pairs(f"{url}/quick", f"{url}/gone", DESKTOP, TTFB)
        with pytest.raises(Unreachable, match="/gone could not be loaded, 3 times in a row"):
            await compare_in_turns(browser, pairs, most=20, budget_s=200)
    assert (pairs.rows, pairs.failed) == ([], [0, 3])
    assert asked.count("/gone") == 3
