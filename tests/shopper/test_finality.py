"""Which button may order: the safe reading, and what must stay pressable."""

from typing import Any

import pytest

from auditor.evidence import Milestone
from auditor.shopper.finality import finality
from tests.shopper.scenes import SHOP, address, button, field, link, money, payment, scene

M = Milestone
CHECKOUT = "/checkout/address"
ORDER_LABELS = [
    ("Place order", "en"),
    ("Place your order", "en"),
    ("Complete purchase", "en"),
    ("Pay now", "en"),
    ("Order", "en"),
    ("Buy now", "en"),
    ("Jetzt kaufen", "de"),
    ("Zahlungspflichtig bestellen", "de"),
    ("Kostenpflichtig bestellen", "de"),
    ("Bestellen", "de"),
    ("Bestellung abschicken", "de"),
]


def may_order(control: object, *around: object, reached: Milestone | None = M.CHECKOUT, **page: Any) -> bool:
    u = scene(control, *around, **{"path": CHECKOUT, **page})
    return finality(u.seen.controls[0], u, reached).may_order


@pytest.mark.parametrize(("label", "lang"), ORDER_LABELS)
def test_a_button_that_says_order_is_final_in_the_checkout(label: str, lang: str) -> None:
    assert may_order(button(label, form=0), lang=lang)
    assert may_order(button(label, form=0), *payment(), lang=lang)
    assert may_order(button(label, form=0), *address(), lang=lang), "the form may be all there is"
    assert may_order(button(label, form=0, type="button"), *address(), lang="en" if lang == "en" else "de-AT")


@pytest.mark.parametrize(("label", "lang"), [("Next", "en"), ("Continue", "en"), ("Weiter", "de"), ("", "en")])
def test_an_ambiguous_button_is_final_where_one_pays(label: str, lang: str) -> None:
    assert may_order(button(label, form=0), *payment(), lang=lang)
    assert may_order(button(label, form=0), field("Card number"), field("Security code"), lang=lang)


@pytest.mark.parametrize(
    ("label", "lang"), [("Next", "en"), ("Continue", "en"), ("Weiter", "de"), ("Submit", "en")]
)
def test_it_leads_on_where_an_address_is_asked(label: str, lang: str) -> None:
    assert not may_order(button(label, form=0), *address(), lang=lang)


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("To checkout", "en"),
        ("Checkout", "en"),
        ("Proceed to checkout", "en"),
        ("Zur Kasse", "de"),
        ("Jetzt bestellen", "de"),
    ],
)
def test_the_way_from_the_cart_to_the_checkout_is_not_final(label: str, lang: str) -> None:
    total = money("Total 12.90 €", "12.90 €")
    assert not may_order(button(label), total, reached=M.CART_SEEN, path="/cart", h1="Cart", lang=lang)
    assert not may_order(link(label, "/checkout"), total, reached=M.CART_SEEN, path="/cart", lang=lang)


@pytest.mark.parametrize("reached", [None, M.LANDED, M.PRODUCT, M.CART_SEEN, M.CHECKOUT])
@pytest.mark.parametrize(
    "control",
    [
        pytest.param(button("Order with obligation to pay"), id="binding words"),
        pytest.param(button("Go on", form_action=f"{SHOP}/checkout/place-order"), id="its address"),
        pytest.param(button("Go on", tokens="btn js-placeOrder"), id="its code name"),
        pytest.param(button("Pay with PayPal"), id="a wallet"),
    ],
)
def test_some_controls_may_order_wherever_they_stand(control: object, reached: Milestone | None) -> None:
    assert may_order(control, reached=reached, path="/")


def test_terms_and_the_total_beside_a_confirmation_make_it_final() -> None:
    terms = field("I agree to the terms", kind="checkbox")
    total = money("Total 12.90 €", "12.90 €")
    assert may_order(button("Confirm", form=0), *address(), terms, total)
    assert not may_order(button("Confirm", form=0), *address(), total)


def test_the_last_look_makes_a_bare_word_final() -> None:
    assert may_order(button("Confirm", form=0), *address(), h1="Review your order")
    assert may_order(button("Continue", form=0), h1="Review your order")


@pytest.mark.parametrize(
    "control",
    [
        link("Contact", "/contact", landmark="footer"),
        link("Buy now: our summer sale", "/sale", landmark="header"),
        button("Card", role="tab"),
        button("Coupon", expanded="false"),
    ],
)
def test_what_only_leads_elsewhere_is_left_alone(control: object) -> None:
    assert not may_order(control, *address())


def test_a_guests_door_is_no_order() -> None:
    mail = field("E-mail")
    assert not may_order(button("Continue as guest", form=0), mail, path="/checkout")
    assert may_order(button("Continue as guest", form=0), *payment(), path="/checkout")


def delivery(lang: str) -> tuple[object, ...]:
    """A step that asks for nothing but a way of delivery."""
    return field("Standard", kind="radio", group="shipping"), field("Express", kind="radio", group="shipping")


def test_after_the_address_a_button_without_a_name_may_order() -> None:
    assert may_order(button("", form=0), *delivery("en"))
    assert not may_order(button("", form=0), *address()), "an address is still asked for"


def test_after_the_address_words_of_an_unknown_language_may_order() -> None:
    assert may_order(button("Qwrt zxcv", form=0), *delivery("tr"), lang="tr")
    assert not may_order(button("Qwrt zxcv", form=0), *delivery("en"), lang="en"), "only a wording we lack"
    assert not may_order(button("Continue", form=0), *delivery("tr"), lang="tr")


@pytest.mark.parametrize(
    "label", ["Siparişi onayla", "Поръчка със задължение за плащане", "提交订单", "Megrendelem", "주문하기 →"]
)
def test_words_that_order_in_other_languages_are_known_wherever_they_stand(label: str) -> None:
    assert may_order(button(label, form=0), *address(), lang="en")
