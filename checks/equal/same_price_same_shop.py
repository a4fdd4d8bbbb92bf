"""Do I pay the same as my neighbour abroad in the same shop?

Why it matters: EU law forbids other conditions for customers from other countries who shop in the same version of a
shop [L05, 2018], and personalised prices were found on 9 of 16 large sites [R25, 2014].

How to mend: Take the price from one place and let language change words and number format only.

Passes when the same product costs the same in every language of the same shop. Fails when one of them has another
price although two strangers saw a steady one. Cannot tell when two strangers already see different prices, when a
price differs and no second stranger confirmed the first, when another VAT rate can make the difference, or when no
other language showed a price: other countries need a vantage point there.

Score: share of the products without difference (rulebook; one product per run). Versions on another host, and other
currencies, are another shop: the law does not demand equal prices there. A longer watch would compare more products
and repeat the pairs.
"""

from __future__ import annotations

from decimal import Decimal

from auditor.evidence import Reason, Visit, Visits
from auditor.plugins import Basis, Outcome, Place, Severity, cant_tell, check, failed, on_page, passed
from checks._reading import language_of, parts_of
from checks._wording import distinct, listed

_STANDARD_VAT = tuple(Decimal(rate) / 10 for rate in (170, 180, 190, 200, 210, 220, 230, 240, 250, 255, 270))
"""Standard rates of the EU members, per cent."""
_ENOUGH_STRANGERS = 2
_ROUNDING = Decimal("0.011")
"""Two prices may differ by a rounded cent."""


@check(severity=Severity.SERIOUS, sources=("L05", "R25"), basis=Basis.STATISTICAL)
def same_price_same_shop(visits: Visits) -> Outcome:
    strangers = [v for v in visits.of("product", "fresh") if v.price is not None and v.shows_product is not False]
    if not strangers:
        return cant_tell(Reason.NOT_FOUND, "No price of the product was read on a fresh visit.")
    control = strangers[0]
    if len(_prices(strangers)) > 1:
        return cant_tell(
            Reason.LOW_CONFIDENCE, f"Two strangers saw different prices already ({_told(strangers)})."
        )
    others = [v for v in visits.of("product", "language:") if v.price is not None and _same_shop(v, control)]
    if all(_asked_in(v) == language_of(control.page) for v in others):
        return cant_tell(
            Reason.NEEDS_VANTAGE,
            f"No other language of the same shop showed a price to compare ({_told(strangers)}).",
        )
    differing = [v for v in others if abs(_price(v) - _price(control)) > _ROUNDING]
    saw = f"The same product: {_told([control, *others])}."
    if not differing:
        return passed(saw, on_page(control.page))
    if all(_explained_by_vat(_price(v), _price(control)) for v in differing):
        return cant_tell(Reason.NEEDS_VANTAGE, saw + " The VAT rate of another country can make that difference.")
    if len(strangers) < _ENOUGH_STRANGERS:
        return cant_tell(Reason.LOW_CONFIDENCE, saw + " Whether strangers see a steady price was not seen.")
    return failed(saw, *map(_place, differing))


def _place(visit: Visit) -> Place:
    price = visit.page.price()
    return on_page(visit.page, price.box if price else None)


def _same_shop(visit: Visit, control: Visit) -> bool:
    hosts = {parts_of(v.page.url or v.url).hostname for v in (visit, control)}
    same_page = visit.shows_product is not False and visit.device == control.device
    return len(hosts) == 1 and same_page and visit.currency in ("", control.currency)


def _asked_in(visit: Visit) -> str:
    return visit.who.partition(":")[2].partition("-")[0]


def _price(visit: Visit) -> Decimal:
    assert visit.price is not None
    return visit.price


def _prices(visits: list[Visit]) -> set[tuple[str, Decimal]]:
    return {(v.device, _price(v)) for v in visits if v.device == visits[0].device}


def _told(visits: list[Visit]) -> str:
    who = {"fresh": "a stranger", "fresh_again": "another stranger"}
    return listed(
        distinct(
            f"{v.price} {v.currency or '(no currency)'} for {who.get(v.who, v.who.replace('language:', 'language '))}"
            for v in visits
        )
    )


def _explained_by_vat(one: Decimal, other: Decimal) -> bool:
    """Whether both prices have one net price, each with the standard rate of some country."""
    return any(
        a != b and abs(other * (100 + a) / (100 + b) - one) <= _ROUNDING
        for a in _STANDARD_VAT
        for b in _STANDARD_VAT
    )
