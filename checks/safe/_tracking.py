"""Who recognises the visitor: trackers among requests and cookies, by the list in `trackers.toml` and by behaviour."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import Any

from auditor.evidence import Cookie, Request

LONG_LIVED_DAYS = 30.0
OPAQUE_CHARS = 16
"""A third-party cookie that lives longer and holds a longer value can recognise a person (own judgement)."""
PING_WEIGHT = 0.5
"""A request to an analytics host without any cookie is disputed ("consent mode"): it counts half (rulebook)."""
_TWO_PART_ENDINGS = frozenset({"co", "com", "org", "net", "ac", "gov"})


@dataclass(frozen=True)
class Tracker:
    """One company's trace: its domain, how much it counts (0.5 or 1), and what showed it."""

    domain: str
    weight: float
    seen: str
    stores: bool


@cache
def _list() -> dict[str, Any]:
    return tomllib.loads((resources.files("checks.safe") / "trackers.toml").read_text(encoding="utf-8"))


def list_version() -> str:
    """The version of the list, printed in findings."""
    return str(_list()["version"])


def domain_of(host: str) -> str:
    """The registrable part of a host, near enough to count companies: "www.shop.co.uk" -> "shop.co.uk"."""
    parts = host.lower().strip(".").split(".")
    if parts[-1].isdigit():
        return host
    keep = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _TWO_PART_ENDINGS else 2
    return ".".join(parts[-keep:])


def _listed_as(host: str, *kinds: str) -> str:
    """The kind under which the host or a domain above it is listed, "" for none."""
    parts = host.lower().split(".")
    above = {".".join(parts[i:]) for i in range(len(parts))}
    return next((kind for kind in kinds if not above.isdisjoint(_list()["hosts"][kind])), "")


def _company_of_cookie(cookie: Cookie) -> str:
    return next((str(d) for name, d in _list()["cookies"].items() if fnmatchcase(cookie.name, name)), "")


def _is_identifier(cookie: Cookie) -> bool:
    lasting = cookie.days is not None and cookie.days > LONG_LIVED_DAYS
    return not cookie.first_party and lasting and cookie.opaque_chars >= OPAQUE_CHARS


def tracking_cookies(cookies: Iterable[Cookie]) -> dict[str, Cookie]:
    """Cookies that track, by the domain of whom they serve."""
    found: dict[str, Cookie] = {}
    for cookie in cookies:
        if company := _company_of_cookie(cookie):
            found.setdefault(domain_of(company), cookie)
        elif _listed_as(cookie.host.lstrip("."), "advertising", "analytics", "recording") or (
            _is_identifier(cookie) and not is_essential(cookie.host.lstrip("."))
        ):
            found.setdefault(domain_of(cookie.host), cookie)
    return found


def trackers(requests: Iterable[Request], cookies: Iterable[Cookie]) -> dict[str, Tracker]:
    """All trackers by domain. A third-party request counts when its host is listed."""
    stored = tracking_cookies(cookies)
    found = {
        domain: Tracker(domain, 1.0, f'the cookie "{cookie.name}"', stores=True)
        for domain, cookie in stored.items()
    }
    for request in requests:
        kind = "" if request.first_party else _listed_as(request.host, "advertising", "analytics", "recording")
        domain = domain_of(request.host)
        if kind and domain not in found:
            weight = PING_WEIGHT if kind == "analytics" and not request.sets_cookie else 1.0
            found[domain] = Tracker(domain, weight, f"a request to {request.host}", stores=request.sets_cookie)
    return found


def is_payment(host: str) -> bool:
    """Payment providers and their protection against fraud."""
    return bool(_listed_as(host, "payment"))


def is_essential(host: str) -> bool:
    """Payment, consent tools and delivery networks: no tracker by their mere presence."""
    return bool(_listed_as(host, "payment", "essential"))
