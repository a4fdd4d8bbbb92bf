"""What every lookalike has: a ledger of what was done to it, and an address while it runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

from aiohttp import web
from playwright.async_api import Page


@dataclass
class Ledger:
    """What the shop itself saw: the truth that a walk is measured by."""

    orders: int = 0
    """Completed orders, however they came about."""
    payment_shown: int = 0
    """How often a step with ways to pay was shown to somebody whose cart was full."""
    entered: dict[str, str] = field(default_factory=dict)
    """What was typed or chosen in the checkout, by meaning: "email", "first_name", "last_name", "full_name", "street",
    "house_number", "postcode", "city", "region", "country" (ISO code), "phone"."""
    accounts: int = 0
    subscriptions: int = 0


@dataclass
class Session:
    """One visitor, by cookie."""

    cart: dict[str, int] = field(default_factory=dict)
    """Pieces by article number."""
    entered: dict[str, str] = field(default_factory=dict)
    """Anything the shop keeps of the checkout so far."""


COOKIE = "session"
KEY = web.RequestKey("session", str)


@dataclass
class Sessions:
    known: dict[str, Session] = field(default_factory=dict)

    def of(self, request: web.Request) -> Session:
        return self.known.setdefault(request[KEY], Session())


@web.middleware
async def with_session(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Gives every visitor a cookie; handlers find its value in `request[KEY]`."""
    key = request.cookies.get(COOKIE) or uuid4().hex
    request[KEY] = key
    try:
        response = await handler(request)
    except web.HTTPException as answer:
        answer.set_cookie(COOKIE, key, samesite="Lax")
        raise
    response.set_cookie(COOKIE, key, samesite="Lax")
    return response


@dataclass(frozen=True)
class Lookalike:
    """A kind of shop software as customers meet it."""

    name: str
    """Of the software, e.g. "prestashop"."""
    optimum: int
    """Actions to payment of a customer who knows the shop: one for each press, and one for each form that is filled in."""
    build: Callable[[Ledger], web.Application]
    buy: Callable[[Page, str], Awaitable[None]]
    """A customer who knows the shop orders as a guest, from the front page at this address to the thank-you page: proof that
    the shop takes orders, so that none means something."""


@asynccontextmanager
async def running(shop: Lookalike) -> AsyncIterator[tuple[str, Ledger]]:
    """Its address on a free port of this machine, and its ledger."""
    ledger = Ledger()
    runner = web.AppRunner(shop.build(ledger), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/", ledger
    finally:
        await runner.cleanup()
