"""One journey, from the front page to the payment step: observe, understand, decide, act, verify."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Frame

from auditor.browser.guard import Guard, GuardFailed
from auditor.browser.launch import OpenBrowser, Visitor
from auditor.browser.tab import GOTO_S, Reads, Tab, TapResult, Unreachable
from auditor.browser.throttle import slow_down
from auditor.browser.verdict import COMPLETES_ORDERS, Outgoing, Phase
from auditor.config.route import Account
from auditor.evidence import CartEnd, ChosenProduct, DeviceProfile, Milestone, Network, PageRecord, StopReason
from auditor.seeing.facets import ADDRESS, Understood, understand
from auditor.seeing.model import Observation, SeenControl
from auditor.seeing.money import money_lines
from auditor.seeing.observe import Look, PageHung, look, page_script
from auditor.shopper import ranking
from auditor.shopper.clearing import Clearing
from auditor.shopper.consent import ConsentWatch
from auditor.shopper.decide import decide
from auditor.shopper.emptying import empty_cart
from auditor.shopper.endings import LOOKS_LIKE_DEATH, Ending, Stop, hung, stop_in_storm, unreachable
from auditor.shopper.filling import Entry, filled_forms, in_scope
from auditor.shopper.finality import finality
from auditor.shopper.hands import enter
from auditor.shopper.home import home_by
from auditor.shopper.journal import Journal
from auditor.shopper.memory import Action, Memory, Policy
from auditor.shopper.people import home_country, person
from auditor.shopper.progress import adds_to_cart, cart_proof, complains, effect, in_checkout, objects, proved
from auditor.shopper.ranking import key_of
from auditor.shopper.recording import Recorder
from auditor.shopper.remembering import PAYS, remember_action, remember_entry, remember_filled
from auditor.shopper.result import Walked
from auditor.shopper.signing_in import sign_in
from auditor.shopper.slip import GOOD, spoil, taken

log = logging.getLogger(__name__)
M = Milestone
REST_S, LEAVE_S = 8.0, 30.0
READ_TICK_S = 0.4
LOST = (
    StopReason.NO_PRODUCT, StopReason.NOT_A_SHOP, StopReason.NO_ADD_TO_CART, StopReason.NO_CHECKOUT, StopReason.NO_PROGRESS,
)  # fmt: skip
"""Reasons to stop that a window over the page may feign."""
DELIVERY_S = 3.0
Tell = Callable[[str], None]
Mind = Callable[[Understood, Memory, Policy], Action]
AtPayment = Callable[[Tab, Understood, Look], Awaitable[None]]
WORDS = {
    "open_product": "opens a product", "open_category": "opens a category", "open_menu": "opens the menu",
    "open_choice": "opens a choice", "back_to_list": "goes back to the list", "back_to_product": "goes back to the product", "choose_option": "chooses an option", "add_to_cart": "puts it into the cart",
    "view_cart": "looks into the cart", "to_checkout": "goes to the checkout", "guest": "goes on as a guest",
    "continue": "goes on", "fill": "fills in the form", "agree": "agrees to the terms",
}  # fmt: skip
NATIVE_MESSAGES = """() => [...document.querySelectorAll('input,select,textarea')].filter((e) => e.willValidate && !e.validity.valid
  && e.form && !e.form.noValidate).map((e) => e.validationMessage).slice(0, 5)"""

SEND_AGAIN = "(to) => [...document.forms].find((f) => f.action.split('#')[0] === to.split('#')[0])?.submit()"


@dataclass(frozen=True)
class Stopwatch:
    """How page loads are read on a timed walk."""

    script: str
    """Runs before each page's own."""
    reads: Reads
    network: Network


