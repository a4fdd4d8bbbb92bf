"""Does the page stay still while I am about to press a button?

Why it matters: A page that jumps makes people press the wrong thing; 0.1 is the limit that Google's Core Web Vitals
call good [T01, 2026].

How to mend: Keep room for whatever arrives late: width and height on pictures, a fixed place for banners and notices,
and nothing inserted above what the customer already reads.

Passes when hardly anything moves by itself on any page of the way. Fails when a page jumps. Cannot tell when the
browser gave no layout shifts.

Cumulative Layout Shift per page: 0.10 scores 90, 0.25 scores 50 [T01, T02]; the score is half the mean of the pages,
checkout counted twice, and half the worst page (own judgement). Movement that answers the customer's own tap does
not count. What moves while a customer stays for some seconds counts as well: most banners come late.
"""

from auditor.evidence import Journeys, PageLoads, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, log_normal, on_page, scored
from checks._wording import counted
from checks.ready._loads import interval_of, score_of, worst_device

_GOOD, _POOR = 0.10, 0.25


@check(severity=Severity.MODERATE, sources=("T01", "T02"), basis=Basis.STATISTICAL)
def load_cls_journey(loads: PageLoads, journeys: Journeys) -> Outcome:
    seen = PageLoads(loads=tuple(load.model_copy(update={"runs": load.shifts}) for load in loads.loads))
    found = worst_device(seen, lambda run: run.cls, lambda _: _curve)
    if found is None:
        return cant_tell(Reason.UNSUPPORTED, "The browser did not tell how much the pages moved.")
    device, pages = found
    worst = pages[0]
    record = journeys.page(worst.load.page)
    moved = f" The part that moved: {worst.run.cls_element}." if worst.run.cls_element else ""
    low, high = interval_of(pages)
    return scored(
        score_of(pages),
        f"On the {device}, the page that moved most ({worst.load.name.replace('_', ' ')}) shifted by "
        f"{worst.value:.2f}; up to {_GOOD:.2f} is good. {counted(len(pages), 'page was', 'pages were')} measured.{moved}",
        *([on_page(record, element=worst.run.cls_element)] if record and worst.value > _GOOD else []),
        low=low,
        high=high,
    )


def _curve(value: float) -> float:
    return log_normal(value, _GOOD, _POOR)
