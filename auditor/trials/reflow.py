"""The main pages laid out at 320 CSS pixels, the width that WCAG 1.4.10 asks for."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from playwright.async_api import Error

from auditor.browser.launch import OpenBrowser
from auditor.evidence import Box, DeviceProfile, Reason, Reflow, Reflows
from auditor.trials.pages import browsing
from auditor.trials.revisit import chosen_pages, open_again
from auditor.trials.scene import ENOUGH_S, Scene, TrialFailed

NARROW = DeviceProfile(name="narrow", width=320, height=640)
MEASURE_S = 5.0

# Where the page itself does not scroll sideways (overflow hidden), only words that are cut at the edge count: what lies
# wholly outside is a folded menu.
WIDEST = """
() => {
  const root = document.documentElement, edge = root.clientWidth;
  const hides = (el) => el && /hidden|clip/.test(getComputedStyle(el).overflowX);
  const cut = hides(root) || hides(document.body);
  const width = Math.max(root.scrollWidth, edge);
  if (width <= edge + 1) return { width, widest: '', box: null };
  const held = (el) => {
    for (let at = el.parentElement; at && at !== document.body && at !== root; at = at.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const words = (el) => Array.from(el.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim());
  let worst = null, furthest = edge + 1;
  for (const el of document.body.querySelectorAll('*')) {
    const r = el.getBoundingClientRect(), right = r.right + scrollX;
    if (right <= furthest || r.width < 1 || r.height < 1) continue;
    if (cut && !(words(el) && r.left < edge - 16 && right > edge + 16)) continue;
    if (!el.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || held(el)) continue;
    if (getComputedStyle(el).position === 'fixed') continue;
    worst = el; furthest = right;
  }
  if (!worst) return { width: cut ? edge : width, widest: '', box: null };
  const r = worst.getBoundingClientRect();
  const said = (worst.getAttribute('aria-label') || worst.alt || worst.innerText || '').replace(/\\s+/g, ' ').trim().slice(0, 60);
  return { width: cut ? furthest : width, widest: worst.tagName.toLowerCase() + (said ? ': ' + said : ''),
    box: { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height } };
}
"""


async def reflow(browser: OpenBrowser, scene: Scene) -> Reflows:
    """Width of each page, and what sticks out. Pages that cannot be opened again are left out; the first bad one is shot."""
    pages = chosen_pages(scene)
    if not pages:
        raise TrialFailed(Reason.NOT_REACHED, "No page was reached that could be opened again.")
    found, why = list[Reflow](), TrialFailed(Reason.TIMEOUT, "There was no time for the pages.")
    until = time.monotonic() + ENOUGH_S
    async with browsing(browser, scene, NARROW, storage=scene.storage) as person:
        for name, url in pages:
            if time.monotonic() > until:
                break
            try:
                await open_again(person, name, url)
                laid_out: Any = await asyncio.wait_for(person.page.evaluate(WIDEST), MEASURE_S)
            except TrialFailed as failed:
                why = failed
                continue
            except (TimeoutError, Error):
                why = TrialFailed(Reason.TIMEOUT, f"The page {url} could not be measured.")
                continue
            record = scene.record_of(url, "desktop")
            wide = laid_out["width"] > NARROW.width + 1 and not any(r.shot for r in found)
            found.append(
                Reflow(
                    page=record.id if record else "",
                    name=name,
                    url=url,
                    scroll_width_px=laid_out["width"],
                    widest=laid_out["widest"],
                    box=Box.model_validate(laid_out["box"]) if laid_out["box"] else None,
                    shot=await person.photo(f"reflow-{name}") if wide else "",
                )
            )
    if not found:
        raise why
    return Reflows(width_px=NARROW.width, pages=tuple(found))
