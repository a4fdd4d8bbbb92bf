"""The same product and cart again: as a stranger, in another language, on a phone, as somebody who comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from playwright.async_api import Error

from auditor import words
from auditor.browser.launch import OpenBrowser
from auditor.evidence import DeviceProfile, Reason, Visit, Visits
from auditor.seeing.facets import Understood, says
from auditor.seeing.observe import PageHung
from auditor.trials.addresses import of_shop
from auditor.trials.clocks import running
from auditor.trials.pages import Browsing, Shown, browsing
from auditor.trials.scene import Scene, TrialFailed
from auditor.trials.titles import names_product

BETWEEN_S = 3.0
"""At least so long between the first and the last look."""
TICK_S = 1.1
"""A running clock shows another second after this."""
LANGUAGES = ("de", "en")
AT_ONCE = 3


class VisitsTrial:
    """`first` may be called long before `others`: a clock that starts anew shows itself by the time between."""

    def __init__(self, browser: OpenBrowser, scene: Scene) -> None:
        self._browser, self._scene = browser, scene
        self._started_s: float | None = None
        self._first: Visit | None = None
        self._alternates: dict[str, str] = {}

    async def first(self) -> Visit:
        """A stranger's look at the product. Raises TrialFailed."""
        if not self._scene.product_url:
            raise TrialFailed(Reason.NOT_REACHED, "No product page was reached that could be visited again.")
        self._first = await self._look("fresh", self._scene.product_url)
        return self._first

    async def all(self) -> Visits:
        """The first look and all others. One that fails is left out; raises TrialFailed when the first does."""
        first = self._first or await self.first()
        scene, product = self._scene, self._scene.product_url
        looks = [
            self._look(f"language:{code}", self._alternates.get(code, product), locale=_locale(code, scene.locale))
            for code in dict.fromkeys((scene.language or "en", *LANGUAGES))
        ]
        if phone := scene.profiles.get("phone"):
            looks.append(self._look("device:phone", product, profile=phone))
        if scene.storage is not None and scene.cart_url:
            stored = without_sessions(scene.storage)
            looks.append(self._look("returning", scene.cart_url, what="cart", storage=stored))
            looks.append(self._look("returning", product, storage=stored))
        turn = asyncio.Semaphore(AT_ONCE)
        others = await asyncio.gather(*(_unless_it_fails(look, turn) for look in looks))
        await asyncio.sleep(max(0.0, BETWEEN_S - self._at_s()))
        again = await _unless_it_fails(self._look("fresh_again", product), turn)
        return Visits(visits=tuple(v for v in (first, *others, again) if v is not None))

    def _at_s(self) -> float:
        if self._started_s is None:
            self._started_s = self._scene.since()
        return self._scene.since() - self._started_s

    async def _look(
        self,
        who: str,
        url: str,
        *,
        what: str = "product",
        profile: DeviceProfile | None = None,
        locale: str = "",
        storage: Any = None,
    ) -> Visit:
        async with browsing(self._browser, self._scene, profile, locale=locale, storage=storage) as person:
            await person.open(url)
            at_s = self._at_s()
            # Clocks are compared between strangers only; nobody else needs the waiting.
            clocks = await _clocks(person) if who.startswith("fresh") else ()
            shown = await person.see(f"{what}-{who.replace(':', '-')}", shot=True)
        if who == "fresh":
            self._alternates = alternates(shown.u, self._scene.shop_url)
        return _visit(shown, self._scene, who, what, url, at_s, clocks)


async def _unless_it_fails(look: Awaitable[Visit], turn: asyncio.Semaphore) -> Visit | None:
    async with turn:
        try:
            return await look
        except (TrialFailed, PageHung, Error):
            return None


def _visit(
    shown: Shown, scene: Scene, who: str, what: str, url: str, at_s: float, clocks: tuple[str, ...]
) -> Visit:
    record, seen = shown.record, shown.u.seen
    named = f"{seen.h1}\n{seen.title}" if what == "product" else seen.text
    shows = any(names_product(line, scene.product_title) for line in named.splitlines())
    # A shop that sends strangers elsewhere shows them prices, but not this product's.
    price = record.price() if what == "product" and (shows or shown.u.has("product_offer")) else None
    return Visit(
        who=who,
        what=what,
        device=record.device,
        at_s=round(at_s, 2),
        url=url,
        page=record,
        price=price.amount if price else None,
        currency=price.currency if price else "",
        cart_lines=cart_lines(shown.u) if what == "cart" else None,
        # Without a title nothing can be told; in another language a missing title proves nothing.
        shows_product=None if not scene.product_title or (not shows and who.startswith("language:")) else shows,
        clocks=clocks,
        scarcity=tuple(dict.fromkeys(words.quotes("scarcity", record.text, record.lang)))[:10],
    )


async def _clocks(person: Browsing) -> tuple[str, ...]:
    try:
        before = await _text(person)
        await asyncio.sleep(TICK_S)
        return running(before, await _text(person))
    except TimeoutError as error:
        raise TrialFailed(Reason.TIMEOUT, f"The page {person.page.url} does not answer any more.") from error


async def _text(person: Browsing) -> str:
    return str(await asyncio.wait_for(person.page.evaluate("() => document.body?.innerText || ''"), 5))


def alternates(u: Understood, shop_url: str) -> dict[str, str]:
    """Language -> address of this page in that language, as declared by the page, within the shop."""
    found: dict[str, str] = {}
    for a in u.seen.alternates:
        code = a.lang.lower().partition("-")[0]
        if len(code) == 2 and of_shop(a.href, shop_url):
            found.setdefault(code, a.href)
    return found


def cart_lines(u: Understood) -> int | None:
    """How many lines the cart has, counted by what stands on each of them; None where nothing can be counted."""
    lang = u.seen.language
    quantities = [f for f in u.fields("quantity") if f.layer < 0]
    removers = [c for c in u.seen.controls if c.visible and c.layer < 0 and says("remove_item", c.label, lang)]
    if quantities or removers:
        return len(quantities) or len(removers)
    return 0 if u.has("cart_empty") else None


def without_sessions(storage: Any) -> Any:
    """The stored state after the browser was closed: cookies that live only for a session are gone."""
    return {**storage, "cookies": [c for c in storage.get("cookies", ()) if c.get("expires", -1) != -1]}


def _locale(code: str, own: str) -> str:
    return own if own.lower().startswith(code) else {"de": "de-DE", "en": "en-GB"}.get(code, code)


async def visits(browser: OpenBrowser, scene: Scene) -> Visits:
    """All looks in a row."""
    return await VisitsTrial(browser, scene).all()
