"""Another program that drives a lent browser over its port, as Lighthouse does."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse


class Borrower:
    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket, self._numbers = socket, itertools.count(1)

    async def send(self, method: str, params: dict[str, Any], session: str = "") -> Any:
        """The answer, or None when none comes within two seconds: a page that is held does not answer, nor does a browser that is gone."""
        number = next(self._numbers)
        to = {"sessionId": session} if session else {}
        try:
            await self._socket.send_json({"id": number, "method": method, "params": params, **to})
            async with asyncio.timeout(2):
                while (said := await self._socket.receive_json()).get("id") != number:
                    pass
        except (TimeoutError, TypeError, ConnectionError):  # TypeError: the connection is closed
            return None
        return said.get("result")

    async def open(self, url: str) -> str:
        """Open a page and go to `url` in it; the session, to ask it more."""
        target = (await self.send("Target.createTarget", {"url": "about:blank"}) or {}).get("targetId", "")
        session = (await self.send("Target.attachToTarget", {"targetId": target, "flatten": True}) or {}).get(
            "sessionId", ""
        )
        await self.send("Page.navigate", {"url": url}, session)
        return str(session)

    async def read(self, session: str, expression: str) -> Any:
        found = await self.send("Runtime.evaluate", {"expression": expression}, session)
        return (found or {}).get("result", {}).get("value")


@asynccontextmanager
async def borrowing(port: int) -> AsyncIterator[Borrower]:
    async with ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/json/version") as answer:
            address = (await answer.json())["webSocketDebuggerUrl"]
        async with session.ws_connect(address, max_msg_size=0) as socket:
            yield Borrower(socket)
