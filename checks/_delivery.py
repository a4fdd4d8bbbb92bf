"""What a shop tells about the price of delivery, and whether anything is delivered at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from auditor.evidence import Journey, Journeys, Milestone, PageRecord
from auditor.words import says
from checks._prices import amounts_in, words_around_amounts
from checks._reading import is_broken

FREE = Decimal(0)
_SENTENCE_ENDS = re.compile(r"(?<!incl\.)(?<!excl\.)(?<!inkl\.)(?<!exkl\.)(?<!zzgl\.)(?<=[.!?])\s+")
"""Not after the abbreviations that stand before taxes and delivery."""
_WORD = re.compile(r"[^\W\d_]+")
_FROM = re.compile(r"\b(?:from|over|above|ab|über)\s*$", re.IGNORECASE)
_SHORT_LINE = 60
_OTHER_PRICES = ("total", "subtotal", "insurance", "pay_offline", "return_costs_customer", "deliver_pickup")


@dataclass(frozen=True)
class Told:
    """A sentence or row that tells what delivery costs."""

    quote: str
    rates: tuple[Decimal, ...] = ()
    """0 where delivery is free for everybody."""
    free_from: Decimal | None = None
    """From this worth of the order on delivery is free."""

    def settles(self, goods: Decimal | None) -> bool:
        """Whether a customer with goods of that worth knows the price of delivery now."""
        reached = goods is not None and self.free_from is not None and goods >= self.free_from
        return bool(self.rates) or reached


def speaks_of_delivery(text: str, language: str) -> bool:
    """Whether a label or sentence is about delivery: in one of its words, or as a whole."""
    # Words are asked one by one too: "Shipping (Standard)" is no entry of any dictionary, "Shipping" is.
    return says("shipping_cost", text, language) or any(
        says("shipping_cost", word, language) for word in _WORD.findall(text)
    )


def delivery_prices(page: PageRecord) -> list[Told]:
    """All that the page tells about the price of delivery, in sentences and in rows of a bill."""
    price = page.price()
    goods = {price.amount} if price and page.milestone is not Milestone.PAYMENT else set()
    lines = [line.strip() for line in page.text.split("\n") if line.strip()]
    texts = [*(s for line in lines for s in _SENTENCE_ENDS.split(line)), *(m.text for m in page.money)]
    found = [_told(text, page.lang, goods) for text in texts] + [*_free_rows(lines, page.lang)]
    return [told for told in found if told]


def _free_rows(lines: list[str], language: str) -> Iterator[Told]:
    """Rows of a bill whose name and "free" stand in two blocks."""
    for name, price in pairwise(lines):
        is_row = len(name) < _SHORT_LINE and len(price) < _SHORT_LINE and not amounts_in(name)
        if is_row and says("free", price, language) and _prices_delivery(name, language):
            yield Told(f"{name} {price}", (FREE,))


def _prices_delivery(text: str, language: str) -> bool:
    is_other = any(says(other, text, language) for other in _OTHER_PRICES)
    return not is_other and speaks_of_delivery(text, language)


def _told(text: str, language: str, goods: set[Decimal]) -> Told | None:
    words, amounts = words_around_amounts(text)
    if any(says(other, text, language) for other in _OTHER_PRICES):
        return None
    has_threshold = says("free_shipping_from", text, language) or (
        # "Free shipping in Germany from 60" is no fixed phrase.
        says("free", text, language) and any(_FROM.search(before) for before in words[:-1])
    )
    if not amounts:
        free = has_threshold or (says("free", text, language) and speaks_of_delivery(text, language))
        is_plain = not re.search(r"\d", text) or not has_threshold
        unsure = says("return_costs_shop", text, language) and not has_threshold
        return Told(text, (FREE,)) if free and is_plain and not unsure else None
    told = [
        amount
        for before, amount, after in zip(words, amounts, words[1:], strict=False)
        if amount not in goods
        # "12.90 plus shipping" is the price of the goods; "plus 4.90 shipping" is the price of delivery.
        and not says("plus_shipping", after, language)
        and (has_threshold or speaks_of_delivery(before, language) or speaks_of_delivery(after, language))
    ]
    if not told:
        return None
    if has_threshold:
        # Nobody offers free delivery for less than delivery costs.
        *rates, threshold = sorted(told)
        return Told(text, tuple(rates), threshold)
    return Told(text, tuple(told))


def rates_on(shipping_page: PageRecord, home: PageRecord) -> list[Decimal]:
    """All prices of delivery on the shop's page about delivery, its tables included."""
    if is_broken(shipping_page):
        return []
    everywhere = set(home.text.split("\n"))
    own = [line for line in shipping_page.text.split("\n") if line not in everywhere]
    tabled = [
        a for line in own if not says("free_shipping_from", line, shipping_page.lang) for a in amounts_in(line)
    ]
    return tabled + [rate for told in delivery_prices(shipping_page) for rate in told.rates]


def nothing_is_sent(journeys: Journeys) -> bool:
    """Whether the whole way to the payment asked neither where nor how to deliver: downloads, vouchers, pick-up."""
    return any(
        journey.reached_rank() >= Milestone.PAYMENT.rank and not _asks_where(journey)
        for journey in journeys.journeys
    )


def _asks_where(journey: Journey) -> bool:
    return any(
        "shipping_choice" in page.facets
        or any(f.meaning in ("street", "postcode", "delivery_method") for f in page.fields)
        for page in journey.pages
    )


def only_picked_up(page: PageRecord) -> bool:
    """Whether the product must be collected."""
    return any(says("pickup_only", line, page.lang) for line in page.text.split("\n") if line.strip())
