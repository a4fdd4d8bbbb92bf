"""Where the shopper lives: told by the page at hand, because a shop delivers to some countries only. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from auditor.seeing.facets import Understood
from auditor.shopper.people import country_of, home_country

FEW = 6
"""A list of fewer countries than that shows one that the shop chose; a longer one only where its alphabet begins."""


def home_by(u: Understood, *, currency: str = "", locale: str = "") -> str:
    """ISO 3166 code of the country that suits the page's list of countries, language, money and host, in this order.

    `currency` is the latest that was seen: many steps of a checkout show no price."""
    select = next(iter(u.fields("country")), None)
    options = select.options if select else ()
    current = next((o for o in options if select and o.value == select.value and o.value), None)
    preset = (country_of(current.text) or current.value.upper()) if current and len(options) < FEW else ""
    seen = u.seen
    declared_rightly = seen.lang.lower().startswith(seen.language)
    return home_country(
        offered=[code for o in options if (code := country_of(o.text) or o.value.upper()[:2])],
        preset=preset,
        lang=(seen.lang if declared_rightly else seen.language) or locale,
        currency=currency,
        host=urlsplit(seen.url).hostname or "",
    )
