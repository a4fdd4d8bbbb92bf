"""Do I get the same deal on my phone?"""

from decimal import Decimal
from typing import Any

import pytest

from auditor.evidence import ChosenProduct, Field, Journey, Milestone, Reason
from auditor.plugins import Outcome, Verdict
from checks.equal.same_on_phone import same_on_phone
from tests.builders import field, journey, journeys, money, page

CUP = ChosenProduct(title="Cup", url="https://shop.example/cup", price=Decimal("12.00"), currency="EUR")
DELIVERY = ("Standard, 2 days, 4.90 €", "Express, tomorrow, 9.90 €")
PAYMENT = ("Card", "PayPal", "Invoice")


def walk(
    device: str,
    *,
    price: str = "12.00",
    delivery: tuple[str, ...] = DELIVERY,
    payment: tuple[str, ...] = PAYMENT,
    **changes: Any,
) -> Journey:
    return journey(
        page("cup", milestone=Milestone.PRODUCT, money=[money("", price, prominent=True)] if price else []),
        page("added", milestone=Milestone.IN_CART),
        page("delivery", fields=choices("delivery_method", delivery)),
        page("payment", fields=choices("payment_method", payment)),
        device=device,
        **{"product": CUP, **changes},
    )


def choices(meaning: str, labels: tuple[str, ...]) -> list[Field]:
    return [field(label, meaning, kind="radio") for label in labels]


def ask(phone: Journey, desktop: Journey) -> Outcome:
    return same_on_phone.ask(journeys(phone, desktop))


def test_passes_when_everything_is_the_same() -> None:
    outcome = ask(walk("phone"), walk("desktop"))
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)
    assert "4 items compared" in outcome.saw


@pytest.mark.parametrize(
    ("differs", "told"),
    [
        ({"price": "12.96"}, "price: 12.96 EUR on the phone, 12.00 EUR on the desktop"),
        ({"payment": PAYMENT[:1]}, "payment methods: card on the phone, card, invoice and paypal on the desktop"),
        ({"delivery": DELIVERY[:1]}, "delivery choices: standard on the phone"),
    ],
)
def test_fails_by_the_share_of_what_differs(differs: dict[str, Any], told: str) -> None:
    outcome = ask(walk("phone", **differs), walk("desktop"))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 75)
    assert told in outcome.saw
    assert [p.device for p in outcome.places] == ["desktop", "desktop"]


def test_fails_when_only_one_device_can_buy() -> None:
    sold_out = journey(
        page("cup", milestone=Milestone.PRODUCT, facets=["out_of_stock"], money=[money("", "12", prominent=True)]),
        device="phone",
        product=CUP,
    )
    outcome = ask(sold_out, walk("desktop"))
    assert outcome.score == 50
    assert "availability: sold out on the phone, can be bought on the desktop" in outcome.saw


@pytest.mark.parametrize(
    "alike",
    [
        {"price": "12"},
        {"payment": PAYMENT[::-1]},
        {"delivery": ("Express, in 2 days", "Standard, 4 days")},
        {"product": CUP.model_copy(update={"url": CUP.url + "?from=list"})},
        {"payment": ()},
        {"price": ""},
    ],
)
def test_differences_in_writing_or_seeing_are_left_alone(alike: dict[str, Any]) -> None:
    assert ask(walk("phone", **alike), walk("desktop")).verdict is Verdict.PASSED


def test_options_of_a_list_are_read_like_radio_buttons() -> None:
    listed = field("Payment", "payment_method", kind="select", options=PAYMENT)
    phone = walk("phone", payment=())
    phone = phone.model_copy(update={"pages": (*phone.pages, page("pay", fields=[listed]))})
    assert "payment methods" in ask(phone, walk("desktop")).saw


@pytest.mark.parametrize(
    "other",
    [
        {"product": None},
        {"product": CUP.model_copy(update={"url": "https://shop.example/pot", "title": "Pot"})},
        {"product": CUP.model_copy(update={"url": CUP.url + "?id=2", "title": "Pot"})},
        {"product": CUP.model_copy(update={"options": ("large",)})},
    ],
)
def test_says_nothing_when_the_devices_chose_different_goods(other: dict[str, Any]) -> None:
    outcome = ask(walk("phone", price="99.00", **other), walk("desktop"))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)


def test_says_nothing_when_too_little_was_seen_on_both() -> None:
    stopped = journey(page("cup", milestone=Milestone.PRODUCT), device="phone", product=CUP)
    outcome = ask(stopped, walk("desktop"))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)


def test_says_nothing_about_one_device() -> None:
    outcome = same_on_phone.ask(journeys(walk("desktop")))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_ASKED)
