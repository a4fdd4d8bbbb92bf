"""All hostile shops in one process, each on a host name of its own, `ID.localhost`, with a ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

from aiohttp import WSMsgType, web

from tests.shops.hostile.pages import PRICES, Pages
from tests.shops.hostile.spec import Spec

OTHER_SITE = "second-"


@dataclass
class Ledger:
    """The truth of one shop."""

    orders: list[str] = field(default_factory=list)
    """How each came in: "POST order", "socket"."""
    shown: set[int] = field(default_factory=set)
    """Steps of the checkout that somebody saw."""


@dataclass
class Visitor:
    product: int = 0
    full: bool = False
    next: int = 0
    """The step after the page that goes on by itself."""
    came_by_form: bool = False
    """The payment page is the answer to a form already sent."""


class Shops:
    """`open` makes a shop; what comes in for it is in its ledger."""

    def __init__(self) -> None:
        self.specs: dict[str, Spec] = {}
        self.ledgers: dict[str, Ledger] = {}
        self.visitors: dict[tuple[str, str], Visitor] = {}
        self.port = 0

    def open(self, spec: Spec) -> tuple[str, Ledger]:
        """The address of this shop, and a fresh ledger."""
        self.specs[spec.id], self.ledgers[spec.id] = spec, Ledger()
        return f"http://{spec.id}.localhost:{self.port}/", self.ledgers[spec.id]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        shop = request.host.partition(".localhost")[0].removeprefix(OTHER_SITE)
        if shop not in self.specs:
            raise web.HTTPNotFound
        key = request.cookies.get("visitor") or uuid4().hex
        visitor = self.visitors.setdefault((shop, key), Visitor())
        visit = Visit(self.specs[shop], self.ledgers[shop], visitor, request, self.port)
        try:
            response = await visit.answer()
        except web.HTTPSeeOther as found:
            found.set_cookie("visitor", key)
            raise
        if not response.prepared:
            response.set_cookie("visitor", key)
        return response


@asynccontextmanager
async def running() -> AsyncIterator[Shops]:
    """All shops, on a free port of this machine."""
    shops = Shops()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", shops.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        shops.port = runner.addresses[0][1]
        yield shops
    finally:
        await runner.cleanup()


class Visit:
    """One request of one visitor."""

    def __init__(self, spec: Spec, ledger: Ledger, visitor: Visitor, request: web.Request, port: int) -> None:
        self.spec, self.ledger, self.visitor, self.request = spec, ledger, visitor, request
        self.pages = Pages(spec, port, visitor.full)

    async def answer(self) -> web.StreamResponse:
        spec, path = self.spec, self.request.path
        names = ("cart", "remove", "order", "hop", "aside", "worker", "socket", "picture", "wait", "passed")
        for name in names:
            if path == spec.path(name):
                return await getattr(self, f"on_{name}")()  # type: ignore[no-any-return]
        for i in range(len(PRICES)):
            if path == spec.path(f"goods {i}"):
                return self.html(self.pages.product(i))
            if path == spec.path(f"add {i}"):
                self.visitor.product, self.visitor.full = i, True
                raise web.HTTPSeeOther(spec.path("cart"))
        for number in range(len(spec.steps)):
            if path == spec.path(f"step {number}"):
                return self.on_step(number)
        return self.html(self.pages.home())

    def html(self, text: str, **headers: str) -> web.Response:
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def on_cart(self) -> web.Response:
        return self.html(self.pages.cart(self.visitor.product))

    async def on_remove(self) -> web.Response:
        if self.spec.name == "remove":
            return await self.on_order()
        self.visitor.full = False
        raise web.HTTPSeeOther(self.spec.path("cart"))

    def on_step(self, number: int) -> web.Response:
        spec = self.spec
        if self.request.method != "POST":
            return self.show(number)
        if number == spec.trapped_step and spec.trap.then == "send":
            return self.ordered("its form")
        if number + 1 >= len(spec.steps):
            return self.ordered("the last form")
        if spec.name == "reload" and number + 1 == spec.trapped_step:
            if self.visitor.came_by_form:
                return self.ordered("the form before, again")
            self.visitor.came_by_form = True
            return self.show(number + 1)
        self.visitor.next = number + 1
        raise web.HTTPSeeOther(spec.path("wait" if spec.passes_on else f"step {number + 1}"))

    async def on_wait(self) -> web.Response:
        return self.html(self.pages.wait())

    async def on_passed(self) -> web.Response:
        raise web.HTTPSeeOther(self.spec.path(f"step {self.visitor.next}"))

    def show(self, number: int) -> web.Response:
        self.ledger.shown.add(number)
        policy = f"img-src 'self'; report-uri {self.spec.path('order')}"
        headers = {"Content-Security-Policy": policy} if self.spec.name == "report" else {}
        return self.html(self.pages.step(number), **headers)

    def ordered(self, how: str) -> web.Response:
        self.ledger.orders.append(how)
        return self.html(self.pages.thanks(), **{"Access-Control-Allow-Origin": "*"})

    async def on_order(self) -> web.Response:
        return self.ordered(self.request.method)

    async def on_hop(self) -> web.Response:
        raise web.HTTPTemporaryRedirect(self.spec.path("order"))

    async def on_aside(self) -> web.Response:
        return self.html(self.pages.aside())

    async def on_worker(self) -> web.Response:
        script = self.pages.filled_in(self.spec.trap.worker)
        return web.Response(text=script, content_type="text/javascript", headers={"Service-Worker-Allowed": "/"})

    async def on_socket(self) -> web.WebSocketResponse:
        answer = web.WebSocketResponse()
        await answer.prepare(self.request)
        async for message in answer:
            if message.type is WSMsgType.TEXT:
                self.ledger.orders.append("socket")
        return answer

    async def on_picture(self) -> web.Response:
        svg = '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120"><rect width="160" height="120" fill="#cde"/></svg>'
        return web.Response(text=svg, content_type="image/svg+xml")
