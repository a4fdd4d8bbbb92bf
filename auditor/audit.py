"""One audit of one shop, told in order: the table of contents of the product."""

from __future__ import annotations

import asyncio
import contextlib
import os
import platform
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Page

from auditor import __version__
from auditor.asking.ask import Asking, NotAsked
from auditor.browser.find import NoBrowser
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.config import DEVICES, Settings, route_file
from auditor.evidence import (
    KINDS,
    Absent,
    Asked,
    Consent,
    Contact,
    DeviceProfile,
    Environment,
    Evidence,
    Journeys,
    Milestone,
    Mistakes,
    PageLoad,
    PageLoads,
    Present,
    Reason,
    Shop,
    StopReason,
    Taps,
    whole,
)
from auditor.lighthouse import Customer, LighthouseRuns, pages_of
from auditor.shopper.memory import Policy
from auditor.shopper.recording import SUFFIX, Recorder
from auditor.shopper.result import Walked
from auditor.shopper.route import without_detours
from auditor.shopper.timed_walks import loads_of, with_times
from auditor.shopper.walk import Stopwatch, Walk
from auditor.stopwatch import READS, Lane, TimedPage, calibrate, stay_on, time_pages, timing_script
from auditor.store import Questions, RunFolder, RunFolderError
from auditor.trials import Scene, run_trials

Tell = Callable[[str], None]
INTERRUPTED = "interrupted"
NO_BROWSER_LEFT = "the browser died, and so did the one that replaced it"
BROWSERS = 2
"""A browser that dies is replaced once: what a page did to two of them it would do to a third."""
NOT_ALONE = "Another audit was at work on this machine all the time: pages will seem slower than they are."
NOTHING_ASKED = Absent(
    reason=Reason.PROFILE, detail="Nobody allowed questions to this shop, so nothing was asked of it."
)
NOT_ASKED = {
    "not-found": Reason.NOT_FOUND, "captcha": Reason.BLOCKED, "forbidden": Reason.BLOCKED, "not-filled": Reason.UNSUPPORTED,
    "not-allowed": Reason.NEEDS_AUTHORISATION, "other-host": Reason.NEEDS_AUTHORISATION, "unreachable": Reason.UNREACHABLE,
}  # fmt: skip
"""Why nothing was asked, by the code of `NotAsked`."""
STAY_S = 90.0
"""Longest time for staying on the timed pages (own judgement; each visit has a deadline of its own)."""
BLOCKED = (StopReason.BOT_WALL, StopReason.CAPTCHA)
SHUT = (
    StopReason.UNREACHABLE,
    StopReason.REDIRECT_LOOP,
    StopReason.HTTP_ERROR,
    StopReason.MAINTENANCE,
    StopReason.DIALOG_STORM,
    StopReason.PAGE_HUNG,
    StopReason.GUARD_FAILED,
    *BLOCKED,
)


