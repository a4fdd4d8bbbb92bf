"""Whether the links of the shop's main pages lead anywhere. Asked politely: HEAD first, few at a time, no cookies."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterable

import aiohttp

from auditor.browser.launch import OpenBrowser
from auditor.evidence import LinkProbe, Links, PageRecord, Reason
from auditor.trials.addresses import of_shop, only_shows, page_address
from auditor.trials.scene import ENOUGH_S, Scene, TrialFailed

MOST_LINKS = 60
AT_ONCE = 4
ONE_S = 10.0
WHO = {"User-Agent": "Mozilla/5.0 (compatible; shop-auditor)", "Accept": "text/html,*/*;q=0.8"}


def to_probe(pages: Iterable[PageRecord], shop_url: str) -> list[LinkProbe]:
    """The shop's own links of these pages, each address once, none that would do something.

    Where there are too many, each part of the page (menu, content, footer) gets its turn."""
    found: dict[str, LinkProbe] = {}
    rank: dict[str, int] = {}
    seen_of: Counter[str] = Counter()
    for page in pages:
        for c in page.controls:
            url = page_address(c.href)
            if url and url not in found and of_shop(url, shop_url) and only_shows(url):
                found[url] = LinkProbe(url=url, text=(c.name or c.text)[:120], found_on=page.id, box=c.box)
                rank[url] = seen_of[c.landmark]
                seen_of[c.landmark] += 1
    kept = set(sorted(found, key=lambda url: rank[url])[:MOST_LINKS])
    return [probe for url, probe in found.items() if url in kept]


def main_pages(scene: Scene) -> list[PageRecord]:
    """Front page, product page and cart, as far as the journeys saw them."""
    wanted = ("product_offer", "cart_lines")
    others = [next((r for r in scene.records if facet in r.facets), None) for facet in wanted]
    home = scene.home or next(iter(scene.records), None)
    return list({p.id: p for p in (home, *others) if p is not None}.values())


async def links(browser: OpenBrowser, scene: Scene) -> Links:
    """Each link with the status that stands at the end of its redirects, or why there is none."""
    probes = to_probe(main_pages(scene), scene.shop_url)
    if not probes:
        raise TrialFailed(Reason.NOT_REACHED, "No page of the shop was seen whose links could be followed.")
    turn = asyncio.Semaphore(AT_ONCE)
    until = time.monotonic() + ENOUGH_S
    async with aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=ONE_S),
        headers=WHO,
        trust_env=True,
    ) as session:

        async def ask(probe: LinkProbe) -> LinkProbe:
            async with turn:
                if time.monotonic() > until:
                    return probe.model_copy(update={"failure": "not asked: no time was left"})
                return await _ask(session, probe)

        return Links(probes=tuple(await asyncio.gather(*(ask(p) for p in probes))))


async def _ask(session: aiohttp.ClientSession, probe: LinkProbe) -> LinkProbe:
    """HEAD, and GET before anything bad is said: many servers answer HEAD wrongly."""
    status, failure = await _status(session, "HEAD", probe.url)
    if status is None or status >= 400:
        status, failure = await _status(session, "GET", probe.url)
    return probe.model_copy(update={"status": status, "failure": failure})


async def _status(session: aiohttp.ClientSession, method: str, url: str) -> tuple[int | None, str]:
    try:
        async with session.request(method, url, allow_redirects=True, max_redirects=5) as response:
            return response.status, ""
    except TimeoutError:
        return None, f"no answer within {ONE_S:.0f} seconds"
    except aiohttp.TooManyRedirects:
        return None, "it is redirected in a circle"
    except aiohttp.ClientConnectorDNSError:
        return None, "there is no such host (DNS)"
    except aiohttp.ClientConnectorError as error:
        refused = isinstance(error.os_error, ConnectionRefusedError)
        return None, "the connection was refused" if refused else f"the connection failed ({type(error).__name__})"
    except (aiohttp.ClientError, ValueError, OSError) as error:
        return None, f"no usable answer ({type(error).__name__})"
