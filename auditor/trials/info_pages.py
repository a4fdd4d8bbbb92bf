"""Where a customer finds answers: contact, returns, shipping, privacy, ... opened from the front page's links."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from auditor import words
from auditor.browser.launch import OpenBrowser
from auditor.evidence import InfoPage, InfoPages, PageRecord
from auditor.seeing.observe import PageHung
from auditor.trials.addresses import of_shop, only_shows, page_address
from auditor.trials.pages import Browsing, browsing
from auditor.trials.scene import ENOUGH_S, Scene, TrialFailed

TOPICS = (
    "contact", "returns", "shipping_info", "privacy", "imprint", "terms", "help", "track_order", "withdrawal",
    "accessibility", "payment_info", "about",
)  # fmt: skip
LEADS_ON = ("help", "about", "terms", "contact")
"""Pages that may lead on to topics that the front page does not link."""
MOST_PAGES = 12
TABS = 2
LONGEST_LABEL = 60
"""Longer labels are teasers, not the name of a page (own judgement)."""


@dataclass(frozen=True)
class Lead:
    """A link that promises a topic."""

    topic: str
    url: str
    label: str
    strength: float


def leads(page: PageRecord, shop_url: str) -> dict[str, Lead]:
    """For each topic the best link of the page. Words of the label count before words of the address."""
    best: dict[str, Lead] = {}
    for c in page.controls:
        url = page_address(c.href)
        if not url or not of_shop(url, shop_url) or not only_shows(url):
            continue
        label = c.name or c.text
        by_label = words.meanings(label, page.lang) if 0 < len(label) <= LONGEST_LABEL else {}
        by_address = words.meanings(_last_part(url))
        in_frame = 0.5 if c.landmark in ("footer", "header", "nav") else 0.0
        for topic in TOPICS:
            strength = max(by_label.get(topic, 0.0), by_address.get(topic, 0.0) - 1)
            if strength < words.SAID:
                continue
            lead = Lead(topic, url, label, strength + in_frame)
            if topic not in best or lead.strength > best[topic].strength:
                best[topic] = lead
    return best


def _last_part(url: str) -> str:
    part = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return part.rpartition(".")[0] or part


async def info_pages(browser: OpenBrowser, scene: Scene) -> InfoPages:
    """Each topic's page, at most two clicks away. A topic whose page did not open has clicks but no page."""
    async with browsing(browser, scene) as person:
        home = scene.home
        if home is None:
            await person.open(scene.shop_url)
            home = (await person.see("home", shot=True)).record
        library = _Library({page_address(home.url): home})
        tabs = [person, *[await person.beside() for _ in range(TABS - 1)]]
        first = list(leads(home, scene.shop_url).values())
        await library.fetch(tabs, first)
        found = {lead.topic: library.page(lead, clicks=1) for lead in first}
        further: dict[str, Lead] = {}
        for topic in LEADS_ON:
            if topic in found and (middle := found[topic].page) is not None:
                further = leads(middle, scene.shop_url) | further
        second = [lead for topic, lead in further.items() if topic not in found]
        await library.fetch(tabs, second)
        found |= {lead.topic: library.page(lead, clicks=2) for lead in second}
        return InfoPages(home=home, pages=tuple(found.get(t) or InfoPage(topic=t) for t in TOPICS))


class _Library:
    """Opens each address once, and no more than a customer would bear."""

    def __init__(self, known: dict[str, PageRecord]) -> None:
        self._known: dict[str, PageRecord | None] = dict(known)
        self._until = time.monotonic() + ENOUGH_S
        self._opened = 0

    def page(self, lead: Lead, clicks: int) -> InfoPage:
        return InfoPage(topic=lead.topic, clicks=clicks, link=lead.label, page=self._known.get(lead.url))

    async def fetch(self, tabs: list[Browsing], wanted: list[Lead]) -> None:
        """Open what is not known yet, several at once: nothing is timed here."""
        waiting = list({lead.url: lead for lead in reversed(wanted) if lead.url not in self._known}.values())

        async def work(tab: Browsing) -> None:
            while waiting and self._opened < MOST_PAGES and time.monotonic() < self._until:
                lead = waiting.pop()
                self._opened += 1
                try:
                    await tab.open(lead.url)
                    self._known[lead.url] = (await tab.see(f"info-{lead.topic}", shot=True)).record
                except (TrialFailed, PageHung):
                    self._known[lead.url] = None

        await asyncio.gather(*(work(tab) for tab in tabs))
