"""What a page tells machines about its products, however badly it tells it."""

import json
from decimal import Decimal
from typing import Any

import pytest

from auditor.evidence import Offer
from auditor.seeing.model import Observation
from auditor.seeing.offers import offers

OFFER = {"@type": "Offer", "price": "12.90", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}
CUP = {"@type": "Product", "name": "Cup", "offers": OFFER}


def declared(*data: Any) -> tuple[Offer, ...]:
    """The offers of a page with these JSON-LD blocks; a string is a block as it stands."""
    return offers(Observation(json_ld=tuple(d if isinstance(d, str) else json.dumps(d) for d in data)))


@pytest.mark.parametrize(
    "around",
    [
        CUP,
        [CUP],
        {"@graph": [{"@type": "WebSite"}, CUP]},
        {"@type": "WebPage", "mainEntity": CUP},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": CUP}]},
        {**CUP, "@type": ["Product", "Thing"]},
        {**CUP, "@type": "IndividualProduct"},
        {**CUP, "@type": "https://schema.org/Product"},
        {"@type": "ProductGroup", "name": "Cups", "hasVariant": [CUP]},
        {**CUP, "offers": [OFFER, {**OFFER, "price": "99"}]},
        {**CUP, "offers": ["https://shop.example/offer", OFFER]},
        {**CUP, "offers": {"@type": "AggregateOffer", "lowPrice": 12.9, "highPrice": 20, **OFFER}},
        {**CUP, "offers": {"priceSpecification": [{"price": "12.90"}], **OFFER}},
        {**CUP, "offers": {"priceSpecification": {"price": 12.9, "priceCurrency": "EUR"}, **OFFER}},
    ],
)
def test_a_product_is_found_wherever_it_stands(around: Any) -> None:
    (offer,) = declared(around)
    assert (offer.name, offer.price, offer.currency) == ("Cup", Decimal("12.90"), "EUR")
    assert (offer.availability, offer.problems) == ("InStock", ())


def test_the_lowest_price_stands_for_several() -> None:
    several = {"@type": "AggregateOffer", "lowPrice": "5.00", "highPrice": "9.00", "priceCurrency": "EUR"}
    assert declared({**CUP, "offers": several})[0].price == Decimal("5.00")


def test_shipping_returns_and_rating_are_kept() -> None:
    rated = {"aggregateRating": {"ratingValue": "4.6", "reviewCount": "12"}, "hasMerchantReturnPolicy": {}}
    (offer,) = declared({**CUP, **rated, "offers": {**OFFER, "shippingDetails": []}})
    assert (offer.has_shipping, offer.has_returns, offer.rating, offer.reviews) == (True, True, 4.6, 12)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({**CUP, "name": ""}, "no name"),
        ({"@type": "Product", "name": "Cup"}, "no price"),
        ({**CUP, "offers": None}, "no price"),
        ({**CUP, "offers": {"price": "12.90"}}, "no currency"),
        ({**CUP, "offers": {**OFFER, "price": "12,90 €"}}, 'price "12,90 €" is not a number'),
        ({**CUP, "offers": {**OFFER, "price": float("nan")}}, 'price "nan" is not a number'),
        ({**CUP, "offers": {**OFFER, "price": {"amount": 1}}}, "price \"{'amount': 1}\" is not a number"),
    ],
)
def test_what_is_missing_or_wrong_is_told(data: Any, problem: str) -> None:
    (offer,) = declared(data)
    assert problem in offer.problems


@pytest.mark.parametrize(
    "broken", ["", "{", "not json", '{"@type": "Product",}', '{"price": ' + "9" * 5000 + "}", "[" * 99_999]
)
def test_broken_json_is_a_problem_and_does_not_hide_the_next_block(broken: str) -> None:
    first, second = declared(broken, CUP)
    assert first.problems == ("JSON-LD that is not valid JSON",)
    assert second.name == "Cup"


@pytest.mark.parametrize(
    "other",
    [
        {},
        [],
        None,
        5,
        "text",
        {"@type": "Organization", "name": "Shop"},
        {"@type": {"a": 1}},
        {"@type": 5},
        {"@type": None},
    ],
)
def test_what_is_no_product_is_left_alone(other: Any) -> None:
    assert declared(json.dumps(other)) == ()


def test_a_list_without_end_gives_thirty() -> None:
    assert len(declared([CUP] * 5000)) == 30


def test_microdata_is_read_too() -> None:
    item = {"name": "Cup", "price": "12.90", "currency": "EUR", "availability": "http://schema.org/InStock"}
    (offer,) = offers(Observation(microdata=(item,)))
    assert (offer.price, offer.availability) == (Decimal("12.90"), "InStock")


@pytest.mark.parametrize("number", ["1e999999", "-1e999999", "1e13", "inf"])
def test_numbers_that_no_shop_means_are_none(number: str) -> None:
    rated = {"aggregateRating": {"ratingValue": number, "reviewCount": number}}
    (offer,) = declared({**CUP, **rated, "offers": {**OFFER, "price": number}})
    assert (offer.price, offer.rating, offer.reviews) == (None, None, None)
