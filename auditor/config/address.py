"""The shop's address: only what is really a web address goes on."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit, urlunsplit


class AddressError(ValueError):
    """Not an address that can be audited; one sentence with what is allowed."""


def shop_address(text: str) -> str:
    """The address in canonical form. `shop.example` means https. Raises AddressError."""
    plain = text.strip()
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", plain)[:80]
    if not plain:
        raise AddressError("The shop's address is empty: give one like https://shop.example/.")
    if re.search(r"[\x00-\x20\x7f\\]", plain):
        raise AddressError(
            f'"{shown}" is not a web address: it has spaces, backslashes or control characters in it.'
        )
    if not re.match(r"[a-z][a-z0-9+.-]*:", plain, re.I) or re.match(r"[\w.-]+:\d+(/|$)", plain):
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        port = parts.port
    except ValueError:
        raise AddressError(f'"{shown}" is not a web address: give one like https://shop.example/.') from None
    if parts.scheme.lower() not in ("http", "https"):
        raise AddressError(f'"{shown}" starts with {parts.scheme}: and only http and https can be audited.')
    if parts.username or parts.password:
        raise AddressError(
            "The address has a user name or a password in it: leave them out, reports would show them."
        )
    host = (parts.hostname or "").rstrip(".")
    if not host or not re.fullmatch(r"[^\s/?#@:]+|[0-9a-f:.]+", host) or host.startswith("-"):
        raise AddressError(f'"{shown}" is not a web address: give one like https://shop.example/.')
    if not re.search(r"[.:]", host) and host != "localhost":
        raise AddressError(f'"{shown}" is not a web address: "{host[:40]}" is no host name.')
    netloc = f"[{host}]" if ":" in host else host
    if port is not None:
        netloc += f":{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def is_loopback(host: str) -> bool:
    """A host on this very machine, as browsers define it (W3C Secure Contexts)."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
