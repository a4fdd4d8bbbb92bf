"""The last steps behind the payment step, in a shop that only tests: choose the way to pay, agree, press once, look."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Error

from auditor import words
from auditor.browser.tab import Tab
from auditor.evidence import Model
from auditor.ordering.sandbox import test_mode
from auditor.seeing.facets import Understood, understand
from auditor.seeing.model import SeenControl, SeenField
from auditor.seeing.observe import Look, PageHung, look
from auditor.shopper import ranking
from auditor.shopper.filling import Entry, filled_forms, in_scope
from auditor.shopper.hands import enter

STEPS = 4
"""So many pages may lie between the payment step and the order."""
CONFIRMED_S = 15.0
CONSENTS = ("terms", "privacy")
CHROME = ("header", "nav", "footer")


class State(StrEnum):
    PLACED = "placed"
    NOT_PLACED = "not_placed"
    """Nothing that orders was pressed."""
    UNKNOWN = "unknown"
    """The last button was pressed and nothing confirmed the order. It is never pressed again."""


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
    shot: str = ""
    """Picture of the confirmation, within the run folder."""


async def place(
    tab: Tab, u: Understood, seen: Look, *, host: str, method: str, begin: Callable[[], None], shot: Path
) -> Outcome:
    """Order once from the payment step at hand, which must be at `host`; the guard is frozen and opens for it only.

    `begin` is called before anything is pressed, and raises where no order may begin; what it raises is raised.
    """
    here = (urlsplit(tab.page.url).hostname or "").lower()
    if here != host:
        return Outcome(state=State.NOT_PLACED, detail=f"The payment step is at {here[:80]}, which nobody allowed.")
    proof = test_mode(await tab.page.content(), [frame.url for frame in tab.page.frames], host)
    if not proof:
        return Outcome(
            state=State.NOT_PLACED, detail="Nothing on the payment page shows that this shop only tests."
        )
    ways = _ways(u, method)
    if not ways:
        offered = ", ".join(dict.fromkeys(_name(f) for f in u.fields("payment_method"))) or "none by name"
        return Outcome(
            state=State.NOT_PLACED,
            detail=f'No way to pay is called "{method}"; offered: {offered[:200]}.',
            proof_of_test=proof,
        )
    begin()
    with tab.visitor.guard.one_order(host):
        try:
            told = await _go(tab, u, seen, ways[0])
        except (Error, PageHung) as error:
            first = str(error).partition("\n")[0][:160]
            told = Outcome(state=State.UNKNOWN, detail=f"The page broke while it was ordered: {first}")
    if told.state is State.PLACED and await tab.shoot(shot):
        told = told.model_copy(update={"shot": shot.name})
    return told.model_copy(update={"proof_of_test": proof, "method": _name(ways[0])})


async def _go(tab: Tab, u: Understood, seen: Look, way: SeenField) -> Outcome:
    await enter(tab, seen, Entry(way, "payment_method", "pick"))
    for _ in range(STEPS):
        u, seen = await _see(tab)
        for f, m in in_scope(u):
            if f.ticks and m in CONSENTS and not f.checked:
                await enter(tab, seen, Entry(f, m, "tick"))
        control, orders = last_button(u)
        element = await seen.element(control.frame, control.ref) if control else None
        if control is None or element is None:
            return Outcome(state=State.NOT_PLACED, detail="We found no button that orders.")
        started = time.monotonic()
        await tab.press(element)
        while True:
            u, seen = await _see(tab)
            if u.has("order_number"):
                return Outcome(
                    state=State.PLACED, detail="The shop confirmed the order.", pressed=control.label[:80],
                    confirmed_ms=round((time.monotonic() - started) * 1000, 1), confirmation=_confirmation(u),
                )  # fmt: skip
            if not orders:
                break
            if time.monotonic() - started > CONFIRMED_S:
                return Outcome(
                    state=State.UNKNOWN, detail="The last button was pressed, and nothing on the page confirmed an order.",
                    pressed=control.label[:80],
                )  # fmt: skip
            await tab.settle(limit_s=1)
    return Outcome(state=State.NOT_PLACED, detail=f"After {STEPS} steps there was still no button that orders.")


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


def _ways(u: Understood, method: str) -> list[SeenField]:
    """Ways to pay that are called so, the plainest name first."""
    wanted = words.normalise(method)
    found = [
        f for f in u.fields("payment_method") if f.picks and not f.disabled and wanted in words.normalise(_name(f))
    ]
    return sorted(found, key=lambda f: len(_name(f)))


def _name(f: SeenField) -> str:
    return " ".join((f.label or f.row).split())[:80]


def _confirmation(u: Understood) -> str:
    lines = [line.strip() for line in u.seen.text.splitlines() if any(c.isdigit() for c in line)]
    told = [line for line in lines if words.says("field_order_number", line, u.seen.language)]
    return (told or lines or [u.seen.h1])[0][:160]


async def _see(tab: Tab) -> tuple[Understood, Look]:
    seen = await look(tab.page, tab.traffic.main_status)
    return understand(seen.seen), seen
