"""What the customer has to pay, row by row, at each station of the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.demo.catalogue import Product
from auditor.demo.delivery import HOME, Method, methods
from auditor.demo.money import cents, raised
from auditor.demo.session import Session
from auditor.demo.shop import Shop

Station = Literal["cart", "checkout", "payment"]


@dataclass(frozen=True)
class Line:
    """So many pieces of one product in one variant."""

    key: str
    product: Product
    variant: str
    quantity: int
    unit_cents: int

    @property
    def total_cents(self) -> int:
        """The price of all pieces."""
        return self.quantity * self.unit_cents


@dataclass(frozen=True)
class Basket:
    """The sums of one cart. A part the customer is not told of (yet) is None."""

    lines: tuple[Line, ...]
    gift_wrap_cents: int | None
    subtotal_cents: int
    insurance_cents: int | None
    delivery: Method
    shipping_cents: int | None
    fee_cents: int | None

    @property
    def count(self) -> int:
        """How many pieces."""
        return sum(line.quantity for line in self.lines)

    @property
    def total_cents(self) -> int:
        """Everything the customer is told to pay."""
        extras = (self.insurance_cents, self.shipping_cents, self.fee_cents)
        return self.subtotal_cents + sum(amount or 0 for amount in extras)


def basket_of(shop: Shop, session: Session, lang: str, on_phone: bool, station: Station) -> Basket:
    """Add up a session's cart as the customer sees it at this station."""

    def line(key: str, quantity: int) -> Line:
        slug, _, variant = key.partition("~")
        product = shop.products[slug]
        unit = shop.price_cents(product, lang, on_phone)
        if shop.has("dearer-in-cart"):
            unit = raised(unit, shop.value("dearer-in-cart"))
        return Line(key, product, variant, quantity, unit)

    lines = tuple(line(key, quantity) for key, quantity in session.lines.items())
    wrap = cents(shop.value("sneaked-item")) if session.gift_wrap else None
    subtotal = sum(line.total_cents for line in lines) + (wrap or 0)
    offered = methods(session.address.get("country", HOME), subtotal)
    chosen = next((method for method in offered if method.name == session.delivery), offered[0])
    silent = shop.has("hidden-shipping") and station != "payment"
    fee = shop.has("late-fee") and station == "payment"
    return Basket(
        lines,
        wrap,
        subtotal,
        insurance_cents=cents(shop.value("preticked-insurance")) if session.insured else None,
        delivery=chosen,
        shipping_cents=None if silent else chosen.price_cents,
        fee_cents=cents(shop.value("late-fee")) if fee else None,
    )
