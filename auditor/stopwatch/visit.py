"""One timed visit: open, wait until the last numbers are in, read them. No screenshot, no look at the page."""

from __future__ import annotations

import asyncio
import contextlib
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Page

from auditor.browser.tab import Reads, page_script
from auditor.evidence import LoadRun

LOAD_S, SLOWED_LOAD_S = 20.0, 90.0
"""So long a visit may take, and one whose network is slowed down."""
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
READ = """(most) => {
  const kept = globalThis[Symbol.for('auditor.vitals')];
  if (!kept) return null;
  const nav = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const all = performance.getEntriesByType('resource');
  const fetched = (e) => {
    let host = '', path = '';
    try { const at = new URL(e.name); host = at.hostname; path = at.pathname; } catch { /* no address */ }
    const told = e.responseStart > 0; // other hosts tell no more unless they say that they may (Timing-Allow-Origin)
    return { host, path, kind: e.initiatorType || 'document', start_ms: e.startTime, wait_ms: told ? e.responseStart - e.startTime : null, duration_ms: e.duration,
      bytes: told ? e.transferSize : null, cached: told && e.transferSize === 0 && e.decodedBodySize > 0, blocks_rendering: e.renderBlockingStatus === 'blocking' };
  };
  return { ...kept, fcp: kept.fcp ?? (paint ? paint.startTime : null), ttfb: kept.ttfb ?? (nav ? nav.responseStart : null),
    load: nav && nav.loadEventEnd ? nav.loadEventEnd : null, requests: all.length + 1,
    bytes: all.reduce((sum, e) => sum + (e.transferSize || 0), nav ? nav.transferSize || 0 : 0),
    phases: nav ? { redirect_ms: nav.redirectEnd - nav.redirectStart, dns_ms: nav.domainLookupEnd - nav.domainLookupStart, connect_ms: nav.connectEnd - nav.connectStart,
      tls_ms: nav.secureConnectionStart > 0 ? nav.connectEnd - nav.secureConnectionStart : 0, wait_ms: nav.responseStart - nav.requestStart,
      download_ms: nav.responseEnd - nav.responseStart } : null,
    waterfall: (nav ? [nav, ...all] : all).slice(0, most).map(fetched) };
}"""
READ_SOFT = """([since, most]) => {
  const kept = globalThis[Symbol.for('auditor.vitals')];
  if (!kept) return null;
  const after = (at) => at >= since - 1; // of one input: its pointer events and its click lie within a millisecond or two of each other
  const softs = kept.soft.filter((e) => after(e.since)), soft = softs[softs.length - 1];
  const paints = soft ? kept.paints.filter((p) => after(p.since)).sort((a, b) => b.size - a.size || b.at - a.at) : [];
  const asked = performance.getEntriesByType('resource').filter((e) => e.startTime >= since);
  const from = (list) => list.filter((e) => e.at_ms >= since).map((e) => ({ ...e, at_ms: e.at_ms - since }));
  const shifts = from(kept.shifts);
  return { soft: soft ? 'browser' : 'changes', fcp: soft ? soft.paint - since : null, largest: paints[0] ? { ...paints[0], at: paints[0].at - since } : null,
    cls: shifts.reduce((sum, e) => sum + e.value, 0), shifts, frames: from(kept.frames), requests: asked.length,
    bytes: asked.reduce((sum, e) => sum + (e.transferSize || 0), 0),
    waterfall: asked.slice(0, most).map((e) => {
      const at = new URL(e.name), told = e.responseStart > 0;
      return { host: at.hostname, path: at.pathname, kind: e.initiatorType || 'other', start_ms: e.startTime - since, wait_ms: told ? e.responseStart - e.startTime : null,
        duration_ms: e.duration, bytes: told ? e.transferSize : null, cached: told && e.transferSize === 0 && e.decodedBodySize > 0 };
    }) };
}"""
MOST_REQUESTS, MOST_SHIFTS, MOST_FRAMES = 200, 5, 5
"""So many are kept of one load."""


@cache
def timing_script() -> str:
    """web-vitals with our collector after it, to run before a page's own scripts."""
    with contextlib.suppress(FileNotFoundError):
        return page_script("vendor/web-vitals.attribution.iife.js") + "\n" + page_script("vitals.js")
    return page_script("vitals.js")


