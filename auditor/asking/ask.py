"""Asking by a shop's contact form: one press, once, after the ledger knows of it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Error

from auditor.asking.acknowledging import After, lines_of, outcome
from auditor.asking.bank import Wording, new_token, wording
from auditor.asking.contact_form import Found, contact_form, entries, forbidden, form_opener, puzzle
from auditor.browser.guard import GuardFailed
from auditor.browser.launch import OpenBrowser, Visitor
from auditor.browser.tab import Tab, Unreachable, page_script
from auditor.config.contact import ContactSettings
from auditor.evidence import AskState, ContactForm, DeviceProfile, OnPage, PageRecord, Question, Way
from auditor.seeing.facets import Understood, understand
from auditor.seeing.observe import Look, PageHung, look
from auditor.seeing.record import page_record
from auditor.shopper.clearing import Clearing
from auditor.shopper.consent import ConsentWatch
from auditor.shopper.filling import Entry
from auditor.shopper.hands import enter
from auditor.shopper.journal import Journal
from auditor.shopper.people import person
from auditor.store import NotAllowed, Questions

WAIT_DAYS = 7
"""Five working days (rulebook, reply-rate), which are never more days than these."""
ANSWER_S = 10.0
"""So long a page may take to say that it has the question (rulebook, contact-form-works)."""
LATE_S = 3.0
"""So long a page may take to draw its form (own judgement)."""
QUIET_S = 2.5
"""So long nothing more has happened when we stop waiting for it earlier (own judgement)."""
WRITES = ("POST", "PUT", "PATCH")


class NotAsked(Exception):
    """Nothing was sent; `code` says why in a word, the message in a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Asked:
    question: Question
    pages: tuple[PageRecord, ...]


