"""Whether the search finds what the shop sells: typed rightly, in part, wrongly, and for something it never had."""

from __future__ import annotations

import time
from urllib.parse import parse_qsl, urlsplit

from playwright.async_api import ElementHandle, Error

from auditor.browser.launch import OpenBrowser
from auditor.evidence import Reason, Search, SearchTry
from auditor.seeing.facets import says, usable
from auditor.seeing.model import SeenControl, SeenField
from auditor.trials.addresses import of_shop, only_shows, page_address
from auditor.trials.pages import QUIET_MS, Browsing, Shown, browsing
from auditor.trials.scene import ENOUGH_S, Scene, TrialFailed
from auditor.trials.titles import Query, names_product, queries

SUGGESTIONS_MS = 150
ANSWER_S = 8.0
"""Longer than this nobody waits for results."""


async def search(browser: OpenBrowser, scene: Scene) -> Search:
    """Each kind of query once, on the desktop. `offered` is False where the front page has no search."""
    tries: list[SearchTry] = []
    until = time.monotonic() + ENOUGH_S
    async with browsing(browser, scene) as person:
        for query in queries(scene.product_title):
            if tries and time.monotonic() > until:
                break
            await person.open(scene.shop_url)
            box = await _search_box(person)
            if box is None:
                return Search(offered=bool(tries), tries=tuple(tries))
            tries.append(await _try(person, *box, query))
    return Search(offered=True, tries=tuple(tries))


async def _search_box(person: Browsing) -> tuple[Shown, SeenField] | None:
    """The field where a customer would type; opened by its icon where it hides."""
    shown = await person.see("search-home")
    if field := _field(shown):
        return shown, field
    for toggle in _toggles(shown, person.scene.shop_url)[:2]:
        element = await shown.element(toggle)
        if element is None:
            continue
        await person.press(element)
        shown = await person.see("search-opened")
        if field := _field(shown):
            return shown, field
    return None


def _field(shown: Shown) -> SeenField | None:
    fields = [f for f in shown.u.fields("search") if f.box.width >= 20]
    return min(fields, key=lambda f: (f.landmark != "header", f.landmark == "footer", f.box.y), default=None)


def _toggles(shown: Shown, shop_url: str) -> list[SeenControl]:
    lang = shown.u.seen.language
    return [
        c
        for c in shown.u.seen.controls
        if usable(c)
        and c.landmark != "footer"
        and says("search", c.label, lang)
        and (not page_address(c.href) or (of_shop(c.href, shop_url) and only_shows(c.href)))
    ]


async def _try(person: Browsing, shown: Shown, field: SeenField, query: Query) -> SearchTry:
    await _type(await shown.look.element(field.frame, field.own if field.own >= 0 else field.ref), person, query)
    # Suggestions that open while one types are not the answer.
    await person.settle(SUGGESTIONS_MS)
    before = await person.mark()
    started = time.monotonic()
    await person.page.keyboard.press("Enter")
    answered = await person.settle_after_change(before, ANSWER_S)
    ms = _since(started)
    after = await person.see(f"search-{query.kind}", shot=True)
    if answered and after.u.seen.busy and await person.settle_after_change(await person.mark(), 3):
        ms = _since(started)
        after = await person.see(f"search-{query.kind}", shot=True)
    return SearchTry(
        query=query.text,
        kind=query.kind,
        expected=query.expected,
        found=(answered and finds(after, query.expected)) if query.expected else None,
        ms=ms if answered else None,
        page=after.record,
    )


async def _type(box: ElementHandle | None, person: Browsing, query: Query) -> None:
    """Fill the field, whatever lies over it. Raises TrialFailed when it is gone."""
    try:
        if box is None:
            raise TrialFailed(Reason.NOT_FOUND, "The search field vanished before anything could be typed.")
        try:
            await box.fill(query.text, timeout=3000)
        except Error:
            await person.page.keyboard.press("Escape")
            await box.fill(query.text, timeout=3000, force=True)
        await box.focus()
    except Error as error:
        raise TrialFailed(Reason.NOT_FOUND, "The search field did not take what was typed.") from error


def _since(started: float) -> float:
    """Milliseconds until the page stood still: the quiet moment that proved it is no waiting."""
    return round(max((time.monotonic() - started) * 1000 - QUIET_MS, 0.0), 1)


def finds(shown: Shown, title: str) -> bool:
    """Whether the product stands among the results: a card that leads on, or its own page."""
    seen, lang = shown.u.seen, shown.u.seen.language
    if shown.u.has("product_offer") and names_product(seen.h1, title):
        return True
    lines = [*seen.headings, *(line for line in seen.text.splitlines() if len(line) < 120)]
    if any(says("no_results", line, lang) for line in lines):
        return False
    return any(
        names_product(f"{c.label} {c.text}", title)
        for c in seen.controls
        if c.visible
        and c.landmark not in ("header", "nav", "footer")
        and page_address(c.href)
        and not _same_search(c.href, seen.url)
    )


def _same_search(link: str, results: str) -> bool:
    """The same list sorted, filtered or turned over: it repeats what was typed."""
    a, b = urlsplit(link), urlsplit(results)
    return a.path == b.path and set(parse_qsl(a.query)) >= set(parse_qsl(b.query))
