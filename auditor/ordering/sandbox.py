"""The third arm: what the payment page shows of being a test. Facts about payment providers, from their documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.browser.verdict import Outgoing
from auditor.config import is_loopback

TEST_KEY = re.compile(r"\b(pk_test_[A-Za-z0-9]{6,}|test_[A-Z0-9]{24,}|sandbox-sq0idb-[\w-]{10,})\b")
"""Public keys of Stripe, Adyen and Square for their test modes."""
TEST_HOST = re.compile(
    r"(^|\.)(checkoutshopper-test\.adyen\.com|(www\.|api-m\.)?sandbox\.paypal\.com|sandbox\.web\.squarecdn\.com"
    r"|(js|api)\.playground\.klarna\.com|api\.sandbox\.braintreegateway\.com|sandbox\.przelewy24\.pl)$",
    re.IGNORECASE,
)
LIVE_KEY = re.compile(r"\bpk_live_[A-Za-z0-9]{6,}|\bproduction-sq0idp-|\blive_[A-Z0-9]{24,}\b")


def takes_money(html: str) -> bool:
    """Whether a page holds a payment provider's key for real payments."""
    return bool(LIVE_KEY.search(html))


def test_mode(html: str, addresses: Iterable[str], host: str) -> str:
    """Why this payment page belongs to a shop that only tests; empty where nothing says so, or something says that money
    moves. `addresses` are those of its frames. A banner's words alone are no proof: any page may say them."""
    if takes_money(html):
        return ""
    if is_loopback(host):
        return f"{host} is this machine"
    if found := TEST_KEY.search(html):
        return f"its payment provider's key is one for tests ({found[0][:12]}…)"
    for address in addresses:
        asked = Outgoing(method="GET", url=address).host  # any page may hold an address that is none
        if TEST_HOST.search(asked):
            return f"it asks {asked}, which only tests"
    return ""


test_mode.__test__ = False  # type: ignore[attr-defined]  # its name is no sign for pytest
