"""What is in the cart that nobody put there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from auditor.evidence import ChosenProduct, Field, Journeys, Milestone, MoneyLine, PageRecord, Reason, StopReason
from checks.calm.basket_only_mine import basket_only_mine
from tests.builders import control, field, journey, journeys, money, page, step
from tests.checks.calm.windows import told

MUG = ChosenProduct(title="Blue Harbour Mug", price=Decimal("14.90"), currency="EUR")
ROW = money("Blue Harbour Mug Quantity Remove", "14.90")


def subtotal(amount: str, words: str = "Subtotal") -> MoneyLine:
    return money(words, amount, "subtotal")


def total(amount: str, words: str = "Total") -> MoneyLine:
    return money(words, amount, "total")


def cart(*rows: MoneyLine, fields: tuple[Field, ...] = (), **changes: Any) -> PageRecord:
    given: dict[str, Any] = {
        "milestone": Milestone.CART_SEEN,
        "facets": ("cart_lines",),
        "money": rows,
        "fields": fields,
        "controls": (control("Remove"), control("Entfernen")),
    }
    return page("cart", **{**given, **changes})


def walk(*pages: PageRecord, **changes: Any) -> Journeys:
    return journeys(journey(page("mug", milestone=Milestone.IN_CART), *pages, product=MUG, **changes))


def ask(*rows: MoneyLine, fields: tuple[Field, ...] = (), **changes: Any) -> str:
    return told(basket_only_mine.ask(walk(cart(*rows, fields=fields, **changes))))


def tick(label: str, *, checked: bool = True, **changes: Any) -> Field:
    return field(label, kind="checkbox", checked=checked, **changes)


def test_passes_a_cart_with_the_product_alone() -> None:
    assert ask(ROW, subtotal("14.90"), total("14.90")) == "passed 100"


@pytest.mark.parametrize(
    "shipping",
    [
        money("Shipping", "4.90", "shipping"),
        money("DHL Paket", "4.90"),
        money("Versandkosten", "4.90", "shipping"),
    ],
    ids=["known", "unknown words", "German"],
)
def test_leaves_a_shipping_line_alone(shipping: MoneyLine) -> None:
    assert ask(ROW, subtotal("14.90"), shipping, total("19.80")) == "passed 100"
    assert ask(ROW, shipping, total("19.80")) == "passed 100"


@pytest.mark.parametrize(
    "rows",
    [
        (money("Gift wrap Remove", "0.00", "gift_wrap"), subtotal("14.90")),
        (money("Free sample Remove", "0.00"), subtotal("14.90")),
        (money("Tea sampler Remove", "5.00", struck=True), subtotal("14.90")),
        (subtotal("14.90"), money("Deposit", "0.25", "fee"), total("15.15")),
        (subtotal("14.90"), money("VAT", "2.38", "tax"), total("17.28")),
        (money("Voucher", "-2.00", "discount"), subtotal("12.90")),
        (subtotal("14.90"), money("Add gift wrap for", "2.50", "gift_wrap"), total("14.90")),
        (subtotal("14.90"), money("Green Tea Add to cart", "7.50"), total("14.90")),
        (subtotal("29.80"), total("29.80")),
        (subtotal("14.90"), money("Service fee", "6.90", "fee"), total("21.80")),
    ],
    ids=["free wrap", "free gift", "struck gift", "deposit", "net prices", "voucher", "offered wrap",
         "recommended", "two pieces", "late fee"],
)  # fmt: skip
def test_leaves_alone(rows: tuple[MoneyLine, ...]) -> None:
    assert ask(ROW, *rows) == "passed 100"


def test_fails_a_gift_wrap_that_was_put_in() -> None:
    outcome = basket_only_mine.ask(walk(cart(ROW, money("Gift wrap", "2.50", "gift_wrap"), subtotal("17.40"))))
    assert told(outcome) == "failed 0"
    assert '"Gift wrap" for 2.50 EUR' in outcome.saw
    assert [place.page for place in outcome.places] == ["cart"]


@pytest.mark.parametrize(
    ("rows", "lang"),
    [
        ((money("Cleaning cloth Remove", "3.00"), subtotal("17.90")), "en"),
        ((money("Donation to the lifeboats", "1.00"), subtotal("14.90"), total("15.90")), "en"),
        ((subtotal("14.90"), money("Parcel insurance", "1.99", "insurance"), total("16.89")), "en"),
        ((subtotal("14.90"), money("Shipping", "4.90", "shipping"), money("Protection", "1.99", "insurance"),
          total("21.79")), "en"),
        ((money("Geschenkverpackung", "2,50".replace(",", "."), "gift_wrap"), total("17.40", "Gesamtsumme")), "de"),
        ((money("Pflegetuch Entfernen", "3.00"), subtotal("17.90", "Zwischensumme")), "de"),
    ],
    ids=["a row of its own", "donation", "insurance", "insurance beside shipping", "German wrap", "German row"],
)  # fmt: skip
def test_fails_what_is_charged_and_was_not_chosen(rows: tuple[MoneyLine, ...], lang: str) -> None:
    assert ask(ROW, *rows, lang=lang) == "failed 0"


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("Insure my parcel (+ 1.99 €)", "en"),
        ("Two more years of guarantee for 9.90 €", "en"),
        ("Mein Paket versichern (+ 1,99 €)", "de"),
    ],
)
def test_fails_a_paid_box_that_is_ticked_beforehand(label: str, lang: str) -> None:
    assert ask(ROW, total("14.90"), fields=(tick(label),), lang=lang) == "failed 0"


@pytest.mark.parametrize(
    "box",
    [
        tick("Insure my parcel (+ 1.99 €)", checked=False),
        tick("Yes, send me the newsletter and a voucher of 5 €", meaning="marketing"),
        tick("Blue Harbour Mug 14.90 €"),
        tick("Select all, 14.90 €"),
        tick("Free sample (0.00 €)"),
        tick("I accept the terms"),
        tick("Billing address is the same"),
    ],
    ids=lambda box: box.label[:20],
)
def test_leaves_other_boxes_alone(box: Field) -> None:
    assert ask(ROW, total("14.90"), fields=(box,)) == "passed 100"


def test_a_box_that_we_ticked_is_our_own() -> None:
    insured = tick("Insure my parcel (+ 1.99 €)")
    pressed = step(action="click", target=insured.label)
    assert (
        told(basket_only_mine.ask(walk(cart(ROW, total("14.90"), fields=(insured,)), steps=(pressed,))))
        == "passed 100"
    )


def test_what_is_ticked_on_the_products_own_page_is_not_in_the_cart_yet() -> None:
    together = page("mug2", facets=("product_offer", "cart_drawer"), fields=(tick("Also buy Green Tea 7.50 €"),))
    assert told(basket_only_mine.ask(walk(together, cart(ROW, total("14.90"))))) == "passed 100"


def ways(*labels: str, chosen: int = 0, lang: str = "en") -> PageRecord:
    fields = tuple(
        field(label, "delivery_method", kind="radio", checked=i == chosen) for i, label in enumerate(labels)
    )
    return page("delivery", milestone=Milestone.ADDRESS, fields=fields, lang=lang)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (ways("Express 9.90 €", "Standard 4.90 €"), "failed 50"),
        (ways("Express 9,90 €", "Standardversand kostenlos", lang="de"), "failed 50"),
        (ways("Standard 4.90 €", "Express 9.90 €"), "passed 100"),
        (ways("Standard 4.90 €", "Pick up in store, free"), "passed 100"),
        (ways("Express", "Standard"), "passed 100"),
        (ways("Express 9.90 €", "Standard 4.90 €", chosen=-1), "passed 100"),
    ],
    ids=["express", "German express", "standard", "pick-up is no comparison", "no prices", "nothing chosen"],
)
def test_a_dearer_delivery_chosen_beforehand_is_half_a_fault(page: PageRecord, expected: str) -> None:
    assert told(basket_only_mine.ask(walk(cart(ROW, total("14.90")), page))) == expected


def test_only_the_first_look_at_the_delivery_is_before_our_own_choice() -> None:
    first, later = ways("Standard 4.90 €", "Express 9.90 €"), ways("Standard 4.90 €", "Express 9.90 €", chosen=1)
    assert told(basket_only_mine.ask(walk(cart(ROW, total("14.90")), first, later))) == "passed 100"


def test_says_nothing_when_a_sum_cannot_be_traced_back() -> None:
    for rows in [(), (ROW,), (subtotal("15.65"), total("15.65"))]:
        outcome = basket_only_mine.ask(walk(cart(*rows)))
        assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_of_things_that_are_merely_dearer_in_the_cart() -> None:
    assert ask(money("Blue Harbour Mug Remove", "15.65"), subtotal("15.65")) == "passed 100"


def test_says_nothing_in_a_language_without_words() -> None:
    boxed = cart(ROW, total("17.40"), fields=(tick("Vakuuta paketti (+ 1,99 €)"),), lang="fi")
    outcome = basket_only_mine.ask(walk(boxed))
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_when_nothing_came_into_the_cart() -> None:
    stopped = journey(page("home", milestone=Milestone.LANDED), stopped_because=StopReason.NO_ADD_TO_CART)
    assert told(basket_only_mine.ask(journeys(stopped))) == "cantTell"


def test_prices_of_recommended_goods_explain_no_sum() -> None:
    goods = tuple(money(f"Plate {i} Add to cart", f"{i}.37") for i in range(1, 40))
    wrapped = (ROW, money("Gift wrap", "2.50", "gift_wrap"), subtotal("17.40"), total("17.40"))
    assert ask(*goods, *wrapped, *goods) == "failed 0"
    assert ask(*goods, ROW, total("14.90"), *goods) == "passed 100"


def test_the_shortest_name_of_the_row_is_told() -> None:
    rows = (money("Gift wrap Quantity Remove", "2.50", "gift_wrap"), ROW, money("Gift wrap", "2.50", "gift_wrap"))
    assert '"Gift wrap" for' in basket_only_mine.ask(walk(cart(*rows, subtotal("17.40")))).saw
