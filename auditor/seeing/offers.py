"""What the page tells machines about a product: schema.org in JSON-LD or microdata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from auditor.evidence import Offer
from auditor.seeing.model import Observation

PRODUCT = {"Product", "ProductGroup", "IndividualProduct"}
MOST = 30
LARGEST = Decimal(10) ** 12
"""No price or count is larger; "1e9999999" would keep a computer busy for minutes."""


def offers(observation: Observation) -> tuple[Offer, ...]:
    """The products that the page declares, at most MOST."""
    found: list[Offer] = []
    for text in observation.json_ld:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):  # The latter is JSON nested without end.
            found.append(Offer(problems=("JSON-LD that is not valid JSON",)))
            continue
        found.extend(_offer(item) for item in islice(_products(data), MOST))
    for item in observation.microdata:
        found.append(
            Offer(
                name=item.get("name", ""),
                price=_decimal(item.get("price")),
                currency=item.get("currency", ""),
                availability=_last(item.get("availability", "")),
            )
        )
    return tuple(found[:MOST])


def _products(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data[:100]:
            yield from _products(item, depth + 1)
    elif isinstance(data, dict):
        # A group without an offer of its own leaves prices to its variants.
        if PRODUCT & _kinds(data) and ("offers" in data or "hasVariant" not in data):
            yield data
        for key in ("@graph", "mainEntity", "itemListElement", "item", "hasVariant"):
            if key in data:
                yield from _products(data[key], depth + 1)


def _kinds(data: dict[str, Any]) -> set[str]:
    """Names of the types, also where they are written as addresses ("https://schema.org/Product")."""
    kinds = data.get("@type")
    return {_last(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _offer(product: dict[str, Any]) -> Offer:
    raw = product.get("offers") or {}
    if isinstance(raw, list):
        raw = next((o for o in raw if isinstance(o, dict)), {})
    if not isinstance(raw, dict):
        raw = {}
    specification = raw.get("priceSpecification")
    if isinstance(specification, list):
        specification = next((s for s in specification if isinstance(s, dict)), None)
    if "price" not in raw and isinstance(specification, dict):
        raw = {**specification, **raw}
    rating = product.get("aggregateRating") if isinstance(product.get("aggregateRating"), dict) else {}
    assert isinstance(rating, dict)
    price = raw.get("price", raw.get("lowPrice"))
    problems = [
        f"no {what}" for what, value in (("name", product.get("name")), ("price", price)) if value in (None, "")
    ]
    if price not in (None, "") and _decimal(price) is None:
        problems.append(f'price "{str(price)[:30]}" is not a number')
    if price not in (None, "") and not raw.get("priceCurrency"):
        problems.append("no currency")
    return Offer(
        name=str(product.get("name", ""))[:200],
        price=_decimal(price),
        currency=str(raw.get("priceCurrency", ""))[:8],
        availability=_last(str(raw.get("availability", ""))),
        has_shipping="shippingDetails" in raw,
        has_returns="hasMerchantReturnPolicy" in raw or "hasMerchantReturnPolicy" in product,
        rating=_float(rating.get("ratingValue")),
        reviews=_int(rating.get("reviewCount", rating.get("ratingCount"))),
        problems=tuple(problems),
    )


def _last(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2][:40]


def _decimal(value: Any) -> Decimal | None:
    try:
        number = Decimal(str(value).strip())
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() and abs(number) <= LARGEST else None


def _float(value: Any) -> float | None:
    number = _decimal(value)
    return None if number is None else float(number)


def _int(value: Any) -> int | None:
    number = _decimal(value)
    return None if number is None else int(number)
