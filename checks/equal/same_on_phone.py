"""Do I get the same deal on my phone?

Why it matters: Prices that depend on the device were found on large shops [R25, 2014], and a customer who starts on
the phone and finishes at a desk must find the same offer.

How to mend: Serve price, stock, delivery and payment methods from one place, and let the device decide the layout
only.

Passes when price, availability, delivery choices and payment methods of the same product are the same on phone and
desktop. Fails when one of them differs. Cannot tell when only one device was used, when the devices chose different
products or options, or when fewer than two of these could be compared.

Score: share of compared items that are equal (rulebook). A longer watch would compare five products. Links are not
compared: a menu that is folded on the phone hides them, but does not take them away.
"""

from __future__ import annotations

from auditor.evidence import Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, on_page, scored, share
from auditor.words import normalise
from checks._prices import shown
from checks._reading import parts_of, product_page
from checks._wording import counted, listed

_FEWEST = 2


@check(severity=Severity.MODERATE, sources=("R25",))
def same_on_phone(journeys: Journeys) -> Outcome:
    phone, desktop = journeys.on("phone"), journeys.on("desktop")
    if phone is None or desktop is None:
        return cant_tell(Reason.NOT_ASKED, "The shop was walked on one device only.")
    if not _same_product(phone, desktop):
        return cant_tell(Reason.NOT_REACHED, "Phone and desktop did not look at the same product.")
    ours, theirs = _facts(phone), _facts(desktop)
    pairs = {name: (ours[name], theirs[name]) for name in ours if ours[name] and theirs[name]}
    if len(pairs) < _FEWEST:
        return cant_tell(Reason.NOT_REACHED, "Too little was seen on both devices to compare them.")
    unequal = [name for name, (a, b) in pairs.items() if a != b]
    told = [f"{name}: {pairs[name][0]} on the phone, {pairs[name][1]} on the desktop" for name in unequal]
    saw = f"{counted(len(pairs), 'item')} compared on phone and desktop; " + (
        f"different: {'; '.join(told)}." if told else f"all equal ({listed(pairs)})."
    )
    pages = [page for j in (phone, desktop) if (page := product_page(j))] if unequal else []
    return scored(share(len(pairs) - len(unequal), len(pairs)), saw, *map(on_page, pages))


def _same_product(phone: Journey, desktop: Journey) -> bool:
    a, b = phone.product, desktop.product
    if a is None or b is None or sorted(a.options) != sorted(b.options):
        return False
    # Shops add to an address where a visitor came from; then path and title tell the product.
    alike = parts_of(a.url).path == parts_of(b.url).path and bool(a.title) and a.title == b.title
    return a.url == b.url or alike


def _facts(journey: Journey) -> dict[str, str]:
    """What this device was offered, by name; "" for what it did not show."""
    page = product_page(journey)
    return {
        "price": _price(journey, page),
        "availability": _availability(journey, page),
        "delivery choices": _choices(journey, "delivery_method"),
        "payment methods": _choices(journey, "payment_method"),
    }


def _price(journey: Journey, page: PageRecord | None) -> str:
    if page and (price := page.price()):
        return shown(price.amount, price.currency)
    product = journey.product
    return shown(product.price, product.currency) if product and product.price is not None else ""


def _availability(journey: Journey, page: PageRecord | None) -> str:
    if journey.reached_rank() >= Milestone.IN_CART.rank:
        return "can be bought"
    return "sold out" if page and "out_of_stock" in page.facets else ""


def _choices(journey: Journey, meaning: str) -> str:
    """The offered methods in alphabetical order; prices and dates in their labels are dropped."""
    labels = [
        label
        for page in journey.pages
        for field in page.fields
        if field.meaning == meaning
        for label in (field.options if field.kind == "select" else (field.label,))
    ]
    return listed(sorted({normalise(label).partition(",")[0] for label in labels if normalise(label)}))
