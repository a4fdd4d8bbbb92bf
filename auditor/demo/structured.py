"""The product data that search engines read (schema.org), equal to what the page says."""

from __future__ import annotations

from typing import Any

from auditor.demo.catalogue import Product
from auditor.demo.delivery import FREE_FROM_CENTS, HOME, ZONES
from auditor.demo.money import plain
from auditor.demo.visit import Visit


def product_data(visit: Visit, product: Product) -> dict[str, Any]:
    """The JSON-LD of a product page."""
    shop, words = visit.shop, product.words[visit.lang]
    address = f"{shop.origin}/{visit.lang}/product/{product.slug}"
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": words.name,
        "description": words.text,
        "image": f"{shop.origin}/pictures/{product.slug}.svg",
        "sku": product.slug,
        "gtin13": product.gtin,
        "brand": {"@type": "Brand", "name": "Morgenrot"},
        "offers": _offer(visit, product, address),
    }
    if not shop.has("only-praise"):
        data["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": product.stars,
            "ratingCount": product.votes,
            "reviewCount": len(product.reviews),
        }
    return data


def _offer(visit: Visit, product: Product, address: str) -> dict[str, Any]:
    shop, price = visit.shop, visit.price(product)
    if shop.has("wrong-structured-data"):
        stale = {"price": plain(price * 4 // 5), "priceCurrency": "USD"}
        return {"@type": "Offer", "url": address, **stale, "availability": "https://schema.org/Discontinued"}
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": address,
        "price": plain(price),
        "priceCurrency": "EUR",
        "availability": f"https://schema.org/{'InStock' if product.in_stock else 'OutOfStock'}",
        "itemCondition": "https://schema.org/NewCondition",
        "hasMerchantReturnPolicy": _return_policy(visit),
    }
    if not shop.has("hidden-shipping"):
        offer["shippingDetails"] = [_shipping(zone_index, price) for zone_index in range(len(ZONES))]
    return offer


def _return_policy(visit: Visit) -> dict[str, Any]:
    policy: dict[str, Any] = {
        "@type": "MerchantReturnPolicy",
        "applicableCountry": HOME,
        "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
        "merchantReturnDays": visit.shop.return_days,
        "returnMethod": "https://schema.org/ReturnByMail",
    }
    if not visit.shop.has("vague-return-terms"):
        policy["returnFees"] = "https://schema.org/FreeReturn"
    return policy


def _shipping(zone_index: int, price_cents: int) -> dict[str, Any]:
    zone = ZONES[zone_index]
    free = HOME in zone.countries and price_cents >= FREE_FROM_CENTS
    days = {
        "@type": "QuantitativeValue",
        "minValue": zone.standard_days[0] - 1,
        "maxValue": zone.standard_days[1] - 1,
    }
    return {
        "@type": "OfferShippingDetails",
        "shippingRate": {
            "@type": "MonetaryAmount",
            "value": plain(0 if free else zone.standard_cents),
            "currency": "EUR",
        },
        "shippingDestination": {"@type": "DefinedRegion", "addressCountry": list(zone.countries)},
        "deliveryTime": {
            "@type": "ShippingDeliveryTime",
            "handlingTime": {"@type": "QuantitativeValue", "minValue": 1, "maxValue": 1, "unitCode": "DAY"},
            "transitTime": {**days, "unitCode": "DAY"},
        },
    }
