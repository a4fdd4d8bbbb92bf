"""Getting what stands in the way out of the way, as a careful customer would: cookies refused, windows closed."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from playwright.async_api import Error

from auditor.browser.tab import Tab
from auditor.seeing.facets import Understood
from auditor.seeing.observe import Look
from auditor.shopper.consent import ConsentWatch
from auditor.shopper.interruptions import InTheWay, in_the_way, opening, way_out
from auditor.shopper.journal import Journal

See = Callable[[], Awaitable[tuple[Understood, Look]]]
LAYERS = 4
"""So many windows one after another are closed before the shopper looks at the page again."""


@dataclass
class Clearing:
    tab: Tab
    consent: ConsentWatch
    journal: Journal
    see: See
    tell: Callable[[str], None]
    opened: float = field(default_factory=time.monotonic)
    """When the page at hand was opened."""
    stubborn: set[str] = field(default_factory=set)
    """Openings of layers that could not be closed."""

    def disturbed(self, u: Understood) -> bool:
        return in_the_way(u, self.stubborn) is not None

    async def clear(self, u: Understood, seen: Look) -> tuple[Understood, Look]:
        for _ in range(LAYERS):
            found = in_the_way(u, self.stubborn)
            if found is None:
                break
            work = self._refuse if found.kind == "consent" else self._close
            u, seen = await work(found, u, seen)
        return u, seen

    async def _refuse(self, found: InTheWay, u: Understood, seen: Look) -> tuple[Understood, Look]:
        self.tell("refuses cookies where that is offered")
        noted = self._met(found, self.journal.at)
        v, seen_after = await self.consent.answer(found, u, seen, self.journal.at, self.see)
        closed = not _still(found, v)
        self.journal.note(noted, closed_by=self.consent.pressed if closed else "", taps=self.consent.taps)
        if not closed:
            self.stubborn.add(opening(found.layer.text))
        await self.journal.page(v, self.tab, self.consent)
        return v, seen_after

    async def _close(self, found: InTheWay, u: Understood, seen: Look) -> tuple[Understood, Look]:
        kind = found.kind.replace("_", " ")
        self.tell("closes a window in the way" if kind == "other" else f"closes a {kind} window")
        page = await self.journal.page(u, self.tab, self.consent)
        noted = self._met(found, page.id)
        out = way_out(found, u.seen.language)
        closed_by, taps = "", 0
        if out is not None and (element := await seen.element(out.frame, out.ref)) is not None:
            with contextlib.suppress(Error):
                await self.tab.press(element)
                closed_by, taps = out.label or "the cross", 1
        v, seen_after = await self.see()
        if _still(found, v):
            with contextlib.suppress(Error):
                await self.tab.key("Escape")
            closed_by, taps = "Escape", taps + 1
            v, seen_after = await self.see()
        if _still(found, v):
            closed_by = ""
            self.stubborn.add(opening(found.layer.text))
        self.journal.note(noted, closed_by=closed_by, taps=taps)
        return v, seen_after

    def _met(self, found: InTheWay, page: str) -> int:
        return self.journal.met(found, page, at_ms=(time.monotonic() - self.opened) * 1000)


def _still(found: InTheWay, v: Understood) -> bool:
    return any(opening(layer.text) == opening(found.layer.text) for layer in v.seen.layers)
