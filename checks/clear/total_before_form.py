"""Do I see the whole sum before I hand over my data?

Why it matters: 24 % of people who left a checkout could not see the total cost up-front [R02, 2016]; the total must be
told before the order [L01, 2011], and customers look for it in the cart [R08, 2017-2024].

How to mend: Show goods, delivery to the visitor's country and tax in the cart, and their sum as "Total".

Passes when a total on the cart or at the start of the checkout is the sum asked for at the till, or within 2 % of it.
Fails when it lacks the delivery (30), or no total is shown (0). Cannot tell when the payment step was not reached or no
total could be read there. Does not apply where nothing is sent.

Score: as above (rulebook). A fee that first shows at the till is judged by `total-stays-put`, and tax that depends
on the address (US) is taken off both sums. A lower sum at the till, after a discount or by a cheaper delivery, is no
fault. The worse device counts.
"""

from decimal import Decimal

from auditor.evidence import Journey, Journeys, Milestone, MoneyLine, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored
from checks._delivery import nothing_is_sent
from checks._devices import on_each_device, stopped_early
from checks._prices import shown
from checks._reading import from_checkout_on, unread_language
from checks.clear._bill import (
    carts,
    delivery_charged,
    from_payment_on,
    page_with_total,
    rows_of,
    tax_added,
)

_PERSONAL = frozenset({"contact_fields", "address_fields"})
_NEAR = Decimal("0.02")


@check(severity=Severity.SERIOUS, sources=("R08", "L01", "R02"))
def total_before_form(journeys: Journeys) -> Outcome:
    if nothing_is_sent(journeys):
        return inapplicable("Nothing is sent: the checkout asks for no address.")
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    till = page_with_total(from_payment_on(journey))
    if journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "the total at the payment step")
    early_pages = _before_data(journey)
    if till is None or not early_pages:
        return cant_tell(
            Reason.NOT_FOUND, "No total could be read at the payment step, or nothing was seen before it."
        )
    early = page_with_total(early_pages)
    if early is None:
        if language := unread_language(early_pages):
            return cant_tell(Reason.LOW_CONFIDENCE, f'The cart is in "{language}", for which we have no words.')
        return scored(0, "Neither the cart nor the start of the checkout names a total.", on_page(early_pages[-1]))
    first, last = _total(early), _total(till)
    saw = f"Before personal data: {shown(first.amount, first.currency)}; at the till: {shown(last.amount, last.currency)}."
    missing = last.amount - first.amount - _late(early, till)
    place = on_page(early, first.box, quote=first.text)
    if missing <= Decimal("0.01"):
        return scored(100, saw, place)
    if missing <= _NEAR * last.amount:
        return scored(90, saw, place)
    lacks = " Delivery was not in it." if missing >= delivery_charged(till) > 0 else ""
    return scored(30, f"{saw}{lacks}", place)


def _before_data(journey: Journey) -> list[PageRecord]:
    """The cart and the checkout up to the first page that asks for personal data, as it first showed."""
    checkout = from_checkout_on(journey)
    asked = next((i for i, p in enumerate(checkout) if not _PERSONAL.isdisjoint(p.facets)), -1)
    return [*carts(journey), *checkout[: asked + 1]]


def _total(page: PageRecord) -> MoneyLine:
    line = page.total()
    assert line is not None
    return line


def _late(early: PageRecord, till: PageRecord) -> Decimal:
    """What other checks judge: fees that first show at the till, and tax that only the address could tell."""
    known = {line.label for line in rows_of(early, "fee")}
    fees = sum((line.amount for line in rows_of(till, "fee") if line.label not in known), Decimal(0))
    return fees + max(Decimal(0), tax_added(till) - tax_added(early))
