"""The never-pays guard: the one place where requests leave us. It fails closed.

Layers (engine.md §3.7): no payment data exists; the shopper never picks an offline method and never presses what may
order (shopper/finality.py); requests are judged here over CDP `Fetch`; popups, workers, frames of other sites and WebSockets
cannot go round it; in the checkout a form leaves only because we pressed something; everything that writes is frozen at
payment; a tripwire looks for completed orders afterwards.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import BrowserContext, Error, Page, Request, Route, WebSocketRoute

from auditor.browser.one_order import OneOrder
from auditor.browser.targets import Target
from auditor.browser.verdict import Outgoing, Phase, cart_write, refusal
from auditor.evidence import GuardLog, Refused

TYPES = ("Document", "XHR", "Fetch", "Ping", "CSPViolationReport", "Other")
LAYERS = (
    "no payment data",
    "finality",
    "requests",
    "unpressed forms",
    "popups",
    "workers",
    "frames of other sites",
    "web sockets",
    "freeze",
    "tripwire",
)
HOLD_S = 20.0
SECOND_NET_S = 5.0

CLICKED = "auditorClicked"
TOLD_S = 0.05
"""So much later than its form a click may be told of."""

FEELS_PRESSES = """
(() => {
  const clicked = globalThis.auditorClicked;
  delete globalThis.auditorClicked;
  let began = null;
  addEventListener('pointerdown', (event) => {
    if (event.isTrusted) began = { path: event.composedPath(), x: event.clientX, y: event.clientY };
  }, true);
  const PRESSED = 'a, area, button, input, label, option, select, summary, textarea, [role]';
  // Whether a click came to something else than what the finger went down on: a window that opened in between.
  const strayed = (event) => {
    if (!began || Math.hypot(event.clientX - began.x, event.clientY - began.y) > 40) return false;
    const [from] = began.path, [to] = event.composedPath();
    if (from === to || !from.isConnected) return false;  // what was drawn anew is the same for a customer
    const same = (el) => el instanceof Element && (el === from || el === to || el.matches(PRESSED));
    const within = event.composedPath();
    if (began.path.some((el) => same(el) && within.includes(el))) return false;
    return ![...(to.labels || [])].some((label) => began.path.includes(label));
  };
  addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    if (strayed(event)) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (clicked) clicked('');
  }, true);
})();
"""
"""Tells of our presses, and stops those that slipped: on a phone, what opens under the finger gets the click (measured)."""
NO_WAY_ROUND = """
(() => {
  // No phone has shared workers, so shops do without; nobody can stop what they send.
  delete globalThis.SharedWorker;
  // Playwright's option refuses them too; each holds without the other.
  const none = () => Promise.reject(new DOMException('not here', 'SecurityError'));
  if (globalThis.ServiceWorkerContainer) Object.defineProperty(ServiceWorkerContainer.prototype, 'register', { value: none });
  // A window that nobody pressed for would be blocked; another opens here.
  const here = (url) => { if (url && navigator.userActivation?.isActive !== false) location.assign(url); return null; };
  Object.defineProperty(window, 'open', { value: here, writable: false, configurable: false });
  const frames = (name) => /^_(self|top|parent)?$/i.test(name) || document.querySelector(`iframe[name="${CSS.escape(name)}"]`);
  const stay = (el, name) => {
    if (!el || !el.hasAttribute) return;
    const base = document.querySelector('base[target]');
    const target = el.getAttribute(name) || (name === 'target' && base && base.getAttribute('target')) || '';
    if (target && !frames(target)) el.setAttribute(name, '_self');
  };
  const tame = (event) => {
    const at = event.composedPath ? event.composedPath()[0] : event.target;
    const el = at && at.closest && at.closest('a, area, form, button, input');
    stay(el, 'target');
    stay(el, 'formtarget');
    if (el) stay(el.form, 'target');
  };
  addEventListener('click', tame, true);
  addEventListener('submit', tame, true);
  const { submit, requestSubmit } = HTMLFormElement.prototype, { click } = HTMLElement.prototype;
  HTMLFormElement.prototype.submit = function () { stay(this, 'target'); return submit.call(this); };
  HTMLFormElement.prototype.requestSubmit = function (by) { stay(this, 'target'); stay(by, 'formtarget'); return requestSubmit.call(this, by); };
  HTMLElement.prototype.click = function () { stay(this, 'target'); stay(this, 'formtarget'); return click.call(this); };
})();
"""
"""Both run in every document before its own scripts, frames included."""
NO_LIVE_WIRES = """
for (const name of ['Worker', 'WebSocket']) globalThis[name] = class extends EventTarget {
  constructor() {
    super();
    setTimeout(() => { const failed = new Event('error'); this.dispatchEvent(failed); if (this.onerror) this.onerror(failed); });
  }
  postMessage() {}
  send() {}
  close() {}
  terminate() {}
};
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete globalThis[name];
"""
"""In the checkout these fail or are missing as where a strict policy forbids them: what a worker's
WebSocket says, or a peer is told, nobody can judge."""


class GuardFailed(Exception):
    """The guard could not be armed: the shopper must not move."""


@dataclass
class Guard:
    """Judges every request of one browser context. Call `arm` on each page before its first navigation."""

    phase: Phase = Phase.SHOPPING
    armed: bool = False
    refused: list[Refused] = field(default_factory=list)
    let_through: list[str] = field(default_factory=list)
    order_signs: list[str] = field(default_factory=list)
    frozen_at_ms: float | None = None
    _born: float = field(default_factory=time.monotonic)
    held: int = 0
    """Writes that had to wait because a new page was not understood yet."""
    stopped: Outgoing | None = None
    """Where the page at hand wanted to go by itself."""
    _gate: asyncio.Event = field(default_factory=asyncio.Event)
    pressed: bool = False
    """We pressed something, and the page is still the same: a form may leave."""
    _clicked: asyncio.Event = field(default_factory=asyncio.Event)
    _form_left: bool = False
    """One press sends one form."""
    _asks_nothing: bool = False
    _pays: bool = False
    _order: OneOrder | None = None
    _cart_path: str = ""
    _cart_writes: int = 0
    _announced: set[str] = field(default_factory=set)
    _pages: set[Page] = field(default_factory=set)
    _busy: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._gate.set()

    # ---- arming

    async def watch(self, context: BrowserContext, scripts: Sequence[str] = ()) -> None:
        """Set up what belongs to the whole context, and `scripts` that run in each page after ours. Raises GuardFailed."""
        try:
            # Asked for together: they are carried out in this order, and each would wait for the one before.
            await asyncio.gather(
                *(context.add_init_script(script) for script in (FEELS_PRESSES, NO_WAY_ROUND, *scripts)),
                context.route_web_socket("**/*", self._web_socket),
            )
        except Error as error:
            raise GuardFailed(f"the guard could not be set up: {error.message}") from error
        context.on("page", self._unexpected_page)

    async def new_page(self, context: BrowserContext) -> Page:
        """A blank page with the guard armed. Raises GuardFailed, and then there is no page."""
        page = await context.new_page()
        try:
            await self._arm(context, page)
        except Error as error:
            await context.close()
            raise GuardFailed(f"the guard could not be armed: {error.message}") from error
        self.armed = True
        return page

    async def _arm(self, context: BrowserContext, page: Page) -> None:
        self._pages.add(page)
        target = Target.of(await context.new_cdp_session(page))
        tree, *_ = await asyncio.gather(
            target.send("Page.getFrameTree", {}),
            self._fetch(target, page),
            target.adopt(lambda child: self._meet(child, page)),
        )
        target.main_frame = str(tree["frameTree"]["frame"]["id"])

    async def arm_opened(self, target: Target) -> None:
        """Arm on a page that another program opened, while the browser still holds it. Raises Error or TimeoutError.

        Nobody presses anything there, so what a checkout must not do is done to every page: no wires, no workers.
        """
        tree = await target.send("Page.getFrameTree", {})
        target.main_frame = str(tree["frameTree"]["frame"]["id"])
        await self._scripts(target)
        await self._fetch(target, None)
        await target.adopt(self._meet_opened)
        self.armed = True

    async def _meet_opened(self, child: Target) -> None:
        if child.kind != "worker":
            await self._scripts(child)
            await self._fetch(child, None)

    async def _scripts(self, target: Target) -> None:
        await target.send("Page.enable", {})
        for script in (NO_WAY_ROUND, NO_LIVE_WIRES):
            await target.send("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    async def _meet(self, child: Target, page: Page) -> None:
        """A frame of another site has requests of its own; those of a worker are its page's."""
        if child.kind != "worker":
            await self._fetch(child, page)

    async def _fetch(self, target: Target, page: Page | None) -> None:
        target.on("Fetch.requestPaused", lambda event: self._later(self._paused(target, page, event)))
        if self.phase is not Phase.FROZEN:  # who only looks presses nothing, and is timed
            target.on("Runtime.bindingCalled", lambda event: self.clicked() if event["name"] == CLICKED else None)
            await target.send("Runtime.enable", {})
            await target.send("Runtime.addBinding", {"name": CLICKED})
        patterns = [{"urlPattern": "*", "resourceType": kind, "requestStage": "Request"} for kind in TYPES]
        await target.send("Fetch.enable", {"patterns": patterns})

    def _later(self, work: Any) -> None:
        task: asyncio.Task[None] = asyncio.ensure_future(work)
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    def _unexpected_page(self, page: Page) -> None:
        async def close_unless_ours() -> None:
            await asyncio.sleep(0)
            if page not in self._pages and await page.opener() is not None:
                self._note("GET", page.url, "a popup opened by the page")
                await page.close()

        self._later(_quiet(close_unless_ours()))

    # ---- judging

    async def _paused(self, target: Target, page: Page | None, event: dict[str, Any]) -> None:
        request = event["request"]
        kind = str(event.get("resourceType", ""))
        # A redirect that only reads belongs to the navigation that was already let out.
        redirect = "redirectedRequestId" in event
        in_main_frame = kind == "Document" and event.get("frameId") == target.main_frame
        main = in_main_frame and not (redirect and request["method"] == "GET")
        out = Outgoing(
            method=request["method"],
            url=request["url"],
            body=str(request.get("postData", ""))[:200_000],
            kind=kind.lower(),
            main_navigation=main,
            page_url=page.url if page is not None else "",
            redirected=redirect,
        )
        why = await self.judge(out)
        command = "Fetch.continueRequest" if why is None else "Fetch.failRequest"
        answer: dict[str, Any] = {"requestId": event["requestId"]}
        if why is not None:  # a page that is not left stays as it is; "blocked" would put an error in its place
            answer["errorReason"] = "Aborted" if in_main_frame else "BlockedByClient"
        with contextlib.suppress(Error, TimeoutError):  # the page may be gone
            await target.send(command, answer)

    async def judge(self, out: Outgoing) -> str | None:
        """None to let the request out, else why it is refused. Holds writes while the shopper looks around."""
        pressed = self.pressed
        leaves = out.main_navigation and not pressed and out.url.partition("#")[0] not in self._announced
        if leaves and not self._gate.is_set():
            self.stopped = out  # it cannot wait: a page that is being left answers nobody
            return self._note(out.method, out.url, "the page went on before it was understood")
        if out.writes and not self._gate.is_set():
            self.held += 1
            try:
                await asyncio.wait_for(self._gate.wait(), HOLD_S)
            except TimeoutError:
                return self._note(out.method, out.url, "held for too long")
        if self.phase is Phase.CHECKOUT and out.is_form and not out.redirected:
            ours = pressed and not self._form_left and await self._by_click()
            self._form_left = self._form_left or ours
            if self._pays or not (ours or self._asks_nothing):
                return self._note(out.method, out.url, "a form of the checkout that nobody sent")
        if self.phase is Phase.FROZEN and self._cart_writes > 0 and cart_write(out, self._cart_path):
            self._cart_writes -= 1
            self.let_through.append(f"{out.method} {out.path}")
            return None
        if self._order is not None and self.phase is Phase.FROZEN and self._order.lets(out):
            return None
        why = refusal(out, self.phase, self._announced)
        return None if why is None else self._note(out.method, out.url, why)

    async def _by_click(self) -> bool:
        """Whether the press has reached the page: a form that leaves before is not of our making."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._clicked.wait(), TOLD_S)
        return self._clicked.is_set()

    def _note(self, method: str, url: str, why: str) -> str:
        out = Outgoing(method=method, url=url)
        self.refused.append(Refused(method=method, host=out.host, path=out.path, why=why, at_ms=self._now_ms()))
        return why

    async def _web_socket(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def from_page(message: str | bytes) -> None:
            if self.phase is Phase.SHOPPING:
                server.send(message)
            else:
                self._note("WEBSOCKET", socket.url, "messages to the shop are held back in the checkout")

        socket.on_message(from_page)

    def _now_ms(self) -> float:
        return (time.monotonic() - self._born) * 1000

    # ---- what the shopper tells the guard

    async def entered_checkout(self, context: BrowserContext) -> None:
        if self.phase is Phase.SHOPPING:
            self.phase = Phase.CHECKOUT
            await self._no_live_wires(context)

    async def _no_live_wires(self, context: BrowserContext) -> None:
        with contextlib.suppress(Error, TimeoutError):
            await asyncio.wait_for(context.add_init_script(NO_LIVE_WIRES), SECOND_NET_S)

    def pressing(self) -> None:
        """We are about to press something: until the next page, or until we fill in a form, one may leave."""
        self.pressed, self._form_left = True, False
        self._clicked.clear()

    def clicked(self) -> None:
        """The page itself got the press."""
        self._clicked.set()

    @property
    def was_clicked(self) -> bool:
        """Whether the page has told of a click since we last said that we press."""
        return self._clicked.is_set()

    def filling(self) -> None:
        self.pressed = False

    def hold(self, *, new_page: bool = True) -> None:
        """Writes wait until `release`: what is new must be understood before it may send anything."""
        self._gate.clear()
        if new_page:
            self.pressed, self.stopped = False, None

    def release(self, *, asks_nothing: bool = False, pays: bool = False) -> None:
        """The page at hand is understood. One that only passes on what it was given (`asks_nothing`) may send itself; in
        sight of payment no form leaves at all, for there we press nothing that sends one."""
        self._asks_nothing, self._pays = asks_nothing, pays
        self._gate.set()

    def read_only(self) -> None:
        """Nothing may be written from the start: for visitors who only look. Costs no second net, keeps the cache."""
        self.phase = Phase.FROZEN

    async def freeze(self, context: BrowserContext) -> None:
        """Payment is in sight: from now on nothing writes. `context.route` is the second net."""
        shopping, self.phase = self.phase is Phase.SHOPPING, Phase.FROZEN
        if shopping:
            await self._no_live_wires(context)
        if self.frozen_at_ms is None:
            self.frozen_at_ms = self._now_ms()
            # A page that waits for a host that never answers holds this call; the first net is up all the same.
            with contextlib.suppress(Error, TimeoutError):
                await asyncio.wait_for(context.route("**/*", self._second_net), SECOND_NET_S)
        self.release()

    async def _second_net(self, route: Route, request: Request) -> None:
        out = Outgoing(
            method=request.method, url=request.url, kind=request.resource_type, page_url=_page_url(request)
        )
        ours = self._order is not None and out.origin == self._order.origin
        allowed = not out.writes or ours or (self._cart_path and cart_write(out, self._cart_path))
        with contextlib.suppress(Error):
            await (route.continue_() if allowed else route.abort("blockedbyclient"))

    def announce(self, url: str) -> None:
        """We are about to navigate there ourselves (allowed after the freeze, reading only)."""
        self._announced.add(url.partition("#")[0])

    @contextlib.contextmanager
    def emptying_cart(self, cart_url: str, writes: int = 6) -> Any:
        """The one write that the freeze lets through: a few, and only from the cart page."""
        self._cart_path, self._cart_writes = Outgoing(method="GET", url=cart_url).path, writes
        try:
            yield
        finally:
            self._cart_writes = 0

    @contextlib.contextmanager
    def one_order(self, origin: str) -> Iterator[OneOrder]:
        """For auditor/ordering alone: while the block lasts, what the frozen guard refuses may leave for this origin as far
        as `OneOrder` lets it."""
        self._order = OneOrder(origin)
        try:
            yield self._order
        finally:
            self.let_through += self._order.sent
            self._order = None

    def order_seen(self, sign: str) -> None:
        if sign not in self.order_signs:
            self.order_signs.append(sign)

    def log(self) -> GuardLog:
        return GuardLog(
            armed=self.armed,
            layers=LAYERS if self.armed else (),
            frozen_at_ms=self.frozen_at_ms,
            refused=tuple(self.refused[:200]),
            writes_let_through=tuple(self.let_through),
            order_signs=tuple(self.order_signs),
            orders_sent=len(self.order_signs),
        )


async def _quiet(work: Any) -> None:
    with contextlib.suppress(Error):
        await work


def _page_url(request: Request) -> str:
    with contextlib.suppress(Error):
        return request.frame.page.url
    return ""
