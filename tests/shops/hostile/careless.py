"""A careless customer without any guard: presses what leads on, and then waits, leaves or comes back. They order."""

from __future__ import annotations

import asyncio
import contextlib
import time

from playwright.async_api import Browser, Error, Page

from tests.shops.hostile.server import Shops
from tests.shops.hostile.spec import Spec

PATIENCE_S = 20.0


async def order_carelessly(browser: Browser, shops: Shops, spec: Spec) -> list[str]:
    """Walk as far as the trap and do what it waits for; how the orders came in."""
    url, ledger = shops.open(spec)
    context = await browser.new_context()
    page = await context.new_page()
    with contextlib.suppress(Error):  # the trap may pull the page away under us
        await page.goto(url)
        await page.click(f"a.{spec.name_of('card')}")
        await page.click(f".{spec.name_of('add')}")
        if spec.place == "cart":
            await page.click(f".{spec.name_of(spec.trap.then)}")
        else:
            await page.click(f".{spec.name_of('till')}")
            await _checkout(page, spec)
    until = time.monotonic() + PATIENCE_S
    while not ledger.orders and time.monotonic() < until:
        await asyncio.sleep(0.05)
    await context.close()
    return ledger.orders


async def _checkout(page: Page, spec: Spec) -> None:
    go_on = f".{spec.name_of('on')}"
    for _ in range(spec.trapped_step):
        await page.click(go_on)
    match spec.trap.then:
        case "send":
            await page.click(go_on)
        case "leave":
            await page.wait_for_load_state()
            await page.goto("about:blank")
        case "back":
            await page.wait_for_load_state()
            await page.goto(f"http://{spec.id}.localhost:{page.url.split(':')[2].split('/')[0]}/")
            await page.go_back()
        case "reload":
            await page.wait_for_load_state()
            await page.reload()
        case "enter":
            await page.focus("[role=combobox]")
            await page.keyboard.press("Enter")
        case "choose":
            await page.click(".ways >> nth=-1 >> input >> nth=0")
