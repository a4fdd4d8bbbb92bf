"""Cartridge as our tests run it: a real shop that can really be bought from."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.shops.cartridge.guest import CARD, Guest
from tests.shops.cartridge.shop import CartridgeShop

pytestmark = [pytest.mark.shops, pytest.mark.timeout(600)]


@pytest.fixture
async def guest() -> AsyncIterator[Guest]:
    jar = aiohttp.CookieJar(unsafe=True)  # the shop's address is an IP address
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Guest(session)


async def test_a_guest_can_buy_so_that_no_order_means_something(cartridge: CartridgeShop, guest: Guest) -> None:
    payment = await guest.go_to_payment(cartridge.url)
    assert payment.soup.select_one("input[name=card_number]:not([type=hidden])")
    assert cartridge.orders() == 0
    done = await guest.order(payment)
    assert done.url.endswith("/shop/checkout/complete/")
    assert cartridge.orders() == 1


async def test_a_missing_card_number_orders_nothing(cartridge: CartridgeShop, guest: Guest) -> None:
    payment = await guest.go_to_payment(cartridge.url)
    again = await guest.submit(payment, "card_number", CARD | {"card_number": ""})
    assert again.soup.select_one("input[name=card_number]:not([type=hidden])")
    assert cartridge.orders() == 0


async def test_each_start_is_a_fresh_shop_with_pictures_and_dollars(
    cartridge: CartridgeShop, guest: Guest
) -> None:
    shelf = await guest.get(f"{cartridge.url}shop/")
    pictures = {str(image["src"]) for image in shelf.soup.select("img[src*=product]")}
    assert len(pictures) == 7
    assert "$34.00" in shelf.soup.get_text()
    assert cartridge.orders() == 0
