"""What the guard lets through for the one test order, and what not: pure, without a browser."""

from __future__ import annotations

import pytest

from auditor.browser.guard import Guard
from auditor.browser.verdict import Outgoing, Phase

HOST = "shop.example"
ORDER = f"https://{HOST}/checkout/place-order"


def post(url: str, body: str = "") -> Outgoing:
    return Outgoing(method="POST", url=url, body=body, kind="document", main_navigation=True)


@pytest.fixture
def guard() -> Guard:
    guard = Guard()
    guard.read_only()
    return guard


async def test_one_order_leaves_and_no_second(guard: Guard) -> None:
    with guard.one_order(HOST):
        assert await guard.judge(post(f"https://{HOST}/checkout/payment", "way=invoice")) is None
        assert await guard.judge(post(ORDER)) is None
        assert (
            await guard.judge(Outgoing(method="GET", url=f"https://{HOST}/checkout/success", main_navigation=True))
            is None
        )
        assert await guard.judge(post(ORDER)) is not None
        assert (
            await guard.judge(post(f"https://{HOST}/graphql", '{"query": "mutation { placeOrder }"}')) is not None
        )
    assert guard.let_through == ["POST /checkout/payment", "POST /checkout/place-order"]


async def test_after_the_block_everything_is_frozen_again(guard: Guard) -> None:
    with guard.one_order(HOST):
        pass
    assert await guard.judge(post(ORDER)) is not None
    assert await guard.judge(post(f"https://{HOST}/any")) is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://api.stripe.com/v1/payment_intents/pi_1/confirm",
        "https://www.shop.example/",
        f"https://{HOST}.evil.example/",
    ],
)
async def test_nobody_else_gets_anything(guard: Guard, url: str) -> None:
    with guard.one_order(HOST):
        assert await guard.judge(post(url)) is not None
        leaving = Outgoing(method="GET", url=url, main_navigation=True)
        assert await guard.judge(leaving) is not None


async def test_a_few_writes_only(guard: Guard) -> None:
    with guard.one_order(HOST, writes=3):
        told = [await guard.judge(post(f"https://{HOST}/step/{i}")) for i in range(5)]
    assert [why is None for why in told] == [True, True, True, False, False]


@pytest.mark.parametrize("phase", [Phase.SHOPPING, Phase.CHECKOUT])
async def test_before_the_freeze_it_opens_nothing(phase: Phase) -> None:
    guard = Guard(phase=phase)
    with guard.one_order(HOST):
        assert await guard.judge(post(ORDER)) is not None
