from typing import Any

import pytest

from auditor.evidence import Field, Interruption, Milestone, Reason
from auditor.plugins import Outcome, Verdict
from checks.safe.data_minimum import data_minimum
from tests.builders import field, journey, journeys, page
from tests.checks.safe.banner import UNREAD

EXTRAS = ("phone", "birth_date", "company", "fax", "tax_id")


def form(*fields: Field, **changes: Any) -> Any:
    street = field("Street", "street", required=True)
    given = {"milestone": Milestone.CHECKOUT, "facets": ("address_fields",), "fields": (street, *fields)}
    return page("address", **{**given, **changes})


def ask(*fields: Field, **changes: Any) -> Outcome:
    return data_minimum.ask(journeys(journey(form(*fields, **changes))))


def demanded(meaning: str, label: str = "", **changes: Any) -> Field:
    return field(label or meaning, meaning, **{"required": True, **changes})


PHONE = demanded("phone", "Phone")


@pytest.mark.parametrize(("count", "score"), [(0, 100), (1, 75), (2, 50), (4, 0), (5, 0)])
def test_each_demanded_item_costs_a_quarter(count: int, score: float) -> None:
    outcome = ask(*map(demanded, EXTRAS[:count]))
    assert outcome.score == score
    assert outcome.verdict is (Verdict.FAILED if count else Verdict.PASSED)


@pytest.mark.parametrize(
    "extra",
    [
        PHONE,
        demanded("salutation"),
        demanded("gender"),
        demanded("email_again"),
        field("Phone *", "phone"),
        demanded("salutation", options=("Mr", "Ms"), kind="select"),
    ],
)
def test_fails_where_something_unneeded_is_demanded(extra: Field) -> None:
    outcome = ask(extra)
    assert outcome.score == 75
    assert outcome.places[0].element == extra.label


@pytest.mark.parametrize(
    "extra",
    [
        field("Phone", "phone"),
        field("Phone (optional)", "phone", required=True),
        demanded("phone", "Phone (in case of questions)"),
        demanded("phone", "Phone", placeholder="only for the carrier"),
        demanded("phone", "Telefon (für Rückfragen)"),
        demanded("salutation", options=("Frau", "Herr", "Keine Angabe"), kind="select"),
        demanded("gender", options=("Female", "Male", "Prefer not to say"), kind="select"),
        demanded("postcode"),
        demanded("email"),
        demanded("phone", landmark="footer"),
    ],
)
def test_what_may_stay_empty_has_a_reason_or_is_needed_is_left_alone(extra: Field) -> None:
    assert ask(extra).score == 100


def test_a_radio_button_that_says_nothing_is_an_answer() -> None:
    ms, mr, none = (
        demanded("salutation", label, kind="radio", name="title") for label in ("Ms", "Mr", "No title")
    )
    assert ask(ms, mr).score == 75  # one question, however many answers
    assert ask(ms, mr, none).score == 100


def test_a_reason_in_the_line_below_the_label_counts() -> None:
    assert ask(PHONE, text="Phone *\nSo that the courier can call you").score == 100
    assert ask(PHONE, text="Phone *\nCity\nSo that the courier can call you").score == 75


def test_a_birth_date_is_needed_where_the_goods_have_an_age_limit() -> None:
    gated = journey(form(demanded("birth_date"), PHONE), interruptions=[Interruption(kind="age_gate")])
    assert data_minimum.ask(journeys(gated)).score == 75


def test_the_same_item_on_two_pages_counts_once() -> None:
    twice = journey(form(PHONE), form(PHONE).model_copy(update={"id": "again"}))
    assert data_minimum.ask(journeys(twice)).score == 75


def test_a_reason_that_we_cannot_read_is_not_missing() -> None:
    assert ask(demanded("phone", "Sími"), lang=UNREAD).reason is Reason.LOW_CONFIDENCE
    assert ask(field("Sími", "phone"), lang=UNREAD).score == 100


def test_says_nothing_where_the_form_was_not_reached() -> None:
    assert data_minimum.ask(journeys()).reason is Reason.NOT_REACHED
    contact = page("contact", facets=("contact_fields",), fields=(PHONE,))
    assert data_minimum.ask(journeys(journey(contact))).reason is Reason.NOT_REACHED


def test_the_worse_device_counts() -> None:
    outcome = data_minimum.ask(journeys(journey(form()), journey(form(PHONE), device="phone")))
    assert outcome.score == 75
    assert outcome.saw.startswith("On the phone:")
