"""Amounts of money: reading them from a sentence, and writing them for people."""

from __future__ import annotations

import re
from decimal import Decimal

CENT = Decimal("0.01")
_LETTER = r"[^\W\d_]"
_SYMBOL = (
    r"(?:€|£|US\$|\$|¥|円|"
    rf"(?<!{_LETTER})(?:zł|Kč|kr\.?|Euros?|EUR|GBP|USD|CHF|Fr\.|PLN|CZK|SEK|DKK|NOK|JPY)(?!{_LETTER}))"
)
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{2})?)(?!\d)"
_AMOUNT = re.compile(rf"{_SYMBOL}\s*{_NUMBER}|{_NUMBER}(?:[,.:][-–—]+)?\s*{_SYMBOL}")


def amounts_in(text: str) -> list[Decimal]:
    """All amounts that stand beside a currency sign, in the order of the text."""
    return [_number(before or after) for before, after in _AMOUNT.findall(text)]


def words_around_amounts(text: str) -> tuple[list[str], list[Decimal]]:
    """The words before, between and after the amounts (one more than amounts), and the amounts."""
    words, end = [], 0
    for match in _AMOUNT.finditer(text):
        words.append(text[end : match.start()])
        end = match.end()
    return [*words, text[end:]], amounts_in(text)


def _number(text: str) -> Decimal:
    cents = re.search(r"[.,](\d{2})$", text)
    digits = re.sub(r"\D", "", text)
    return Decimal(digits) / 100 if cents else Decimal(digits)


def shown(amount: Decimal, currency: str) -> str:
    """ "49.90 EUR"."""
    return f"{amount:.2f} {currency}".strip()
