"""When do I learn what delivery costs?

Why it matters: Extra costs, delivery first, are the main reason for leaving a checkout (48 %) [R02, 2024]; customers
look for them on the product page [R08, 2017-2024], and late delivery costs were a finding of EU sweeps [R21, 2023].

How to mend: Write the price of delivery beside the price of the product, together with the amount from which delivery
is free: "plus 4.90 shipping, free from 60".

Passes when the product page names an amount, says that delivery is free, or shows a price above the threshold for
free delivery. Fails when the amount comes later. Cannot tell when the visit ended before any amount was seen, or the
pages are in a language that the auditor has no words for. Does not apply where nothing is sent.

Score: product page 100, page about delivery one click away 80, cart 70, checkout before personal data 50, after the
address 20, payment step or never 0 (rulebook). "Free from 60" alone does not tell what 30 will cost. Only what a
customer can read counts, not data for machines. The worse device counts.
"""

from collections.abc import Iterator
from decimal import Decimal

from auditor.evidence import InfoPages, Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored
from checks._delivery import delivery_prices, nothing_is_sent, only_picked_up, rates_on
from checks._devices import on_each_device, stopped_early
from checks._reading import found_pages, from_checkout_on, product_page, unread_language
from checks._wording import quoted
from checks.clear._bill import carts, from_payment_on, price_shown

_PERSONAL = frozenset({"contact_fields", "address_fields"})


@check(severity=Severity.SERIOUS, sources=("R08", "R02", "R21"))
def shipping_cost_early(journeys: Journeys, info_pages: InfoPages) -> Outcome:
    if nothing_is_sent(journeys):
        return inapplicable("Nothing is sent: the checkout asks for no address.")
    return on_each_device(journeys, lambda journey: _judge(journey, info_pages))


def _judge(journey: Journey, info: InfoPages) -> Outcome:
    product = product_page(journey)
    if product is None:
        return stopped_early(journey, "a product page")
    if only_picked_up(product):
        return inapplicable("The product is for collection only.")
    price = price_shown(journey)
    worth = price.amount if price else None
    for score, where, page in _stations(journey, product, info):
        if quote := _settled(page, worth, info):
            return scored(
                score, f"What delivery costs is told {where}: {quoted(quote)}.", on_page(page, quote=quote)
            )
    if language := unread_language(journey.pages):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    if journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "a price of delivery")
    return scored(
        0, "What delivery costs is not told before the payment step.", *map(on_page, from_payment_on(journey)[:1])
    )


def _stations(journey: Journey, product: PageRecord, info: InfoPages) -> Iterator[tuple[float, str, PageRecord]]:
    yield 100, "on the product page", product
    for page in found_pages(info, "shipping_info"):
        yield 80, "on the page about delivery", page
    for page in carts(journey):
        yield 70, "in the cart", page
    checkout = from_checkout_on(journey)
    checkout = checkout[: len(checkout) - len(from_payment_on(journey))]
    asked = next((i for i, p in enumerate(checkout) if not _PERSONAL.isdisjoint(p.facets)), len(checkout))
    for index, page in enumerate(checkout):
        yield (50, "at the start of the checkout", page) if index <= asked else (20, "after the address", page)


def _settled(page: PageRecord, worth: Decimal | None, info: InfoPages) -> str:
    """The words that settle the price of delivery, "" when none do."""
    told = next((told.quote for told in delivery_prices(page) if told.settles(worth)), "")
    in_table = page in found_pages(info, "shipping_info") and rates_on(page, info.home)
    return told or (page.title or page.url if in_table else "")
