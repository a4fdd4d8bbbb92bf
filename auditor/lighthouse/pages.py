"""Which pages of a walk Lighthouse looks at."""

from __future__ import annotations

from dataclasses import dataclass

import ada_url

from auditor.evidence import Journey, Milestone, PageRecord

PAYS = frozenset({"payment_choice", "psp_frame", "card_fields"})
"""Facets of a checkout where one pays. Elsewhere they are the buttons of a provider, on a product's page say."""


@dataclass(frozen=True)
class Looked:
    """One page to look at."""

    name: str
    url: str
    record: str
    """Id of the page record that shows it."""
    pays: bool = False
    """It is left alone."""


def pages_of(journey: Journey) -> list[Looked]:
    """Home, category, product, cart and the first page of the checkout, as far as the walk came; each address once.

    Only what is really a web address is among them: an address goes to another program as an argument.
    """
    named: list[tuple[str, PageRecord | None]] = [
        (Milestone.LANDED.value, journey.at(Milestone.LANDED)),
        ("listing", next(iter(journey.with_facet("listing")), None)),
        (Milestone.PRODUCT.value, journey.at(Milestone.PRODUCT)),
        (Milestone.CART_SEEN.value, journey.at(Milestone.CART_SEEN)),
        (Milestone.CHECKOUT.value, journey.at(Milestone.CHECKOUT)),
    ]
    payment = {page.url for page in journey.pages if page.milestone is Milestone.PAYMENT}
    found: dict[str, Looked] = {}
    for name, page in named:
        if page is not None and (url := web_address(page.url)):
            pays = page.url in payment or (name == Milestone.CHECKOUT.value and not PAYS.isdisjoint(page.facets))
            found.setdefault(url, Looked(name, url, page.id, pays))
    return list(found.values())


def web_address(text: str) -> str:
    """The address as a browser writes it (WHATWG), without its fragment; empty where it is none of http or https, or
    names a user."""
    try:
        url = ada_url.URL(text)
    except ValueError:
        return ""
    if url.protocol not in ("http:", "https:") or url.username or url.password:
        return ""
    url.hash = ""
    return url.href
