"""Does the shop work when I zoom in or use a small phone?

Why it matters: People who enlarge the text to 400 % get a page 320 pixels wide; WCAG 2.2 (1.4.10) demands that they
need not scroll sideways to read each line [T06, 2023].

How to mend: Replace fixed widths by maximum widths, let tables and pictures shrink or scroll inside their own box,
and look at each page at a width of 320 pixels.

Passes when no page is wider than 320 pixels. Fails when one is. Cannot tell when no page was laid out at that width.

Score: share of pages that fit (WCAG 1.4.10; one pixel of rounding allowed). Whether the main button stays reachable
is not judged here.
"""

from __future__ import annotations

from auditor.evidence import Reason, Reflow, Reflows
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, scored, share
from checks._wording import counted, listed, quoted

_ROUNDING_PX = 1


@check(severity=Severity.MODERATE, sources=("T06",))
def reflow_320(reflows: Reflows) -> Outcome:
    if not reflows.pages:
        return cant_tell(Reason.NOT_REACHED, "No page was laid out at 320 pixels.")
    wide = [p for p in reflows.pages if p.scroll_width_px > reflows.width_px + _ROUNDING_PX]
    fitting = len(reflows.pages) - len(wide)
    fit = "fits" if len(reflows.pages) == 1 else "fit"
    saw = f"{fitting} of {counted(len(reflows.pages), 'page')} {fit} into {reflows.width_px} pixels."
    if wide:
        saw += f" Wider: {listed(_told(p) for p in wide)}."
    places = [Place(page=p.page, url=p.url, shot=p.shot, element=p.widest, box=p.box) for p in wide]
    return scored(share(fitting, len(reflows.pages)), saw, *places)


def _told(page: Reflow) -> str:
    widest = f", because of {quoted(page.widest)}" if page.widest else ""
    return f"{page.name or page.url} ({page.scroll_width_px:.0f} pixels{widest})"
