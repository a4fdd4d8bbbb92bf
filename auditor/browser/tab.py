"""One guarded tab: opening, pressing, typing, waiting for what it did. Real input only."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from playwright.async_api import ElementHandle, Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeout

from auditor.browser.launch import Visitor
from auditor.browser.traffic import Traffic
from auditor.evidence import TOLD_FROM_MS, LoadRun, NoInp

GOTO_S = 30.0
SETTLE_S = 8.0
QUIET_MS = 300
PRESS_MS = 4000
READ_S = 3.0
DRAWING_S = 0.2
"""What was asked for is drawn a moment after it came (own judgement: twice what feels immediate)."""
IN_REACH = """(el) => {
  el.scrollIntoView({ block: 'center', behavior: 'instant' });
  const r = el.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
  let hit = document.elementFromPoint(x, y);
  while (hit && hit.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return !!hit && !el.disabled && (el === hit || el.contains(hit));
}"""
PULSE = "(() => { const p = globalThis[Symbol.for('auditor.pulse')]; return p ? {now: performance.now(), changed: p.changed, changes: p.changes, ready: document.readyState} : null; })()"
PICTURES = "(() => { const p = globalThis[Symbol.for('auditor.pulse')]; return p ? p.picturesCome() === true : false; })()"
TAP = """(() => { const p = globalThis[Symbol.for('auditor.pulse')]; const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return p ? {origin: performance.timeOrigin, tap: p.tap, seen: p.seen, asked: p.asked, settled: p.settled(), soft: p.tap !== null && p.was !== p.here(), timed: p.timed, fcp: paint ? paint.startTime : null,
    ready: performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd || null} : null; })()"""


class Reads(NamedTuple):
    """How to read the times of a page that has settled."""

    load: Callable[[Page], Awaitable[LoadRun | None]]
    """Of a document that was loaded."""
    soft: Callable[[Page, float, float | None], Awaitable[LoadRun | None]]
    """Of a page that a tap had drawn into the document at hand: given the tap on the page's own clock, and how long after it
    what is in view had settled, in ms."""


class Unreachable(Exception):
    """The address could not be opened; `code` is Chromium's error, e.g. ERR_CONNECTION_REFUSED."""

    def __init__(self, code: str, url: str) -> None:
        super().__init__(f"{code} at {url}")
        self.code = code
        self.url = url


@cache
def page_script(name: str) -> str:
    """The text of a script that runs inside pages."""
    return files("auditor.page_scripts").joinpath(name).read_text(encoding="utf-8")


class Felt(NamedTuple):
    """One input as the page told it at once, for a tap often replaces the page before anybody could ask."""

    at: float
    """Epoch ms."""
    ms: float
    painted: bool
    """Event Timing's duration, to the next paint; else the time until the page's handlers had run."""


@dataclass
class TapResult:
    """What a tap led to, as far as the page itself could tell."""

    feedback_ms: float | None = None
    done_ms: float | None = None
    """Until another document was painted and ready; else until what is in view had stopped changing and its pictures were
    there; None, on a timed walk, where they had not come when we went on. What moves by itself does not count."""
    inp_ms: float | None = None
    no_inp: NoInp | None = None
    """Why there is no `inp_ms`; None where there is one."""
    handled_ms: float | None = None
    navigated: bool = False
    """Another document was loaded."""
    soft: bool = False
    """The address changed, and the document stayed."""
    changes: int = 0
    said: tuple[tuple[float, str], ...] = ()
    """(ms after the tap, text) of visible changes, in order."""


@dataclass
class Tab:
    visitor: Visitor
    page: Page
    traffic: Traffic
    asked: set[str] = field(default_factory=set)
    felt: list[Felt] = field(default_factory=list)
    reads: Reads | None = None
    """None to leave the times of pages unread."""
    load: LoadRun | None = None
    """Of the page opened last, read before anything else was asked of it."""

    @classmethod
    async def open(cls, visitor: Visitor, shop_host: str, reads: Reads | None = None) -> Tab:
        """A guarded blank tab. Raises GuardFailed."""
        page = await visitor.page()
        tab = cls(visitor, page, Traffic(page, shop_host), reads=reads)
        await page.expose_function(
            "auditorFelt", lambda at, ms, painted: tab.felt.append(Felt(float(at), float(ms), bool(painted)))
        )
        return tab

    async def goto(self, url: str, *, timeout_s: float = GOTO_S) -> int | None:
        """Open an address and wait until it has settled; the HTTP status. Raises Unreachable."""
        self.visitor.guard.announce(url)
        self.traffic.main_status = None
        try:
            response = await asyncio.wait_for(
                self.page.goto(url, wait_until="commit", timeout=timeout_s * 1000), timeout_s + 2
            )
        except (PlaywrightTimeout, TimeoutError) as error:
            raise Unreachable("ERR_TIMED_OUT", url) from error
        except Error as error:
            raise Unreachable(_code(error), url) from error
        await self.settle()
        await self._loaded()
        return response.status if response else self.traffic.main_status

    async def _loaded(self) -> None:
        self.load = None
        if self.reads is not None:
            with contextlib.suppress(Error, TimeoutError):
                self.load = await asyncio.wait_for(self.reads.load(self.page), READ_S)

    async def _drawn(self, tap: float, settled: float | None) -> LoadRun | None:
        self.load = None
        if self.reads is not None:
            with contextlib.suppress(Error, TimeoutError):
                self.load = await asyncio.wait_for(self.reads.soft(self.page, tap, settled), READ_S)
        return self.load

    async def settle(self, limit_s: float = SETTLE_S, quiet_ms: float = QUIET_MS) -> None:
        """Wait until the page has been quiet: nothing awaited from the net, nothing changing, loaded. Never for ever:
        animations and spinners count at most for a while."""
        start = time.monotonic()
        while (spent := time.monotonic() - start) < limit_s:
            if self.traffic.storm or self.traffic.crashed:
                return
            pulse = await self._evaluate(PULSE)
            if pulse is None:
                await asyncio.sleep(0.08)
                continue
            still = pulse["now"] - pulse["changed"] >= quiet_ms or spent > 3.5
            # A page that was quiet while it asked has yet to draw the answer.
            drawn = time.monotonic() - self.traffic.answered >= DRAWING_S
            calm = (self.traffic.pending == 0 and drawn) or spent > 5.0
            loaded = pulse["ready"] == "complete" or (spent > 4.0 and pulse["ready"] == "interactive")
            if still and calm and loaded and not await self._pictures_come():
                return
            await asyncio.sleep(0.06)

    async def _pictures_come(self) -> bool:
        """Whether pictures in view are still on their way; asked only where it is timed, and only of a page that is calm."""
        return self.reads is not None and bool(await self._evaluate(PICTURES))

    async def _evaluate(self, expression: str, limit_s: float = 3.0) -> Any:
        with contextlib.suppress(Error, TimeoutError):
            return await asyncio.wait_for(self.page.evaluate(expression), limit_s)
        return None

    async def pulse(self) -> Any:
        """What the page script noted; None where it did not run, or the page wrote into it what cannot be."""
        told = await self._evaluate(TAP)
        return told if _believable(told) else None

    async def press(self, element: ElementHandle, *, sends: bool = False) -> TapResult:
        """Tap (touch) or click the middle of an element as a person would, and wait for what follows. `sends`: in the
        checkout, a form may leave because of it.

        Raises playwright's Error when it cannot be pressed (hidden, covered, gone).
        """
        navigations = self.traffic.navigations
        before = await self._evaluate(PULSE)
        started = time.time() * 1000
        await element.scroll_into_view_if_needed(timeout=3000)
        started = time.time() * 1000
        if sends:
            self.visitor.guard.pressing()
        try:
            if self.visitor.profile.touch:
                await element.tap(timeout=PRESS_MS)
            else:
                await element.click(timeout=PRESS_MS)
        except Error:
            if not await self._in_reach(element):
                raise
            started = time.time() * 1000
            self.visitor.guard.clicked()
            await element.dispatch_event("click")
        await self._first_sign(before, navigations)
        await self.settle()
        return await self._told(started, navigations, before)

    async def press_once(self, element: ElementHandle) -> None:
        """Press, with no second try of any kind, and wait for a first sign only. Raises playwright's Error also where the
        press was made and the page did not answer; `guard.was_clicked` tells."""
        navigations, before = self.traffic.navigations, await self._evaluate(PULSE)
        await element.scroll_into_view_if_needed(timeout=3000)
        self.visitor.guard.pressing()
        if self.visitor.profile.touch:
            await element.tap(timeout=PRESS_MS, no_wait_after=True)
        else:
            await element.click(timeout=PRESS_MS, no_wait_after=True)
        await self._first_sign(before, navigations)

    async def _in_reach(self, element: ElementHandle) -> bool:
        """Whether the page itself says that nothing lies above the middle of the element: the driver then misses it, as
        it does on pages that a phone shows zoomed or scrolled."""
        with contextlib.suppress(Error, TimeoutError):
            return bool(await asyncio.wait_for(element.evaluate(IN_REACH), 1.0))
        return False

    async def key(self, name: str) -> TapResult:
        """Press a key on the page, and wait for what follows."""
        navigations, before, started = self.traffic.navigations, await self._evaluate(PULSE), time.time() * 1000
        await self.page.keyboard.press(name)
        await self._first_sign(before, navigations)
        await self.settle()
        return await self._told(started, navigations, before)

    async def _first_sign(self, before: Any, navigations: int, limit_s: float = 1.5) -> None:
        """Wait until the press shows any effect at all, or for `limit_s`."""
        start = time.monotonic()
        while time.monotonic() - start < limit_s:
            if self.traffic.navigations > navigations or self.traffic.pending:
                return
            pulse = await self._evaluate(PULSE, 1.0)
            if pulse is None or before is None or pulse["changes"] != before["changes"]:
                return
            await asyncio.sleep(0.05)

    async def _told(self, started: float, navigations: int, before: Any) -> TapResult:
        if self.traffic.navigations > navigations:
            await self._loaded()
        after = await self.pulse()
        painted, handled = self._longest(started, painted=True), self._longest(started, painted=False)
        # The paint after the finger went down may be all that was told: the click's own handlers took longer then.
        inp = None if painted is None else max(painted, handled or 0.0)
        left = self.traffic.navigations > navigations
        no_inp = _why_none(after, handled, left=left) if inp is None else None
        if after is None:
            return TapResult(inp_ms=inp, no_inp=no_inp, handled_ms=handled, navigated=left)
        self.asked.update(after["asked"])
        if left and after["tap"] is None:
            after = await self._painted(after)
            # The page was replaced: its first paint is the first sign, its readiness the end.
            origin = after["origin"] - started
            first = origin + after["fcp"] if after["fcp"] is not None else None
            done = origin + after["ready"] if after["ready"] else None
            best = max((v for v in (first, done) if v is not None), default=None)
            return TapResult(
                feedback_ms=_positive(first),
                done_ms=_positive(best),
                inp_ms=inp,
                no_inp=no_inp,
                handled_ms=handled,
                navigated=True,
            )
        drawn = await self._drawn(after["tap"], after["settled"]) if after["soft"] else None
        done = drawn.settled_ms if drawn else after["settled"]
        if await self._pictures_come():  # we no longer wait for them
            done = None
            if drawn is not None:
                self.load = drawn.model_copy(update={"settled_ms": None})
        seen = [(float(s["at"]), str(s["text"])) for s in after["seen"] if s["shown"]]
        return TapResult(
            feedback_ms=_positive(seen[0][0] if seen else drawn.fcp_ms if drawn else None),
            done_ms=_positive(done),
            inp_ms=inp,
            no_inp=no_inp,
            handled_ms=handled,
            navigated=left,
            soft=bool(after["soft"]),
            changes=len(after["seen"]),
            said=tuple(seen),
        )

    def _longest(self, started: float, *, painted: bool) -> float | None:
        times = [f.ms for f in self.felt if f.at >= started - 50 and f.painted is painted]
        return round(max(times), 1) if times else None

    async def _painted(self, told: Any, limit_s: float = 2.0) -> Any:
        """What a new page tells once it has painted; on a busy machine that comes after it was quiet."""
        start = time.monotonic()
        while told["fcp"] is None and time.monotonic() - start < limit_s:
            await asyncio.sleep(0.1)
            told = await self.pulse() or told
        return told

    async def shoot(self, path: Path, *, full: bool = True, limit_px: int = 6000) -> bool:
        """A JPEG of the page in CSS pixels, from the top, at most `limit_px` tall; False when it could not be taken."""
        size = await self._evaluate(
            "[document.documentElement.clientWidth, Math.max(document.documentElement.scrollHeight, innerHeight)]"
        )
        options: dict[str, Any] = {
            "path": path,
            "type": "jpeg",
            "quality": 62,
            "scale": "css",
            "animations": "disabled",
            "timeout": 8000,
        }
        if full and size and size[1] <= limit_px:
            options["full_page"] = True
        elif full and size:
            options["full_page"] = True
            options["clip"] = {"x": 0, "y": 0, "width": size[0], "height": limit_px}
        try:
            await asyncio.wait_for(self.page.screenshot(**options), 12)
        except (Error, TimeoutError):
            return False
        return True


def _believable(told: Any) -> bool:
    """Whether it has the shape that our script gives it: a page can reach what runs in it."""
    try:
        numbers = (told["origin"], told["tap"], told["fcp"], told["ready"], told["settled"])
        said = all(isinstance(s["text"], str) and _number(s["at"]) for s in told["seen"])
        asked = all(isinstance(name, str) for name in told["asked"]) and isinstance(told["timed"], bool)
        return said and asked and told["origin"] is not None and all(n is None or _number(n) for n in numbers)
    except (KeyError, TypeError):
        return False


def _why_none(told: Any, handled: float | None, *, left: bool) -> NoInp:
    """Why there is no time to the next paint, from what else is known: what the page told, until when its handlers had run,
    and whether it left."""
    if left:
        return NoInp.LEFT
    if told is None:
        return NoInp.UNTOLD
    if not told["timed"]:
        return NoInp.UNSUPPORTED
    if handled is None:
        return NoInp.UNFELT
    return NoInp.QUICK if handled < TOLD_FROM_MS else NoInp.UNTOLD


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def _positive(value: float | None) -> float | None:
    return None if value is None else round(max(0.0, value), 1)


def _code(error: Error) -> str:
    text = error.message
    at = text.find("ERR_")
    if at >= 0:
        return text[at:].split()[0].strip(".,;")
    if "Download is starting" in text:
        return "ERR_DOWNLOAD"
    return "ERR_FAILED"
