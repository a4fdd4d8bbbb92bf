"""One price in list, on the product page and in the cart."""

import pytest

from auditor.evidence import Journey, MoneyLine, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.clear.price_same_everywhere import price_same_everywhere
from tests.builders import journeys, page
from tests.checks.clear.till import cart, product, row, walk


def ask(*walks: Journey) -> Outcome:
    return price_same_everywhere.ask(journeys(*walks))


def catalogue(*rows: MoneyLine) -> PageRecord:
    return page("list", milestone="landed", facets=("listing",), money=rows)


def card(amount: str, title: str = "Oak board", currency: str = "EUR", **changes: object) -> MoneyLine:
    return row(f"{title} ★★★★★", amount, currency=currency, **changes)


def test_the_same_price_everywhere_passes() -> None:
    said = ask(walk(catalogue(card("20.00")), product(), cart(card("20.00"))))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)
    assert "the same in list and cart" in said.saw


def test_dearer_in_the_cart_fails() -> None:
    said = ask(walk(catalogue(card("20.00")), product(), cart(card("21.00"))))
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)
    assert said.saw == "20.00 EUR on the product page, but 21.00 EUR in the cart."
    assert [place.page for place in said.places] == ["cart"]


@pytest.mark.parametrize("amount", ["18.00", "22.00"])
def test_another_price_in_the_list_fails(amount: str) -> None:
    assert ask(walk(catalogue(card(amount)), product(), cart(card("20.00")))).verdict is Verdict.FAILED


def test_the_sum_of_goods_stands_in_for_rows_without_the_title() -> None:
    assert ask(walk(product(), cart(row("Subtotal", "20.00", "subtotal")))).verdict is Verdict.PASSED
    assert ask(walk(product(), cart(row("Subtotal", "21.00", "subtotal")))).verdict is Verdict.FAILED


def test_other_currencies_are_compared_alike() -> None:
    dollars = product(currency="USD")
    assert ask(walk(catalogue(card("20.00", currency="USD")), dollars)).verdict is Verdict.PASSED
    said = ask(walk(dollars, cart(card("20.99", currency="USD"))))
    assert said.saw == "20.00 USD on the product page, but 20.99 USD in the cart."


@pytest.mark.parametrize(
    "walked",
    [
        walk(catalogue(card("12.00", title="Bowl"), card("20.00")), product()),
        walk(catalogue(card("25.00", struck=True), card("20.00")), product()),
        walk(catalogue(card("16.81"), card("20.00")), product()),
        walk(product(), cart(card("20.00"), card("40.00"), row("Subtotal", "40.00", "subtotal"))),
        walk(product(), cart(card("40.00"), row("Subtotal", "40.00", "subtotal"))),
        walk(product(), cart(card("18.00"), row("Discount", "-2.00", "discount"))),
        walk(product(), cart(card("20.01"))),
    ],
    ids=["other goods", "struck", "net and gross", "line of two", "sum of two", "discount", "rounded"],
)
def test_what_only_looks_different_is_left_alone(walked: Journey) -> None:
    assert ask(walked).verdict is Verdict.PASSED


@pytest.mark.parametrize("start", ["from", "ab"])
def test_a_price_from_is_no_price(start: str) -> None:
    least = row("", "12.00", text=f"Oak board {start} 12.00 €")
    said = ask(walk(catalogue(least), product()))
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)


def test_a_window_over_the_product_page_is_no_cart_of_its_own() -> None:
    drawer = product(
        "20.00", "", card("99.00", title="Oak board XL"), id="drawer", facets=("product_offer", "cart_drawer")
    )
    assert ask(walk(product(), drawer, cart(card("20.00")))).verdict is Verdict.PASSED


def test_the_price_after_choosing_an_option_counts() -> None:
    chosen = product("24.00", milestone="in_cart")
    assert ask(walk(product(), chosen, cart(card("24.00")))).verdict is Verdict.PASSED


def test_the_worse_device_counts() -> None:
    good = walk(product(), cart(card("20.00")))
    bad = walk(product(), cart(card("21.00")), device="phone")
    said = ask(good, bad)
    assert said.verdict is Verdict.FAILED
    assert said.saw.startswith("On the phone:")


@pytest.mark.parametrize(
    ("walked", "reason"),
    [
        (walk(page("home", milestone="landed")), Reason.NOT_REACHED),
        (walk(product(money=())), Reason.NOT_FOUND),
        (walk(product()), Reason.NOT_FOUND),
        (walk(catalogue(card("9.00", title="Bowl")), product()), Reason.NOT_FOUND),
    ],
)
def test_one_place_alone_is_not_judged(walked: Journey, reason: Reason) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)