@dataclass
class Asking:
    """One question to one shop."""

    settings: ContactSettings
    ledger: Questions
    folder: Path
    """The run folder."""
    host: str
    """Of the shop, which must be the one that may be asked."""
    country: str
    tell: Callable[[str], None] = lambda _text: None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    pages: list[PageRecord] = field(default_factory=list)

    async def by_form(self, browser: OpenBrowser, profile: DeviceProfile, url: str, locale: str = "") -> Asked:
        """Find the form on the page at `url`, fill it, and send it once. Raises NotAsked where nothing was sent; once something may
        have left, it is a state of the question and no exception but cancellation."""
        self._may(url)
        visitor = await browser.visitor(profile, locale=locale, scripts=(page_script("pulse.js"),))
        try:
            return await self._by_form(visitor, url)
        except (Error, GuardFailed, PageHung, Unreachable) as error:
            raise NotAsked(
                "unreachable", f"The contact page did not work: {str(error).splitlines()[0][:200]}"
            ) from error
        finally:
            await visitor.close()

    def _may(self, url: str) -> None:
        host = (urlsplit(url).hostname or "").lower()
        if self.host.lower() != self.settings.host or host.removeprefix("www.") != self.settings.host.removeprefix(
            "www."
        ):
            raise NotAsked(
                "other-host", f"{host} is not {self.settings.host}, the only shop that [contact] allows to ask."
            )
        try:
            self.ledger.check(self.host, self.now())
        except NotAllowed as error:
            raise NotAsked("not-allowed", str(error)) from error

    async def _by_form(self, visitor: Visitor, url: str) -> Asked:
        tab = await Tab.open(visitor, self.host)
        await tab.goto(url)
        hands = _Hands(visitor, tab, self.folder, self.tell)
        u, seen = await hands.ready()
        u, seen, form = await hands.with_form(u, seen)
        if form is None:
            raise NotAsked("not-found", "No form that takes a question was found on the contact page.")
        if puzzle(u):
            raise NotAsked(
                "captcha",
                "A test for machines stands before the contact form: it is not passed, and nothing is sent.",
            )
        if forbidden(u):
            raise NotAsked("forbidden", "The shop says that it wants no enquiries by machine.")
        question, told = self._question(form, u)
        for entry in told:
            await enter(tab, seen, entry)
        u, seen, form = await self._filled(hands, question, told)
        self.pages.append(await hands.record(u, "contact-form"))
        question = question.model_copy(update={"form": _of_form(form, u, self.pages[-1].id)})
        send = await seen.element(form.send.frame, form.send.ref)
        if send is None:
            raise NotAsked("not-found", "The button that sends the form is gone.")
        try:
            self.ledger.intend(question, self.host, self.folder, self.now())
        except NotAllowed as error:
            raise NotAsked("not-allowed", str(error)) from error
        # From here on the question may be with the shop, whatever happens: it is never sent again.
        question = await self._send(hands, question, send, u)
        self.ledger.amend(question)
        return Asked(question, tuple(self.pages))

    def _question(self, form: Found, u: Understood) -> tuple[Question, list[Entry]]:
        before = [kept.question.topic for kept in self.ledger.all() if kept.host == self.host]
        who = person(self.country, self.settings.address_for(token := new_token()))
        asked: Wording = wording(u.seen.language, who.full_name, self.settings.marker, before)
        at = self.now()
        question = Question(
            id=token, way=Way.FORM, state=AskState.INTENDED, topic=asked.topic, language=asked.language, subject=asked.subject,
            text=asked.text, reply_address=who.email, asked_at=at, wait_until=at + timedelta(days=WAIT_DAYS),
        )  # fmt: skip
        return question, entries(form, u, who, asked)

    async def _filled(
        self, hands: _Hands, question: Question, told: list[Entry]
    ) -> tuple[Understood, Look, Found]:
        """The form as it stands filled. A form that does not hold what was typed is not sent."""
        u, seen = await hands.see()
        form = contact_form(u)
        if (
            form is None
            or question.text.strip()[:40] not in form.message.value
            or question.reply_address not in form.email.value
        ):
            raise NotAsked("not-filled", f"The form did not take what was typed into its {len(told)} fields.")
        return u, seen, form

    async def _send(self, hands: _Hands, question: Question, send: object, u: Understood) -> Question:
        started = time.time() * 1000
        try:
            await hands.press(send, u)
        except Error as error:
            if not hands.visitor.guard.was_clicked:
                detail = f"The button could not be pressed: {error.message.splitlines()[0][:120]}"
                return question.model_copy(update={"state": AskState.REFUSED, "detail": detail, "closed": True})
        asked_at = datetime.fromtimestamp(hands.tapped_at or started / 1000, UTC)
        question = question.model_copy(update={"asked_at": asked_at})
        try:
            after = await hands.wait(started, question)
        except (Error, PageHung, TimeoutError) as error:
            detail = f"What the page did with it could not be seen ({type(error).__name__})."
            return question.model_copy(update={"state": AskState.UNKNOWN, "detail": detail})
        said = outcome(after, question.text)
        self.pages.append(await hands.record(after.u, "contact-sent"))
        on_page = OnPage(
            acknowledged_ms=said.acknowledged_ms, text=said.text or " ".join(said.errors)[:400], page=self.pages[-1].id,
            new_page=after.replaced, http_status=after.status, errors=said.errors, text_kept=said.text_kept,
        )  # fmt: skip
        return question.model_copy(
            update={
                "state": said.state,
                "detail": said.detail,
                "on_page": on_page,
                "closed": said.state is AskState.REFUSED,
            }
        )


