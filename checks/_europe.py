"""Which consumer law a shop most likely sells under, told by the currency of its prices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from auditor.evidence import PageRecord

_EEA = frozenset({"EUR", "BGN", "CZK", "DKK", "HUF", "ISK", "NOK", "PLN", "RON", "SEK"})


def currency_of(pages: Iterable[PageRecord]) -> str:
    """The currency of most amounts on these pages, "" when none was read."""
    common = Counter(m.currency for page in pages for m in page.money if m.currency).most_common(1)
    return common[0][0] if common else ""


def sells_in_eea(currency: str) -> bool:
    """Whether EU consumer law applies; prices in an unknown currency are taken for European ones."""
    return not currency or currency in _EEA


def sells_in_eea_or_uk(currency: str) -> bool:
    """The same with the United Kingdom, which kept most of that law."""
    return sells_in_eea(currency) or currency == "GBP"
