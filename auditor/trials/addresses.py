"""Addresses: which may be opened to look, and which would do something. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urldefrag, urlsplit

from auditor.browser.traffic import same_site
from auditor.browser.verdict import ORDER_ADDRESS

ACTS = re.compile(
    r"(?<![a-z])(log[-_]?out|sign[-_]?out|abmelden|deconnexion|remove|delete|destroy|clear|entfernen|loeschen|add|atc|empty"
    r"|unsubscribe|confirm|set[-_]?(lang|language|currency|country)|switch[-_]?(lang|currency)|vote|like|wishlist|compare)(?![a-z])"
    r"|add[-_]?to|addto|remove[-_]?from|callback|oauth|/cart/change",
    re.IGNORECASE,
)
PARAMETERS = 2
"""Addresses with more parameters than this are filters and actions, not pages."""


def page_address(url: str) -> str:
    """Without the fragment; empty when it is no page of the web."""
    try:
        bare = urldefrag(url).url
        return bare if urlsplit(bare).scheme in ("http", "https") and urlsplit(bare).hostname else ""
    except ValueError:
        return ""


def of_shop(url: str, shop_url: str) -> bool:
    """Whether the address belongs to the shop (a help centre on a subdomain included)."""
    try:
        return bool(page_address(url)) and same_site(
            urlsplit(url).hostname or "", urlsplit(shop_url).hostname or ""
        )
    except ValueError:
        return False


def only_shows(url: str) -> bool:
    """Whether opening it can be expected to change nothing."""
    parts = urlsplit(url)
    target = unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    return (
        not ACTS.search(target) and not ORDER_ADDRESS.search(target) and len(parse_qsl(parts.query)) <= PARAMETERS
    )