class Audit:
    """Collects evidence. `evidence` can be asked for at any moment: what was measured is never lost."""

    def __init__(self, settings: Settings, folder: RunFolder, tell: Tell) -> None:
        self.settings = settings
        self.folder = folder
        self.tell = tell
        self.walks: list[Walk] = []
        """One on each device, that finds the way."""
        self.timed: dict[str, list[Walk]] = {}
        """By device, the walks along a known way."""
        self.loads: list[PageLoad] = []
        self.slots: dict[str, Present[Any] | Absent] = {}
        self.lighthouse: LighthouseRuns | None = None
        self.lane = Lane()
        self.environment = Environment(
            auditor=__version__,
            system=platform.platform(),
            python=platform.python_version(),
            cpus=os.cpu_count() or 1,
        )
        self.started = datetime.now(UTC)
        self._born = time.monotonic()
        self.incomplete = ""

    async def run(self) -> Evidence:
        """Walk, time, try; then hand over the evidence, complete or not. Raises NoBrowser before anything began.

        A cancellation (Ctrl-C) makes the evidence incomplete and is not raised: `incomplete_because` says it.
        """
        try:
            for _ in range(BROWSERS):
                async with open_browser(
                    path=self.settings.browser,
                    no_sandbox=self.settings.no_sandbox,
                    headed=self.settings.headed,
                    slow_mo_ms=self.settings.slow_ms,
                ) as browser:
                    self._know(browser)
                    await self._collect(browser)
                    if browser.alive:
                        break
                self.tell("the browser died")
            else:
                self.incomplete = NO_BROWSER_LEFT
        except asyncio.CancelledError:
            self.incomplete = INTERRUPTED
        except NoBrowser:
            if not self.walks:
                raise
            self.incomplete = NO_BROWSER_LEFT
        except Exception as error:  # nothing measured is ever lost, whatever broke
            said = (str(error).strip().splitlines() or [""])[0][:160]
            self.incomplete = f"our own fault, please tell us: {type(error).__name__}: {said}"
        self._keep_route()
        return self.evidence()

    def _keep_route(self) -> None:
        """The way of the walk that came furthest, for a person to edit. A disk that is full is told with the evidence."""
        walk = max(self.walks, key=lambda w: w.memory.reached.rank if w.memory.reached else -1, default=None)
        if walk is not None and walk.memory.at_least(Milestone.IN_CART):
            with contextlib.suppress(RunFolderError):
                self.folder.write_route(route_file(self.settings.url, without_detours(walk.journal.way)))

    def _know(self, browser: OpenBrowser) -> None:
        if not self.walks:
            self.folder.forget_earlier()
        machine = calibrate()
        for doubt in machine.doubts:
            self.tell(doubt)
        self.environment = self.environment.model_copy(
            update={
                "browser": browser.name,
                "sandbox": browser.launch.sandbox_note,
                "cpu_ms": machine.cpu_ms,
                "cpu_spread": machine.spread,
                "load": machine.load,
                "doubts": machine.doubts,
                "throttling": self._throttling() if self.settings.network.slows else "none",
            }
        )

    async def _collect(self, browser: OpenBrowser) -> None:
        """All that is still to be done; after a browser's death the rest of it, with the next one."""
        if self.walks and self.walks[-1].journal.stopped[0] is StopReason.BROWSER_DIED:
            del self.walks[-1]
        done = len(self.walks)
        try:
            for name in self.settings.devices[done:]:
                async with self.lane.together(self.tell):
                    await self._walk(browser, profile_of(name, browser.version))
                if self._shut_out() or not browser.alive:
                    return
            async with self._alone():
                for walk in self.walks:
                    if not any(load.device == walk.profile.name for load in self.loads):
                        await self._time(browser, walk.result())
                    await self._walk_again(browser, walk)
            if browser.alive:
                async with self.lane.together(self.tell):
                    await self._try(browser)
                    await self._ask(browser)
            if self._wants_lighthouse():
                async with self._alone():
                    await self._look_with_lighthouse()
        finally:
            for walk in self.walks[done:]:
                await walk.leave(browser)

    @contextlib.asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """While something is timed no other audit is at work here; where that cannot be had, it is told."""
        async with self.lane.alone(self.tell) as ours:
            if not ours:
                doubts = dict.fromkeys([*self.environment.doubts, NOT_ALONE])
                self.environment = self.environment.model_copy(update={"doubts": tuple(doubts)})
                self.tell(NOT_ALONE)
            yield

    async def _walk(self, browser: OpenBrowser, profile: DeviceProfile) -> None:
        walk = self._shopper(
            profile,
            # One slip is enough to learn how the form takes it, and it costs the shop a request.
            Policy(
                seconds=self.settings.seconds,
                route=self.settings.route,
                hints=self.settings.platform_hints,
                slip=profile.name == self.settings.devices[-1],
            ),
            tell=lambda text: self.tell(f"{profile.name}: {text}"),
            trace=self.folder.traces / f"{profile.name}.zip" if self.settings.trace else None,
            recorder=Recorder(self.folder.decisions / f"{profile.name}{SUFFIX}"),
        )
        self.walks.append(walk)
        await walk.run(browser)
        self.tell(f"{profile.name}: {walk.journal.stopped[1]}")

    async def _walk_again(self, browser: OpenBrowser, found: Walk) -> None:
        """Walk the way that was found as somebody who knows it, timed; nothing where no cart was ever filled."""
        way = without_detours(found.journal.way)
        done = self.timed.setdefault(found.profile.name, [])
        if not found.memory.at_least(Milestone.IN_CART) or not way:
            return
        while len(done) < self.settings.timed_walks and browser.alive:
            self.tell(f"{found.profile.name}: walks the same way again, timed")
            walk = self._shopper(
                found.profile,
                Policy(
                    seconds=self.settings.seconds,
                    route=tuple(way),
                    hints=self.settings.platform_hints,
                    read_s=0.0,
                ),
                stopwatch=Stopwatch(timing_script(), READS, self.settings.network),
            )
            done.append(walk)
            try:
                await walk.run(browser)
            finally:
                await walk.leave(browser)

    def _shopper(self, profile: DeviceProfile, policy: Policy, **more: Any) -> Walk:
        settings = self.settings
        return Walk(
            settings.url, profile, self.folder.path, settings.email,
            locale=settings.locale, account=settings.account, policy=policy, **more,
        )  # fmt: skip

    def _timed(self, walk: Walk) -> list[Walked]:
        """What the timed walks along this one's way saw, as far as they came."""
        return [again.result() for again in self.timed.get(walk.profile.name, []) if again.journal.pages]

    def _shut_out(self) -> bool:
        """The first visit did not get past the door: more visits would only disturb."""
        last = self.walks[-1]
        return last.memory.reached is None and last.journal.stopped[0] in SHUT

    async def _time(self, browser: OpenBrowser, walked: Walked) -> None:
        pages = timed_pages(walked)
        if pages:
            device = walked.journey.device
            loads = await time_pages(
                browser,
                walked.journey.profile,
                pages,
                runs=self.settings.runs,
                locale=self.settings.locale,
                storage=walked.storage,
                network=self.settings.network,
                tell=lambda text: self.tell(f"{device}: {text}"),
            )
            if browser.alive:  # else its failed runs would be called the shop's
                self.loads += loads

    async def _try(self, browser: OpenBrowser) -> None:
        if not any(w.memory.reached for w in self.walks):
            return
        self.slots.update(await run_trials(browser, self._scene(browser), lambda text: self.tell(text.lower())))
        # Not beside the trials: with more windows open they took twice as long.
        await self._stay(browser)

    async def _ask(self, browser: OpenBrowser) -> None:
        """One question through the contact form, where that was allowed; never a second one, whatever became of it."""
        settings = self.settings.contact
        info = self.slots.get("info_pages")
        if settings is None or "contact" in self.slots or not isinstance(info, Present):
            return
        page = next((p.page for p in info.value.pages if p.topic == "contact" and p.page is not None), None)
        if page is None:
            self.slots["contact"] = Absent(
                reason=Reason.NOT_FOUND, detail="No contact page was found, so nothing was asked."
            )
            return
        self.tell("asks a question through the contact form")
        walk = self.walks[-1]
        asking = Asking(
            settings,
            Questions.of_this_person(),
            self.folder.path.absolute(),
            urlsplit(self.settings.url).hostname or "",
            walk.memory.person.country,
        )
        try:
            asked = await asking.by_form(browser, walk.profile, page.url, self.settings.locale)
        except NotAsked as why:
            self.tell(f"asked nothing: {why}")
            self.slots["contact"] = Absent(reason=NOT_ASKED[why.code], detail=str(why))
            return
        self.tell(f"the question is {asked.question.state.value}: {asked.question.detail}")
        contact = Contact(questions=(asked.question,), pages=asked.pages, watched_until=datetime.now(UTC))
        self.slots["contact"] = Present(value=contact)

    def _wants_lighthouse(self) -> bool:
        asked = self.settings.lighthouse is not None and self.lighthouse is None
        return asked and any(w.memory.reached for w in self.walks)

    async def _look_with_lighthouse(self) -> None:
        """Last, because it takes longest; while nothing else goes on, because it is timed."""
        wish, settings = self.settings.lighthouse, self.settings
        assert wish is not None
        visits = [
            (
                Customer(
                    w.profile, w.storage, settings.browser, settings.no_sandbox, settings.locale, settings.network
                ),
                pages_of(w.result().journey),
            )
            for w in self.walks
        ]
        self.lighthouse = LighthouseRuns(visits, wish, self.folder.path, self._keep_of_lighthouse, self.tell)
        await self.lighthouse.run()

    def _keep_of_lighthouse(self, name: str, content: bytes) -> str:
        try:
            return self.folder.write_lighthouse(name, content)
        except RunFolderError as error:
            self.tell(str(error))
            return ""

    async def _stay(self, browser: OpenBrowser) -> None:
        """See whether the timed pages move later on. Pages for which no time is left keep what they have."""
        if not self.loads:
            return
        self.tell("staying on the pages for a while")
        customers = {walk.profile.name: (walk.profile, walk.storage) for walk in self.walks}
        self.loads = await stay_on(browser, customers, self.loads, longest_s=STAY_S, locale=self.settings.locale)

    def _scene(self, browser: OpenBrowser) -> Scene:
        walked = [w.result() for w in self.walks]
        best = max(walked, key=lambda w: (w.journey.reached_rank(), w.journey.device == "desktop"))
        journey, product = best.journey, best.journey.product
        seen_cart = journey.at(Milestone.CART_SEEN)
        return Scene(
            shop_url=self.settings.url,
            locale=self.settings.locale or (journey.pages[0].lang if journey.pages else ""),
            profiles={name: profile_of(name, browser.version) for name in DEVICES},
            product_url=product.url if product else "",
            product_title=product.title if product else "",
            product_price=product.price if product else None,
            currency=product.currency if product else "",
            cart_url=seen_cart.url if seen_cart else "",
            storage=best.storage,
            pages=[(p.name, p.url) for p in timed_pages(best)],
            home=journey.pages[0] if journey.pages else None,
            records=[p for w in walked for p in w.journey.pages],
            shoot=self._shoot,
            since=lambda: time.monotonic() - self._born,
        )

    async def _shoot(self, page: Page, name: str) -> str:
        path = Path("shots") / f"{name}.jpg"
        with contextlib.suppress(Error, TimeoutError):
            await asyncio.wait_for(
                page.screenshot(
                    path=self.folder.path / path,
                    type="jpeg",
                    quality=62,
                    scale="css",
                    full_page=True,
                    timeout=8000,
                ),
                10,
            )
            return path.as_posix()
        return ""

    def evidence(self) -> Evidence:
        """Everything known so far."""
        walked = [with_times(w.result(), self._timed(w)) for w in self.walks]
        loads = [*self.loads, *(load for w in self.walks for load in loads_of(w.result(), self._timed(w)))]
        slots: dict[str, Present[Any] | Absent] = {name: self._missing() for name in KINDS}
        slots.update(self.slots)
        if walked:
            slots["journeys"] = Present(value=Journeys(journeys=tuple(w.journey for w in walked)))
            if any(w.journey.pages for w in walked):
                slots["consent"] = Present(value=Consent(seen=tuple(w.consent for w in walked)))
        if loads:
            slots["page_loads"] = Present(value=PageLoads(loads=tuple(loads), profile=self._throttling()))
        if taps := [t for w in walked for t in w.taps]:
            slots["taps"] = Present(value=Taps(taps=tuple(taps)))
        if mistakes := [w.mistake for w in walked if w.mistake]:
            slots["mistakes"] = Present(value=Mistakes(mistakes=tuple(mistakes)))
        elif walked:
            slots["mistakes"] = Absent(
                reason=Reason.NOT_REACHED, detail="No address form was reached in which a mistake could be made."
            )
        slots["contact"] = self.slots.get("contact", NOTHING_ASKED)
        if self.settings.lighthouse is None:
            slots["lighthouse"] = Absent(reason=Reason.NOT_ASKED, detail="--lighthouse was not asked for.")
        elif self.lighthouse is not None:
            slots["lighthouse"] = self.lighthouse.slot()
        title = next((w.title for w in walked if w.title), "")
        evidence = Evidence(
            shop=Shop(url=self.settings.url, host=urlsplit(self.settings.url).hostname or "", title=title),
            started_at=self.started,
            finished_at=datetime.now(UTC),
            complete=not self.incomplete,
            incomplete_because=self.incomplete,
            environment=self.environment,
            asked=Asked(devices=self.settings.devices, runs=self.settings.runs, locale=self.settings.locale),
            **slots,
        )
        return whole(evidence)

    def _throttling(self) -> str:
        network = self.settings.network
        return f"{network.name}: {network.about}" if network.slows else "unthrottled"

    def _missing(self) -> Absent:
        if self.incomplete == INTERRUPTED:
            return Absent(reason=Reason.INTERRUPTED, detail="The audit was interrupted before this.")
        last = self.walks[-1] if self.walks else None
        if last is not None and last.journal.stopped[0] in BLOCKED:
            return Absent(reason=Reason.BLOCKED, detail=last.journal.stopped[1])
        if last is not None and last.memory.reached is None:
            return Absent(reason=Reason.UNREACHABLE, detail=last.journal.stopped[1])
        return Absent(reason=Reason.NOT_REACHED, detail=last.journal.stopped[1] if last else "")


def profile_of(name: str, browser_version: str) -> DeviceProfile:
    """The device with the real browser's version in its user agent."""
    profile = DEVICES[name]
    major = browser_version.partition(".")[0]
    return profile.model_copy(update={"user_agent": profile.user_agent.format(version=f"{major}.0.0.0")})


def timed_pages(walked: Walked) -> list[TimedPage]:
    """Pages of the journey that can be opened again by their address, each once, in the order of the journey."""
    journey = walked.journey
    named = [(mark.name.value, journey.page(mark.page)) for mark in journey.milestones]
    named.insert(1, ("listing", next(iter(journey.with_facet("listing")), None)))
    found: dict[str, TimedPage] = {}
    for name, page in named:
        if page is not None:
            found.setdefault(page.url, TimedPage(name, page.url, page.id))
    return list(found.values())
