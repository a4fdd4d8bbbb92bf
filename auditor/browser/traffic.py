"""What a page asked for and complained about: requests, failures, errors, dialogs."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Dialog, Error, Page, Response
from playwright.async_api import Request as LiveRequest

from auditor.evidence import Cookie, PageError, Request

KEEP = 600
DIALOG_STORM = 20
AWAITED = ("document", "xhr", "fetch")


def host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def site_of(host: str) -> str:
    """The registrable part, near enough to tell first from third party: www.shop.co.uk -> shop.co.uk."""
    if not host or host.replace(".", "").isdigit() or ":" in host:
        return host
    parts = host.split(".")
    keep = 3 if len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2 else 2
    return ".".join(parts[-keep:])


def same_site(a: str, b: str) -> bool:
    return site_of(a) == site_of(b)


@dataclass
class Traffic:
    """Listens to one page. `take` hands over what came since the last call."""

    page: Page
    shop_host: str
    requests: list[Request] = field(default_factory=list)
    errors: list[PageError] = field(default_factory=list)
    dialogs: int = 0
    pending: int = 0
    answered: float = field(default_factory=time.monotonic)
    """When the latest of those that are awaited was over."""
    main_status: int | None = None
    navigations: int = 0
    crashed: bool = False
    _born: float = field(default_factory=time.monotonic)
    _started: dict[int, float] = field(default_factory=dict)
    _taken: tuple[int, int] = (0, 0)
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    def __post_init__(self) -> None:
        page = self.page
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("requestfinished", lambda r: self._over(r, ""))
        page.on("requestfailed", lambda r: self._over(r, r.failure or "failed"))
        page.on("console", self._console)
        page.on("pageerror", self._exception)
        page.on("dialog", self._dialog)
        page.on("crash", self._crash)

    @property
    def storm(self) -> bool:
        return self.dialogs > DIALOG_STORM

    def _request(self, request: LiveRequest) -> None:
        self._started[id(request)] = time.monotonic()
        if request.resource_type in AWAITED:
            self.pending += 1
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.navigations += 1

    def _response(self, response: Response) -> None:
        request = response.request
        with contextlib.suppress(Error):
            if request.is_navigation_request() and request.frame == self.page.main_frame:
                self.main_status = response.status

    def _over(self, request: LiveRequest, failure: str) -> None:
        started = self._started.pop(id(request), None)
        if started is None:
            return
        if request.resource_type in AWAITED:
            self.answered = time.monotonic()
            self.pending = max(0, self.pending - 1)
        if len(self.requests) < KEEP:
            self._tasks.add(task := asyncio.ensure_future(self._keep(request, failure, started)))
            task.add_done_callback(self._tasks.discard)

    async def _keep(self, request: LiveRequest, failure: str, started: float) -> None:
        ended = time.monotonic()
        status, cookies = None, False
        with contextlib.suppress(Error, TimeoutError):
            response = await asyncio.wait_for(request.response(), 2)
            if response is not None:
                status = response.status
                cookies = "set-cookie" in response.headers
        host = host_of(request.url)
        first = same_site(host, self.shop_host)
        self.requests.append(
            Request(
                method=request.method,
                host=host,
                path=(urlsplit(request.url).path if host else "")[:300],
                kind=request.resource_type,
                status=status,
                failure=failure[:120],
                ms=round((ended - started) * 1000, 1),
                first_party=first,
                at_ms=round((started - self._born) * 1000, 1),
                sets_cookie=cookies,
            )
        )
        if status is not None and status >= 400 and request.resource_type != "document":
            self._error("response", f"{status} for {request.resource_type}", request.url, first)
        elif failure and not any(word in failure for word in ("ERR_ABORTED", "BLOCKED_BY_CLIENT")):
            self._error("request", f"{failure} for {request.resource_type}", request.url, first)

    def _error(self, kind: str, text: str, url: str, first: bool) -> None:
        if len(self.errors) < KEEP:
            self.errors.append(
                PageError(kind=kind, text=text[:300], url=url.partition("?")[0][:300], first_party=first)
            )

    def _console(self, message: ConsoleMessage) -> None:
        # Failed loads are told apart by status; the console's own line about them would count them twice.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            url = str(message.location.get("url", ""))
            self._error("console", message.text, url, not url or same_site(host_of(url), self.shop_host))

    def _exception(self, error: Error) -> None:
        # The first address of the stack is the script that failed: another company's is not the shop's fault.
        script = re.search(r"https?://[^\s)]+", error.stack or "")
        url = script.group() if script else self.page.url
        self._error("exception", error.message.partition("\n")[0], url, same_site(host_of(url), self.shop_host))

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs += 1
        self._tasks.add(task := asyncio.ensure_future(_dismiss(dialog)))
        task.add_done_callback(self._tasks.discard)

    def _crash(self, _page: Page) -> None:
        self.crashed = True

    async def take(self) -> tuple[tuple[Request, ...], tuple[PageError, ...]]:
        """Requests and errors since the last call, without repeats among the errors."""
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=0.5)
        requests, errors = self.requests[self._taken[0] :], self.errors[self._taken[1] :]
        self._taken = (len(self.requests), len(self.errors))
        return tuple(requests), tuple(dict.fromkeys(errors))

    async def cookies(self) -> tuple[Cookie, ...]:
        """The context's cookies: names and lifetimes, never values."""
        try:
            jar = await asyncio.wait_for(self.page.context.cookies(), 3)
        except (Error, TimeoutError):
            return ()
        now = time.time()
        return tuple(
            Cookie(
                name=str(c.get("name", ""))[:80],
                host=str(c.get("domain", "")).lstrip("."),
                first_party=same_site(str(c.get("domain", "")).lstrip("."), self.shop_host),
                days=None if float(c.get("expires", -1)) < 0 else round((float(c["expires"]) - now) / 86400, 1),
                opaque_chars=len(str(c.get("value", ""))),
            )
            for c in jar
        )


async def _dismiss(dialog: Dialog) -> None:
    with contextlib.suppress(Error):
        await dialog.dismiss()
