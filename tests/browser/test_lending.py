"""A browser that another program drives: its page orders by no channel, and where nobody can watch over it there is none."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from unittest.mock import patch

import pytest
from aiohttp import web
from playwright.async_api import Error

from auditor.browser import lending
from auditor.browser.debugging import Debugging
from auditor.browser.guard import Guard
from auditor.browser.lending import lend_browser
from auditor.browser.targets import Target
from tests.browser.borrower import borrowing
from tests.browser.hostile import CHANNELS, hostile_shop
from tests.trials.shop import serving

pytestmark = pytest.mark.browser
LEAVES = ("form", "beacon-at-unload", "keepalive", "order-by-get")
"""Channels of a page that is left by it."""
PATIENCE_S = 15.0


async def until(true: Callable[[], object]) -> bool:
    """Whether it came true."""
    end = time.monotonic() + PATIENCE_S
    while not true() and time.monotonic() < end:
        await asyncio.sleep(0.05)
    return bool(true())


def frames(shop: str) -> str:
    """One page with a frame for each channel: of its own site, and, as localhost, of another."""
    other = shop.replace("127.0.0.1", "localhost")
    addresses = [f"{site}/pay/{channel}" for site in (shop, other) for channel in CHANNELS]
    return "<!doctype html><title>All</title>" + "".join(
        f'<iframe src="{address}"></iframe>' for address in addresses
    )


async def unguarded(_guard: Guard, _target: Target) -> None:
    return None


async def test_frames_order_by_no_channel_and_where_nobody_watches_they_do() -> None:
    async with hostile_shop() as (shop, orders), serving({"/": frames(shop)}) as url:
        with patch.object(Guard, "arm_opened", unguarded):
            async with lend_browser(url) as lent, borrowing(lent.port) as borrower:
                await borrower.open(url)
                assert await until(lambda: len(orders) >= len(CHANNELS) - 6), "the shop must really order"
        orders.clear()
        async with lend_browser(url) as lent, borrowing(lent.port) as borrower:
            await borrower.open(url)
            assert await until(lambda: len(lent.guard.refused) >= 2 * (len(CHANNELS) - 10)), lent.guard.refused
            await asyncio.sleep(1)
        assert not orders, f"orders came through: {dict(orders)}"


@pytest.mark.parametrize("channel", LEAVES)
async def test_a_page_that_leaves_orders_nothing_by_it(channel: str) -> None:
    async with hostile_shop() as (shop, orders):
        url = f"{shop}/pay/{channel}"
        async with lend_browser(url) as lent, borrowing(lent.port) as borrower:
            session = await borrower.open(url)
            assert await until(lambda: lent.guard.refused)
            assert await borrower.read(session, "document.title") == "Pay", (
                "it is still the page that was asked for"
            )
        assert not orders


async def test_the_page_has_the_cart_and_what_the_shop_keeps_in_the_browser() -> None:
    async with serving({"/": "<title>x</title>"}) as url:
        storage = {
            "cookies": [
                {"name": "cart", "value": "7", "domain": "127.0.0.1", "path": "/", "expires": -1, "httpOnly": False,
                 "secure": False, "sameSite": "Lax"}
            ],
            "origins": [{"origin": url.rstrip("/"), "localStorage": [{"name": "id", "value": "</script>'\""}]}],
        }  # fmt: skip
        async with lend_browser(url, storage) as lent, borrowing(lent.port) as borrower:
            session = await borrower.open(url)
            assert await borrower.read(session, "document.cookie") == "cart=7"
            assert await borrower.read(session, "localStorage.id") == "</script>'\""


async def test_it_asks_for_pages_in_the_language_of_the_customer() -> None:
    languages: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        languages.append(request.headers.get("Accept-Language", ""))
        return web.Response(text="<title>x</title>", content_type="text/html")

    async with serving({"/": answer}) as url:
        async with lend_browser(url, locale="de-CH") as lent, borrowing(lent.port) as borrower:
            session = await borrower.open(url)
            assert await borrower.read(session, "navigator.language") == "de-CH"
        async with lend_browser(url) as lent, borrowing(lent.port) as borrower:
            session = await borrower.open(url)
            assert await borrower.read(session, "navigator.language") == "en-US"
    assert languages[0].startswith("de-CH")
    assert not languages[-1].startswith("de")


async def test_a_second_page_never_loads() -> None:
    asked: list[str] = []
    async with serving({"/": "<title>x</title>"}, asked) as url:
        async with lend_browser(url) as lent, borrowing(lent.port) as borrower:
            await borrower.open(url)
            assert await until(lambda: "GET /" in asked)
            await borrower.open(url)
            await asyncio.sleep(1)
            assert not lent.failed
        assert asked.count("GET /") == 1, "its cache would be warm"


async def test_where_the_guard_cannot_be_armed_the_browser_is_gone_and_nothing_was_asked_for() -> None:
    async def broken(_guard: Guard, _target: Target) -> None:
        raise Error("no session to be had")

    await _is_gone(patch.object(Guard, "arm_opened", broken), "no session to be had")


async def test_a_page_that_cannot_be_released_never_runs() -> None:
    async def silent(_guard: Guard, _target: Target) -> None:
        raise TimeoutError

    await _is_gone(patch.object(Guard, "arm_opened", silent), "the guard could not be armed")


async def _is_gone(breaking: AbstractContextManager[object], why: str) -> None:
    async with hostile_shop() as (shop, orders):
        url = f"{shop}/pay/fetch"
        with breaking:
            async with lend_browser(url) as lent, borrowing(lent.port) as borrower:
                await borrower.open(url)
                assert await until(lambda: lent.failed)
                assert why in lent.failed
                assert await borrower.send("Browser.getVersion", {}) is None, "it is gone"
        assert not orders


async def test_a_lost_connection_kills_the_browser_and_with_it_a_page_that_is_still_held() -> None:
    connect, held = lending.debugging, []

    @asynccontextmanager
    async def keeping(address: str, lost: Callable[[], None]) -> AsyncIterator[Debugging]:
        async with connect(address, lost) as connection:
            held.append(connection)
            yield connection

    async def never(_guard: Guard, _target: Target) -> None:
        await asyncio.sleep(3600)

    async with hostile_shop() as (shop, orders):
        url = f"{shop}/pay/fetch"
        with patch.object(lending, "debugging", keeping), patch.object(Guard, "arm_opened", never):
            async with lend_browser(url) as lent, borrowing(lent.port) as borrower:
                await borrower.open(url)
                await held[0]._socket.close()
                assert await until(lambda: lent.failed)
                assert await borrower.send("Browser.getVersion", {}) is None, "it is gone"
        assert not orders
