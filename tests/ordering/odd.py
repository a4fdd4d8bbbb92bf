"""Payment steps that behave oddly, and a count of the requests that each would take for an order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

HEAD = '<!doctype html><html lang="en"><head><title>{0}</title></head><body><main><h1>{0}</h1>'
THANKS = HEAD.format("Thank you for your order") + "<p>Order number: 100234</p>"
BARE = HEAD.format("Done") + "<p>We will write to you.</p>"
LIVE_KEY = "pk_live_51Habcdefgh"


def payment(button: str = "Place order", then: str = "", form: str = "", more: str = "") -> str:
    """A payment step; `then` runs when its form is sent, in place of sending it."""
    script = (
        f"<script>document.forms[0].onsubmit = (e) => {{ e.preventDefault(); {then} }}</script>" if then else ""
    )
    return (
        HEAD.format("Payment")
        + f"""<form method="post" {form}><fieldset><legend>Payment method</legend>
        <p><label><input type="radio" name="payment" value="card" checked> Credit card</label></p>
        <p><label><input type="radio" name="payment" value="invoice"> Invoice</label></p></fieldset>
        <button>{button}</button></form>{more}{script}"""
    )


def post(path: str) -> str:
    return f"fetch('{path}', {{method: 'POST', body: 'x'}});"


PAGES = {
    "plain": payment(form='action="order/thanks"'),
    "slow": payment(form='action="order/slow"'),
    "silent": payment(form='action="order/silent"'),
    "bare": payment("Continue", form='action="checkout/place-order"'),
    "stays": payment("Continue", then=post("order/done")),
    "many": payment(then=8 * post("order/done")),
    "reads": payment(then=3 * "fetch('checkout/complete?' + Math.random());"),
    "navigates": payment(then=post("order/done") + "setTimeout(() => location.assign('checkout/success'), 300);"),
    "beacons": payment(
        then=post("order/done") + "setTimeout(() => location.assign('checkout/success'), 300);",
        more="<script>setInterval(() => navigator.sendBeacon('beacon', 'x'), 25)</script>",
    ),
    "unpickable": payment(
        more="<script>document.forms[0].onchange = () => { document.forms[0].payment.value = 'card'; }</script>"
    ),
    "live": payment("Continue", form='action="next/live"'),
    "elsewhere": payment("Continue", form='action="next/elsewhere"'),
    "covered": payment(
        more="""<script>document.forms[0].onchange = () => document.body.insertAdjacentHTML(
          'beforeend', '<div style="position:fixed;inset:0;z-index:9"></div>')</script>"""
    ),
}
NEXT = HEAD.format("Payment") + '<form method="post" action="order/thanks"><button>Place order</button></form>'


@asynccontextmanager
async def odd_shop() -> AsyncIterator[tuple[Callable[[str], str], list[str]]]:
    """Gives the address of the payment step of a name, and the list of orders, each with its method and path."""
    orders: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        path = request.path
        if path.startswith(("/order/", "/checkout/place-order")) or "complete" in path:
            orders.append(f"{request.method} {path}")
        if path == "/order/slow":
            await asyncio.sleep(5.5)  # longer than a press may take
        if path == "/order/silent":
            await asyncio.sleep(4.5)
            return web.Response(status=204)
        if path == "/next/elsewhere":
            raise web.HTTPFound(f"http://localhost:{request.url.port}/next/there")
        if path == "/next/live":
            return web.Response(text=NEXT + f'<script>var key = "{LIVE_KEY}"</script>', content_type="text/html")
        text = PAGES.get(path.strip("/")) or {
            "/next/there": NEXT, "/order/thanks": THANKS, "/order/slow": THANKS, "/checkout/success": THANKS,
        }.get(path, BARE)  # fmt: skip
        return web.Response(text=text, content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        yield lambda name: f"http://127.0.0.1:{port}/{name}", orders
    finally:
        await runner.cleanup()
