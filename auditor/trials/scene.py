"""What the trials are given: the shop, the product, and the pages that the journeys left behind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from playwright.async_api import Page

from auditor.evidence import DeviceProfile, PageRecord, Reason

TRIAL_S = 90.0
"""Longest time for one trial (own judgement)."""
ENOUGH_S = 45.0
"""A trial that goes from page to page starts no new one after this, and keeps what it has."""


class TrialFailed(Exception):
    """A trial could not be done; the sentence is for the shop owner."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


@dataclass
class Scene:
    """Filled once the journeys are over."""

    shop_url: str
    locale: str
    profiles: dict[str, DeviceProfile]
    """By name; "desktop" is always there."""
    shoot: Callable[[Page, str], Awaitable[str]]
    """Takes a screenshot into the run folder and returns its relative path."""
    since: Callable[[], float]
    """Seconds since the audit began."""
    product_url: str = ""
    product_title: str = ""
    product_price: Decimal | None = None
    currency: str = ""
    cart_url: str = ""
    storage: Any = None
    """Playwright's storage state, taken with the product in the cart; None where there is none."""
    pages: list[tuple[str, str]] = field(default_factory=list)
    """Name and address of pages that can be opened again, in the order of the journey."""
    home: PageRecord | None = None
    records: list[PageRecord] = field(default_factory=list)
    """All pages of all journeys."""
    total_s: float = 300.0
    """Time for all trials together."""

    @property
    def language(self) -> str:
        """Two letters of the locale, or empty."""
        return self.locale.replace("_", "-").partition("-")[0].lower()

    def record_of(self, url: str, device: str) -> PageRecord | None:
        """The last record of this address on this device."""
        return next((r for r in reversed(self.records) if r.url == url and r.device == device), None)
