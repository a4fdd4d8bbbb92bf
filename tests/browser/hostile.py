"""A shop that tries to order behind the customer's back, by every channel a page has. It counts what reaches it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import WSMsgType, web

CHANNELS = {
    "form": "document.body.insertAdjacentHTML('beforeend', '<form id=f method=post action=/buy/form></form>'); f.submit();",
    "form-new-tab": "document.body.insertAdjacentHTML('beforeend', '<form id=f method=post target=_blank action=/buy/form-new-tab></form>'); f.submit();",
    "fetch": "fetch('/buy/fetch', {method: 'POST', body: 'x'});",
    "put": "fetch('/buy/put', {method: 'PUT', body: 'x'});",
    "xhr": "const x = new XMLHttpRequest(); x.open('POST', '/buy/xhr'); x.send('x');",
    "beacon": "navigator.sendBeacon('/buy/beacon', 'x');",
    "beacon-at-unload": "addEventListener('pagehide', () => navigator.sendBeacon('/buy/beacon-at-unload', 'x')); location.href = '/other';",
    "keepalive": "addEventListener('pagehide', () => fetch('/buy/keepalive', {method: 'POST', keepalive: true})); location.href = '/other';",
    "redirect": "fetch('/redirect', {method: 'POST', body: 'x'});",
    "popup": "window.open('/popup');",
    "iframe": "document.body.insertAdjacentHTML('beforeend', '<iframe src=/frame></iframe>');",
    "srcdoc": "document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=\"<form method=post action=/buy/srcdoc></form><script>document.forms[0].submit()<\\/script>\"></iframe>');",
    "worker": "new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/buy/worker', {method: 'POST'})`])));",
    "worker-socket": "new Worker(URL.createObjectURL(new Blob([`const s = new WebSocket('ws://${location.host}/socket/worker-socket'); s.onopen = () => s.send('order')`])));",
    "shared-worker": "new SharedWorker('/shared.js');",
    "policy-report": "document.body.append(Object.assign(new Image(), {src: 'http://nowhere.localhost/x.png'}));",
    "form-named-window": "document.body.insertAdjacentHTML('beforeend', '<form id=f method=post target=extra action=/buy/form-named-window></form>'); f.submit();",
    "service-worker": "navigator.serviceWorker?.register('/sw.js');",
    "web-socket": "const s = new WebSocket(`ws://${location.host}/socket/web-socket`); s.onopen = () => s.send('order');",
    "timer": "setTimeout(() => fetch('/buy/timer', {method: 'POST'}), 300);",
    "order-by-get": "setTimeout(() => { location.href = '/place-order?by=get'; }, 50);",
}
"""Channel -> script that uses it. What reaches `/buy/...`, the socket or `/place-order` is an order."""


@asynccontextmanager
async def hostile_shop() -> AsyncIterator[tuple[str, Counter[str]]]:
    """Its address, and how many orders came in by which channel."""
    orders: Counter[str] = Counter()

    async def page(request: web.Request) -> web.Response:
        channel = request.match_info.get("channel", "")
        script = CHANNELS.get(channel, "")
        policy = {"Content-Security-Policy": "img-src 'self'; report-uri /buy/policy-report"}
        return web.Response(
            text=f"<!doctype html><title>Pay</title><body><h1>Payment</h1><script>{script}</script>",
            content_type="text/html",
            headers=policy if channel == "policy-report" else {},
        )

    async def buy(request: web.Request) -> web.Response:
        if request.method != "GET" or request.path == "/place-order":
            orders[request.match_info.get("channel", "order-by-get")] += 1
        return web.Response(text="thank you", content_type="text/html")

    async def redirect(_request: web.Request) -> web.Response:
        raise web.HTTPTemporaryRedirect("/buy/redirect")

    async def frame(_request: web.Request) -> web.Response:
        return web.Response(
            text="<form method=post action=/buy/iframe></form><script>document.forms[0].submit()</script>",
            content_type="text/html",
        )

    async def popup(_request: web.Request) -> web.Response:
        return web.Response(
            text="<script>fetch('/buy/popup', {method: 'POST'})</script>", content_type="text/html"
        )

    async def worker(_request: web.Request) -> web.Response:
        return web.Response(text="fetch('/buy/service-worker', {method: 'POST'});", content_type="text/javascript")

    async def shared(_request: web.Request) -> web.Response:
        return web.Response(text="fetch('/buy/shared-worker', {method: 'POST'});", content_type="text/javascript")

    async def socket(request: web.Request) -> web.WebSocketResponse:
        answer = web.WebSocketResponse()
        await answer.prepare(request)
        async for message in answer:
            if message.type is WSMsgType.TEXT:
                orders[request.match_info["channel"]] += 1
        return answer

    app = web.Application()
    app.router.add_get("/pay/{channel}", page)
    app.router.add_get("/other", page)
    app.router.add_route("*", "/buy/{channel}", buy)
    app.router.add_get("/place-order", buy)
    app.router.add_post("/redirect", redirect)
    app.router.add_get("/frame", frame)
    app.router.add_get("/popup", popup)
    app.router.add_get("/sw.js", worker)
    app.router.add_get("/shared.js", shared)
    app.router.add_get("/socket/{channel}", socket)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", orders
    finally:
        await runner.cleanup()
