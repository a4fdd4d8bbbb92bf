from typing import Any

import pytest

from auditor.evidence import Field, Reason
from auditor.plugins import Outcome, Verdict
from checks.easy.optional_required_marked import optional_required_marked
from tests.builders import field, journey, journeys, page
from tests.checks.easy.till import UNREAD, form, to_payment

STREET = field("Street *", "street", required=True)


def ask(*fields: Field, **changes: Any) -> Outcome:
    return optional_required_marked.ask(journeys(to_payment(form(STREET, *fields, **changes))))


@pytest.mark.parametrize(
    "label",
    [
        "Phone*",
        "* Phone",
        "Phone ＊",
        "Phone* (for the parcel)",
        "Phone (required)",
        "Phone – required",
        "Phone required",
        "Phone (optional)",
        "Phone - if any",
    ],
)
def test_a_word_or_star_in_the_label_marks_a_field(label: str) -> None:
    assert ask(field(label, "phone")).score == 100


@pytest.mark.parametrize("label", ["Telefon (freiwillig)", "Telefon (Pflichtfeld)", "Telefon*"])
def test_so_does_a_german_one(label: str) -> None:
    assert ask(field(label, "phone"), lang="de").score == 100


def test_a_mark_beside_the_label_counts_and_a_far_one_does_not() -> None:
    phone = field("Phone", "phone")
    assert ask(phone, text="Street *\nPhone optional").score == 100
    assert ask(phone, text="Street *\nPhone (required)").score == 100
    assert ask(phone, text="Street *\nPhone\nThe rest of this form is optional").score == 50
    assert ask(phone, text="Phone numbers of our shops in town and how to reach us: optional").score == 50


def test_the_score_is_the_share_of_marked_fields() -> None:
    outcome = ask(field("City", "city"), field("Phone", "phone"), field("Company", "company"))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 25)
    assert [place.element for place in outcome.places] == ["City", "Phone", "Company"]


def test_a_mark_that_vanishes_while_typing_counts_half() -> None:
    assert ask(field("Phone", "phone", placeholder="optional")).score == 75


def test_what_only_the_code_knows_is_not_seen() -> None:
    assert ask(field("City", "city", required=True)).score == 50


def test_a_note_marks_all_fields_of_a_page_that_keeps_to_it() -> None:
    required = (field("City", "city", required=True), field("Name", "full_name", required=True))
    extras = (field("Coupon", "coupon"), field("Password", "password"), field("Search", "search"))
    assert ask(*required, *extras, text="All fields are required").score == 100
    polite = (*required, field("Phone (optional)", "phone"))
    assert ask(*polite, text="All fields are required unless marked optional").score == 100
    assert ask(*required, field("Phone", "phone"), text="All fields are required").score == 25


@pytest.mark.parametrize(
    "extra",
    [
        field("Terms", "terms", kind="checkbox"),
        field("Card number", "card_number"),
        field("Coupon", "coupon"),
        field("Search", "search"),
        field("Newsletter", "newsletter", landmark="footer"),
    ],
)
def test_what_is_judged_elsewhere_is_left_alone(extra: Field) -> None:
    assert ask(extra).score == 100


def test_the_sign_in_form_of_others_is_left_alone() -> None:
    assert ask(field("E-mail", "email", form=7), field("Password", "password", form=7)).score == 100


def test_a_language_that_nobody_here_knows_fails_nobody() -> None:
    assert ask(field("Sími (valfrjálst)", "phone"), lang=UNREAD).reason is Reason.LOW_CONFIDENCE
    assert ask(field("Sími *", "phone"), lang=UNREAD).score == 100


def test_says_nothing_where_nothing_may_stay_empty_or_no_form_was_seen() -> None:
    compulsory = form(field("Street", "street", required=True), field("City", "city", required=True))
    assert optional_required_marked.ask(journeys(to_payment(compulsory))).verdict is Verdict.INAPPLICABLE
    assert optional_required_marked.ask(journeys(to_payment())).verdict is Verdict.INAPPLICABLE
    assert optional_required_marked.ask(journeys(journey(page("home")))).reason is Reason.NOT_REACHED


def test_the_worse_device_counts() -> None:
    phone = to_payment(form(STREET, field("Phone", "phone")), device="phone")
    outcome = optional_required_marked.ask(journeys(to_payment(form(STREET)), phone))
    assert outcome.score == 50
    assert outcome.saw.startswith("On the phone:")
