"""One timed visit: open, wait until the last numbers are in, read them. No screenshot, no look at the page."""

from __future__ import annotations

import asyncio
import contextlib
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Page

from auditor.browser.tab import page_script
from auditor.evidence import Box, LoadRun

LOAD_S = 20.0
REST_MS = 250
"""Quiet time after `load` in which a late largest paint or layout shift still counts (own judgement)."""
SETTLED = """(rest) => new Promise((done) => {
  const last = () => Math.max(0, ...performance.getEntriesByType('resource').map((e) => e.responseEnd));
  const start = performance.now();
  let seen = performance.now();
  new MutationObserver(() => { seen = performance.now(); }).observe(document, { subtree: true, childList: true, characterData: true });
  const look = () => {
    const now = performance.now();
    const calm = now - Math.max(seen, last()) >= rest;
    if ((calm && document.readyState === 'complete') || now - start > 6000) requestAnimationFrame(() => setTimeout(done, 0));
    else setTimeout(look, 50);
  };
  setTimeout(look, rest);
})"""
READ = """() => {
  const kept = globalThis[Symbol.for('auditor.vitals')];
  const nav = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const all = performance.getEntriesByType('resource');
  return kept ? { ...kept, fcp: kept.fcp ?? (paint ? paint.startTime : null), ttfb: kept.ttfb ?? (nav ? nav.responseStart : null),
    load: nav && nav.loadEventEnd ? nav.loadEventEnd : null, requests: all.length + 1,
    bytes: all.reduce((sum, e) => sum + (e.transferSize || 0), nav ? nav.transferSize || 0 : 0) } : null;
}"""


@cache
def timing_script() -> str:
    """web-vitals with our collector after it, to run before a page's own scripts."""
    with contextlib.suppress(FileNotFoundError):
        return page_script("vendor/web-vitals.attribution.iife.js") + "\n" + page_script("vitals.js")
    return page_script("vitals.js")


async def visit(page: Page, url: str, rest_ms: float = REST_MS) -> LoadRun | None:
    """Load `url` in a page that has the timing script, and read its vitals after `rest_ms` without any change.

    None when the load failed, or led to another page: a step of a checkout may not open again by its address.
    """
    try:
        async with asyncio.timeout(LOAD_S):
            response = await page.goto(url, wait_until="load", timeout=LOAD_S * 1000)
            if response is None or response.status >= 400:
                return None
            await page.evaluate(SETTLED, rest_ms)
            return await read_vitals(page) if _same_page(page.url, url) else None
    except (Error, TimeoutError):
        return None


async def read_vitals(page: Page) -> LoadRun | None:
    """The numbers of the page as it stands; None where the script did not run."""
    kept: dict[str, Any] | None = await page.evaluate(READ)
    if kept is None:
        return None
    box = kept.get("lcp_box")
    return LoadRun(
        ttfb_ms=_ms(kept.get("ttfb")),
        fcp_ms=_ms(kept.get("fcp")),
        lcp_ms=_ms(kept.get("lcp")),
        cls=round(float(kept["cls"]), 4) if kept.get("cls") is not None else None,
        load_ms=_ms(kept.get("load")),
        transferred_bytes=int(kept["bytes"]) if kept.get("bytes") is not None else None,
        requests=int(kept["requests"]),
        lcp_element=str(kept.get("lcp_element") or "")[:160],
        lcp_box=Box.model_validate(box) if box else None,
        cls_element=str(kept.get("cls_element") or "")[:160],
        long_tasks_ms=_ms(kept.get("long_tasks")),
    )


def _same_page(there: str, wanted: str) -> bool:
    at, to = urlsplit(there), urlsplit(wanted)
    return (at.netloc, at.path.rstrip("/")) == (to.netloc, to.path.rstrip("/"))


def _ms(value: Any) -> float | None:
    return None if value is None else round(float(value), 1)
