import pytest

from auditor.evidence import Milestone, PageRecord, Reason
from auditor.plugins import Verdict
from checks.easy.checkout_steps import checkout_steps
from tests.builders import field, journey, journeys, page
from tests.checks.easy.till import form, to_payment

CART = page("cart", milestone=Milestone.CART_SEEN, facets=("cart_lines",))
GATE = page("gate", milestone=Milestone.CHECKOUT, facets=("account_gate",))
ADDRESS = form(field("Street", "street"), field("City", "city"), milestone=Milestone.GUEST)


def walk(*pages: PageRecord) -> float | None:
    return checkout_steps.ask(journeys(to_payment(CART, *pages))).score


def screens(count: int) -> list[PageRecord]:
    """So many screens between cart and payment."""
    return [form(field(f"Question {i}", name=f"q{i}"), name=f"step-{i}") for i in range(count)]


@pytest.mark.parametrize(
    ("between", "score"), [(0, 100), (3, 100), (4, 85), (5, 70), (6, 50), (7, 30), (9, 0), (12, 0)]
)
def test_the_score_follows_the_curve(between: int, score: float) -> None:
    outcome = checkout_steps.ask(journeys(to_payment(CART, *screens(between))))
    assert outcome.score == score
    assert f"{between + 2} screens" in outcome.saw
    assert outcome.verdict is (Verdict.PASSED if score >= 90 else Verdict.FAILED)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(ADDRESS.model_copy(update={"id": "later"}), id="looked at twice"),
        pytest.param(
            form(*ADDRESS.fields, field("Region", "region"), name="address").model_copy(update={"id": "later"}),
            id="grown while it was filled",
        ),
        pytest.param(form(*ADDRESS.fields, name="address/check"), id="shown again after a slip, elsewhere"),
    ],
)
def test_one_screen_is_counted_once(again: PageRecord) -> None:
    assert walk(*screens(2), ADDRESS) == walk(*screens(2), ADDRESS, again) == 100


def test_a_section_that_closes_and_opens_the_next_is_a_new_screen() -> None:
    address = form(field("Street", "street"), name="checkout")
    delivery = page("checkout", facets=("shipping_choice",)).model_copy(update={"id": "delivery"})
    assert walk(*screens(2), address) == 100
    assert walk(*screens(2), address, delivery) == 85


def test_the_account_step_is_a_screen() -> None:
    assert walk(*screens(3)) == 100
    assert walk(GATE, *screens(3)) == 85


def test_a_country_picker_or_a_coupon_on_every_screen_does_not_make_them_one() -> None:
    everywhere = (field("Coupon", "coupon"),)
    steps = [form(*everywhere, field(f"Q{i}", name=f"q{i}"), name="checkout") for i in range(4)]
    assert walk(*(s.model_copy(update={"id": str(i)}) for i, s in enumerate(steps))) == 85


def test_a_last_look_behind_the_payment_is_not_counted() -> None:
    end = page("payment", milestone=Milestone.PAYMENT)
    after = [page(f"after-{i}") for i in range(5)]
    assert checkout_steps.ask(journeys(journey(CART, end, *after))).score == 100


def test_the_worse_device_counts() -> None:
    outcome = checkout_steps.ask(journeys(to_payment(CART), to_payment(CART, *screens(5), device="phone")))
    assert outcome.score == 70
    assert outcome.saw.startswith("On the phone:")


def test_says_nothing_where_cart_or_payment_was_not_seen() -> None:
    assert checkout_steps.ask(journeys(journey(CART, GATE))).reason is Reason.NOT_REACHED
    assert checkout_steps.ask(journeys()).verdict is Verdict.CANT_TELL
