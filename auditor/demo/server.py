"""Serving the shop on two origins of one process."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

from aiohttp import web

from auditor.demo.ledger import Ledger
from auditor.demo.mail import MailServer
from auditor.demo.routes import ROUTES
from auditor.demo.second_origin import second_app
from auditor.demo.shop import Shop
from auditor.demo.site import add_site
from auditor.demo.visit import page


class RunningShop:
    """A shop that is open: ``url`` ends with a slash, ``ledger.counts`` says what it received."""

    def __init__(self, shop: Shop, runners: tuple[web.AppRunner, ...]) -> None:
        self._shop = shop
        self._runners = runners

    @property
    def url(self) -> str:
        """The shop's front door."""
        return f"{self._shop.origin}/"

    @property
    def second_origin(self) -> str:
        """Where the card form lives."""
        return self._shop.second_origin

    @property
    def ledger(self) -> Ledger:
        """The shop's books."""
        return self._shop.ledger

    async def close(self) -> None:
        """Shut both doors."""
        for runner in self._runners:
            await runner.cleanup()

    async def __aenter__(self) -> RunningShop:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def start(
    port: int = 0,
    *,
    vices: Mapping[str, str | None] | None = None,
    ledger_path: Path | None = None,
    host: str = "127.0.0.1",
    mail: MailServer | None = None,
) -> RunningShop:
    """Open the shop; port 0 takes any free one. The second origin always takes a free port, as ``localhost``.

    With a mail server, contact messages are acknowledged by mail. Raises OSError when the port is taken or the
    ledger cannot be written, ValueError for an unknown vice.
    """
    shop = Shop(vices or {}, Ledger(ledger_path), mail)
    app = web.Application()
    for method, path, handler in ROUTES:
        add = app.router.add_get if method == "GET" else app.router.add_post
        add(f"/{{lang:en|de}}/{path}", page(shop, handler))
    add_site(app, shop)
    second = await _open(second_app(shop), host, 0)
    try:
        first = await _open(app, host, port)
    except OSError:
        await second.cleanup()
        raise
    shop.origin = f"http://{host}:{_port(first)}"
    shop.second_port = _port(second)
    shop.second_origin = f"http://localhost:{shop.second_port}"
    return RunningShop(shop, (first, second))


async def _open(app: web.Application, host: str, port: int) -> web.AppRunner:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner


def _port(runner: web.AppRunner) -> int:
    number: int = runner.addresses[0][1]
    return number


def _announce(shop: RunningShop) -> None:
    print(shop.url, flush=True)


def run_forever(
    port: int = 0,
    vices: Mapping[str, str | None] | None = None,
    ledger_path: Path | None = None,
    announce: Callable[[RunningShop], None] = _announce,
) -> None:
    """Keep the shop open until the process is told to stop (Ctrl-C or SIGTERM).

    ``announce`` is called once when the doors are open; by default it prints the address.
    """
    asyncio.run(_serve(port, vices or {}, ledger_path, announce))


async def _serve(
    port: int,
    vices: Mapping[str, str | None],
    ledger_path: Path | None,
    announce: Callable[[RunningShop], None],
) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with await start(port, vices=vices, ledger_path=ledger_path) as shop:
        announce(shop)
        await stopped.wait()
