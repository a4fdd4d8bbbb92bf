"""Is the price at the till the price I was shown?

Why it matters: Extra costs that turn up late are the first reason for leaving a checkout (48 %) [R02, 2024]; hidden
costs are a dark pattern [R19, 2019], and UK law wants every charge that cannot be avoided in the first price [L10, 2025].

How to mend: Name every charge with its amount on the product page or in the cart. Put charges that nobody can avoid
into the price.

Passes when the total at the till is the price of the product plus delivery and tax as stated before, or less. Fails
when it grew by more than 0.5 % of the price. Cannot tell when the payment step was not reached, or price or total
could not be read or stand in two currencies.

Score: growth in per cent of the price, 0.5 = 100, 1 = 70, 5 = 20, 10 = 0 (rulebook, own judgement); a fee that first
shows at the payment step scores 20 at most. Delivery counts as stated where an amount stood on a page up to the cart,
on the page about delivery, or at another way of delivery that could be chosen; "plus shipping" alone does not. Wraps
and insurances can be taken out: `basket-only-mine` judges them. Tax that is added without a promise of prices with
tax (US) is not growth. One product per run; the worse device counts.
"""

from decimal import Decimal

from auditor.evidence import Evidence, InfoPages, Journey, Journeys, Milestone, PageRecord, Present, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, on_page, passed, piecewise, scored
from checks._devices import on_each_device, stopped_early
from checks._prices import shown
from checks._reading import unread_language
from checks._wording import listed, quoted
from checks.clear._bill import (
    Price,
    delivery_charged,
    from_payment_on,
    goods,
    page_with_total,
    price_shown,
    rows_of,
    tax_added,
    tax_notes,
)
from checks.clear._stated import delivery_stated

_CURVE = ((0.5, 100.0), (1.0, 70.0), (5.0, 20.0), (10.0, 0.0))
_LATE_FEE = 20.0


@check(severity=Severity.CRITICAL, sources=("L10", "L01", "R02", "R19"))
def total_stays_put(journeys: Journeys, evidence: Evidence) -> Outcome:
    # The page about delivery can only excuse a charge: without one the question still stands.
    seen = evidence.info_pages
    return on_each_device(
        journeys, lambda journey: _judge(journey, seen.value if isinstance(seen, Present) else None)
    )


def _judge(journey: Journey, info: InfoPages | None) -> Outcome:
    if journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "the total at the payment step")
    till, price = page_with_total(from_payment_on(journey)), price_shown(journey)
    if till is None or price is None:
        missing = "total at the payment step" if till is None else "price on the product's page"
        return cant_tell(Reason.NOT_FOUND, f"No {missing} could be read.")
    total = till.total()
    assert total is not None
    if len({total.currency, price.line.currency} - {""}) > 1:
        return cant_tell(Reason.LOW_CONFIDENCE, "The price and the total stand in different currencies.")
    worth = goods(price, till)
    delivery = delivery_stated(journey, info, till, total.amount - worth)
    removable = sum((line.amount for line in rows_of(till, "insurance", "gift_wrap")), Decimal(0))
    grown = max(Decimal(0), total.amount - worth - delivery - removable - _tax_known_late(price, till))
    percent = float(100 * grown / worth) if worth else 0.0
    saw = f"Shown: {shown(worth, total.currency)}" + (
        f" and {shown(delivery, total.currency)} for delivery" if delivery else ""
    )
    saw += f"; at the till: {shown(total.amount, total.currency)}"
    places = on_page(till, total.box, quote=total.text), on_page(price.page, price.line.box, quote=price.line.text)
    if percent <= _CURVE[0][0]:
        return passed(f"{saw}.", *places)
    if language := unread_language([till, price.page]):
        return cant_tell(
            Reason.LOW_CONFIDENCE, f'{saw}, but the bill is in "{language}", for which we have no words.'
        )
    if info is None and delivery_charged(till) > delivery:
        return cant_tell(Reason.NOT_FOUND, f"{saw}; whether a page tells what delivery costs was not seen.")
    late = [
        fee for fee in rows_of(till, "fee") if fee.amount <= grown and not _seen_before(fee.label, journey, till)
    ]
    because = f": {listed(quoted(fee.text) for fee in late)} first stands there" if late else ""
    score = min(_LATE_FEE, piecewise(percent, _CURVE)) if late else piecewise(percent, _CURVE)
    return scored(
        score, f"{saw}, {shown(grown, total.currency)} ({percent:.1f} %) more than shown{because}.", *places
    )


def _tax_known_late(price: Price, till: PageRecord) -> Decimal:
    return Decimal(0) if tax_notes(price.page) else tax_added(till)


def _seen_before(label: str, journey: Journey, till: PageRecord) -> bool:
    earlier = journey.pages[: journey.pages.index(till)]
    return any(
        line.label == label for page in earlier if page.milestone is not Milestone.PAYMENT for line in page.money
    )
