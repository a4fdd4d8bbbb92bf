"""Do you keep my basket until I come back?

Why it matters: Many fill a cart today and buy later. One that is empty by then makes them search again, and not finding
things is already the largest cause of lost sales, 27 % [R13]; efficiency is what drives loyalty [R29, 2005].

How to mend: Keep the cart in a cookie, or behind one, that outlives the browser by at least a week. It needs no
consent: the cart cannot work without it.

Passes when the cart still holds its goods after the browser was closed, and what keeps it lives for a week or more.
Fails when it is empty. Cannot tell when nothing came into the cart or the visit could not be repeated with a full cart.

A week 100, a day 80, an hour 40, lost 0 (rulebook, own judgement). We do not wait so long: the life of the cookies that
came with the cart is the upper bound. All of it happens after refusing cookies.
"""

from __future__ import annotations

from auditor.evidence import Cookie, Journey, Journeys, Milestone, Reason, Visit, Visits
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, on_page, scored
from checks._devices import stopped_early

_KEEPS = ((7.0, 100.0), (1.0, 80.0), (0.0, 40.0))
_ROUNDED_DAYS = 0.1


@check(severity=Severity.MODERATE, sources=("R13", "R29"))
def cart_remembers(visits: Visits, journeys: Journeys) -> Outcome:
    walked = journeys.furthest()
    if walked.reached_rank() < Milestone.IN_CART.rank:
        return stopped_early(walked, "a product in the cart")
    returned = next(iter(visits.of("cart", "returning")), None)
    if returned is None:
        return cant_tell(Reason.NOT_REACHED, "The cart could not be opened again after closing the browser.")
    kept = _holds_goods(returned)
    place = on_page(returned.page)
    if kept is None:
        return cant_tell(
            Reason.LOW_CONFIDENCE, "It could not be told whether the cart still held its goods.", place
        )
    cookies = _came_with_cart(walked)
    if kept:
        days = max((c.days for c in cookies if c.days is not None), default=None)
        score = 100.0 if days is None else next(s for least, s in _KEEPS if days + _ROUNDED_DAYS >= least)
        life = (
            "" if days is None else f"; its cookie lives for {days:.0f} days" if days >= 1 else "; for hours only"
        )
        return scored(score, f"The cart still held its goods after the browser was closed{life}.", place)
    return failed("The cart was empty after the browser had been closed and opened again.", place)


def _holds_goods(visit: Visit) -> bool | None:
    if visit.cart_lines is not None:
        return visit.cart_lines > 0
    return True if visit.shows_product else None


def _came_with_cart(journey: Journey) -> list[Cookie]:
    """First-party cookies that were not there before something lay in the cart."""
    marked = [
        i for i, page in enumerate(journey.pages) if page.milestone in (Milestone.IN_CART, Milestone.CART_SEEN)
    ]
    if not marked:
        return []
    before = {c.name for page in journey.pages[: marked[0]] for c in page.cookies}
    return [c for c in journey.pages[marked[-1]].cookies if c.first_party and c.name not in before]
