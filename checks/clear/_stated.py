"""How much of the price of delivery a customer could know before the checkout."""

from __future__ import annotations

from decimal import Decimal

from auditor.evidence import InfoPages, Journey, PageRecord
from checks._delivery import FREE, delivery_prices, rates_on
from checks._prices import amounts_in
from checks._reading import found_pages
from checks.clear._bill import before_checkout, delivery_charged


def delivery_stated(journey: Journey, info: InfoPages | None, till: PageRecord, grown: Decimal) -> Decimal:
    """As much of the delivery charge at the till as was stated; `grown` is all that came to the price of the goods."""
    early = before_checkout(journey)
    stated = {rate for page in early for told in delivery_prices(page) for rate in told.rates}
    if info:
        for page in found_pages(info, "shipping_info"):
            stated.update(rates_on(page, info.home))
    # A bill whose delivery row we cannot read may still have grown by exactly what was stated.
    charged = delivery_charged(till) or next((rate for rate in stated if rate == grown), FREE)
    if not stated.isdisjoint(_ways_to_choose(journey)):
        return charged
    return max((rate for rate in stated if rate <= charged), default=FREE)


def _ways_to_choose(journey: Journey) -> set[Decimal]:
    """Prices of the ways of delivery: whoever was offered a stated one chose a dearer one freely."""
    return {
        amount
        for page in journey.pages
        for field in page.fields
        if field.meaning == "delivery_method"
        for amount in amounts_in(" ".join([field.label, *field.options]))
    }
