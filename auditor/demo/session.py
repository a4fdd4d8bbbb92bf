"""What the shop remembers of a customer: the cart, the half-filled checkout, the account."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field


@dataclass
class Session:
    """One customer's memory. ``lines`` counts pieces by line key, which is a slug or ``slug~variant``."""

    key: str
    number: str
    lines: dict[str, int] = field(default_factory=dict)
    gift_wrap: bool = False
    insured: bool = False
    address: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    delivery: str = ""
    account: str = ""
    card_reference: str = field(default_factory=lambda: secrets.token_hex(8))
    card_token: str = ""
    orders: list[str] = field(default_factory=list)

    def clear_cart(self) -> None:
        """Forget what was in the cart and how it should be sent and paid; keep who the customer is."""
        self.lines.clear()
        self.gift_wrap = self.insured = False
        self.delivery = self.card_token = ""


class Sessions:
    """All sessions, found by the secret in the customer's cookie or by the reference the card frame knows."""

    def __init__(self) -> None:
        self._by_key: dict[str, Session] = {}

    def find(self, key: str) -> Session | None:
        """The session of this cookie, if the shop knows it."""
        return self._by_key.get(key)

    def new(self) -> Session:
        """A fresh, empty session."""
        session = Session(secrets.token_urlsafe(18), number=f"C{len(self._by_key) + 1:05d}")
        self._by_key[session.key] = session
        return session

    def by_card_reference(self, reference: str) -> Session | None:
        """The session whose card frame carries this reference."""
        return next((s for s in self._by_key.values() if s.card_reference == reference), None)
