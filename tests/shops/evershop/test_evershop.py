"""EverShop as our tests run it: a real shop that can really be bought from."""

import os
import re
from collections.abc import AsyncIterator

import aiohttp
import pytest
from playwright.async_api import async_playwright, expect

from auditor.browser.find import find_browser
from tests.shops.evershop.guest import Guest
from tests.shops.evershop.shop import EverShop

pytestmark = [pytest.mark.shops, pytest.mark.timeout(1800)]  # the first start builds the shop
PEN_HOLDER = "accessories/desk-pen-holder-black"


@pytest.fixture
async def guest(evershop: EverShop) -> AsyncIterator[Guest]:
    jar = aiohttp.CookieJar(unsafe=True)  # the shop's address is an IP address
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Guest(session, evershop.url)


async def test_a_guest_can_buy_so_that_no_order_means_something(evershop: EverShop, guest: Guest) -> None:
    cart = await guest.go_to_payment()
    assert evershop.orders() == 0
    order = await guest.order(cart)
    assert order["grand_total"] == "17.0000"
    assert evershop.orders() == 1


async def test_each_start_is_a_fresh_shop_with_pages_and_pictures(evershop: EverShop, guest: Guest) -> None:
    for page in ("", "accessories", "women", "about-us", PEN_HOLDER):
        assert b"</html>" in await guest.get(page)
    assert (await guest.get("assets/catalog/pen-002-blk.jpg")).startswith(b"\xff\xd8")
    assert evershop.orders() == 0


async def test_a_browser_can_fill_the_basket_because_the_shop_knows_its_own_address(evershop: EverShop) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser(), chromium_sandbox=os.geteuid() != 0
        )
        page = await browser.new_page()
        await page.goto(evershop.url + PEN_HOLDER, wait_until="load")
        await page.get_by_role("button", name="Black", exact=True).click(timeout=60_000)
        await expect(page).to_have_url(re.compile("color="), timeout=60_000)
        async with page.expect_response(re.compile("/api/cart/mine/items")) as answer:
            await page.get_by_role("button", name="Add to cart").click(timeout=60_000)
        assert (await answer.value).status == 200
        await expect(page.get_by_text("View Cart (1)")).to_be_visible(timeout=60_000)
        await browser.close()