@dataclass
class Walk:
    """The state of one journey; `result` can be asked for at any moment, also after an interruption."""

    url: str
    profile: DeviceProfile
    folder: Path
    email: str
    locale: str = ""
    policy: Policy = field(default_factory=Policy)
    account: Account | None = None
    """Who signs in first; None to buy as a guest."""
    tell: Tell = lambda _text: None
    mind: Mind = decide
    recorder: Recorder | None = None
    trace: Path | None = None
    """Where to keep a trace for Playwright's viewer; None for none: it slows the walk."""
    stopwatch: Stopwatch | None = None
    """Makes this a timed walk: loads are read, no pictures are taken. None where the way is still to be found."""
    at_payment: AtPayment | None = None
    """What happens once payment is reached and everything is frozen; None for nothing, as in every audit."""
    visitor: Visitor | None = None
    consent: ConsentWatch | None = None
    storage: Any = None
    _has_read: bool = False
    _heard: str = ""
    _currency: str = ""
    """The latest that was seen: many steps of a checkout show no price."""

    def __post_init__(self) -> None:
        self.journal = Journal(self.profile, self.folder, pictures=self.stopwatch is None)
        country = home_country(lang=self.locale, host=urlsplit(self.url).hostname or "")
        self.memory = Memory(person(country, self.email), self.url)

    # ---- the loop

    async def run(self, browser: OpenBrowser) -> None:
        """Walk until payment or an honest reason to stop. Never raises but for cancellation."""
        try:
            self.journal.stopped = await self._ending(browser)
        except asyncio.CancelledError:
            self.journal.stopped = (StopReason.INTERRUPTED, "The audit was interrupted.")
            raise
        finally:
            self.journal.took_ms = self.journal.ms()
            await self._rest()
            if not browser.alive and self.journal.stopped[0] in LOOKS_LIKE_DEATH:
                self.journal.stopped = (StopReason.BROWSER_DIED, "The browser died.")

    async def _ending(self, browser: OpenBrowser) -> Ending:
        try:
            await self._set_out(browser)
            async with asyncio.timeout(self.policy.seconds):
                return await self._walk()
        except Stop as stop:
            return stop.ending
        except TimeoutError:
            return StopReason.TIMEOUT, f"The journey took longer than {self.policy.seconds:.0f} seconds."
        except Unreachable as error:
            return unreachable(error)
        except PageHung as error:
            return hung(self.tab, browser.alive, str(error))
        except GuardFailed as error:
            return StopReason.GUARD_FAILED, f"We did not move: {error}."
        except Error as error:
            return StopReason.OWN_FAULT, f"Our own fault: {error.message.splitlines()[0][:200]}"
        except Exception as error:  # the other device, the timing and the trials still have their turn
            log.debug("the walk broke", exc_info=True)
            said = f"Our own fault, please tell us: {type(error).__name__}: {error}"
            return StopReason.OWN_FAULT, said[:240]

    async def _set_out(self, browser: OpenBrowser) -> None:
        watch = self.stopwatch
        scripts = (page_script("pulse.js"), *([watch.script] if watch else []))
        self.visitor = await browser.visitor(self.profile, locale=self.locale, scripts=scripts)
        if self.trace is not None:
            await self.visitor.context.tracing.start(screenshots=True, snapshots=True)
        host = urlsplit(self.url).hostname or ""
        self.tab = await Tab.open(self.visitor, host, watch.reads if watch else None)
        if watch is not None:
            await slow_down(self.tab.page, watch.network)
        self.consent = ConsentWatch(self.profile.name, self.tab)
        self.clearing = Clearing(self.tab, self.consent, self.journal, self._see, self.tell)
        self.tab.page.on("framenavigated", self._navigated)

    async def _walk(self) -> Ending:
        self.tell("opens the front page")
        status = await self.tab.goto(self.url, timeout_s=min(GOTO_S, self.policy.seconds / 2))
        u, seen = await self._see(status)
        await self._record(u)
        if self.account is not None and status is not None and status < 400:
            u, seen = await self._sign_in(u, seen, self.account)
        while self.journal.actions < self.policy.actions:
            u, seen = await self.clearing.clear(u, seen)
            self._locate(u)
            await self._prove(u)
            if self.memory.reached is M.PRODUCT and not self._has_read:
                u, seen = await self._read()
                continue
            action = self.mind(u, self.memory, self.policy)
            if self.recorder is not None:
                self.recorder.note(u, self.memory, self.policy, action)
            if action.kind == "stop":
                assert action.stop is not None
                if action.stop in LOST:
                    again = await self.clearing.look_again(in_checkout=self.memory.at_least(M.CHECKOUT))
                    if again is not None:
                        u, seen = again
                        continue
                if action.stop is StopReason.PAYMENT_REACHED and self.at_payment is not None:
                    await self.at_payment(self.tab, u, seen)
                return action.stop, action.sentence
            u, seen = await self._act(action, u, seen)
        return StopReason.NO_PROGRESS, f"After {self.journal.actions} actions we were still not at the till."

    async def _sign_in(self, u: Understood, seen: Look, account: Account) -> tuple[Understood, Look]:
        await self.clearing.clear(u, seen)
        self.tell("signs in")
        await sign_in(self.tab, self._see, account, self.url)
        self.memory.signed_in = True
        await self.tab.goto(self.url)
        return await self._see()

    async def _read(self) -> tuple[Understood, Look]:
        self._has_read = True
        self.tell("reads the product page")
        while True:
            u, seen = await self._see()
            left_s = self.policy.read_s - (time.monotonic() - self.clearing.opened)
            if left_s <= 0 or self.clearing.disturbed(u):  # seen when it comes, so its time is true
                return u, seen
            await asyncio.sleep(min(READ_TICK_S, left_s))

    def _navigated(self, frame: Frame) -> None:
        new_page = frame == self.tab.page.main_frame
        if new_page:
            self.clearing.opened = time.monotonic()
        guard = self.visitor.guard if self.visitor else None
        # A frame that we pressed something for holds the next step, perhaps; any other one is none of our business.
        if guard and guard.phase is Phase.CHECKOUT and (new_page or guard.pressed):
            guard.hold(new_page=new_page)

    async def _see(self, status: int | None = None) -> tuple[Understood, Look]:
        """Look, understand, and let the guard know before the page may write again."""
        assert self.visitor is not None
        guard = self.visitor.guard
        stop_in_storm(self.tab)
        held = guard.held
        for _ in range(3):
            seen = await look(self.tab.page, status if status is not None else self.tab.traffic.main_status)
            u = understand(self._listen(seen), hints=self.policy.hints)
            if (self.memory.at_least(M.IN_CART) or self.memory.unproven) and in_checkout(u):
                await guard.entered_checkout(self.visitor.context)  # whatever button led here
            if guard.phase is not Phase.CHECKOUT:
                break
            if u.has("order_number"):
                await guard.freeze(self.visitor.context)
                guard.order_seen(f"the page {seen.seen.path[:80]} looks like a completed order")
                raise Stop(
                    StopReason.ORDER_SEEN,
                    "Something that looks like a completed order appeared. This must never happen.",
                )
            if any(m is M.PAYMENT for m, _ in proved(u, self.memory)):
                await guard.freeze(self.visitor.context)
                break
            asks_nothing = not in_scope(u) and not u.has("order_review")
            pays = u.any("payment_choice", "card_fields", "psp_frame")
            guard.release(asks_nothing=asks_nothing, pays=pays)
            if guard.stopped is not None and asks_nothing and not pays:
                await self._let_go(guard, guard.stopped)
            elif guard.held == held:
                break
            held = guard.held  # the page needed those writes to become what it is: look again
            await self.tab.settle()
        return u, seen

    def _listen(self, seen: Look) -> Observation:
        """The page as seen, read in the language that the shop was heard to speak."""
        seen.seen = seen.seen.model_copy(update={"heard": self._heard})
        self._heard = seen.seen.language if seen.seen.language != seen.seen.declared else ""
        return seen.seen

    async def _let_go(self, guard: Guard, stopped: Outgoing) -> None:
        """A page between two steps wanted to go on, and was stopped until it was understood: now it may."""
        guard.stopped = None
        if not stopped.writes:
            with contextlib.suppress(Unreachable):
                await self.tab.goto(stopped.url, timeout_s=20)
            return
        guard.pressing()
        guard.clicked()
        with contextlib.suppress(Error, TimeoutError):
            await asyncio.wait_for(self.tab.page.evaluate(SEND_AGAIN, stopped.url), 3)
        await self.tab.settle()

    def _locate(self, u: Understood) -> None:
        """Who one is depends on where the shop delivers: ask the page once it says."""
        if self.memory.at_least(M.GUEST) and self.memory.details_entered & ADDRESS:
            return
        self._currency = next((m.currency for m in money_lines(u.seen) if m.currency), self._currency)
        country = home_by(u, currency=self._currency, locale=self.locale)
        if country != self.memory.person.country:
            self.memory.person = person(country, self.email)

    # ---- what the page proves

    async def _prove(self, u: Understood) -> None:
        for milestone, proof in proved(u, self.memory):
            await self._mark(milestone, proof, u, step=len(self.journal.steps) - 1)

    async def _mark(self, milestone: Milestone, proof: str, u: Understood, *, step: int) -> None:
        assert self.visitor is not None
        if milestone is M.PAYMENT:
            await self.visitor.guard.freeze(self.visitor.context)
        if milestone is M.PRODUCT:
            self._choose(u)
        if milestone is M.CART_SEEN:
            self.memory.cart_url = u.seen.url
        if milestone in (M.IN_CART, M.CART_SEEN):
            self.memory.unproven = False
            with contextlib.suppress(Error, TimeoutError):
                self.storage = await asyncio.wait_for(self.visitor.context.storage_state(), 3)
        self.memory.reached = milestone
        self.journal.mark(milestone, proof, u.seen.url, step=step)
        self.tell(f"{milestone.value.replace('_', ' ')}: {proof}")

    def _choose(self, u: Understood) -> None:
        price = next((m for m in money_lines(u.seen) if m.prominent), None)
        title = u.seen.h1 or u.seen.title.split("|")[0].strip()
        self.memory.product = ChosenProduct(
            title=title,
            url=u.seen.url,
            price=price.amount if price else None,
            currency=price.currency if price else "",
        )

    # ---- acting

    async def _act(self, action: Action, u: Understood, seen: Look) -> tuple[Understood, Look]:
        assert self.visitor is not None
        self.tell(
            WORDS.get(action.intent, action.intent)
            + (f': "{action.control.label[:40]}"' if action.control and action.control.label else "")
        )
        guard, journal, memory = self.visitor.guard, self.journal, self.memory
        before_page, started, refused = journal.at, journal.ms(), len(guard.refused)
        journal.actions += 1
        remember_action(memory, action, u)
        if action.intent == "back_to_list":
            journal.unmark(M.PRODUCT)
        if action.intent in ("to_checkout", "guest", "continue"):
            await guard.entered_checkout(self.visitor.context)
        if action.kind == "fill" and self._may_slip(action, u):
            return await self._slip(list(action.entries), u, seen)
        tap = await self._do(action, u, seen)
        v, seen_after = await self.clearing.until_drawn(*await self._see())
        proof = effect(action, u, v, tap) if tap is not None else ""
        tap = tap or TapResult()
        if action.intent == "open_product" and (v.seen.status or 0) >= 500:
            memory.broken_pages, memory.broken_status = memory.broken_pages + 1, v.seen.status or 0
        if action.kind != "fill" or v.seen.url != u.seen.url:
            await self._record(v)
        if action.intent == "add_to_cart":
            await self._added(action, u, v, tap, proof)
        into_cart = action.intent == "add_to_cart" and (memory.unproven or memory.at_least(M.IN_CART))
        if proof or into_cart:
            journal.onward(action)
        if action.intent != "add_to_cart" and not proof and action.kind == "press" and action.control is not None:
            memory.tried[key_of(action.intent, action.control, u.seen.path)] += 1
            journal.wrong_clicks += 1
        journal.assisted += action.assisted
        journal.step(
            action, memory.reached, started=started, before=before_page, after=journal.at, tap=tap,
            effect="verified" if proof else ("refused" if len(guard.refused) > refused else "none"), proof=proof,
        )  # fmt: skip
        memory.last_intent, memory.last_worked = action.intent, bool(proof)
        held = any(COMPLETES_ORDERS in r.why for r in guard.refused[refused:])
        memory.held_back = action.control.label if held and not proof and action.control is not None else ""
        return v, seen_after

    async def _do(self, action: Action, u: Understood, seen: Look) -> TapResult | None:
        """Carry it out; None where it could not be."""
        if action.kind == "goto":
            with contextlib.suppress(Unreachable):
                await self.tab.goto(action.url, timeout_s=20)
            return TapResult(navigated=True)
        if action.kind == "fill":
            return TapResult() if await self._fill(list(action.entries), u, seen) else None
        assert action.control is not None
        tap = await self._press(action.control, seen)
        if tap is not None:
            return tap
        # Something lies over it that was not seen as in the way, or came in between.
        u, seen = await self._see()
        again = _same(action.control, u)
        if again is None or again.on_top is not False:
            return None
        v, seen = await self.clearing.uncover(again, u, seen)
        again = _same(action.control, v)
        return await self._press(again, seen) if again is not None and v is not u else None

    async def _press(self, control: SeenControl, seen: Look) -> TapResult | None:
        element = await seen.element(control.frame, control.ref)
        if element is None:
            return None
        try:
            return await self.tab.press(element, sends=True)
        except Error:
            return None

    async def _fill(self, entries: list[Entry], u: Understood, seen: Look) -> bool:
        assert self.visitor is not None
        self.visitor.guard.filling()
        any_taken = False
        for entry, following in zip(entries, [*entries[1:], None], strict=True):
            ok = await enter(self.tab, seen, entry)
            any_taken = any_taken or ok
            remember_entry(self.memory, entry)
            another = following is not None and following.meaning == entry.meaning == "country"
            if entry.meaning in ("country", "delivery_method") and ok and not another:
                break  # the form may change now: look again before going on
        if any_taken:
            remember_filled(self.memory, entries, u)
        else:
            self.memory.fills_lost += 1
        await self.tab.settle(limit_s=4)
        if u.any(*PAYS) and not u.has("shipping_choice") and any(e.meaning in ADDRESS for e in entries):
            await self._await_delivery()
        return any_taken

    async def _await_delivery(self) -> None:
        """A checkout on one page asks for the way of delivery once it knows where to; some look that up first."""
        until = time.monotonic() + DELIVERY_S
        while time.monotonic() < until:
            if understand((await look(self.tab.page)).seen).has("shipping_choice"):
                return
            await asyncio.sleep(READ_TICK_S)

    async def _added(self, action: Action, u: Understood, v: Understood, tap: TapResult, proof: str) -> None:
        assert action.control is not None
        memory = self.memory
        title = memory.product.title if memory.product else ""
        accepted = adds_to_cart(self.tab.traffic.requests[-25:])
        sure = cart_proof(u, v, title, tuple(text for _, text in tap.said), accepted)
        if memory.product:
            memory.product = memory.product.model_copy(update={"options": tuple(memory.options)})
        if sure:
            await self._mark(M.IN_CART, sure, v, step=len(self.journal.steps))  # the step at hand is noted last
            return
        memory.tried[key_of("add_to_cart", action.control, u.seen.path)] += 1
        refused = complains(u, v) or (objects(u, v) and not accepted)
        if (proof or accepted or v.has("cart_lines")) and not refused:
            memory.unproven = True
        else:
            self.journal.wrong_clicks += 1

    # ---- a customer's mistake

    def _may_slip(self, action: Action, u: Understood) -> bool:
        if not self.policy.slip or self.memory.slipped or not self.memory.at_least(M.CHECKOUT):
            return False
        typed = {e.meaning for e in action.entries if e.how == "type"}
        if len(typed & GOOD) < 3 or "country" in {e.meaning for e in action.entries}:
            return False
        return not u.any("payment_choice", "card_fields", "psp_frame", "final_cta")

    async def _slip(self, entries: list[Entry], u: Understood, seen: Look) -> tuple[Understood, Look]:
        self.memory.slipped = True
        spoiled, wrong = spoil(entries, u.seen.language)
        forms, last = filled_forms(u)
        onward = ranking.pressable(ranking.go_on(u, self.memory.tried, forms, last))
        if not wrong or not onward or finality(onward[0].control, u, self.memory.reached).may_order:
            return u, seen
        self.tell("makes a mistake on purpose, to see how the shop takes it")
        before = self.journal.at
        await self._fill(spoiled, u, seen)
        element = await seen.element(onward[0].control.frame, onward[0].control.ref)
        native: list[str] = []
        if element is not None:
            with contextlib.suppress(Error):
                await self.tab.press(element, sends=True)
            with contextlib.suppress(Error, TimeoutError):
                native = await asyncio.wait_for(self.tab.page.evaluate(NATIVE_MESSAGES), 3)
        v, seen_after = await self._see()
        page = await self._record(v)
        told = taken(u, v, spoiled, wrong, native)
        self.journal.mistake = told.model_copy(
            update={"device": self.profile.name, "page_before": before, "page_after": page.id}
        )
        if not told.noticed:
            self.memory.address_sent = True
        return v, seen_after

    # ---- leaving

    async def _record(self, u: Understood) -> PageRecord:
        return await self.journal.page(u, self.tab, self.clearing.consent)

    async def _rest(self) -> None:
        """Freeze and wait on a blank page: the cart stays full for those who look after us, and nothing disturbs them."""
        if self.visitor is None:
            return
        if self._has_filled_a_cart:
            self.journal.cart = CartEnd(emptied=False, detail="The browser ended before the cart was emptied.")
        with contextlib.suppress(Error, TimeoutError):
            async with asyncio.timeout(REST_S):  # freezing waits for a host that never answers
                await self.visitor.guard.freeze(self.visitor.context)
                if self.trace is not None:
                    await self.visitor.context.tracing.stop(path=self.trace)
                if self.memory.at_least(M.IN_CART):
                    self.storage = await self.visitor.context.storage_state()
                await self.tab.page.goto("about:blank")
                return
        self.visitor.guard.phase = Phase.FROZEN
        await self.visitor.close()

    async def leave(self, browser: OpenBrowser) -> None:
        """Empty the cart and close. Trouble here never hides what was measured."""
        if self.visitor is None:
            return
        if browser.alive and self._has_filled_a_cart:
            self.journal.cart = CartEnd(emptied=False, detail="The cart page could not be opened again.")
            with contextlib.suppress(Error, TimeoutError, Unreachable, PageHung):
                async with asyncio.timeout(LEAVE_S):
                    self.tell("empties the cart")
                    self.journal.cart = await empty_cart(self.tab, self.memory)
        await self.visitor.close()

    @property
    def _has_filled_a_cart(self) -> bool:
        return self.memory.at_least(M.IN_CART) or self.memory.unproven

    def result(self) -> Walked:
        """What is known so far, as evidence."""
        journal, guard = self.journal, self.visitor.guard.log() if self.visitor else None
        return Walked(
            journal.journey(self.memory, self.locale, guard),
            self.consent.seen() if self.consent else ConsentWatch.nothing(self.profile.name),
            journal.mistake, journal.taps, self.storage, list(journal.reopenable.items()),
            journal.pages[0].title if journal.pages else "", journal.loads,
        )  # fmt: skip


def _same(control: SeenControl, u: Understood) -> SeenControl | None:
    """The control as a new look has it."""
    wanted = key_of("", control, "")
    found = [c for c in u.seen.visible_controls() if key_of("", c, "") == wanted and c.form == control.form]
    return min(found, key=lambda c: abs(c.box.y - control.box.y) + abs(c.box.x - control.box.x), default=None)
