"""Do I pay the same as my neighbour abroad in the same shop?"""

from decimal import Decimal
from typing import Any

import pytest

from auditor.evidence import Reason, Visit, Visits
from auditor.plugins import Outcome, Verdict
from checks.equal.same_price_same_shop import same_price_same_shop
from tests.builders import page


def visit(who: str, price: str | None = "100.00", **changes: Any) -> Visit:
    given = {"what": "product", "device": "desktop", "page": page(who), "currency": "EUR"}
    return Visit(who=who, price=Decimal(price) if price else None, **{**given, **changes})


def ask(*others: Visit, again: str | None = "100.00") -> Outcome:
    return same_price_same_shop.ask(Visits(visits=(visit("fresh"), *others, visit("fresh_again", again))))


@pytest.mark.parametrize("price", ["100.00", "100.01", "99.99"])
def test_passes_when_every_language_costs_the_same_but_for_a_rounded_cent(price: str) -> None:
    outcome = ask(visit("language:en"), visit("language:de", price))
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize("price", ["112.00", "85.00", "100.02"])
def test_fails_when_a_language_costs_something_else(price: str) -> None:
    outcome = ask(visit("language:en"), visit("language:de", price))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 0)
    assert f"100.00 EUR for a stranger, 100.00 EUR for language en and {price} EUR for language de" in outcome.saw
    assert [p.page for p in outcome.places] == ["language:de"]


@pytest.mark.parametrize("price", ["100.84", "102.52", "98.32"])
def test_says_nothing_when_another_vat_rate_makes_the_difference(price: str) -> None:
    """100 at 19 % is 100.84 at 20 %, 102.52 at 22 %, 98.32 at 17 %."""
    outcome = ask(visit("language:de", price))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NEEDS_VANTAGE)


def test_fails_when_vat_explains_only_one_of_two_differences() -> None:
    assert ask(visit("language:de", "100.84"), visit("language:fr", "150.00")).verdict is Verdict.FAILED


def test_says_nothing_when_two_strangers_already_differ() -> None:
    outcome = ask(visit("language:de", "112.00"), again="104.00")
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_says_nothing_about_a_difference_that_no_second_stranger_confirms() -> None:
    outcome = ask(visit("language:de", "112.00"), again=None)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
    assert ask(visit("language:de"), again=None).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    "another_shop",
    [
        {"page": page("de", url="https://shop.de/cup")},
        {"currency": "CHF"},
        {"device": "phone"},
        {"shows_product": False},
        {"what": "cart"},
        {"price": None},
    ],
)
def test_other_shops_currencies_and_goods_are_left_alone(another_shop: dict[str, Any]) -> None:
    other = visit("language:de", "150.00").model_copy(update=another_shop)
    assert ask(visit("language:fr"), other).verdict is Verdict.PASSED
    outcome = ask(other)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NEEDS_VANTAGE)


@pytest.mark.parametrize("others", [[], [visit("language:en")], [visit("language:en-GB", "120.00")]])
def test_says_nothing_when_no_other_language_was_seen(others: list[Visit]) -> None:
    outcome = ask(*others)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NEEDS_VANTAGE)


def test_a_phone_and_a_returning_customer_are_not_its_question() -> None:
    others = (visit("language:de"), visit("device:phone", "150.00"), visit("returning", "90.00"))
    assert ask(*others).verdict is Verdict.PASSED


@pytest.mark.parametrize("stranger", [visit("fresh", None), visit("fresh", "50.00", shows_product=False)])
def test_says_nothing_without_a_strangers_price(stranger: Visit) -> None:
    outcome = same_price_same_shop.ask(Visits(visits=(stranger, visit("language:de"))))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)
