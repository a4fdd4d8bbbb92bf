"""Euro amounts: whole cents inside, text at the edge."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

NARROW = "\N{NO-BREAK SPACE}"


def cents(euro: str) -> int:
    """``"4.90"`` -> 490."""
    return int((Decimal(euro) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def raised(amount_cents: int, percent: str) -> int:
    """The amount made dearer by a percentage, rounded to whole cents."""
    return int((amount_cents * (1 + Decimal(percent) / 100)).quantize(Decimal(1), ROUND_HALF_UP))


def plain(amount_cents: int) -> str:
    """490 -> ``"4.90"``, as machines read it."""
    return f"{amount_cents // 100}.{amount_cents % 100:02d}"


def money(amount_cents: int, lang: str) -> str:
    """490 -> ``4.90 €`` in English, ``4,90 €`` in German, never broken over two lines."""
    number = f"{amount_cents / 100:,.2f}"
    if lang == "de":
        number = number.translate(str.maketrans(",.", ".,"))
    return f"{number}{NARROW}€"
