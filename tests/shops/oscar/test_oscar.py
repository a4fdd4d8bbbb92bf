"""django-oscar as our tests run it: a real shop that can really be bought from."""

import aiohttp

from tests.shops.oscar.guest import Guest
from tests.shops.oscar.shop import OscarShop


async def test_a_guest_can_buy_so_that_no_order_means_something(oscar: OscarShop) -> None:
    jar = aiohttp.CookieJar(unsafe=True)  # the shop's address is an IP address
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        guest = Guest(session)
        payment = await guest.go_to_payment(oscar.url)
        assert oscar.orders() == 0
        thanks = await guest.order(payment)
    assert "/checkout/thank-you/" in thanks.url
    assert oscar.orders() == 1


async def test_a_wrong_card_orders_nothing(oscar: OscarShop) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        guest = Guest(session)
        payment = await guest.go_to_payment(oscar.url)
        again = await guest.submit(payment, "number", {"number": "1234"})
        assert again.form("number")
    assert oscar.orders() == 0


async def test_each_start_is_a_fresh_shop_in_four_languages(oscar: OscarShop) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        page = await Guest(session).get(oscar.url)
    offered = {str(option["value"]) for option in page.soup.select("select[name=language] option")}
    assert offered == {"en-gb", "de", "fr", "es"}
    assert len(page.soup.select("article")) == 8
    assert oscar.orders() == 0
