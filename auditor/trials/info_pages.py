"""Where a customer finds answers: contact, returns, shipping, privacy, ... opened from the front page's links."""

from __future__ import annotations

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
        library = _Library(person, {page_address(home.url): home})
        found: dict[str, InfoPage] = {}
        for lead in _short_ways_first(leads(home, scene.shop_url)):
            page = await library.get(lead)
            found[lead.topic] = InfoPage(topic=lead.topic, clicks=1, link=lead.label, page=page)
        for topic in LEADS_ON:
            middle = found.get(topic)
            if middle is None or middle.page is None or middle.clicks != 1:
                continue
            for lead in leads(middle.page, scene.shop_url).values():
                if lead.topic not in found:
                    page = await library.get(lead)
                    found[lead.topic] = InfoPage(topic=lead.topic, clicks=2, link=lead.label, page=page)
        return InfoPages(home=home, pages=tuple(found.get(t) or InfoPage(topic=t) for t in TOPICS))


def _short_ways_first(leads: dict[str, Lead]) -> list[Lead]:
    return [leads[t] for t in TOPICS if t in leads]


class _Library:
    """Opens each address once, and no more than a customer would bear."""

    def __init__(self, person: Browsing, known: dict[str, PageRecord]) -> None:
        self._person = person
        self._known: dict[str, PageRecord | None] = dict(known)
        self._until = time.monotonic() + ENOUGH_S
        self._opened = 0

    async def get(self, lead: Lead) -> PageRecord | None:
        if lead.url not in self._known:
            self._known[lead.url] = await self._fetch(lead)
        return self._known[lead.url]

    async def _fetch(self, lead: Lead) -> PageRecord | None:
        if self._opened >= MOST_PAGES or time.monotonic() > self._until:
            return None
        self._opened += 1
        try:
            await self._person.open(lead.url)
            return (await self._person.see(f"info-{lead.topic}", shot=True)).record
        except (TrialFailed, PageHung):
            return None
