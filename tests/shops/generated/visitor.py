"""What one visitor did in one shop, and what the shop's ledger says of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Visitor:
    product: int = 0
    pieces: int = 0
    stage: int = 0
    is_guest: bool = False
    cookies_asked: bool = False
    country_asked: bool = False
    news_asked: bool = False
    upsell: bool = False
    answers: dict[str, str] = field(default_factory=dict)


@dataclass
class Ledger:
    """The truth that a walk is measured against."""

    orders: int = 0
    accounts: int = 0
    subscriptions: int = 0
    carts: int = 0
    payment_shown: int = 0
    """How often the way to pay was shown to somebody who had the right to see it."""
    login_demanded: int = 0
    entered: dict[str, str] = field(default_factory=dict)
    """By meaning: what a visitor entered last, sent or not."""
    traps: int = 0
    """Forms that came with the field that no person sees filled in."""
