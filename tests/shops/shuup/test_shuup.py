"""Shuup as our tests run it: a real shop that can really be bought from."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.shops.shuup.guest import Guest
from tests.shops.shuup.shop import ShuupShop, start_in_german

pytestmark = [pytest.mark.shops, pytest.mark.timeout(600)]


@pytest.fixture
async def guest() -> AsyncIterator[Guest]:
    jar = aiohttp.CookieJar(unsafe=True)  # the shop's address is an IP address
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Guest(session)


async def test_a_guest_can_buy_so_that_no_order_means_something(shuup: ShuupShop, guest: Guest) -> None:
    payment = await guest.go_to_payment(shuup.url)
    assert payment.soup.select_one("input[name=payment_method]")
    assert shuup.orders() == 0
    done = await guest.order(payment, {"accept_terms": "on"})
    assert "/order/complete/" in done.url
    assert shuup.orders() == 1


async def test_terms_that_are_not_accepted_order_nothing(shuup: ShuupShop, guest: Guest) -> None:
    payment = await guest.go_to_payment(shuup.url)
    again = await guest.order(payment, {})
    assert again.soup.select_one("input[name=accept_terms]")
    assert shuup.orders() == 0


async def test_each_start_is_a_fresh_shop_with_pictures_and_euros(shuup: ShuupShop, guest: Guest) -> None:
    shelf = await guest.get(f"{shuup.url}c/")
    assert len({str(picture["style"]) for picture in shelf.soup.select("[style*=part-]")}) == 6
    assert "€14.90" in shelf.soup.get_text()
    assert shuup.orders() == 0


async def test_the_german_shop_declares_english_and_asks_by_a_list_who_one_is(guest: Guest) -> None:
    with start_in_german() as shop:
        shelf = await guest.get(f"{shop.url}c/")
        assert shelf.soup.select_one("html[lang=en]")
        part = await guest.get(shelf.link("/p/"))
        await guest.submit(part, "quantity")
        gate = await guest.get(f"{shop.url}checkout/")
        ways = [option.get_text(strip=True) for option in gate.soup.select("select option")]
        assert "Als Gast den Kauf abschließen" in ways
