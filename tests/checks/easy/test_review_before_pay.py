from decimal import Decimal
from typing import Any

import pytest

from auditor.evidence import ChosenProduct, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.easy.review_before_pay import review_before_pay
from tests.builders import control, field, journey, journeys, money, page
from tests.checks.easy.till import UNREAD, form, to_payment

MUG = ChosenProduct(title="Enamel Mug", price=Decimal("12.90"), currency="EUR")
PARTS = {
    "the product": "Enamel Mug",
    "the quantity": "2 x 12.90",
    "the delivery address": "Delivery address",
    "how or when it is delivered": "Delivery method",
    "how it is paid": "Payment method",
}
LAST = ("the price of the product", "the total", "a way to change it")


def review(*without: str, **changes: Any) -> PageRecord:
    """A last look that lacks some of its eight parts."""
    lines = [text for part, text in PARTS.items() if part not in without]
    amounts = [money("Mug", "12.90", "item")] if "the price of the product" not in without else []
    amounts += [money("Total", "16.80", "total")] if "the total" not in without else []
    edit = (control("Edit"),) if "a way to change it" not in without else ()
    return page(
        "review",
        **{
            "milestone": Milestone.PAYMENT,
            "facets": ("final_cta", "order_review"),
            "text": "\n".join(lines),
            "money": amounts,
            "controls": (*edit, control("Back", landmark="footer")),
            **changes,
        },
    )


def ask(last: PageRecord, *before: PageRecord, **changes: Any) -> Outcome:
    return review_before_pay.ask(journeys(to_payment(*before, payment=last, product=MUG, **changes)))


ALL = (*PARTS, *LAST)


@pytest.mark.parametrize(
    ("missing", "score"), [(0, 100), (1, 90), (2, 76.67), (4, 50), (6, 25), (8, 0)], ids=lambda v: str(v)
)
def test_the_score_follows_the_curve(missing: int, score: float) -> None:
    outcome = ask(review(*ALL[:missing]))
    assert outcome.score == pytest.approx(score, abs=0.01)
    assert outcome.verdict is (Verdict.PASSED if missing <= 1 else Verdict.FAILED)


@pytest.mark.parametrize("part", [p for p in ALL if p != "the price of the product"])
def test_each_part_is_missed_when_it_is_not_there(part: str) -> None:
    outcome = ask(review(part))
    assert outcome.score == 90
    assert f"missing: {part}." in outcome.saw


def test_the_price_is_seen_as_a_line_or_in_the_text() -> None:
    no_price = review("the price of the product", "the quantity")
    assert ask(no_price).score == pytest.approx(76.67, abs=0.01)
    in_text = review("the price of the product", "the quantity", text="\n".join([*PARTS.values(), "€ 12.90"]))
    assert ask(in_text).verdict is Verdict.PASSED


def test_parts_that_are_still_fields_count_as_shown_and_changeable() -> None:
    parts = ("the delivery address", "how or when it is delivered", "the quantity", "a way to change it")
    one_page = (
        field("Street", "street"),
        field("Express", "delivery_method", kind="radio"),
        field("Quantity", "quantity"),
    )
    assert ask(review(*parts, fields=one_page)).score == 100


def test_a_german_last_look_passes() -> None:
    text = "Enamel Mug\n2 x 12,90 €\nLieferadresse\nVersandart\nZahlungsart"
    assert ask(review(text=text, lang="de", controls=(control("Ändern"),))).score == 100


def test_an_address_form_that_confirms_is_not_the_last_look() -> None:
    address = form(field("Street", "street"), name="address", facets=("address_fields", "final_cta"))
    behind = page("pay", milestone=Milestone.PAYMENT, facets=("payment_choice",))
    assert ask(behind, address).reason is Reason.NOT_REACHED
    assert ask(review(), address).places[0].page == "review"


def test_the_payment_step_counts_where_it_is_also_the_last_look() -> None:
    assert ask(review(facets=("payment_choice", "order_review"))).score == 100
    assert ask(review(facets=("payment_choice",))).reason is Reason.NOT_REACHED


def test_a_language_that_nobody_here_knows_fails_nobody() -> None:
    icelandic = review(text="Enamel Mug\nAfhending\nGreiðsla", lang=UNREAD)
    assert ask(icelandic).reason is Reason.LOW_CONFIDENCE


def test_says_nothing_before_the_payment_step() -> None:
    short = journey(page("cart", milestone=Milestone.CART_SEEN, facets=("final_cta",)), product=MUG)
    assert review_before_pay.ask(journeys(short)).reason is Reason.NOT_REACHED


def test_the_worse_device_counts() -> None:
    walks = [
        to_payment(payment=review(), product=MUG),
        to_payment(payment=review(*ALL), product=MUG, device="phone"),
    ]
    outcome = review_before_pay.ask(journeys(*walks))
    assert outcome.score == 0
    assert outcome.saw.startswith("On the phone:")
