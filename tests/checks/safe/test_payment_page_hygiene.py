from typing import Any

import pytest

from auditor.evidence import Field, Journey, Milestone, Reason
from auditor.plugins import Outcome, Verdict
from checks.safe.payment_page_hygiene import payment_page_hygiene
from tests.builders import field, journey, journeys, page
from tests.checks.safe.banner import OWN, asked

FRAMED = field("Card number", "card_number", frame="js.stripe.com")
RAW = field("Card number", "card_number")


def at_payment(*fields: Field, strangers: int = 0, device: str = "desktop", **changes: Any) -> Journey:
    scripts = [asked(f"cdn{i}.stranger{i}.example") for i in range(strangers)]
    given = {"milestone": Milestone.PAYMENT, "facets": ("card_fields",), "requests": (OWN, *scripts)}
    return journey(page("payment", fields=fields, **{**given, **changes}), device=device)


def ask(*fields: Field, **changes: Any) -> Outcome:
    return payment_page_hygiene.ask(journeys(at_payment(*fields, **changes)))


CURVE = [(0, 50), (3, 50), (4, 45), (6, 35), (12, 15), (20, 0), (30, 0)]


@pytest.mark.parametrize(("strangers", "points"), CURVE)
def test_isolated_card_fields_give_50_and_few_strangers_up_to_50(strangers: int, points: float) -> None:
    outcome = ask(FRAMED, strangers=strangers)
    assert outcome.score == 50 + points
    assert outcome.verdict is (Verdict.PASSED if strangers <= 5 else Verdict.FAILED)


@pytest.mark.parametrize(("strangers", "points"), CURVE)
def test_a_card_typed_into_the_shops_own_page_is_not_isolated(strangers: int, points: float) -> None:
    outcome = ask(RAW, strangers=strangers)
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, points)
    assert outcome.places[0].element == "Card number"


@pytest.mark.parametrize(("strangers", "points"), CURVE)
def test_without_card_fields_the_strangers_alone_count(strangers: int, points: float) -> None:
    assert ask(strangers=strangers).score == pytest.approx(points * 2)


def test_a_frame_of_the_shop_itself_isolates_nothing() -> None:
    assert ask(field("Card number", "card_number", frame="shop.example")).score == 50


def test_the_providers_own_page_and_its_unread_frame_are_isolated() -> None:
    assert ask(RAW, url="https://checkout.stripe.com/pay").score == 100
    assert ask(facets=("psp_frame",), strangers=6).score == 85


@pytest.mark.parametrize(
    ("seen", "counted"),
    [
        (asked("js.stripe.com"), 0),
        (asked("www.paypal.com"), 0),
        (asked("h.riskified.com"), 0),
        (asked("pixel.stranger.example", kind="image"), 0),
        (asked("static.shop.example", first_party=True), 0),
        (asked("cdn.jsdelivr.net"), 1),
        (asked("www.googletagmanager.com"), 1),
        (asked("fields.pay.example"), 0),
    ],
)
def test_who_counts_as_a_stranger(seen: Any, counted: int) -> None:
    card = field("Card number", "card_number", frame="fields.pay.example")
    assert f"{counted} other part" in ask(card, requests=(seen, seen)).saw


def test_the_worse_device_counts() -> None:
    outcome = payment_page_hygiene.ask(journeys(at_payment(FRAMED), at_payment(RAW, device="phone")))
    assert outcome.score == 50
    assert outcome.saw.startswith("On the phone:")


def test_says_nothing_before_the_payment_step() -> None:
    assert payment_page_hygiene.ask(journeys()).reason is Reason.NOT_REACHED
