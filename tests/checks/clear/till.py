"""A purchase in pages: product, cart, address, delivery and payment, each saying only what a test is about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from auditor.evidence import ChosenProduct, Journey, Milestone, MoneyLine, PageRecord
from tests.builders import field, journey, money, page

SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "SEK": "kr", "JPY": "¥"}
TITLE = "Oak board"


def row(label: str, amount: str, role: str = "other", currency: str = "EUR", **changes: Any) -> MoneyLine:
    """A row of a bill in any currency."""
    text = f"{label} {amount} {SIGNS[currency]}".strip()
    return money(label, amount, role, **{"text": text, "currency": currency, **changes})


def bill(
    goods: str, total: str, *extra: MoneyLine, delivery: str = "", currency: str = "EUR", label: str = "Shipping"
) -> tuple[MoneyLine, ...]:
    """Subtotal, delivery, what else there is, and the total."""
    sent = (row(label, delivery, currency=currency),) if delivery else ()
    return (
        row("Subtotal", goods, "subtotal", currency),
        *sent,
        *extra,
        row("Total", total, "total", currency),
    )


def product(
    price: str = "20.00", text: str = "", *more: MoneyLine, currency: str = "EUR", **changes: Any
) -> PageRecord:
    """The product's page with its price."""
    given = {
        "milestone": Milestone.PRODUCT,
        "facets": ("product_offer", "atc_ready"),
        "text": text,
        "money": (row("", price, currency=currency, prominent=True), *more),
    }
    return page("product", **{**given, **changes})


def cart(*rows: MoneyLine, **changes: Any) -> PageRecord:
    return page("cart", **{"milestone": Milestone.CART_SEEN, "facets": ("cart_lines",), "money": rows, **changes})


def checkout(*rows: MoneyLine, **changes: Any) -> PageRecord:
    """The start of the checkout, before anything is asked."""
    return page(
        "checkout", **{"milestone": Milestone.CHECKOUT, "facets": ("checkout_page",), "money": rows, **changes}
    )


def address(*rows: MoneyLine, **changes: Any) -> PageRecord:
    given = {
        "milestone": Milestone.GUEST,
        "facets": ("address_fields", "contact_fields"),
        "fields": (field("E-mail", "email"), field("Street", "street"), field("Postcode", "postcode")),
        "money": rows,
    }
    return page("address", **{**given, **changes})


def delivery(*ways: str, **changes: Any) -> PageRecord:
    """The choice of delivery, with the labels of its ways."""
    given = {
        "milestone": Milestone.ADDRESS,
        "facets": ("shipping_choice",),
        "fields": tuple(field(way, "delivery_method", kind="radio") for way in ways),
    }
    return page("delivery", **{**given, **changes})


def payment(*rows: MoneyLine, **changes: Any) -> PageRecord:
    given = {"milestone": Milestone.PAYMENT, "facets": ("payment_choice", "order_review"), "money": rows}
    return page("payment", **{**given, **changes})


def walk(*pages: PageRecord, device: str = "desktop", **changes: Any) -> Journey:
    """The journey over these pages, for the oak board."""
    chosen = ChosenProduct(title=TITLE, price=Decimal("20.00"), currency="EUR")
    return journey(*pages, device=device, **{"product": chosen, **changes})
