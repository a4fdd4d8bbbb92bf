"""The price that was shown and the sum that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.evidence import Journey, Milestone, MoneyLine, PageRecord
from auditor.words import says
from checks._delivery import speaks_of_delivery
from checks._prices import CENT
from checks._reading import from_checkout_on, product_page
from checks._till import path_of

_MOST_PIECES = 12
"""Beyond a dozen a sum that is a multiple of the price is taken for chance (own judgement)."""


@dataclass(frozen=True)
class Price:
    """What one piece costs, as its page said when it was put into the cart."""

    page: PageRecord
    line: MoneyLine

    @property
    def amount(self) -> Decimal:
        return self.line.amount


def before_checkout(journey: Journey) -> tuple[PageRecord, ...]:
    """All pages up to the cart, the cart included."""
    return journey.pages[: len(journey.pages) - len(from_checkout_on(journey))]


def carts(journey: Journey) -> list[PageRecord]:
    """The pages and windows that show the cart before the checkout."""
    return [
        p
        for p in before_checkout(journey)
        if p.milestone is Milestone.CART_SEEN or not {"cart_lines", "cart_drawer"}.isdisjoint(p.facets)
    ]


def price_shown(journey: Journey) -> Price | None:
    """The price on the product's page, after options were chosen."""
    first = product_page(journey)
    if first is None:
        return None
    looks = [p for p in before_checkout(journey) if path_of(p) == path_of(first) and "product_offer" in p.facets]
    for page in [*reversed(looks), first]:
        if line := page.price():
            return Price(page, line)
    return None


def page_with_total(pages: Sequence[PageRecord]) -> PageRecord | None:
    """The last of the pages that names a total."""
    return next((page for page in reversed(pages) if page.total()), None)


def from_payment_on(journey: Journey) -> tuple[PageRecord, ...]:
    """The payment step and what was seen after it."""
    page = journey.at(Milestone.PAYMENT)
    return journey.pages[journey.pages.index(page) :] if page else ()


def goods(price: Price, page: PageRecord) -> Decimal:
    """What the pieces in the cart cost at the price shown: several pieces, when the bill is an exact multiple.

    A sum that stands on the product's page is believed too: another amount there may be the price we took for it.
    """
    told = [line.amount for line in page.money_of("subtotal", "item")][-1:]
    on_page = {line.amount for line in price.page.money if not line.struck}
    for amount in told:
        pieces, rest = divmod(amount, price.amount) if price.amount > 0 else (Decimal(0), amount)
        if amount in on_page or (not rest and 1 <= pieces <= _MOST_PIECES):
            return amount
    return price.amount


def bill(page: PageRecord) -> list[MoneyLine]:
    """The rows above the total, each once: phones often show the bill twice."""
    total = page.total()
    end = page.money.index(total) if total else len(page.money)
    rows = {(line.label, line.amount): line for line in page.money[:end] if not line.struck}
    return list(rows.values())


def rows_of(page: PageRecord, *roles: str) -> list[MoneyLine]:
    """Rows of the bill with one of these parts."""
    return [line for line in bill(page) if line.role in roles and line.amount > 0]


def delivery_charged(page: PageRecord) -> Decimal:
    """The price of delivery in the bill, 0 when it names none."""
    charged = [line for line in bill(page) if line.role in ("shipping", "other") and _is_delivery(line, page)]
    return charged[-1].amount if charged else Decimal(0)


def _is_delivery(line: MoneyLine, page: PageRecord) -> bool:
    is_offer = says("free_shipping_from", line.text, page.lang) or says("plus_shipping", line.text, page.lang)
    return line.amount >= 0 and not is_offer and speaks_of_delivery(line.label, page.lang)


def tax_added(page: PageRecord) -> Decimal:
    """Tax rows of the bill that do not say that they are included."""
    return sum(
        (line.amount for line in rows_of(page, "tax") if not says("tax_included", line.text, page.lang)),
        Decimal(0),
    )


def same(one: Decimal, other: Decimal) -> bool:
    """Equal but for a rounded cent."""
    return abs(one - other) <= CENT


def tax_notes(page: PageRecord) -> list[str]:
    """Lines that say that tax is included. Whole lines: "incl. VAT" is no end of a sentence."""
    return [line.strip() for line in page.text.split("\n") if says("tax_included", line, page.lang)]
