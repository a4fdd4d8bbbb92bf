"""Getting what stands in the way out of the way, as a careful customer would: cookies refused, windows closed."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from playwright.async_api import Error

from auditor.browser.tab import Tab
from auditor.evidence import Milestone
from auditor.seeing.facets import Understood
from auditor.seeing.model import SeenControl
from auditor.seeing.observe import Look
from auditor.shopper.consent import ConsentWatch
from auditor.shopper.finality import finality
from auditor.shopper.interruptions import InTheWay, buries, in_the_way, last_resort, only_tells, opening, way_out
from auditor.shopper.journal import Journal

See = Callable[[], Awaitable[tuple[Understood, Look]]]
SECOND_LOOKS = 3
"""So often in a journey a page is looked at again before it is given up."""
LAYERS = 6
"""So many windows are tried one after another before the shopper goes on."""
PASSES_S, TICK_S = 4.0, 0.3
"""So long a notice may stand that offers nothing to press; most go within two seconds (own judgement)."""
BUSY_S, IDLE_S = 10.0, 2.0
"""So long a customer waits, before giving up, for a page that shows that it works, and for one that shows nothing (10 s is
the limit of attention, Nielsen, R12; 2 s is own judgement)."""


@dataclass
class Clearing:
    tab: Tab
    consent: ConsentWatch
    journal: Journal
    see: See
    tell: Callable[[str], None]
    opened: float = field(default_factory=time.monotonic)
    """When the page at hand was opened."""
    standing: set[str] = field(default_factory=set)
    """Openings of notices that did not go by themselves."""
    stubborn: set[str] = field(default_factory=set)
    """Openings of layers that could not be closed. Forgiven when another layer goes: it may have lain above."""

    always_busy: set[str] = field(default_factory=set)
    """Paths of pages that never stopped to show that they are being drawn."""
    second_looks: int = 0
    """How often a page was looked at again."""

    def disturbed(self, u: Understood) -> bool:
        return in_the_way(u, self.stubborn) is not None

    async def clear(self, u: Understood, seen: Look) -> tuple[Understood, Look]:
        u, seen = await self._let_pass(u, seen)
        for _ in range(LAYERS):
            found = in_the_way(u, self.stubborn)
            if found is None:
                break
            found = buries(found, u, self.stubborn) or found
            work = self._refuse if found.kind == "consent" else self._close
            u, seen = await work(found, u, seen)
        return u, seen

    async def _let_pass(self, u: Understood, seen: Look) -> tuple[Understood, Look]:
        """ "Added to your cart", or a wheel that turns, over the whole page: it goes by itself, and a customer waits."""
        u, seen = await self.until_drawn(u, seen)
        until = time.monotonic() + PASSES_S
        while (notice := only_tells(u)) is not None and opening(notice.text) not in self.standing:
            if time.monotonic() > until:
                self.standing.add(opening(notice.text))
                break
            await asyncio.sleep(TICK_S)
            u, seen = await self.see()
        return u, seen

    async def until_drawn(self, u: Understood, seen: Look) -> tuple[Understood, Look]:
        """The page once it does not show any more that it is being drawn; once for each page, for some show that for ever."""
        until = time.monotonic() + PASSES_S
        while u.seen.busy and u.seen.path not in self.always_busy:
            if time.monotonic() > until:
                self.always_busy.add(u.seen.path)
                break
            await asyncio.sleep(TICK_S)
            u, seen = await self.see()
        return u, seen

    async def _refuse(self, found: InTheWay, u: Understood, seen: Look) -> tuple[Understood, Look]:
        self.tell("refuses cookies where that is offered")
        noted = self._met(found, self.journal.at)
        v, seen_after = await self.consent.answer(found, u, seen, self.journal.at, self.see)
        closed = self._ended(found, v)
        self.journal.note(noted, closed_by=self.consent.pressed if closed else "", taps=self.consent.taps)
        await self.journal.page(v, self.tab, self.consent)
        return v, seen_after

    async def _close(self, found: InTheWay, u: Understood, seen: Look) -> tuple[Understood, Look]:
        kind = found.kind.replace("_", " ")
        self.tell("closes a window in the way" if kind == "other" else f"closes a {kind} window")
        page = await self.journal.page(u, self.tab, self.consent)
        noted = self._met(found, page.id)
        tried: list[str] = []
        for way in (self._by_button, self._by_escape, self._by_last_resort):
            pressed = await way(found, u, seen)
            if not pressed:
                continue
            tried.append(pressed)
            u, seen = await self.see()
            if not _still(found, u):
                break
            found = _again(found, u)
        closed = self._ended(found, u)
        self.journal.note(noted, closed_by=tried[-1] if tried and closed else "", taps=len(tried))
        return u, seen

    async def _by_button(self, found: InTheWay, u: Understood, seen: Look) -> str:
        return await self._press(way_out(found, u.seen.language), seen)

    async def _by_escape(self, found: InTheWay, u: Understood, seen: Look) -> str:
        with contextlib.suppress(Error):
            await self.tab.key("Escape")
        return "Escape"

    async def _by_last_resort(self, found: InTheWay, u: Understood, seen: Look) -> str:
        control = last_resort(found, u.seen.language)
        if control is None or finality(control, u, Milestone.CHECKOUT).may_order:
            return ""
        return await self._press(control, seen)

    async def _press(self, control: SeenControl | None, seen: Look) -> str:
        """What was pressed; empty where nothing was."""
        if control is None:
            return ""
        element = await seen.element(control.frame, control.ref)
        if element is None:
            return ""
        try:
            await self.tab.press(element)
        except Error:
            return ""
        return control.label or "the cross"

    async def uncover(self, control: SeenControl, u: Understood, seen: Look) -> tuple[Understood, Look]:
        """Close what lies over a control that would not be pressed, whatever it is."""
        over = [(i, layer) for i, layer in enumerate(u.seen.layers) if layer.lies_over(control.box)]
        if not over:
            return u, seen
        index, layer = min(over, key=lambda pair: pair[1].depth)
        controls = tuple(c for c in u.seen.visible_controls() if c.layer == index)
        return await self._close(InTheWay("other", layer, index, controls, over_the_way=True), u, seen)

    async def look_again(self, *, in_checkout: bool) -> tuple[Understood, Look] | None:
        """Before giving up: the page as it is by now, without the windows that came late or would not go at first.
        None where that changes nothing. In the checkout no window is closed by a button that is not understood: there
        it may order."""
        if self.second_looks >= SECOND_LOOKS:
            return None
        self.second_looks += 1
        self.stubborn.clear()
        if (later := await self._have_patience()) is not None:
            return later
        u, seen = await self.see()
        before = _openings(u)
        u, seen = await self.clear(u, seen)
        covered = next((c for c in u.seen.visible_controls() if c.on_top is False and c.layer < 0), None)
        if covered is not None and not in_checkout:
            u, seen = await self.uncover(covered, u, seen)
        return (u, seen) if _openings(u) != before else None

    async def _have_patience(self) -> tuple[Understood, Look] | None:
        """The page once it offers something else than now; None where it does not: some are drawn by scripts that were
        not there yet, behind a wheel that turns or behind nothing at all."""
        u, seen = await self.see()
        at_first, until = _offers(u), time.monotonic() + (BUSY_S if u.seen.busy else IDLE_S)
        while time.monotonic() < until:
            await asyncio.sleep(TICK_S)
            u, seen = await self.see()
            if _offers(u) != at_first and not u.seen.busy:
                return u, seen
        return (u, seen) if _offers(u) != at_first else None

    def _ended(self, found: InTheWay, v: Understood) -> bool:
        """Whether it is gone; remembered if not."""
        if _still(found, v):
            self.stubborn.add(opening(found.layer.text))
            return False
        self.stubborn.clear()
        return True

    def _met(self, found: InTheWay, page: str) -> int:
        return self.journal.met(found, page, at_ms=(time.monotonic() - self.opened) * 1000)


def _offers(u: Understood) -> tuple[int, ...]:
    """How much there is to fill in and to press."""
    fields = [f for f in u.seen.fields if f.visible and not f.disabled]
    return (
        *(len([f for f in fields if f.layer == i]) for i in (-1, u.seen.window)),
        len(u.seen.visible_controls()),
    )


def _openings(u: Understood) -> set[str]:
    return {opening(layer.text) for layer in u.seen.layers}


def _still(found: InTheWay, v: Understood) -> bool:
    return any(opening(layer.text) == opening(found.layer.text) for layer in v.seen.layers)


def _again(found: InTheWay, u: Understood) -> InTheWay:
    """The same layer as a new look has it: others may have come or gone, which moves its index."""
    same = (i for i, layer in enumerate(u.seen.layers) if opening(layer.text) == opening(found.layer.text))
    index = next(same, found.index)
    return replace(found, index=index, controls=tuple(c for c in u.seen.visible_controls() if c.layer == index))