async def visit(page: Page, url: str, rest_ms: float = REST_MS, limit_s: float = LOAD_S) -> LoadRun | None:
    """Load `url` in a page that has the timing script, and read its vitals after `rest_ms` without any change.

    None when the load failed, or led to another page: a step of a checkout may not open again by its address.
    """
    try:
        async with asyncio.timeout(limit_s):
            response = await page.goto(url, wait_until="load", timeout=limit_s * 1000)
            if response is None or response.status >= 400:
                return None
            await page.evaluate(SETTLED, rest_ms)
            return await read_vitals(page) if _same_page(page.url, url) else None
    except (Error, TimeoutError):
        return None


async def read_vitals(page: Page) -> LoadRun | None:
    """The numbers of the page as it stands; None where the script did not run, or the page made its numbers up."""
    kept: Any = await page.evaluate(READ, MOST_REQUESTS)
    try:
        return None if kept is None else _load_run(kept)
    except (AttributeError, KeyError, TypeError, ValueError):  # whatever a page may have put there
        return None


async def read_soft(page: Page, since_ms: float, settled_ms: float | None) -> LoadRun | None:
    """The numbers of a page that the tap at `since_ms` (on the page's own clock) had drawn into the document at hand; None
    where the script did not run, or the page made its numbers up."""
    told: Any = await page.evaluate(READ_SOFT, [since_ms, MOST_REQUESTS])
    try:
        return None if told is None else _soft_run(told, settled_ms)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


READS = Reads(read_vitals, read_soft)
"""How the timed walks read their pages."""


def _soft_run(told: dict[str, Any], settled_ms: float | None) -> LoadRun:
    """The shift is the sum of its shifts: they come within a second or two, which is one session window of web-vitals."""
    largest = told["largest"] or {"at": None, "element": "", "url": "", "box": None}
    known = [at for at in (settled_ms, largest["at"]) if at is not None]  # what changed last is painted after it
    return LoadRun.model_validate(
        {
            "soft": told["soft"],
            "settled_ms": _ms(max(known, default=None)),
            "fcp_ms": _ms(told["fcp"]),
            "lcp_ms": _ms(largest["at"]),
            "lcp_element": largest["element"][:160],
            "lcp_box": largest["box"],
            "lcp_url": _without_query(largest["url"]),
            "cls": round(float(told["cls"]), 4),
            "requests": told["requests"],
            "transferred_bytes": told["bytes"],
            **_lists(told),
        }
    )


def _lists(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "shifts": _largest(told["shifts"], "value", MOST_SHIFTS),
        "long_frames": [
            {**frame, "script": _without_query(frame["script"])}
            for frame in _largest(told["frames"], "duration_ms", MOST_FRAMES)
        ],
        "waterfall": [{**f, "path": f["path"][:200]} for f in told["waterfall"]],
    }


def _load_run(kept: dict[str, Any]) -> LoadRun:
    return LoadRun.model_validate(
        {
            "ttfb_ms": _ms(kept["ttfb"]),
            "fcp_ms": _ms(kept["fcp"]),
            "lcp_ms": _ms(kept["lcp"]),
            "cls": round(float(kept["cls"]), 4) if kept["cls"] is not None else None,
            "load_ms": _ms(kept["load"]),
            "transferred_bytes": kept["bytes"],
            "requests": kept["requests"],
            "lcp_element": kept["lcp_element"][:160],
            "lcp_box": kept["lcp_box"],
            "lcp_parts": kept["lcp_parts"],
            "lcp_url": _without_query(kept["lcp_url"]),
            "cls_element": kept.get("cls_element", "")[:160],
            "long_tasks_ms": _ms(kept["long_tasks"]),
            "phases": kept["phases"],
            **_lists(kept),
        }
    )


def _largest(found: list[dict[str, Any]], by: str, most: int) -> list[dict[str, Any]]:
    return sorted(found, key=lambda each: -float(each[by]))[:most]


def _without_query(url: str) -> str:
    """What an address names, without what it may carry of a visitor."""
    return url.partition("?")[0].partition("#")[0][:200]


def _same_page(there: str, wanted: str) -> bool:
    at, to = urlsplit(there), urlsplit(wanted)
    return (at.netloc, at.path.rstrip("/")) == (to.netloc, to.path.rstrip("/"))


def _ms(value: Any) -> float | None:
    return None if value is None else round(float(value), 1)
