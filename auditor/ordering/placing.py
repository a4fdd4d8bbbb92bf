"""The last steps behind the payment step, in a shop that only tests: choose the way to pay, agree, press once, look."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Error

from auditor import words
from auditor.browser.one_order import OneOrder
from auditor.browser.tab import Tab
from auditor.browser.verdict import Outgoing
from auditor.evidence import Model
from auditor.ordering.sandbox import takes_money, test_mode
from auditor.seeing.facets import Understood, understand
from auditor.seeing.model import SeenControl, SeenField
from auditor.seeing.observe import Look, PageHung, look
from auditor.shopper import ranking
from auditor.shopper.filling import Entry, filled_forms, in_scope
from auditor.shopper.hands import enter

STEPS = 4
"""So many pages may lie between the payment step and the order."""
CONFIRMED_S = 20.0
"""So long a shop may take to confirm (own judgement)."""
FRAME_S = 3.0
CONSENTS = ("terms", "privacy")
CHROME = ("header", "nav", "footer")


class State(StrEnum):
    PLACED = "placed"
    NOT_PLACED = "not_placed"
    """Nothing was sent that could have ordered."""
    UNKNOWN = "unknown"
    """Something was sent and nothing confirmed the order. It is never tried again."""


class Outcome(Model):
    """What became of a test order."""

    state: State
    detail: str
    """One sentence."""
    proof_of_test: str = ""
    method: str = ""
    """The way to pay as the shop calls it."""
    pressed: str = ""
    """The last button's words."""
    confirmed_ms: float | None = None
    """From the press to the confirmation on the page."""
    confirmation: str = ""
    """The line of the page that names the order."""
    sent: tuple[str, ...] = ()
    """Method and path of what left for the shop."""
    shot: str = ""
    """Picture of the confirmation, within the run folder."""


class _End(Exception):
    """There is nothing more to press."""


def _none(detail: str, proof: str = "") -> Outcome:
    return Outcome(state=State.NOT_PLACED, detail=detail, proof_of_test=proof)


async def place(
    tab: Tab, u: Understood, seen: Look, *, host: str, method: str, begin: Callable[[], None], shot: Path
) -> Outcome:
    """Order once from the payment step at hand, which must be at `host`; the guard is frozen and opens for it only.

    `begin` is called before anything is pressed, and raises where no order may begin; what it raises is raised.
    """
    here = (urlsplit(tab.page.url).hostname or "").lower()
    if here != host:
        return _none(f"The payment step is at {here[:80]}, which nobody allowed.")
    proof = test_mode(await tab.page.content(), [frame.url for frame in tab.page.frames], host)
    if not proof:
        return _none("Nothing on the payment page shows that this shop only tests.")
    ways = ways_to_pay(u, method)
    if not ways:
        offered = ", ".join(dict.fromkeys(_name(f) for f in u.fields("payment_method"))) or "none by name"
        return _none(f'No way to pay without a card is called "{method}"; offered: {offered[:200]}.', proof)
    begin()
    with tab.visitor.guard.one_order(Outgoing(method="GET", url=tab.page.url).origin) as order:
        steps = _Steps(tab, order, ways[0])
        try:
            told = await steps.go(seen)
        except _End as end:
            told = _none(str(end))
        except (Error, PageHung) as error:
            told = _none(f"The page broke while it was ordered: {str(error).partition(chr(10))[0][:160]}")
    if told.state is State.NOT_PLACED and (order.sent or steps.pressed_last):
        told = told.model_copy(update={"state": State.UNKNOWN})
    if order.held_back and told.state is not State.PLACED:
        told = told.model_copy(
            update={"detail": f"{told.detail} Our guard held back a second request that orders."}
        )
    if told.state is State.PLACED and await tab.shoot(shot):
        told = told.model_copy(update={"shot": shot.name})
    return told.model_copy(
        update={
            "proof_of_test": proof,
            "method": _name(ways[0]),
            "sent": tuple(order.sent),
            "pressed": steps.label,
        }
    )


