"""Is it the same price in the list, on the page and in the cart?

Why it matters: Customers decide by the price in the list; merchant programmes demand one price from the search result
to the checkout [T10, 2024; T09, 2026].

How to mend: Take the price of list, product page and cart from one place, and clear caches of all three together.

Passes when every place that names the product's price names the same. Fails when two differ. Cannot tell when only
one place was seen.

Score: 100 when all agree, else 0 (rulebook: share of products; one product per run). Prices "from" are left out, of
two prices at one place (with and without tax, before and after a reduction) either may match, and a price that falls
in the cart harms nobody. What machines are told is judged by `offer-machine-readable`. The worse device counts.
"""

import re

from auditor.evidence import Journey, Journeys, MoneyLine, PageRecord, Reason
from auditor.plugins import Outcome, Place, Severity, cant_tell, check, failed, on_page, passed
from auditor.words import normalise
from checks._devices import on_each_device, stopped_early
from checks._prices import shown
from checks._reading import product_page
from checks._wording import listed
from checks.clear._bill import Price, before_checkout, carts, goods, price_shown, same

_FROM = re.compile(
    r"(?:^|\s)(?:from|ab|starting at|as low as|à partir de|desde|da|vanaf|od|från|fra)\s*$", re.IGNORECASE
)


@check(severity=Severity.SERIOUS, sources=("T10", "T09"))
def price_same_everywhere(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    price = price_shown(journey)
    if price is None:
        if product_page(journey) is None:
            return stopped_early(journey, "a product page")
        return cant_tell(Reason.NOT_FOUND, "No price could be read on the product page.")
    title = normalise(journey.product.title) if journey.product else ""
    listed_at = [(p, lines) for p in _lists(journey, price) if (lines := _naming(title, p))]
    in_cart = [(p, lines) for p in carts(journey) if (lines := _in_cart(title, p, price))]
    if not listed_at and not in_cart:
        return cant_tell(Reason.NOT_FOUND, "The price was seen in one place only, on the product page.")
    faults: list[tuple[str, Place]] = [
        (f"{_told(lines)} in the list", on_page(page, lines[0].box, quote=lines[0].text))
        for page, lines in listed_at
        if not any(same(line.amount, price.amount) for line in lines)
    ] + [
        (f"{_told(lines)} in the cart", on_page(page, lines[0].box, quote=lines[0].text))
        for page, lines in in_cart
        if not _agrees(lines, page, price)
    ]
    here = shown(price.amount, price.line.currency)
    places = listed(what for what, seen in (("list", listed_at), ("cart", in_cart)) if seen)
    if not faults:
        return passed(
            f"{here} on the product page, and the same in {places}.", on_page(price.page, price.line.box)
        )
    told = listed(dict.fromkeys(sentence for sentence, _ in faults))
    return failed(f"{here} on the product page, but {told}.", *(place for _, place in faults))


def _lists(journey: Journey, price: Price) -> list[PageRecord]:
    return [p for p in before_checkout(journey) if "listing" in p.facets and "product_offer" not in p.facets]


def _naming(title: str, page: PageRecord) -> list[MoneyLine]:
    """Rows that name the product with a plain price."""
    return [
        line
        for line in page.money
        if title and title in normalise(line.text) and line.amount > 0 and not _is_from(line)
    ]


def _is_from(line: MoneyLine) -> bool:
    """ "from 9.90" is no price of one thing."""
    before = re.split(r"[€$£¥]|\d", line.text, maxsplit=1)[0]
    return _FROM.search(before.rstrip()) is not None


def _in_cart(title: str, page: PageRecord, price: Price) -> list[MoneyLine]:
    if page.price() and "product_offer" in page.facets:
        return []  # a window over the product page shows that page's prices too
    return _naming(title, page) or [line for line in page.money_of("subtotal") if line.amount > 0]


def _agrees(lines: list[MoneyLine], page: PageRecord, price: Price) -> bool:
    worth = goods(price, page)
    return any(same(line.amount, amount) for line in lines for amount in (price.amount, worth)) or all(
        line.amount < price.amount for line in lines
    )


def _told(lines: list[MoneyLine]) -> str:
    plain = next((line for line in lines if not line.struck), lines[0])
    return shown(plain.amount, plain.currency)
