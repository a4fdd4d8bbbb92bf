from typing import Any

import pytest

from auditor.evidence import Control, Field, Journey, Milestone, PageRecord, Reason, StopReason
from auditor.plugins import Outcome, Verdict
from checks.easy.guest_checkout import guest_checkout
from tests.builders import box, control, field, journey, journeys, page
from tests.checks.easy.till import UNREAD, form, to_payment

ADDRESS = form(field("Street", "street"), field("City", "city"), milestone=Milestone.GUEST)
PASSWORD = field("Password", "password", required=True, form=0)
LOGIN = control("Sign in", box=box(y=10))


def gate(*things: Control | Field, **changes: Any) -> PageRecord:
    return page(
        "gate",
        **{
            "milestone": Milestone.CHECKOUT,
            "facets": ("account_gate", "guest_option"),
            "controls": tuple(t for t in things if isinstance(t, Control)),
            "fields": tuple(t for t in things if isinstance(t, Field)),
            **changes,
        },
    )


def ask(*pages: PageRecord, **changes: Any) -> Outcome:
    return guest_checkout.ask(journeys(to_payment(*pages, **changes)))


def walled(*pages: PageRecord) -> Journey:
    return journey(*pages, stopped_because=StopReason.LOGIN_WALL)


def test_passes_where_no_account_step_stands_in_the_way() -> None:
    assert ask(ADDRESS).score == 100


@pytest.mark.parametrize(
    "things",
    [
        pytest.param((control("Continue as guest", box=box(y=10)), control("Sign in", box=box(y=99))), id="first"),
        pytest.param((LOGIN, control("Continue as guest", box=box(y=99))), id="later, as large"),
        pytest.param((control("Sign in", box=box(x=500)), control("Guest checkout", box=box(x=10))), id="left"),
        pytest.param((control("Guest checkout"),), id="alone"),
        pytest.param((PASSWORD, control("Continue as guest", box=box(y=5))), id="above the password"),
        pytest.param(
            (
                field("Guest", "guest", kind="radio", box=box(y=5)),
                field("I have an account", "account", kind="radio"),
            ),
            id="radio buttons",
        ),
        pytest.param((control("Log in", landmark="header", box=box(y=0)), control("Guest checkout")), id="header"),
        pytest.param((control("PayPal", box=box(y=0)), control("Guest checkout", box=box(y=50))), id="wallet"),
    ],
)
def test_passes_where_the_guest_way_stands_first_or_as_large(things: tuple[Control | Field, ...]) -> None:
    assert ask(gate(*things), ADDRESS).score == 100


def test_a_german_guest_way_is_understood() -> None:
    assert ask(gate(LOGIN, control("Als Gast bestellen"), lang="de"), ADDRESS).score == 100


def test_fails_where_the_guest_way_is_the_smaller_later_one() -> None:
    outcome = ask(gate(LOGIN, control("Continue as guest", box=box(y=99, width=60))), ADDRESS)
    assert outcome.score == 60
    assert outcome.places[0].element == "Continue as guest"


def test_fails_where_the_guest_way_is_a_detour() -> None:
    assert ask(gate(LOGIN, PASSWORD), ADDRESS).score == 30
    assert ask(gate(LOGIN, control("PayPal")), ADDRESS).score == 30


def test_fails_where_an_account_is_forced() -> None:
    outcome = guest_checkout.ask(journeys(walled(gate(LOGIN, PASSWORD))))
    assert outcome.score == 0
    assert [place.page for place in outcome.places] == ["gate"]


def stuck(*fields: Field, **changes: Any) -> Outcome:
    """A walk that ended at the address form."""
    return guest_checkout.ask(
        journeys(journey(form(*fields, **changes), stopped_because=StopReason.FORM_REJECTED))
    )


def test_an_address_form_that_demands_a_password_forces_an_account() -> None:
    street = field("Street", "street", form=0)
    assert stuck(street, PASSWORD).score == 0
    assert stuck(street, field("Password *", "password", form=0)).score == 0


@pytest.mark.parametrize(
    "password",
    [
        pytest.param(field("Password", "password", form=0), id="not demanded"),
        pytest.param(field("Password (optional)", "password", required=True, form=0), id="optional"),
        pytest.param(field("Password", "password", required=True, form=1), id="sign-in form beside the address"),
    ],
)
def test_a_password_that_nobody_demands_of_a_guest_is_left_alone(password: Field) -> None:
    assert stuck(field("Street", "street", form=0), password).score == 100


def test_a_password_without_which_the_address_was_accepted_was_not_demanded() -> None:
    assert ask(form(field("Street", "street", form=0), PASSWORD)).score == 100


def test_a_delivery_estimate_in_the_cart_is_no_address_form() -> None:
    cart = page("cart", milestone=Milestone.CART_SEEN, facets=("cart_lines", "address_fields"))
    stopped = journey(cart, stopped_because=StopReason.NO_CHECKOUT)
    assert guest_checkout.ask(journeys(stopped)).reason is Reason.NOT_REACHED


def test_a_login_asked_for_behind_the_address_is_no_account_step() -> None:
    later = page("member", facets=("account_gate",), controls=(LOGIN,))
    assert ask(ADDRESS, later).score == 100


def test_words_that_we_cannot_read_hide_no_guest_way() -> None:
    icelandic = gate(control("Innskráning"), control("Halda áfram sem gestur"), lang=UNREAD)
    assert ask(icelandic, ADDRESS).reason is Reason.LOW_CONFIDENCE
    assert guest_checkout.ask(journeys(walled(icelandic))).reason is Reason.LOW_CONFIDENCE


@pytest.mark.parametrize("why", [StopReason.BOT_WALL, StopReason.NO_PROGRESS, StopReason.NO_ADD_TO_CART])
def test_says_nothing_where_the_question_did_not_come_up(why: StopReason) -> None:
    stopped = journey(page("home", milestone=Milestone.LANDED), stopped_because=why)
    assert guest_checkout.ask(journeys(stopped)).verdict is Verdict.CANT_TELL


def test_the_worse_device_counts() -> None:
    outcome = guest_checkout.ask(journeys(to_payment(ADDRESS), to_payment(gate(LOGIN), ADDRESS, device="phone")))
    assert outcome.score == 30
    assert outcome.saw.startswith("On the phone:")
