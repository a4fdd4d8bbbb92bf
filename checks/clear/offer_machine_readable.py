"""Can price comparison and assistants read your offer correctly?

Why it matters: Search engines, price comparison and assistants take price, stock, delivery and returns from data in
the page, and show what they find there [T09, 2026; T10, 2024].

How to mend: Put a schema.org Offer into each product page, filled from the same source as the visible price: price,
priceCurrency, availability, shippingDetails and hasMerchantReturnPolicy.

Passes when all five are there and price, currency and stock agree with what the page shows. Fails when one is missing
or contradicts the page. Cannot tell when no product page was reached.

Score: one fifth for each (rulebook). A price counts as right when it is any price that the page shows, for variants
have several. Return policies declared for the whole shop elsewhere go unseen. The worse device counts.
"""

from auditor.evidence import Journey, Journeys, Offer, PageRecord
from auditor.plugins import Outcome, Severity, check, on_page, scored, share
from auditor.words import normalise
from checks._devices import on_each_device, stopped_early
from checks._europe import currency_of
from checks._reading import product_page
from checks._wording import listed
from checks.clear._bill import same

_CAN_BE_HAD = frozenset(
    {
        "InStock",
        "InStoreOnly",
        "LimitedAvailability",
        "OnlineOnly",
        "PreOrder",
        "PreSale",
        "BackOrder",
        "MadeToOrder",
    }
)
_SOLD_OUT = frozenset({"OutOfStock", "SoldOut", "Discontinued"})


@check(severity=Severity.MINOR, sources=("T09", "T10"))
def offer_machine_readable(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    page = product_page(journey)
    if page is None:
        return stopped_early(journey, "a product page")
    offer = _own_offer(page, journey)
    if offer is None:
        return scored(0, "The product page tells machines nothing about the product.", on_page(page))
    faults = [sentence for sentence in _faults(offer, page) if sentence]
    right = 5 - len(faults)
    saw = f"{right} of 5 properties of the offer can be read and agree with the page"
    return scored(share(right, 5), f"{saw}: {listed(faults)}." if faults else f"{saw}.", on_page(page))


def _own_offer(page: PageRecord, journey: Journey) -> Offer | None:
    """The offer of the product that was chosen, among those of others on its page."""
    title = normalise(journey.product.title) if journey.product else ""
    named = [o for o in page.offers if title and title in normalise(o.name)]
    return next(iter(named or [o for o in page.offers if o.name or o.price is not None]), None)


def _faults(offer: Offer, page: PageRecord) -> list[str]:
    """One sentence per property that is missing or wrong, "" for each that is right."""
    amounts = [line.amount for line in page.money if not line.struck]
    currency = currency_of([page])
    # A page is taken for sold out also because the data says so: what goes into the cart is not.
    right_stock = _CAN_BE_HAD if "atc_ready" in page.facets else _CAN_BE_HAD | _SOLD_OUT
    return [
        _wrong("price", offer.price, not amounts or any(same(a, offer.price) for a in amounts if offer.price)),
        _wrong("currency", offer.currency, currency in ("", offer.currency)),
        _wrong("availability", offer.availability, offer.availability in right_stock),
        "" if offer.has_shipping else "no shipping details",
        "" if offer.has_returns else "no return policy",
    ]


def _wrong(what: str, value: object, is_right: bool) -> str:
    if not value:
        return f"no {what}"
    return "" if is_right else f'the {what} "{value}" is not what the page shows'
