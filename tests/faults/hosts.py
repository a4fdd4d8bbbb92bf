"""Addresses behind which nothing can be audited, one fault each, on loopback. Each is open until the end of its block."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta

import trustme
from aiohttp import web


def page(body: str, *, title: str = "Kiln & Kettle", status: int = 200) -> web.Response:
    return web.Response(
        text=f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body>{body}</body></html>",
        status=status,
        content_type="text/html",
    )


@contextlib.asynccontextmanager
async def serving(
    pages: Mapping[str, str | web.Response], *, tls: ssl.SSLContext | None = None
) -> AsyncIterator[str]:
    """A host that answers with these pages by path (a plain string is the body of one), and with 404 else."""

    async def answer(request: web.Request) -> web.StreamResponse:
        found = pages.get(request.path)
        if isinstance(found, web.Response):
            return web.Response(body=found.body, status=found.status, headers=found.headers)
        return page("<h1>Not found</h1>", status=404) if found is None else page(found)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
    await site.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def refusing() -> AsyncIterator[str]:
    """A port that is ours, so that nobody else can open it, and on which nobody listens."""
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{ours.getsockname()[1]}/"


@contextlib.asynccontextmanager
async def never_answering() -> AsyncIterator[str]:
    """A host that takes every connection and holds the line in silence."""

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.read()  # until the other side gives up
        writer.close()

    server = await asyncio.start_server(hold, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    finally:
        server.close()


@contextlib.asynccontextmanager
async def expired_certificate() -> AsyncIterator[str]:
    """A shop whose certificate ended yesterday."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1", not_after=yesterday).configure_cert(tls)
    async with serving({"/": "<h1>Kettles</h1><p>59.00 €</p>"}, tls=tls) as url:
        yield url


@contextlib.asynccontextmanager
async def endless_redirect() -> AsyncIterator[str]:
    again = {
        "/": web.Response(status=302, headers={"Location": "/b"}),
        "/b": web.Response(status=302, headers={"Location": "/"}),
    }
    async with serving(again) as url:
        yield url


def bot_wall() -> contextlib.AbstractAsyncContextManager[str]:
    wall = "<h1>Just a moment...</h1><p>Checking your browser. Enable JavaScript and cookies to continue.</p>"
    return serving({"/": page(wall, title="Just a moment...", status=403)})
