"""What the product page tells machines, against what it shows."""

from decimal import Decimal
from typing import Any

import pytest

from auditor.evidence import Journey, Offer, Reason
from auditor.plugins import Outcome, Verdict
from checks.clear.offer_machine_readable import offer_machine_readable
from tests.builders import journeys, page
from tests.checks.clear.till import product, row, walk


def ask(*walks: Journey) -> Outcome:
    return offer_machine_readable.ask(journeys(*walks))


def offer(**changes: Any) -> Offer:
    given: dict[str, Any] = {
        "name": "Oak board",
        "price": Decimal("20.00"),
        "currency": "EUR",
        "availability": "InStock",
        "has_shipping": True,
        "has_returns": True,
    }
    return Offer.model_validate({**given, **changes})


def test_all_five_pass() -> None:
    said = ask(walk(product(offers=(offer(),))))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"price": Decimal("16.00")}, 'the price "16.00" is not what the page shows'),
        ({"price": None}, "no price"),
        ({"currency": "USD"}, 'the currency "USD" is not what the page shows'),
        ({"currency": ""}, "no currency"),
        ({"availability": "Discontinued"}, 'the availability "Discontinued" is not what the page shows'),
        ({"availability": ""}, "no availability"),
        ({"has_shipping": False}, "no shipping details"),
        ({"has_returns": False}, "no return policy"),
    ],
)
def test_each_fault_costs_a_fifth(changes: dict[str, Any], told: str) -> None:
    said = ask(walk(product(offers=(offer(**changes),))))
    assert (said.verdict, said.score) == (Verdict.FAILED, 80)
    assert told in said.saw


def test_no_data_at_all_scores_nothing() -> None:
    assert ask(walk(product())).score == 0
    assert ask(walk(product(offers=(Offer(problems=("JSON-LD that is not valid JSON",)),)))).score == 0


@pytest.mark.parametrize(
    "availability", ["InStock", "PreOrder", "BackOrder", "LimitedAvailability", "MadeToOrder"]
)
def test_all_ways_to_be_had_are_right(availability: str) -> None:
    assert ask(walk(product(offers=(offer(availability=availability),)))).score == 100


def test_sold_out_is_right_where_the_page_says_so() -> None:
    gone = product(offers=(offer(availability="OutOfStock"),), facets=("product_offer", "out_of_stock"))
    assert ask(walk(gone)).score == 100


def test_what_goes_into_the_cart_is_not_sold_out_whatever_the_data_made_of_the_page() -> None:
    facets = ("product_offer", "atc_ready", "out_of_stock")
    assert ask(walk(product(offers=(offer(availability="Discontinued"),), facets=facets))).score == 80


def test_the_price_of_a_variant_shown_on_the_page_is_right() -> None:
    variants = product("20.00", "", row("Large", "26.00"), offers=(offer(price=Decimal("26.00")),))
    assert ask(walk(variants)).score == 100


def test_a_former_price_is_not() -> None:
    reduced = product("20.00", "", row("", "25.00", struck=True), offers=(offer(price=Decimal("25.00")),))
    assert ask(walk(reduced)).score == 80


def test_the_offer_of_the_chosen_product_is_read_among_others() -> None:
    others = offer(name="Bowl", price=Decimal("9.00"), currency="USD")
    assert ask(walk(product(offers=(others, offer())))).score == 100


def test_other_currencies_and_unread_prices_are_no_fault() -> None:
    dollars = product(currency="USD", offers=(offer(currency="USD"),))
    assert ask(walk(dollars)).score == 100
    assert ask(walk(product(money=(), offers=(offer(),)))).score == 100


def test_the_worse_device_counts() -> None:
    said = ask(walk(product(offers=(offer(),))), walk(product(), device="phone"))
    assert said.score == 0


def test_without_a_product_page_nothing_is_said() -> None:
    said = ask(walk(page("home", milestone="landed")))
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)