class _Hands:
    """Looking at the page and pressing once."""

    def __init__(self, visitor: Visitor, tab: Tab, folder: Path, tell: Callable[[str], None]) -> None:
        self.visitor, self.tab, self.folder = visitor, tab, folder
        self.tapped_at: float | None = None
        """Epoch seconds of the press, by the page's own clock."""
        self._born = time.monotonic()
        journal = Journal(visitor.profile, folder, pictures=False)
        self._consent = ConsentWatch(visitor.profile.name, tab)
        self._journal = journal
        self._clearing = Clearing(tab, self._consent, journal, self.see, tell)

    async def see(self) -> tuple[Understood, Look]:
        seen = await look(self.tab.page, self.tab.traffic.main_status)
        return understand(seen.seen), seen

    async def ready(self) -> tuple[Understood, Look]:
        """The page with nothing in its way."""
        u, seen = await self.see()
        await self._journal.page(u, self.tab, self._consent)
        return await self._clearing.clear(u, seen)

    async def with_form(self, u: Understood, seen: Look) -> tuple[Understood, Look, Found | None]:
        """The page with its contact form: one that is drawn late is waited for, one that a button opens is opened."""
        ends = time.monotonic() + LATE_S
        while (form := contact_form(u)) is None and time.monotonic() < ends:
            await asyncio.sleep(0.3)
            u, seen = await self.see()
        if form is None and (opener := form_opener(u)) is not None:
            element = await seen.element(opener.frame, opener.ref)
            if element is not None:
                await self.tab.press(element)
                u, seen = await self.see()
                form = contact_form(u)
        return u, seen, form

    async def press(self, send: object, u: Understood) -> None:
        self._before = frozenset(lines_of(u))
        self._requests = len(self.tab.traffic.requests)
        self._navigations = self.tab.traffic.navigations
        await self.tab.press_once(send)  # type: ignore[arg-type]

    async def wait(self, started: float, question: Question) -> After:
        """Look until the page has said something, or for `ANSWER_S`."""
        ends, calm_since = time.monotonic() + ANSWER_S, time.monotonic()
        while True:
            after = await self._look(started)
            if (
                outcome(after, question.text).state in (AskState.ACKNOWLEDGED, AskState.REFUSED)
                or time.monotonic() > ends
            ):
                return after
            if not after.sent:
                calm_since = time.monotonic()
            elif time.monotonic() - calm_since > QUIET_S and self.tab.traffic.pending == 0:
                return after
            await asyncio.sleep(0.15)

    async def _look(self, started: float) -> After:
        with contextlib.suppress(TimeoutError):
            await self.tab.settle(limit_s=1.0)
        pulse = await self.tab.pulse()
        replaced = self.tab.traffic.navigations > self._navigations and (pulse is None or pulse["tap"] is None)
        if pulse is not None and pulse["tap"] is not None:
            self.tapped_at = (pulse["origin"] + pulse["tap"]) / 1000
        told = (
            [(round(float(s["at"]), 1), str(s["text"])) for s in pulse["seen"] if s["shown"]]
            if pulse and not replaced
            else []
        )
        painted = None
        if replaced and pulse is not None and pulse["fcp"] is not None:
            painted = round(max(0.0, pulse["origin"] + pulse["fcp"] - started), 1)
        u, _ = await self.see()
        written = [r for r in self.tab.traffic.requests[self._requests :] if r.method in WRITES and r.first_party]
        status = next((r.status for r in reversed(written) if r.status is not None), None)
        form = contact_form(u)
        return After(
            u=u, told=told, replaced=replaced, painted_ms=painted, status=status, sent=any(r.status is not None and r.status < 400 for r in written),
            text=form.message.value if form else "", before=self._before, looked_ms=round(time.time() * 1000 - started, 1),
        )  # fmt: skip

    async def record(self, u: Understood, name: str) -> PageRecord:
        """The page as it stands, with a picture."""
        shot = f"shots/{name}.jpg"
        taken = await self.tab.shoot(self.folder / shot)
        requests, errors = await self.tab.traffic.take()
        return page_record(
            u, name, self.visitor.profile.name, at_ms=round((time.monotonic() - self._born) * 1000, 1), shot=shot if taken else "",
            errors=errors, requests=requests, cookies=await self.tab.traffic.cookies(), permission_asks=(),
        )  # fmt: skip


def _of_form(form: Found, u: Understood, page: str) -> ContactForm:
    layer = form.message.layer
    frame = u.seen.frames[form.message.frame - 1].url if 0 < form.message.frame <= len(u.seen.frames) else ""
    return ContactForm(
        url=u.seen.url, page=page, fields=len([f for f, _ in form.fields if f.kind != "hidden"]), demanded=form.demanded,
        in_dialogue=layer >= 0, frame_host=urlsplit(frame).hostname or "" if frame else "",
    )  # fmt: skip
