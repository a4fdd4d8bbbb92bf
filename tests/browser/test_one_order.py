"""What the frozen guard lets through for the one test order, and what not: without a browser."""

from __future__ import annotations

import pytest

from auditor.browser.guard import Guard
from auditor.browser.one_order import OneOrder
from auditor.browser.verdict import Outgoing, Phase

SHOP = "https://shop.example"
ORDER = f"{SHOP}/checkout/place-order"
UNKNOWN = f"{SHOP}/kasse/senden"


def post(url: str, body: str = "", kind: str = "fetch", **more: bool) -> Outgoing:
    return Outgoing(method="POST", url=url, body=body, kind=kind, **more)


def get(url: str, **more: bool) -> Outgoing:
    return Outgoing(method="GET", url=url, kind="fetch", **more)


@pytest.fixture
def order() -> OneOrder:
    return OneOrder(SHOP)


def test_what_orders_leaves_once(order: OneOrder) -> None:
    assert order.lets(post(f"{SHOP}/checkout/payment", "way=invoice"))
    assert order.lets(post(ORDER))
    assert not order.held_back
    assert not order.lets(post(ORDER))
    assert not order.lets(post(f"{SHOP}/graphql", '{"query": "mutation { placeOrder }"}'))
    assert not order.lets(get(f"{SHOP}/checkout/complete"))
    assert order.held_back
    assert order.sent == ["POST /checkout/payment", "POST /checkout/place-order"]


def test_after_the_last_press_one_write_leaves_whatever_it_says(order: OneOrder) -> None:
    order.pressing_last()
    assert order.lets(post(UNKNOWN))
    assert [order.lets(post(UNKNOWN)), order.lets(post(f"{SHOP}/log")), order.lets(post(ORDER))] == [False] * 3
    assert order.lets(post(f"{SHOP}/forwarded", redirected=True)), "the shop itself sends on what it got"


def test_before_it_a_few_writes(order: OneOrder) -> None:
    told = [order.lets(post(f"{SHOP}/step/{i}")) for i in range(10)]
    assert told == [True] * 8 + [False] * 2
    order.pressing_last()
    assert order.lets(post(UNKNOWN))


def test_the_confirmation_may_be_opened_and_an_order_read_once(order: OneOrder) -> None:
    success = get(f"{SHOP}/checkout/success", main_navigation=True)
    assert order.lets(post(ORDER))
    assert order.lets(success)
    assert not order.lets(success)
    assert order.lets(get(f"{SHOP}/checkout/complete", redirected=True))
    assert order.lets(get(f"{SHOP}/logo.svg"))


def test_an_order_by_reading_leaves_once(order: OneOrder) -> None:
    assert order.lets(get(f"{SHOP}/checkout/complete?a"))
    assert order.sent == ["GET /checkout/complete"]
    assert not order.lets(get(f"{SHOP}/checkout/complete?b"))


@pytest.mark.parametrize(
    "url",
    [
        "https://api.stripe.com/v1/payment_intents/pi_1/confirm", "https://www.shop.example/", f"{SHOP}.evil.example/",
        f"{SHOP}:8443/", "http://shop.example/", "wss://shop.example/", "https:shop.example/",
    ],
)  # fmt: skip
def test_nobody_else_gets_anything(order: OneOrder, url: str) -> None:
    assert not order.lets(post(url))
    assert not order.lets(get(url, main_navigation=True))


def test_beacons_use_nothing_up(order: OneOrder) -> None:
    assert not any(order.lets(post(f"{SHOP}/seen", kind=kind)) for kind in ("ping", "cspviolationreport"))
    assert order.sent == []


async def test_the_guard_asks_it_only_while_the_block_lasts() -> None:
    guard = Guard()
    guard.read_only()
    assert await guard.judge(post(UNKNOWN)) is not None
    with guard.one_order(SHOP):
        assert await guard.judge(post(UNKNOWN)) is None
        assert await guard.judge(post("https://elsewhere.example/")) is not None
    assert await guard.judge(post(UNKNOWN)) is not None
    assert guard.let_through == ["POST /kasse/senden"]


@pytest.mark.parametrize("phase", [Phase.SHOPPING, Phase.CHECKOUT])
async def test_before_the_freeze_it_opens_nothing(phase: Phase) -> None:
    guard = Guard(phase=phase)
    with guard.one_order(SHOP) as order:
        assert await guard.judge(post(ORDER)) is not None
    assert order.sent == []
