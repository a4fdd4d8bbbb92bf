"""Amounts of money with the words beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from price_parser import Price

from auditor import words
from auditor.evidence import MoneyLine
from auditor.seeing.model import Observation, SeenMoney

CURRENCIES = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "円": "JPY", "zł": "PLN", "Kč": "CZK", "kr": "SEK", "kr.": "DKK", "R$": "BRL",
    "₹": "INR", "₺": "TRY", "Ft": "HUF", "lei": "RON", "US$": "USD", "Fr.": "CHF", "SFr.": "CHF",
}  # fmt: skip
SHARED = {"kr": {"sv": "SEK", "da": "DKK", "nb": "NOK", "nn": "NOK", "no": "NOK", "is": "ISK"}}
"""Signs of more than one currency: language of the page -> the one that is meant."""
CODE = re.compile(r"\b(EUR|USD|GBP|CHF|PLN|CZK|SEK|DKK|NOK|HUF|RON|JPY|CAD|AUD|BRL|TRY)\b")
AMOUNT = re.compile(r"-?\d[\d.,'’\u00a0\u202f ]*(?:[.,][-–—]{1,2})?")
_BRACKETS = re.compile(r"\([^)]*\)")
ROLES = ("total", "subtotal", "shipping", "tax", "discount", "insurance", "gift_wrap", "fee")
_INTENTS = {"shipping": "shipping_cost"}


@lru_cache(maxsize=4000)
def parse_amount(text: str, language: str = "") -> tuple[Decimal, str] | None:
    """Amount and currency code ("" when unknown) of a piece of text, or None when it holds no money.

    `language` (two letters) decides between the currencies that share a sign."""
    plain = text.replace("’", "").replace("'", "").replace("\u00a0", " ").replace("\u202f", " ")
    plain = re.sub(r"([.,])[-–—]{1,2}", r"\g<1>00", plain)
    found = Price.fromstring(plain)
    if found.amount is None:
        return None
    code = CODE.search(plain)
    sign = found.currency or ""
    currency = (
        code.group(1) if code else SHARED.get(sign.rstrip("."), {}).get(language) or CURRENCIES.get(sign, "")
    )
    negative = re.match(r"\s*(?:[€$£]|[A-Z]{3})?\s?[-−–]\s?(?:[€$£]|[A-Z]{3})?\s?\d", plain) is not None
    return (-found.amount if negative else found.amount), currency


def role_of(label: str, language: str) -> str:
    """Which part of a bill the words name; "other" when none."""
    if not label or len(label) > 160:
        return "other"
    # "Shipping (Standard)": what stands in brackets names the kind, not the part of the bill.
    known = words.meanings(label, language) | words.meanings(_BRACKETS.sub(" ", label), language)
    best, strongest = "other", 0.0
    for role in ROLES:
        strength = known.get(_INTENTS.get(role, role), 0.0)
        if strength >= 2 and strength > strongest:
            best, strongest = role, strength
    return best


def money_lines(observation: Observation) -> tuple[MoneyLine, ...]:
    """All amounts in page order, with their part in the bill; the largest in print is marked prominent."""
    lines: list[tuple[SeenMoney, MoneyLine]] = []
    for seen in observation.money:
        parsed = parse_amount(seen.amount, observation.language)
        if parsed is None:
            continue
        label = " ".join(AMOUNT.sub(" ", seen.row).replace("€", " ").split()).strip(" :–-")
        role = role_of(label, observation.language)
        lines.append(
            (
                seen,
                MoneyLine(
                    text=seen.row,
                    label=label[:160],
                    amount=parsed[0],
                    currency=parsed[1],
                    role=role,
                    struck=seen.struck,
                    box=seen.box,
                ),
            )
        )
    main = _most_prominent(observation, lines)
    return tuple(
        line.model_copy(update={"prominent": True}) if i == main else line for i, (_, line) in enumerate(lines)
    )


def _most_prominent(observation: Observation, lines: list[tuple[SeenMoney, MoneyLine]]) -> int:
    """The product's price: large, near the first heading, not in a list of cards, not crossed out."""
    best, winner = 0.0, -1
    title_y = observation.h1_box.y if observation.h1_box else 0.0
    for i, (seen, line) in enumerate(lines):
        if (
            line.struck
            or line.amount <= 0
            or line.role in ("shipping", "discount", "tax")
            or seen.landmark in ("header", "nav", "footer")
        ):
            continue
        distance = abs(seen.box.y - title_y) / 400
        score = (
            seen.font_px
            + (4 if seen.weight >= 600 else 0)
            - 8 * min(distance, 3)
            - (14 if seen.repeats >= 3 else 0)
        )
        score -= 10 if seen.layer >= 0 else 0
        if winner < 0 or score > best:
            best, winner = score, i
    return winner
