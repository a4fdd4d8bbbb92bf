"""Whether a language, once chosen, stays: pressed on the front page, then a product and the cart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.async_api import Error

from auditor.browser.launch import OpenBrowser
from auditor.evidence import Languages, LanguageWalk, PageRecord
from auditor.seeing.facets import says
from auditor.seeing.model import SeenControl, SeenField
from auditor.seeing.observe import PageHung
from auditor.trials.addresses import of_shop, only_shows, page_address
from auditor.trials.pages import Browsing, Shown, browsing
from auditor.trials.scene import Scene, TrialFailed
from auditor.trials.tongues import named_language, weak_language

CARDS = 3
"""So many cards are tried until one is a product."""


@dataclass(frozen=True)
class Offer:
    """A language and what a customer would press to get it."""

    code: str
    label: str
    control: SeenControl | None = None
    select: SeenField | None = None
    value: str = ""
    sure: bool = True


async def languages(browser: OpenBrowser, scene: Scene) -> Languages:
    """The languages offered, and a walk in one that is not the page's own. No walk where there is no switch."""
    async with browsing(browser, scene) as person:
        await person.open(scene.shop_url)
        home = await person.see("languages-home")
        found = offers(home)
        own = home.u.seen.language
        declared = (a.lang.lower().partition("-")[0] for a in home.u.seen.alternates)
        codes = [*(o.code for o in found), *(c for c in declared if len(c) == 2)]
        offered = tuple(dict.fromkeys([own, *codes] if own and codes else codes))
        other = _choose(found, own)
        if other is None:
            return Languages(offered=offered)
        walk = await _walk(person, home, other)
        return Languages(offered=offered, walks=(walk,))


def offers(shown: Shown) -> list[Offer]:
    """Languages that something on the page lets one choose. Doubtful names count only beside others."""
    found = [*_of_selects(shown), *_of_controls(shown)]
    declared = {a.lang.lower().partition("-")[0] for a in shown.u.seen.alternates}
    several = len({o.code for o in found}) >= 2
    return [o for o in found if o.sure or several or o.code in declared]


def _of_selects(shown: Shown) -> Iterator[Offer]:
    lang = shown.u.seen.language
    for field in shown.u.seen.fields:
        if field.kind != "select" or field.disabled:
            continue
        for option in field.options:
            if sure := named_language(option.text):
                yield Offer(sure, option.text, select=field, value=option.value)
            elif weak := weak_language(option.text, lang):
                yield Offer(weak, option.text, select=field, value=option.value, sure=False)


def _of_controls(shown: Shown) -> Iterator[Offer]:
    lang = shown.u.seen.language
    for c in shown.u.seen.controls:
        if c.disabled or (page_address(c.href) and not of_shop(c.href, shown.u.seen.url)):
            continue
        if sure := named_language(c.label) or named_language(c.text):
            yield Offer(sure, c.label, control=c)
        elif weak := weak_language(c.label, lang) or weak_language(c.text, lang):
            yield Offer(weak, c.label, control=c, sure=False)


def _choose(found: list[Offer], own: str) -> Offer | None:
    """German or English before others, what stands in view before what is folded away."""
    others = [o for o in found if o.code != own]
    rank = {"de": 0, "en": 0}
    return min(
        others, key=lambda o: (rank.get(o.code, 1), o.control is not None and not o.control.visible), default=None
    )


async def _walk(person: Browsing, home: Shown, offer: Offer) -> LanguageWalk:
    await _press(person, home, offer)
    front = await person.see("languages-front", shot=True)
    pages = [front.record]
    # The product and the cart are a customer's next steps; what cannot be opened is left out.
    product = await _first_product(person, front)
    if product is not None:
        pages.append(product.record)
    if cart := _cart_link(product or front, person.scene):
        try:
            await person.open(cart)
            pages.append((await person.see("languages-cart", shot=True)).record)
        except (TrialFailed, PageHung):
            pass
    return LanguageWalk(chosen=offer.code, control=offer.label, pages=tuple(pages), currencies=_currencies(pages))


async def _press(person: Browsing, home: Shown, offer: Offer) -> None:
    """Choose the language as a customer would; a folded menu is passed by following its link."""
    if offer.control is not None:
        element = await home.element(offer.control) if offer.control.visible else None
        if element is not None:
            await person.press(element)
        elif page_address(offer.control.href):
            await person.open(offer.control.href)
        return
    select = offer.select
    assert select is not None
    element = await home.look.element(select.frame, select.own if select.own >= 0 else select.ref)
    if element is None:
        return
    before = await person.mark()
    await element.select_option(value=offer.value, force=True, timeout=3000)
    if await person.settle_after_change(before):
        return
    buttons = [c for c in home.u.seen.controls if c.visible and c.form == select.form >= 0 and c.tag != "a"]
    if buttons and (button := await home.element(buttons[0])):
        await person.press(button)


async def _first_product(person: Browsing, front: Shown) -> Shown | None:
    for url in product_links(front, person.scene)[:CARDS]:
        try:
            await person.open(url)
            shown = await person.see("languages-product", shot=True)
        except (TrialFailed, PageHung, Error):
            continue
        if shown.u.has("product_offer"):
            return shown
    return None


def product_links(front: Shown, scene: Scene) -> list[str]:
    """Addresses of the cards on the page; the product we know first, if it is among them."""
    slug = _slug(scene.product_url)
    cards = {
        page_address(c.href): c
        for c in front.u.seen.controls
        if c.visible
        and c.landmark not in ("header", "nav", "footer")
        and of_shop(c.href, scene.shop_url)
        and only_shows(c.href)
        and (c.repeats >= 3 or (slug and _slug(c.href) == slug))
    }
    return sorted(cards, key=lambda url: (_slug(url) != slug, not (cards[url].picture or cards[url].heading)))


def _cart_link(shown: Shown, scene: Scene) -> str:
    """Address of the cart as this page links it; what is folded into a menu counts after what stands in view."""
    known, lang = _slug(scene.cart_url), shown.u.seen.language
    links = [
        c
        for c in shown.u.seen.controls
        if of_shop(c.href, scene.shop_url)
        and only_shows(c.href)
        and ((known and _slug(c.href) == known) or says("view_cart", c.label, lang))
    ]
    return min(links, key=lambda c: not c.visible).href if links else ""


def _slug(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


def _currencies(pages: list[PageRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.currency for p in pages for m in p.money if m.currency))
