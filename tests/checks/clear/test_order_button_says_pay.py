"""The words of the button that orders."""

from typing import Any

import pytest

from auditor.evidence import Control, Journey, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.clear.order_button_says_pay import order_button_says_pay
from tests.builders import control, journeys, page
from tests.checks.clear.till import address, bill, cart, payment, product, walk

LOOK = {"en": ("Check your order", "Total"), "de": ("Bestellung prüfen", "Gesamtsumme")}


def ask(*walks: Journey) -> Outcome:
    return order_button_says_pay.ask(journeys(*walks))


def last(*controls: Control, lang: str = "en", currency: str = "EUR", **changes: Any) -> PageRecord:
    """The payment step with the last look at the order."""
    head, total = LOOK.get(lang, LOOK["en"])
    given = {
        "lang": lang,
        "headings": (head,),
        "text": f"Payment\n{head}\n{total}\n24.90",
        "controls": controls,
        "facets": ("final_cta", "order_review", "payment_choice"),
    }
    return payment(*bill("20.00", "24.90", currency=currency), **{**given, **changes})


def pressing(*controls: Control, device: str = "desktop", **changes: Any) -> Journey:
    return walk(product(money=()), cart(), address(), last(*controls, **changes), device=device)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Order with obligation to pay", "en"),
        ("Buy now", "en"),
        ("Pay now", "en"),
        ("Pay €24.90", "en"),
        ("Confirm purchase", "en"),
        ("Zahlungspflichtig bestellen", "de"),
        ("Jetzt kaufen", "de"),
        ("Kostenpflichtig bestellen", "de"),
    ],
)
def test_words_about_paying_pass(words: str, lang: str) -> None:
    said = ask(pressing(control(words), lang=lang))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize(
    ("words", "lang"),
    [("Place order", "en"), ("Order now", "en"), ("Submit order", "en"), ("Bestellung absenden", "de")],
)
def test_ordering_without_paying_is_doubtful(words: str, lang: str) -> None:
    said = ask(pressing(control(words), lang=lang))
    assert (said.verdict, said.score) == (Verdict.FAILED, 40)


@pytest.mark.parametrize(
    ("words", "lang"),
    [("Confirm", "en"), ("Submit", "en"), ("Continue", "en"), ("", "en"), ("Weiter", "de"), ("Bestätigen", "de")],
)
def test_anything_else_fails(words: str, lang: str) -> None:
    facets = ("order_review", "payment_choice")
    said = ask(
        pressing(
            control("Change address", href="https://shop.example/a"), control(words), lang=lang, facets=facets
        )
    )
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)


def test_links_wallets_and_the_frame_of_the_page_are_not_the_button() -> None:
    said = ask(
        pressing(
            control("Search", landmark="header"),
            control("Order now", role="link", href="https://shop.example/order"),
            control("Buy now"),
            control("Subscribe", landmark="footer"),
        )
    )
    assert said.verdict is Verdict.PASSED
    assert [place.element for place in said.places] == ["Buy now"]


def test_continue_is_no_fault_where_the_order_is_looked_over_later() -> None:
    """A folded last look, as in checkouts whose sections open one by one, and a payment step without any."""
    folded = pressing(
        control("Continue"),
        facets=("order_review", "payment_choice"),
        text="Total 24.90\nPayment\nCheck your order",
    )
    without = pressing(control("Continue"), facets=("payment_choice",))
    for walked in (folded, without):
        said = ask(walked)
        assert (said.verdict, said.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)


def test_a_checkout_button_in_the_cart_is_not_the_last_one() -> None:
    early = cart(controls=(control("Order now"),), facets=("cart_lines", "final_cta"))
    walked = walk(product(), early, address(), last(control("Pay now")))
    assert ask(walked).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("walked", "verdict", "reason"),
    [
        (walk(product(), cart(), address()), Verdict.CANT_TELL, Reason.NOT_REACHED),
        (pressing(control("Tilaa"), lang="fi"), Verdict.CANT_TELL, Reason.LOW_CONFIDENCE),
        (pressing(facets=("order_review", "payment_choice")), Verdict.CANT_TELL, Reason.NOT_FOUND),
        (pressing(control("Place order"), currency="USD"), Verdict.INAPPLICABLE, None),
        (pressing(control("Place order"), currency="JPY"), Verdict.INAPPLICABLE, None),
        (walk(page("home", milestone=Milestone.LANDED)), Verdict.CANT_TELL, Reason.NOT_REACHED),
    ],
)
def test_it_says_nothing_about_what_it_cannot_know(
    walked: Journey, verdict: Verdict, reason: Reason | None
) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (verdict, reason)


def test_pounds_are_judged_and_the_worse_device_counts() -> None:
    good = pressing(control("Pay now"), currency="GBP")
    bad = pressing(control("Place order"), currency="GBP", device="phone")
    said = ask(good, bad)
    assert said.score == 40
    assert said.saw.startswith("On the phone:")
