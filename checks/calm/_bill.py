"""Reading a cart's sums: what was charged that is neither the product nor what every order needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from auditor.evidence import ChosenProduct, MoneyLine, PageRecord
from auditor.words import normalise, says
from checks._reading import label

_SUMS = frozenset({"total", "subtotal"})
_EVERY_ORDER = frozenset({"shipping", "tax", "fee", "discount"})
_EXTRAS = frozenset({"insurance", "gift_wrap"})
_DONATION = re.compile(r"\b(?:donation|donate|charity|membership|spende\w*|mitgliedschaft)\b", re.IGNORECASE)
_MOST_PIECES = 5
_MOST_PARTS = 3
_MANY_PARTS = 12
_NAMES_IT = 0.6
"""Share of the title's words that a row must hold (as for the product's page: own judgement)."""


def names_product(text: str, title: str) -> bool:
    """Whether a row of the cart is about the product."""
    wanted = {word for word in normalise(title).split() if len(word) > 1}
    return bool(wanted) and len(wanted & set(normalise(text).split())) >= _NAMES_IT * len(wanted)


def own_amounts(page: PageRecord, product: ChosenProduct) -> set[Decimal]:
    """What the chosen product may cost here: its price, and the amounts of the rows that name it."""
    rows = {m.amount for m in page.money if names_product(m.text, product.title) and m.role not in _SUMS}
    return rows | ({product.price} if product.price is not None else set())


def sums(page: PageRecord) -> tuple[Decimal | None, Decimal | None]:
    """Subtotal and total of the page."""
    subtotals, total = page.money_of("subtotal"), page.total()
    return (subtotals[-1].amount if subtotals else None), (total.amount if total else None)


def uninvited(page: PageRecord, product: ChosenProduct) -> MoneyLine | None:
    """A row that is charged although nobody chose it: a sum of the page holds with it, and does not without it."""
    subtotal, total = sums(page)
    goods = _multiples(own_amounts(page, product))
    candidates = [m for m in page.money if _may_be_uninvited(m, page, product)]
    around = {
        -abs(m.amount) if m.role == "discount" else m.amount
        for m in _rows(page, product)
        if m not in candidates and m.role not in _SUMS and m.amount not in goods and not m.struck
    }
    off = {amount for amount in around if amount < 0}
    equations = [(total, {subtotal} if subtotal is not None else goods, around)]
    if subtotal is not None:
        equations.append((subtotal, goods, off))
    for target, bases, parts in equations:
        if target is None or _adds_up(target, bases, parts):
            continue
        for line in sorted(candidates, key=lambda m: len(m.label)):
            if _adds_up(target - line.amount, bases, parts):
                return line
    return None


def holds_only(page: PageRecord, product: ChosenProduct) -> bool:
    """Whether the sum of the goods is that of the chosen product alone."""
    subtotal, total = sums(page)
    goods = _multiples(own_amounts(page, product))
    parts = {m.amount for m in _rows(page, product) if m.role not in _SUMS and not m.struck}
    if subtotal is not None:
        return _adds_up(subtotal, goods, {-abs(m.amount) for m in page.money_of("discount")})
    return total is not None and _adds_up(total, goods, parts)


def _rows(page: PageRecord, product: ChosenProduct) -> list[MoneyLine]:
    """The bill: from the first row that is the product or a sum to the last one."""
    ends = [i for i, m in enumerate(page.money) if m.role in _SUMS or names_product(m.text, product.title)]
    return list(page.money[ends[0] : ends[-1] + 1]) if ends else []


def _multiples(amounts: Iterable[Decimal]) -> set[Decimal]:
    """Of one up to a few pieces: a tap that came too late may have put two into the cart."""
    return {amount * pieces for amount in amounts for pieces in range(1, _MOST_PIECES + 1)}


def _may_be_uninvited(line: MoneyLine, page: PageRecord, product: ChosenProduct) -> bool:
    """An extra by its words, or a row of the cart of its own; a row that only informs is neither."""
    if line.amount <= 0 or line.struck or line.role in _SUMS | _EVERY_ORDER:
        return False
    if names_product(line.text, product.title):
        return False
    return line.role in _EXTRAS or _is_removable(line, page) or bool(_DONATION.search(line.label))


def _is_removable(line: MoneyLine, page: PageRecord) -> bool:
    """Whether the row holds the words of a control that takes a line out of the cart."""
    words = {normalise(c.text) for c in page.controls if c.text and says("remove_item", label(c), page.lang)}
    row = f" {normalise(line.text)} "
    return any(f" {word} " in row for word in words if word)


def _adds_up(target: Decimal, bases: Iterable[Decimal], parts: set[Decimal]) -> bool:
    """Whether the target is one of the bases plus a few of the parts; among many parts a few prove nothing."""
    most = _MOST_PARTS if len(parts) <= _MANY_PARTS else 1
    chosen = [sum(some, Decimal(0)) for count in range(most + 1) for some in combinations(sorted(parts), count)]
    return any(base + extra == target for base in bases for extra in chosen)
