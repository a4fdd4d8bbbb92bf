"""Do I see the page quickly at every step, also at the till?

Why it matters: 53 % of phone visitors leave a page that takes longer than 3 seconds [R32, 2017], and shops that became
0.1 s faster saw 8.4 % more purchases [R31, 2020]. Tools that look only at the front page never see the slow cart.

How to mend: Open the slowest page named here and make its largest picture or text come first: a smaller picture, no
lazy loading above the fold, and a quicker answer of the server where the first byte already comes late.

Passes when the largest part of each page stands soon after the page was asked for, on every device. Fails when pages,
or one page, keep the customer waiting. Cannot tell when the browser gave no such time for any page.

The time is Largest Contentful Paint. 2.5 s scores 90 and 4 s scores 50 on a phone with a slowed-down network; 1.2 s and
2.4 s otherwise [T01, T02]. Phones measured without slowing down are held to the faster curve (own judgement). The score
is half the mean of all pages, checkout counted twice, and half the slowest page (own judgement). One run is noisy;
with several runs the middle one counts and the quickest and slowest give the interval.
"""

from auditor.evidence import Journeys, PageLoads, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, log_normal, on_page, scored
from checks.ready._loads import Curve, Measured, interval_of, score_of, worst_device

_SLOWED_PHONE = (2500.0, 4000.0)
_UNSLOWED = (1200.0, 2400.0)


@check(severity=Severity.SERIOUS, sources=("T01", "T02", "R31", "R32"), basis=Basis.STATISTICAL)
def load_lcp_journey(loads: PageLoads, journeys: Journeys) -> Outcome:
    worst = worst_device(loads, lambda run: run.lcp_ms, lambda device: _curve(device, loads))
    if worst is None:
        return cant_tell(Reason.UNSUPPORTED, "The browser gave no loading time for any page.")
    device, pages = worst
    slowest, quickest = pages[0], pages[-1]
    shown_after = f"showed its main part after {slowest.value / 1000:.1f} s"
    record = journeys.page(slowest.load.page)
    low, high = interval_of(pages)
    return scored(
        score_of(pages),
        f"On the {device}, the slowest of {len(pages)} measured pages ({_called(slowest)}) {shown_after}, "
        f"the quickest ({_called(quickest)}) after {quickest.value / 1000:.1f} s."
        if len(pages) > 1
        else f"On the {device}, the one measured page ({_called(slowest)}) {shown_after}.",
        *([on_page(record, slowest.run.lcp_box, element=slowest.run.lcp_element)] if record else []),
        low=low,
        high=high,
    )


def _curve(device: str, loads: PageLoads) -> Curve:
    slowed = device == "phone" and loads.profile not in ("", "none", "unthrottled")
    p10, median = _SLOWED_PHONE if slowed else _UNSLOWED
    return lambda value: log_normal(value, p10, median)


def _called(page: Measured) -> str:
    return page.load.name.replace("_", " ")
