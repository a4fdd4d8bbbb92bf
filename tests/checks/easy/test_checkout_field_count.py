import pytest

from auditor.evidence import Field, Milestone, Reason, StopReason
from auditor.plugins import Outcome, Verdict
from checks.easy.checkout_field_count import checkout_field_count
from tests.builders import field, journey, journeys, page
from tests.checks.easy.till import form, named, to_payment


def ask(*fields: Field, payment: tuple[str, ...] = ("payment_choice",)) -> Outcome:
    end = page("payment", milestone=Milestone.PAYMENT, facets=payment)
    return checkout_field_count.ask(journeys(to_payment(form(*fields), payment=end)))


@pytest.mark.parametrize(
    ("count", "low", "high"), [(1, 99, 100), (8, 90, 90), (9, 79, 81), (11, 50, 55), (12, 40, 45), (16, 9, 11)]
)
def test_the_score_follows_the_curve(count: int, low: float, high: float) -> None:
    outcome = ask(*named(count))
    assert outcome.score is not None
    assert low <= outcome.score <= high
    assert outcome.verdict is (Verdict.PASSED if count <= 8 else Verdict.FAILED)
    assert f"{count} field" in outcome.saw


@pytest.mark.parametrize(
    "extra",
    [
        field("Terms", "terms", kind="checkbox"),
        field("Express", "delivery_method", kind="radio"),
        field("Search", "search", landmark="header"),
        field("E-mail", "newsletter", name="nl"),
        field("Quantity", "quantity", kind="number"),
        field("Phone", "phone", name="footer-phone", landmark="footer"),
    ],
)
def test_ticks_and_what_is_no_part_of_the_order_are_not_counted(extra: Field) -> None:
    assert ask(*named(8), extra).score == 90


@pytest.mark.parametrize(
    "extra",
    [
        field("Country", "country", kind="select", filled=True, options=("Germany",)),
        field("Coupon", "coupon"),
        field("Card number", "card_number", frame="pay.example"),
        field("Note", "message", kind="textarea"),
    ],
)
def test_everything_that_is_typed_or_chosen_counts(extra: Field) -> None:
    assert "9 fields" in ask(*named(8), extra).saw


def test_the_sign_in_form_of_others_is_not_typed_by_a_guest() -> None:
    sign_in = (field("E-mail", "email", form=0), field("Password", "password", form=0))
    assert ask(*named(8, form=1), *sign_in).score == 90
    shared = (*sign_in, field("Go on as guest", "guest", kind="radio", form=0))
    assert "8 fields" in ask(*named(7, form=1), *shared).saw  # the e-mail address is the guest's too


def test_a_form_shown_again_after_an_error_is_typed_once() -> None:
    asked = named(8)
    again = form(*asked, name="address/check", milestone=None, facets=("address_fields", "validation_errors"))
    billing = form(*asked, name="billing", milestone=None)
    assert checkout_field_count.ask(journeys(to_payment(form(*asked), again))).score == 90
    assert "16 fields" in checkout_field_count.ask(journeys(to_payment(form(*asked), billing))).saw


def test_the_cart_is_not_the_checkout() -> None:
    cart = page("cart", milestone=Milestone.CART_SEEN, fields=named(5))
    walk = to_payment(cart, form(*named(8)))
    assert checkout_field_count.ask(journeys(walk)).score == 90


def test_a_frame_that_could_not_be_read_may_hold_more() -> None:
    assert ask(*named(8), payment=("psp_frame",)).reason is Reason.FRAME_UNREADABLE
    assert ask(payment=("psp_frame",)).reason is Reason.FRAME_UNREADABLE
    assert ask(*named(9), payment=("psp_frame",)).verdict is Verdict.FAILED
    assert ask(*named(7), field("Card number", "card_number"), payment=("psp_frame",)).score == 90


def test_says_nothing_before_the_payment_step_or_where_nothing_is_asked() -> None:
    short = journey(form(*named(20)), stopped_because=StopReason.FORM_REJECTED)
    assert checkout_field_count.ask(journeys(short)).reason is Reason.NOT_REACHED
    assert ask().verdict is Verdict.INAPPLICABLE


def test_the_worse_device_counts() -> None:
    walks = journeys(to_payment(form(*named(8))), to_payment(form(*named(16)), device="phone"))
    outcome = checkout_field_count.ask(walks)
    assert outcome.verdict is Verdict.FAILED
    assert outcome.saw.startswith("On the phone: 16 fields")
