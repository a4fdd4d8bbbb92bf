"""pretix as our tests run it: a real shop that can really be bought from."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.shops.pretix.guest import Guest
from tests.shops.pretix.shop import PretixShop, start

pytestmark = [pytest.mark.shops, pytest.mark.timeout(600)]


@pytest.fixture
async def guest() -> AsyncIterator[Guest]:
    jar = aiohttp.CookieJar(unsafe=True)  # the shop's address is an IP address
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Guest(session)


async def test_a_guest_can_buy_so_that_no_order_means_something(pretix: PretixShop, guest: Guest) -> None:
    payment = await guest.go_to_payment(pretix.url)
    assert payment.soup.select_one("input[name=payment]")
    assert pretix.orders() == 0
    done = await guest.order(payment)
    assert "/order/" in done.url
    assert pretix.orders() == 1


async def test_what_is_sold_out_has_no_field_and_what_comes_in_sizes_has_three(
    pretix: PretixShop, guest: Guest
) -> None:
    shelf = await guest.get(pretix.url)
    assert len(shelf.soup.select("input[type=number]")) == 2 + 3 + 1
    assert "SOLD OUT" in shelf.soup.get_text()


async def test_the_shop_speaks_the_language_it_is_started_in(guest: Guest) -> None:
    with start("cs") as shop:
        shelf = await guest.get(shop.url)
    assert shelf.soup.html is not None
    assert shelf.soup.html["lang"] == "cs"
    assert "Přidat do košíku" in shelf.soup.get_text()
