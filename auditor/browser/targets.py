"""What is born below a page: frames of other sites and workers, each stopped until the guard is ready for it.

Playwright hands out a session for such a frame only once it runs: a frame that posts at once was faster than the guard
(measured: every time). Here the browser itself stops them at birth. Sessions below the page's own
are spoken to through it, message in message, because Playwright's sessions know no children.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import CDPSession, Error

ANSWER_S = 20.0
Event = dict[str, Any]
Send = Callable[[str, dict[str, Any]], Awaitable[Any]]


class Target:
    """One debugging session: the page's own, or that of a frame or worker below it."""

    def __init__(self, kind: str, send: Send) -> None:
        self.kind = kind
        """ "page", "iframe", "worker" or another of the protocol's names."""
        self.main_frame = ""
        """Id of a page's own frame; "" below it."""
        self.send = send
        self._listeners: dict[str, list[Callable[[Event], None]]] = defaultdict(list)
        self._busy: set[asyncio.Task[None]] = set()

    @classmethod
    def of(cls, session: CDPSession) -> Target:
        """The page's own session, as Playwright gave it."""
        return _Page(session)

    def on(self, event: str, listener: Callable[[Event], None]) -> None:
        self._listeners[event].append(listener)

    async def adopt(self, meet: Callable[[Target], Awaitable[None]]) -> None:
        """Stop whatever is born below from now on, and let it run after `meet`; where that fails it never runs."""
        born: dict[str, _Child] = {}

        async def let_run(child: _Child) -> None:
            with contextlib.suppress(Error, TimeoutError):  # it may be gone already
                await meet(child)
                await child.adopt(meet)
                await child.send("Runtime.runIfWaitingForDebugger", {})

        def attached(event: Event) -> None:
            child = born[event["sessionId"]] = _Child(self, event["sessionId"], event["targetInfo"]["type"])
            task = asyncio.ensure_future(let_run(child))
            self._busy.add(task)
            task.add_done_callback(self._busy.discard)

        def received(event: Event) -> None:
            if event["sessionId"] in born:
                born[event["sessionId"]].receive(json.loads(event["message"]))

        def detached(event: Event) -> None:
            if event["sessionId"] in born:
                born.pop(event["sessionId"]).gone()

        self.on("Target.attachedToTarget", attached)
        self.on("Target.receivedMessageFromTarget", received)
        self.on("Target.detachedFromTarget", detached)
        stop_them = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
        await self.send("Target.setAutoAttach", stop_them)


class _Page(Target):
    def __init__(self, session: CDPSession) -> None:
        super().__init__("page", session.send)
        self._session = session

    def on(self, event: str, listener: Callable[[Event], None]) -> None:
        self._session.on(event, listener)


class _Child(Target):
    """A session below another: its messages travel inside of its parent's."""

    def __init__(self, parent: Target, session: str, kind: str) -> None:
        super().__init__(kind, self._through)
        self._parent, self._session = parent, session
        self._numbers = itertools.count(1)
        self._awaited: dict[int, asyncio.Future[Any]] = {}

    async def _through(self, method: str, params: dict[str, Any]) -> Any:
        number = next(self._numbers)
        answer = self._awaited[number] = asyncio.get_running_loop().create_future()
        message = json.dumps({"id": number, "method": method, "params": params})
        try:
            await self._parent.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
            return await asyncio.wait_for(answer, ANSWER_S)
        finally:
            self._awaited.pop(number, None)

    def receive(self, message: Event) -> None:
        if "id" not in message:
            for listener in self._listeners[message["method"]]:
                listener(message["params"])
        elif (answer := self._awaited.get(message["id"])) is not None and not answer.done():
            if "error" in message:
                answer.set_exception(Error(str(message["error"].get("message", ""))))
            else:
                answer.set_result(message.get("result", {}))

    def gone(self) -> None:
        for answer in self._awaited.values():
            if not answer.done():
                answer.set_exception(Error("it is gone"))
