"""The browser's own debugging connection, beside Playwright's.

Playwright sees no page that another program opens, and hands out no session for it. Over this connection each such page
is stopped at its birth, until whoever meets it lets it run.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse
from playwright.async_api import Error

from auditor.browser.targets import ANSWER_S, Event, Target

Meet = Callable[[Target, Event], Awaitable[None]]


class Debugging:
    """One connection to one browser. `lost` is called when it ends before we end it."""

    def __init__(self, socket: ClientWebSocketResponse, lost: Callable[[], None]) -> None:
        self._socket, self._lost = socket, lost
        self._numbers = itertools.count(1)
        self._awaited: dict[int, asyncio.Future[Any]] = {}
        self._pages: dict[str, _Opened] = {}
        self._meet: Meet | None = None
        self._busy: set[asyncio.Task[None]] = set()

    async def send(self, method: str, params: Event, session: str = "") -> Any:
        """The browser's answer. Raises Error when it refuses, TimeoutError when it does not answer."""
        number = next(self._numbers)
        answer = self._awaited[number] = asyncio.get_running_loop().create_future()
        to = {"sessionId": session} if session else {}
        try:
            await self._socket.send_json({"id": number, "method": method, "params": params, **to})
            return await asyncio.wait_for(answer, ANSWER_S)
        except (ClientError, ConnectionError) as error:
            raise Error(str(error)) from error
        finally:
            self._awaited.pop(number, None)

    async def meet_pages(self, meet: Meet) -> None:
        """From now on each page is stopped at its birth, and `meet` is called with it and with what the browser says of it.
        It runs when `meet` sends Runtime.runIfWaitingForDebugger, and never otherwise."""
        self._meet = meet
        stop_them = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
        await self.send("Target.setAutoAttach", stop_them)

    async def listen(self) -> None:
        """Take in what the browser says, until the connection ends."""
        try:
            async for message in self._socket:
                self._take(json.loads(message.data))
        finally:
            for answer in self._awaited.values():
                if not answer.done():
                    answer.set_exception(Error("the browser is gone"))
            self._lost()

    def _take(self, said: Event) -> None:
        if "id" in said:
            answer = self._awaited.get(said["id"])
            if answer is not None and not answer.done():
                if "error" in said:
                    answer.set_exception(Error(str(said["error"].get("message", ""))))
                else:
                    answer.set_result(said.get("result", {}))
        elif said.get("sessionId"):
            if (page := self._pages.get(said["sessionId"])) is not None:
                page.hear(said["method"], said["params"])
        elif said["method"] == "Target.attachedToTarget" and self._meet is not None:
            about, session = said["params"]["targetInfo"], said["params"]["sessionId"]
            page = self._pages[session] = _Opened(about["type"], self, session)
            task = asyncio.ensure_future(self._meet(page, about))
            self._busy.add(task)
            task.add_done_callback(self._busy.discard)


class _Opened(Target):
    """A page that somebody else opened."""

    def __init__(self, kind: str, by: Debugging, session: str) -> None:
        super().__init__(kind, lambda method, params: by.send(method, params, session))

    def hear(self, event: str, params: Event) -> None:
        for listener in self._listeners[event]:
            listener(params)


@contextlib.asynccontextmanager
async def debugging(address: str, lost: Callable[[], None]) -> AsyncIterator[Debugging]:
    """Connected to the browser whose debugger listens at `address` (ws://...). Raises Error."""
    async with ClientSession() as session:
        try:
            socket = await asyncio.wait_for(session.ws_connect(address, max_msg_size=0), ANSWER_S)
        except (ClientError, OSError, TimeoutError) as error:
            raise Error(f"the browser's debugger does not answer: {error}") from error
        ended = False
        connection = Debugging(socket, lambda: None if ended else lost())
        listening = asyncio.create_task(connection.listen())
        try:
            yield connection
        finally:
            ended = True
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            await socket.close()
