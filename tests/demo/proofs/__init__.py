"""One proof per vice: that the shop with the vice differs from the clean one just as the vice's sentence says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from tests.demo.customer import SHOWN, Customer, Page

Proof = Callable[[Customer, Customer], Awaitable[None]]
PROOFS: dict[str, tuple[str, Proof]] = {}
"""By the name of the vice: how it is asked for, and the proof, given a customer of the clean and the faulty shop."""


def proves(vice: str) -> Callable[[Proof], Proof]:
    """Put a proof on the list; `vice` is written as on the command line, NAME or NAME=VALUE."""

    def enter(proof: Proof) -> Proof:
        PROOFS[vice.partition("=")[0]] = (vice, proof)
        return proof

    return enter


async def before_payment(customer: Customer) -> dict[str, Page]:
    """Every page that a guest can see before the payment page, by address; the cart is filled on the way."""
    pages = {path: await customer.get(path) for path in SHOWN}
    pages["cart"] = await customer.put_in_cart()
    pages["checkout"] = await customer.get("checkout")
    pages["checkout/address"] = await customer.get("checkout/address")
    pages["checkout/delivery"] = await customer.give_address()
    return pages


async def comes_later(late: Coroutine[Any, Any, object], early: Coroutine[Any, Any, object]) -> bool:
    """Whether the first answer, asked for first, comes after the second."""
    waiting = asyncio.create_task(late)
    await early
    behind = not waiting.done()
    await waiting
    return behind
