"""One journey, from the front page to the payment step: observe, understand, decide, act, verify."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Frame

from auditor import words
from auditor.browser.guard import Guard, GuardFailed
from auditor.browser.launch import OpenBrowser, Visitor
from auditor.browser.tab import GOTO_S, Tab, TapResult, Unreachable
from auditor.browser.verdict import Outgoing, Phase
from auditor.config.route import RouteStep
from auditor.evidence import (
    CartEnd,
    ChosenProduct,
    Cookie,
    DeviceProfile,
    Interruption,
    Journey,
    Milestone,
    MilestoneMark,
    Mistake,
    PageRecord,
    Step,
    StopReason,
    Tap,
)
from auditor.seeing.facets import ADDRESS, Understood, understand
from auditor.seeing.money import money_lines
from auditor.seeing.observe import Look, PageHung, look, page_script
from auditor.seeing.record import control as control_record
from auditor.seeing.record import page_record
from auditor.shopper import ranking
from auditor.shopper.consent import ConsentWatch
from auditor.shopper.decide import decide, signature_of
from auditor.shopper.filling import Entry, filled_forms, in_scope
from auditor.shopper.finality import finality
from auditor.shopper.hands import enter
from auditor.shopper.interruptions import InTheWay, in_the_way, way_out
from auditor.shopper.memory import Action, Memory, Policy
from auditor.shopper.people import country_of, home_country, person
from auditor.shopper.progress import cart_proof, in_checkout, names_product, proved
from auditor.shopper.ranking import key_of
from auditor.shopper.recording import Recorder
from auditor.shopper.result import Walked
from auditor.shopper.route import step_of
from auditor.shopper.slip import GOOD, spoil, taken

log = logging.getLogger(__name__)
M = Milestone
REST_S, LEAVE_S = 8.0, 30.0
READ_TICK_S = 0.4
Tell = Callable[[str], None]
LOOKS_LIKE_DEATH = (StopReason.UNREACHABLE, StopReason.PAGE_HUNG, StopReason.OWN_FAULT, StopReason.TIMEOUT)
WORDS = {
    "open_product": "opens a product", "open_category": "opens a category", "open_menu": "opens the menu",
    "open_choice": "opens a choice", "back_to_list": "goes back to the list", "back_to_product": "goes back to the product", "choose_option": "chooses an option", "add_to_cart": "puts it into the cart",
    "view_cart": "looks into the cart", "to_checkout": "goes to the checkout", "guest": "goes on as a guest",
    "continue": "goes on", "fill": "fills in the form", "agree": "agrees to the terms",
}  # fmt: skip
NATIVE_MESSAGES = """() => [...document.querySelectorAll('input,select,textarea')].filter((e) => e.willValidate && !e.validity.valid
  && e.form && !e.form.noValidate).map((e) => e.validationMessage).slice(0, 5)"""

SEND_AGAIN = "(to) => [...document.forms].find((f) => f.action.split('#')[0] === to.split('#')[0])?.submit()"


class Stop(Exception):
    """The journey ends here, with a reason and a sentence."""

    def __init__(self, reason: StopReason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


@dataclass
class Walk:
    """The state of one journey; `result` can be asked for at any moment, also after an interruption."""

    url: str
    profile: DeviceProfile
    folder: Path
    """The run folder; screenshots go to its `shots/`."""
    email: str
    locale: str = ""
    policy: Policy = field(default_factory=Policy)
    tell: Tell = lambda _text: None
    pages: list[PageRecord] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    marks: list[MilestoneMark] = field(default_factory=list)
    interruptions: list[Interruption] = field(default_factory=list)
    taps: list[Tap] = field(default_factory=list)
    mistake: Mistake | None = None
    cart: CartEnd = field(default_factory=CartEnd)
    storage: Any = None
    actions: int = 0
    wrong_clicks: int = 0
    assisted: int = 0
    stopped: tuple[StopReason, str] = (StopReason.OWN_FAULT, "The journey did not begin.")
    recorder: Recorder | None = None
    way: list[RouteStep] = field(default_factory=list)
    """What was pressed and worked, for the route file."""
    visitor: Visitor | None = None
    consent: ConsentWatch | None = None
    _born: float = field(default_factory=time.monotonic)
    _opened: float = field(default_factory=time.monotonic)
    _has_read: bool = False
    _currency: str = ""
    """The latest that was seen: many steps of a checkout show no price."""
    _ignored: set[str] = field(default_factory=set)
    _reopenable: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        country = home_country(lang=self.locale, host=urlsplit(self.url).hostname or "")
        self.memory = Memory(person(country, self.email), self.url)

    # ---- the loop

    async def run(self, browser: OpenBrowser) -> None:
        """Walk until payment or an honest reason to stop. Never raises but for cancellation."""
        try:
            self.visitor = await browser.visitor(
                self.profile, locale=self.locale, scripts=(page_script("pulse.js"),)
            )
            self.tab = await Tab.open(self.visitor, urlsplit(self.url).hostname or "")
            self.consent = ConsentWatch(self.profile.name, self.tab)
            self.tab.page.on("framenavigated", self._navigated)
            async with asyncio.timeout(self.policy.seconds):
                await self._walk()
        except Stop as stop:
            self.stopped = (stop.reason, stop.sentence)
        except TimeoutError:
            self.stopped = (StopReason.TIMEOUT, f"The journey took longer than {self.policy.seconds:.0f} seconds.")
        except Unreachable as error:
            self.stopped = _unreachable(error)
        except PageHung as error:
            self.stopped = self._hung(browser, str(error))
        except GuardFailed as error:
            self.stopped = (StopReason.GUARD_FAILED, f"We did not move: {error}.")
        except asyncio.CancelledError:
            self.stopped = (StopReason.INTERRUPTED, "The audit was interrupted.")
            raise
        except Error as error:
            self.stopped = (StopReason.OWN_FAULT, f"Our own fault: {error.message.splitlines()[0][:200]}")
        except Exception as error:  # the other device, the timing and the trials still have their turn
            log.debug("the walk broke", exc_info=True)
            self.stopped = (
                StopReason.OWN_FAULT,
                f"Our own fault, please tell us: {type(error).__name__}: {error}"[:240],
            )
        finally:
            await self._rest()
            if not browser.alive and self.stopped[0] in LOOKS_LIKE_DEATH:
                self.stopped = (StopReason.BROWSER_DIED, "The browser died.")

    def _hung(self, browser: OpenBrowser, detail: str) -> tuple[StopReason, str]:
        if not browser.alive or self.tab.traffic.crashed:
            return StopReason.BROWSER_DIED, "The browser died on this page."
        if self.tab.traffic.storm or self.tab.traffic.dialogs > 3:
            return (
                StopReason.DIALOG_STORM,
                f"The page opens one alert after another ({self.tab.traffic.dialogs} so far).",
            )
        return StopReason.PAGE_HUNG, f"The page hangs and does not answer ({detail})."

    async def _walk(self) -> None:
        self.tell("opens the front page")
        status = await self.tab.goto(self.url, timeout_s=min(GOTO_S, self.policy.seconds / 2))
        u, seen = await self._see(status)
        await self._record(u)
        while True:
            if self.actions >= self.policy.actions:
                raise Stop(StopReason.NO_PROGRESS, f"After {self.actions} actions we were still not at the till.")
            u, seen = await self._clear_the_way(u, seen)
            self._locate(u)
            await self._prove(u)
            if self.memory.reached is M.PRODUCT and not self._has_read:
                u, seen = await self._read()
                continue
            action = decide(u, self.memory, self.policy)
            if self.recorder is not None:
                self.recorder.note(u, self.memory, self.policy, action)
            if action.kind == "stop":
                assert action.stop is not None
                raise Stop(action.stop, action.sentence)
            u, seen = await self._act(action, u, seen)

    async def _read(self) -> tuple[Understood, Look]:
        self._has_read = True
        self.tell("reads the product page")
        while True:
            u, seen = await self._see()
            left_s = self.policy.read_s - (time.monotonic() - self._opened)
            if left_s <= 0 or in_the_way(u, self._ignored) is not None:  # seen when it comes, so its time is true
                return u, seen
            await asyncio.sleep(min(READ_TICK_S, left_s))

    def _navigated(self, frame: Frame) -> None:
        new_page = frame == self.tab.page.main_frame
        if new_page:
            self._opened = time.monotonic()
        guard = self.visitor.guard if self.visitor else None
        # A frame that we pressed something for holds the next step, perhaps; any other one is none of our business.
        if guard and guard.phase is Phase.CHECKOUT and (new_page or guard.pressed):
            guard.hold(new_page=new_page)

    async def _see(self, status: int | None = None) -> tuple[Understood, Look]:
        """Look, understand, and let the guard know before the page may write again."""
        assert self.visitor is not None
        guard = self.visitor.guard
        if self.tab.traffic.storm:
            raise Stop(
                StopReason.DIALOG_STORM,
                f"The page opens one alert after another ({self.tab.traffic.dialogs} so far).",
            )
        held = guard.held
        for _ in range(3):
            seen = await look(self.tab.page, status if status is not None else self.tab.traffic.main_status)
            u = understand(seen.seen)
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
        select = next(iter(u.fields("country")), None)
        offered = (
            [country_of(o.text) or o.value.upper()[:2] for o in select.options]
            if select and select.options
            else []
        )
        current = next((o for o in select.options if o.value == select.value), None) if select else None
        self._currency = next((m.currency for m in money_lines(u.seen) if m.currency), self._currency)
        country = home_country(
            offered=[c for c in offered if c],
            preset=(country_of(current.text) or current.value.upper())
            if current and current.value and len(offered) < 6
            else "",
            lang=u.seen.lang or self.locale,
            currency=self._currency,
            host=urlsplit(u.seen.url).hostname or "",
        )
        if country != self.memory.person.country:
            self.memory.person = person(country, self.email)

    # ---- what the page proves

    async def _prove(self, u: Understood) -> None:
        fresh = proved(u, self.memory)
        for milestone, proof in fresh:
            await self._mark(milestone, proof, u, step=len(self.steps) - 1)

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
        last = self.pages[-1]
        if last.milestone is None:
            self.pages[-1] = last.model_copy(update={"milestone": milestone})
        self.marks.append(
            MilestoneMark(name=milestone, at_ms=self._ms(), step=step, page=self.pages[-1].id, proof=proof)
        )
        self._reopenable.setdefault(milestone.value, u.seen.url)
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
        before_page, started = self.pages[-1].id, self._ms()
        self.actions += 1
        self._remember(action, u)
        if action.intent in ("to_checkout", "guest", "continue"):
            await self.visitor.guard.entered_checkout(self.visitor.context)
        refused = len(self.visitor.guard.refused)
        if action.kind == "fill" and self._may_slip(action, u):
            u, seen = await self._slip(list(action.entries), u, seen)
            return u, seen
        tap, worked = await self._do(action, u, seen)
        v, seen_after = await self._see()
        proof = self._effect(action, u, v, tap, worked)
        if action.intent == "open_product" and (v.seen.status or 0) >= 500:
            self.memory.broken_pages, self.memory.broken_status = self.memory.broken_pages + 1, v.seen.status or 0
        page = await self._record(v) if action.kind != "fill" or v.seen.url != u.seen.url else self.pages[-1]
        if action.intent == "add_to_cart":
            await self._added(action, u, v, tap, proof)
        into_cart = action.intent == "add_to_cart" and (self.memory.unproven or self.memory.at_least(M.IN_CART))
        if (proof or into_cart) and (pressed := step_of(action)):
            self.way.append(pressed)
        if action.intent != "add_to_cart" and not proof and action.kind == "press" and action.control is not None:
            self.memory.tried[key_of(action.intent, action.control, u.seen.path)] += 1
            self.wrong_clicks += 1
        if action.assisted:
            self.assisted += 1
        effect = "verified" if proof else ("refused" if len(self.visitor.guard.refused) > refused else "none")
        self._step(action, started, before_page, page.id, tap, effect, proof)
        self.memory.last_intent, self.memory.last_worked = action.intent, bool(proof)
        return v, seen_after

    def _remember(self, action: Action, u: Understood) -> None:
        """What a press means for later decisions, noted before it happens."""
        memory, c = self.memory, action.control
        if action.route_step is not None:
            memory.route_at = action.route_step + 1
        if action.intent == "open_product":
            where = c.href.partition("#")[0] or key_of("open_product", c, u.seen.path) if c else action.url
            memory.products_tried.append(where)
            memory.listing_url = u.seen.url
        elif action.intent in ("open_category", "open_menu") and c is not None:
            memory.tried[key_of(action.intent, c, u.seen.path)] += 1
        elif action.intent == "back_to_list":
            memory.product_sold_out = memory.product_sold_out or u.has("out_of_stock")
            memory.reached = M.LANDED if memory.reached is M.PRODUCT else memory.reached
            self.marks = [m for m in self.marks if m.name is not M.PRODUCT]
        elif action.intent == "back_to_product":
            memory.unproven = False  # the cart says that nothing is in it
        elif action.intent == "view_cart" and action.kind == "goto" and action.route_step is None:
            memory.cart_guesses += 1
            memory.tried["goto|cart"] += 1
        elif action.intent == "view_cart" and c is not None and memory.unproven:
            memory.tried[key_of("view_cart", c, u.seen.path)] += 1  # an empty cart opens too, again and again
        elif action.intent == "continue":
            memory.forms_sent[signature_of(u)] += 1
            memory.address_sent = memory.address_sent or bool(memory.details_entered & ADDRESS)
        elif action.intent in ("choose_option", "open_choice") and c is not None:
            memory.tried[key_of(action.intent, c, u.seen.path)] += 1

    async def _do(self, action: Action, u: Understood, seen: Look) -> tuple[TapResult, bool]:
        if action.kind == "goto":
            with contextlib.suppress(Unreachable):
                await self.tab.goto(action.url, timeout_s=20)
            return TapResult(navigated=True), True
        if action.kind == "fill":
            return TapResult(), await self._fill(list(action.entries), u, seen)
        assert action.control is not None
        element = await seen.element(action.control.frame, action.control.ref)
        if element is None:
            return TapResult(), False
        try:
            return await self.tab.press(element, sends=True), True
        except Error:
            # Covered by something we do not know: try once to get rid of it.
            with contextlib.suppress(Error):
                await self.tab.page.keyboard.press("Escape")
            try:
                return await self.tab.press(element, sends=True), True
            except Error:
                return TapResult(), False

    async def _fill(self, entries: list[Entry], u: Understood, seen: Look) -> bool:
        assert self.visitor is not None
        self.visitor.guard.filling()
        signature, any_taken = signature_of(u), False
        for entry in entries:
            ok = await enter(self.tab, seen, entry)
            any_taken = any_taken or ok
            self.memory.details_entered.add(entry.meaning)
            group = (
                entry.field.frame,
                entry.field.form,
                entry.field.group or entry.field.name or entry.field.label,
            )
            if entry.meaning == "quantity":
                self.memory.tried[f"option|quantity|{entry.value}"] += 1
            if entry.meaning == "option":
                self.memory.tried[f"option|{group}|{entry.value}"] += 1
                self.memory.options.append(entry.value)
            if entry.meaning in ("country", "delivery_method") and ok:
                break  # the form may change now: look again before going on
        mark = ",".join(f"{e.field.name}:{e.meaning}:{e.value[:20]}" for e in entries)
        self.memory.tried[f"fill|{signature}|{mark}"] += 1
        self.memory.tried[f"fill|{mark}"] += 1
        if len(self.memory.details_entered & ADDRESS) >= 2 and u.any("payment_choice", "card_fields", "psp_frame"):
            self.memory.address_sent = True
        await self.tab.settle(limit_s=4)
        return any_taken

    def _effect(self, action: Action, u: Understood, v: Understood, tap: TapResult, worked: bool) -> str:
        """What proves that the action did something, in a few words; empty for nothing."""
        if not worked:
            return ""
        if action.kind == "fill":
            return "the fields took it"
        if v.seen.url.partition("#")[0] != u.seen.url.partition("#")[0]:
            return f"went to {v.seen.path[:60] or '/'}"
        gained = set(v.facets) - set(u.facets)
        if v.seen.h1 != u.seen.h1 or signature_of(v) != signature_of(u):
            return "the page moved on"
        if gained:
            return "now there is " + ", ".join(sorted(gained)).replace("_", " ")
        if action.intent in ("open_menu", "choose_option", "add_to_cart", "agree") and tap.changes:
            return "the page changed"
        if tap.navigated and action.intent in ("back_to_list", "view_cart"):
            return "the page opened"
        return ""

    async def _added(self, action: Action, u: Understood, v: Understood, tap: TapResult, proof: str) -> None:
        assert action.control is not None
        title = self.memory.product.title if self.memory.product else ""
        recent = self.tab.traffic.requests[-25:]
        accepted = any(
            r.method == "POST"
            and r.first_party
            and r.status is not None
            and r.status < 400
            and re.search(r"cart|basket|bag|add|warenkorb|panier", r.path, re.I)
            for r in recent
        )
        sure = cart_proof(u, v, title, tuple(text for _, text in tap.said), accepted)
        if self.memory.product:
            self.memory.product = self.memory.product.model_copy(update={"options": tuple(self.memory.options)})
        if sure:
            await self._mark(M.IN_CART, sure, v, step=len(self.steps))  # the step at hand is noted last
        elif (proof or accepted or v.has("cart_lines")) and not _complains(u, v):
            self.memory.unproven = True
            self.memory.tried[key_of("add_to_cart", action.control, u.seen.path)] += 1
        else:
            self.memory.tried[key_of("add_to_cart", action.control, u.seen.path)] += 1
            self.wrong_clicks += 1

    def _step(
        self, action: Action, started: float, before: str, after: str, tap: TapResult, effect: str, proof: str
    ) -> None:
        c = action.control
        box = c.box if c else (action.entries[0].field.box if action.entries else None)
        target = c.label if c else ", ".join(dict.fromkeys(e.meaning for e in action.entries)) or action.url
        step = Step(
            index=len(self.steps),
            at_ms=started,
            milestone=self.memory.reached,
            action={"press": "click"}.get(action.kind, action.kind),
            intent=action.intent,
            target=target[:160],
            box=box,
            page_before=before,
            page_after=after,
            feedback_ms=tap.feedback_ms,
            inp_ms=tap.inp_ms,
            done_ms=_done(action, tap),
            effect=effect,
            proof=proof,
            considered=action.considered,
            ambiguous=action.ambiguous,
            missed=action.missed,
        )
        self.steps.append(step)
        if action.kind == "press":
            self.taps.append(
                Tap(
                    device=self.profile.name, page=before, step=step.index, intent=action.intent, target=step.target, box=box,
                    feedback_ms=tap.feedback_ms, inp_ms=tap.inp_ms, done_ms=step.done_ms,
                )
            )  # fmt: skip

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
        before = self.pages[-1].id
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
        self.mistake = told.model_copy(
            update={"device": self.profile.name, "page_before": before, "page_after": page.id}
        )
        if not told.noticed:
            self.memory.address_sent = True
        return v, seen_after

    # ---- what stands in the way

    async def _clear_the_way(self, u: Understood, seen: Look) -> tuple[Understood, Look]:
        for _ in range(4):
            found = in_the_way(u, self._ignored)
            if found is None:
                return u, seen
            if found.kind == "consent":
                u, seen = await self._consent(found, u, seen)
            else:
                u, seen = await self._close(found, u, seen)
        return u, seen

    async def _consent(self, found: InTheWay, u: Understood, seen: Look) -> tuple[Understood, Look]:
        assert self.consent is not None
        self.tell("refuses cookies where that is offered")
        noted = self._interruption(found)
        result = await self.consent.answer(found, u, seen, self.pages[-1].id, self._see)
        v, seen_after = result
        closed = not self._still(found, v)
        self._note(noted, closed_by=self.consent.pressed if closed else "", taps=self.consent.taps)
        if not closed:
            self._ignored.add(found.layer.text[:80])
        await self._record(v)
        return v, seen_after

    async def _close(self, found: InTheWay, u: Understood, seen: Look) -> tuple[Understood, Look]:
        self.tell(
            f"closes a {found.kind.replace('_', ' ')} window"
            if found.kind != "other"
            else "closes a window in the way"
        )
        page = await self._record(u)
        noted = self._interruption(found, page.id)
        out = way_out(found, u.seen.language)
        closed_by, taps = "", 0
        if out is not None and (element := await seen.element(out.frame, out.ref)) is not None:
            with contextlib.suppress(Error):
                await self.tab.press(element)
                closed_by, taps = out.label or "the cross", 1
        v, seen_after = await self._see()
        if self._still(found, v):
            with contextlib.suppress(Error):
                await self.tab.key("Escape")
            closed_by, taps = "Escape", taps + 1
            v, seen_after = await self._see()
        if self._still(found, v):
            closed_by = ""
            self._ignored.add(found.layer.text[:80])
        self._note(noted, closed_by=closed_by, taps=taps)
        return v, seen_after

    def _still(self, found: InTheWay, v: Understood) -> bool:
        return any(layer.text[:80] == found.layer.text[:80] for layer in v.seen.layers)

    def _interruption(self, found: InTheWay, page: str = "") -> int:
        for i, earlier in enumerate(self.interruptions):
            if earlier.closed_by and earlier.text[:80] == found.layer.text[:80]:
                self.interruptions[i] = earlier.model_copy(update={"came_back": True})
        self.interruptions.append(
            Interruption(
                kind=found.kind,
                page=page or self.pages[-1].id,
                at_ms=round((time.monotonic() - self._opened) * 1000),
                text=found.layer.text,
                box=found.layer.box,
                covers=min(1.0, found.layer.covers),
                modal=found.layer.modal,
                before_any_input=self.actions == 0,
                controls=tuple(control_record(c) for c in found.controls),
            )
        )
        return len(self.interruptions) - 1

    def _note(self, index: int, **changes: Any) -> None:
        self.interruptions[index] = self.interruptions[index].model_copy(update=changes)

    # ---- records

    def _ms(self) -> float:
        return round((time.monotonic() - self._born) * 1000, 1)

    async def _record(self, u: Understood) -> PageRecord:
        page_id = f"{self.profile.name}-{len(self.pages) + 1}"
        shot = f"shots/{page_id}.jpg"
        taken_ = await self.tab.shoot(self.folder / shot)
        requests, errors = await self.tab.traffic.take()
        cookies: tuple[Cookie, ...] = await self.tab.traffic.cookies()
        if self.consent is not None:
            self.consent.keep_cookies(cookies)
        pulse = await self.tab.pulse()
        if pulse:
            self.tab.asked.update(pulse["asked"])
        asked, self.tab.asked = tuple(sorted(self.tab.asked)), set()
        record = page_record(
            u, page_id, self.profile.name, at_ms=self._ms(), shot=shot if taken_ else "",
            errors=errors, requests=requests, cookies=cookies, permission_asks=asked,
        )  # fmt: skip
        self.pages.append(record)
        return record

    # ---- leaving

    async def _rest(self) -> None:
        """Freeze and wait on a blank page: the cart stays full for those who look after us, and nothing disturbs them."""
        if self.visitor is None:
            return
        if self.memory.at_least(M.IN_CART) or self.memory.unproven:
            self.cart = CartEnd(emptied=False, detail="The browser ended before the cart was emptied.")
        with contextlib.suppress(Error, TimeoutError):
            async with asyncio.timeout(REST_S):  # freezing waits for a host that never answers
                await self.visitor.guard.freeze(self.visitor.context)
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
        with contextlib.suppress(Error, TimeoutError, Unreachable, PageHung, Stop):
            if browser.alive and (self.memory.at_least(M.IN_CART) or self.memory.unproven):
                async with asyncio.timeout(LEAVE_S):
                    await self._empty_cart()
        await self.visitor.close()

    async def _empty_cart(self) -> None:
        assert self.visitor is not None
        self.cart = CartEnd(emptied=False, detail="We found no cart page to empty.")
        if not self.memory.cart_url:
            return
        guard, title = self.visitor.guard, self.memory.product.title if self.memory.product else ""
        self.tell("empties the cart")
        await self.tab.goto(self.memory.cart_url, timeout_s=15)
        for _ in range(4):
            seen = await look(self.tab.page)
            u = understand(seen.seen)
            if u.has("cart_empty") or not (u.has("cart_lines") or names_product(u, title)):
                self.cart = CartEnd(emptied=True, detail="The cart is empty again.")
                return
            found = ranking.pressable(ranking.removers(u, self.memory.tried))
            if not found:
                self.cart = CartEnd(emptied=False, detail="We found nothing on the cart page that removes a line.")
                return
            chosen = found[0].control
            element = await seen.element(chosen.frame, chosen.ref)
            if element is None:
                continue
            guard.announce(chosen.href or self.tab.page.url)
            with guard.emptying_cart(self.tab.page.url), contextlib.suppress(Error):
                await self.tab.press(element)
            self.memory.tried[key_of("remove_item", chosen, u.seen.path)] += 1
        self.cart = CartEnd(emptied=False, detail="The cart did not become empty.")

    def result(self) -> Walked:
        """What is known so far, as evidence."""
        guard = self.visitor.guard.log() if self.visitor else None
        reason, sentence = self.stopped
        journey = Journey(
            device=self.profile.name,
            profile=self.profile,
            locale=self.locale,
            reached=self.memory.reached,
            stopped_because=reason,
            stopped_detail=sentence,
            milestones=tuple(self.marks),
            steps=tuple(self.steps),
            pages=tuple(self.pages),
            interruptions=tuple(self.interruptions),
            product=self.memory.product,
            cart=self.cart,
            actions=self.actions,
            wrong_clicks=self.wrong_clicks,
            assisted=self.assisted,
            explored_ms=self._ms(),
            **({"guard": guard} if guard else {}),
        )
        consent = self.consent.seen() if self.consent else ConsentWatch.nothing(self.profile.name)
        title = self.pages[0].title if self.pages else ""
        return Walked(
            journey, consent, self.mistake, self.taps, self.storage, list(self._reopenable.items()), title
        )


def _complains(before: Understood, after: Understood) -> bool:
    """Whether a warning came that was not there: a size to choose, a least number of pieces."""
    known = {m.text for m in before.seen.messages}
    warned = [m for m in after.seen.messages if m.kind in ("alert", "error") and m.text not in known]
    lang = after.seen.language
    return bool(warned) and not any(words.says("added_to_cart", m.text[:160], lang) for m in warned)


def _done(action: Action, tap: TapResult) -> float | None:
    """For the cart the moment its success is said; else when the page stopped changing."""
    if action.intent == "add_to_cart" and not tap.navigated and tap.said:
        told = [at for at, text in tap.said if re.search(r"\d", text) or len(text) > 8]
        return round(told[-1] if told else tap.said[-1][0], 1)
    return tap.done_ms


def _unreachable(error: Unreachable) -> tuple[StopReason, str]:
    code = error.code
    host = urlsplit(error.url).netloc
    if code == "ERR_TOO_MANY_REDIRECTS":
        return StopReason.REDIRECT_LOOP, "The address redirects in an endless circle."
    said = {
        "ERR_NAME_NOT_RESOLVED": f'No shop has the name "{host}": the host is unknown.',
        "ERR_CONNECTION_REFUSED": f"{host} refuses the connection: nothing answers there.",
        "ERR_TIMED_OUT": f"{host} did not answer in time.",
        "ERR_CONNECTION_TIMED_OUT": f"{host} did not answer in time.",
        "ERR_CERT_DATE_INVALID": f"The certificate of {host} has expired; browsers warn customers away.",
        "ERR_EMPTY_RESPONSE": f"{host} closes the connection without an answer.",
        "ERR_DOWNLOAD": "The address is a download, not a page.",
    }.get(code)
    if (said is None and "CERT" in code) or code == "ERR_SSL_PROTOCOL_ERROR":
        said = f"The connection to {host} cannot be trusted ({code}); browsers warn customers away."
    return StopReason.UNREACHABLE, said or f"{host} cannot be opened ({code})."
