"""Are prices shown with tax, as I will pay them?

Why it matters: In the EU and the United Kingdom consumers must be shown prices with all taxes [L01, 2011; L10, 2025]; a
price that grows by a fifth at the till is no price.

How to mend: Show gross prices, with a note such as "incl. VAT", and keep net prices for business customers.

Passes when the product page says that tax is included, or the sum at the till is that of the prices shown. Fails when
tax is added to the price at the till. Cannot tell when neither was seen. Does not apply to prices in currencies from
outside the EU, the EEA and the United Kingdom.

Score: yes or no (rulebook). Traders exempt from VAT say so, which counts. The worse device counts.
"""

from decimal import Decimal

from auditor.evidence import Journey, Journeys, Milestone, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, passed
from checks._devices import on_each_device, stopped_early
from checks._europe import sells_in_eea_or_uk
from checks._prices import shown
from checks._reading import product_page
from checks._wording import quoted
from checks.clear._bill import (
    Price,
    delivery_charged,
    from_payment_on,
    goods,
    page_with_total,
    price_shown,
    same,
    tax_added,
    tax_notes,
)


@check(severity=Severity.SERIOUS, sources=("L01", "L10"))
def tax_included(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    price, product = price_shown(journey), product_page(journey)
    if price is None or product is None:
        return stopped_early(journey, "a price on a product page")
    if not sells_in_eea_or_uk(price.line.currency):
        return inapplicable(f"Prices are in {price.line.currency}, where tax is added by custom.")
    till = page_with_total(from_payment_on(journey))
    total = till.total() if till else None
    added = tax_added(till) if till else Decimal(0)
    if till and total:
        without_tax = _sum(price, goods(price, till), delivery_charged(till))
        if added and same(total.amount, without_tax + added):
            return failed(
                f"{shown(added, total.currency)} of tax is added to the prices at the till.",
                on_page(till, total.box, quote=total.text),
            )
        if same(total.amount, without_tax):
            return passed("The sum at the till is that of the prices shown.", on_page(till, total.box))
    if notes := tax_notes(product):
        return passed(f"The product page says {quoted(notes[0])}.", on_page(product, quote=notes[0]))
    if journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "the sum at the till")
    return cant_tell(
        Reason.LOW_CONFIDENCE, "No note about tax was found, and the sum at the till cannot be taken apart."
    )


def _sum(price: Price, worth: Decimal, delivery: Decimal) -> Decimal:
    return max(worth, price.amount) + delivery
