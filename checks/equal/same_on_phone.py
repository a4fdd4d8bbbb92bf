"""Do I get the same deal on my phone?

Why it matters: Prices that depend on the device were found on large shops [R25, 2014], and a customer who starts on
the phone and finishes at a desk must find the same offer.

How to mend: Serve price, stock, delivery and payment methods from one place, and let the device decide the layout
only.

Passes when price, availability, delivery choices, payment methods and the way to the contact page are the same on
phone and desktop. Fails when one of them differs. Cannot tell when only one device was used or fewer than two of
these could be compared.

Score: share of compared items that are equal (own judgement). Prices are compared only when both devices looked at
the same product. A longer watch would compare five products.
"""

from __future__ import annotations

from auditor.evidence import Journey, Journeys, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, on_page, scored, share
from auditor.words import normalise
from checks._reading import links_to, product_page
from checks._wording import counted, listed

_FEWEST = 2


@check(severity=Severity.MODERATE, sources=("R25",))
def same_on_phone(journeys: Journeys) -> Outcome:
    phone, desktop = journeys.on("phone"), journeys.on("desktop")
    if phone is None or desktop is None:
        return cant_tell(Reason.NOT_ASKED, "The shop was walked on one device only.")
    pairs = {
        name: (a, b)
        for name, (a, b) in {
            **_product_facts(phone, desktop),
            "delivery choices": (_choices(phone, "delivery_method"), _choices(desktop, "delivery_method")),
            "payment methods": (_choices(phone, "payment_method"), _choices(desktop, "payment_method")),
        }.items()
        if a and b
    }
    if len(pairs) < _FEWEST:
        return cant_tell(Reason.NOT_REACHED, "Too little was seen on both devices to compare them.")
    unequal = [name for name, (a, b) in pairs.items() if a != b]
    told = [f"{name}: {pairs[name][0]} on the phone, {pairs[name][1]} on the desktop" for name in unequal]
    saw = f"{counted(len(pairs), 'item')} compared on phone and desktop; " + (
        f"different: {'; '.join(told)}." if told else f"all equal ({listed(pairs)})."
    )
    pages = [page for j in (phone, desktop) if (page := product_page(j))] if unequal else []
    return scored(share(len(pairs) - len(unequal), len(pairs)), saw, *map(on_page, pages))


def _product_facts(phone: Journey, desktop: Journey) -> dict[str, tuple[str, str]]:
    """Facts of the product page as shown, by name; empty when the devices looked at different products."""
    a, b = product_page(phone), product_page(desktop)
    if a is None or b is None:
        return {}
    contact = {"way to the contact page": (_contact(a), _contact(b))}
    if not (phone.product and desktop.product and phone.product.url == desktop.product.url):
        return contact
    return {
        "price": (_price(phone, a), _price(desktop, b)),
        "availability": (_availability(a), _availability(b)),
        **contact,
    }


def _price(journey: Journey, page: PageRecord) -> str:
    if shown := page.price():
        return f"{shown.amount} {shown.currency}"
    product = journey.product
    return f"{product.price} {product.currency}" if product and product.price is not None else ""


def _availability(page: PageRecord) -> str:
    return "sold out" if "out_of_stock" in page.facets else "can be bought"


def _contact(page: PageRecord) -> str:
    """Menus may be folded on a phone: a link counts wherever it stands in the page."""
    return "linked" if links_to(page, "contact", "help") else "not linked"


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