class _Steps:
    """The way from the payment step to the confirmation. Every button is pressed once at most."""

    def __init__(self, tab: Tab, order: OneOrder, way: SeenField) -> None:
        self.tab, self.order, self.way = tab, order, way
        self.pressed_last = False
        self.label = ""
        self._pressed: set[tuple[str, str]] = set()

    async def go(self, seen: Look) -> Outcome:
        await enter(self.tab, seen, Entry(self.way, "payment_method", "pick"))
        for _ in range(STEPS):
            u, seen = await self._see()
            for f, m in in_scope(u):
                if f.ticks and m in CONSENTS and not f.checked:
                    await enter(self.tab, seen, Entry(f, m, "tick"))
            u, seen = await self._see()
            await self._still_allowed(u)
            control, last = last_button(u)
            element = await seen.element(control.frame, control.ref) if control else None
            if control is None or element is None:
                raise _End("We found no button that orders.")
            if (u.seen.path, control.label) in self._pressed:
                raise _End(f'"{control.label[:60]}" led nowhere.')
            self._pressed.add((u.seen.path, control.label))
            self.label = control.label[:80]
            if last:
                self.order.pressing_last()
            started = time.monotonic()
            try:
                await self.tab.press_once(element)
            except Error:
                if not (self.tab.visitor.guard.was_clicked or self.order.sent):
                    raise _End(f'"{self.label}" could not be pressed.') from None
            self.pressed_last = last
            u = await self._confirmed(started, wait_s=CONFIRMED_S if last else 0.0)
            if u.has("order_number"):
                return Outcome(
                    state=State.PLACED, detail="The shop confirmed the order.", confirmation=_confirmation(u),
                    confirmed_ms=round((time.monotonic() - started) * 1000, 1),
                )  # fmt: skip
            if last:
                raise _End("The last button was pressed, and nothing on the page confirmed an order.")
        raise _End(f"After {STEPS} steps there was still no button that orders.")

    async def _confirmed(self, started: float, wait_s: float) -> Understood:
        """The page that follows a press; where it was the last, as soon as it confirms, at the latest after the wait."""
        while True:
            await self.tab.settle(limit_s=4)
            try:
                u, _ = await self._see()
                if u.has("order_number") or time.monotonic() - started > wait_s:
                    return u
            except (Error, PageHung):  # a page that is being left answers nobody
                if time.monotonic() - started > wait_s + 4:
                    raise

    async def _still_allowed(self, u: Understood) -> None:
        """Raises _End where the page at hand is not the shop's, takes real money, or pays in another way than was chosen."""
        if Outgoing(method="GET", url=self.tab.page.url).origin != self.order.origin:
            raise _End(
                f"The way led to {(urlsplit(self.tab.page.url).hostname or '')[:80]}, which nobody allowed."
            )
        for frame in self.tab.page.frames:
            html = ""
            with contextlib.suppress(Error, TimeoutError):
                html = await asyncio.wait_for(frame.content(), FRAME_S)
            if takes_money(html):
                raise _End("The page holds a key for real payments.")
        offered = [f for f in u.fields("payment_method") if f.picks]
        if offered and [_name(f) for f in offered if f.checked] != [_name(self.way)]:
            raise _End(f'"{_name(self.way)}" could not be chosen as the way to pay.')

    async def _see(self) -> tuple[Understood, Look]:
        seen = await look(self.tab.page, self.tab.traffic.main_status)
        return understand(seen.seen), seen


def last_button(u: Understood) -> tuple[SeenControl | None, bool]:
    """What takes the order further, and whether it may be what orders: then it is pressed once and never again. Only a
    plain "Continue" where nothing is reviewed is taken for a step before. Pure."""
    lang = u.seen.language
    window = u.seen.asking
    said = [
        (words.strength("final_hard", c.label, lang), c)
        for c in u.seen.visible_controls()
        if not c.disabled and c.landmark not in CHROME and (window < 0 or c.layer == window)
    ]
    strength, hard = max(said, key=lambda pair: pair[0], default=(0.0, None))
    if hard is not None and strength >= 2:
        return hard, True
    forms, last_y = filled_forms(u)
    onward = ranking.pressable(ranking.go_on(u, {}, forms, last_y))
    if not onward:
        return None, False
    control = onward[0].control
    goes_on = words.strength("continue", control.label, lang) > words.strength("final_soft", control.label, lang)
    return control, not goes_on or u.has("order_review")


def ways_to_pay(u: Understood, method: str) -> list[SeenField]:
    """Ways to pay that are called so in whole words and ask for no card, the plainest name first. Pure."""
    found = [
        f
        for f in u.fields("payment_method")
        if f.picks
        and not f.disabled
        and _called(_name(f), method)
        and not words.says("pay_card", f.label, u.seen.language)
    ]
    return sorted(found, key=lambda f: len(_name(f)))


def _called(name: str, method: str) -> bool:
    """In whole words; "InvoicePay within 14 days" is a name with the line below it, and "Invoiceless" another word."""
    found = re.finditer(rf"(?<!\w){re.escape(method.strip())}", name, re.IGNORECASE)
    return any(not name[m.end() : m.end() + 1].islower() for m in found)


def _name(f: SeenField) -> str:
    return " ".join((f.label or f.row).split())[:80]


def _confirmation(u: Understood) -> str:
    lines = [line.strip() for line in u.seen.text.splitlines() if any(c.isdigit() for c in line)]
    told = [line for line in lines if words.says("field_order_number", line, u.seen.language)]
    return (told or lines or [u.seen.h1])[0][:160]
