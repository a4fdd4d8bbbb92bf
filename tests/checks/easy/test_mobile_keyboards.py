from typing import Any

import pytest

from auditor.evidence import Field, Reason, StopReason
from auditor.plugins import Outcome, Verdict
from checks.easy.mobile_keyboards import mobile_keyboards
from tests.builders import field, journey, journeys, page
from tests.checks.easy.till import UNREAD, form, to_payment


def ask(*fields: Field, locale: str = "de-DE", **changes: Any) -> Outcome:
    return mobile_keyboards.ask(journeys(to_payment(form(*fields, **changes), device="phone", locale=locale)))


@pytest.mark.parametrize(
    ("meaning", "kind", "inputmode", "score"),
    [
        ("email", "email", "", 100),
        ("email", "text", "email", 100),
        ("email", "text", "", 0),
        ("email_again", "text", "", 0),
        ("phone", "tel", "", 100),
        ("phone", "text", "tel", 100),
        ("phone", "text", "numeric", 100),
        ("phone", "text", "", 0),
        ("phone", "number", "", 0),
        ("phone", "number", "numeric", 0),
        ("card_number", "text", "numeric", 100),
        ("card_number", "number", "numeric", 0),
        ("card_cvc", "text", "", 0),
        ("card_expiry", "tel", "", 100),
        ("postcode", "text", "numeric", 100),
        ("postcode", "text", "", 0),
    ],
)
def test_each_field_needs_its_keyboard(meaning: str, kind: str, inputmode: str, score: float) -> None:
    outcome = ask(field("It", meaning, kind=kind, inputmode=inputmode))
    assert outcome.score == score
    assert outcome.verdict is (Verdict.PASSED if score else Verdict.FAILED)
    assert [place.element for place in outcome.places] == ([] if score else ["It"])


def test_the_score_is_the_share_of_right_fields() -> None:
    assert ask(field("E-mail", "email", kind="email"), field("Phone", "phone")).score == 50


@pytest.mark.parametrize("locale", ["en-GB", "nl-NL", "en-CA", "en", "de", ""])
def test_a_postcode_may_need_letters(locale: str) -> None:
    mail, postcode = field("E-mail", "email", kind="email"), field("Postcode", "postcode")
    assert ask(mail, postcode, locale=locale).score == 100
    assert ask(mail, postcode, locale="fr_FR").score == 50


def test_a_postcode_is_not_judged_where_another_country_can_be_chosen() -> None:
    mail, postcode = field("E-mail", "email", kind="email"), field("PLZ", "postcode")
    anywhere = field("Land", "country", kind="select", options=("Deutschland", "Nederland"))
    only_here = field("Land", "country", kind="select", options=("Deutschland",))
    assert ask(mail, postcode, anywhere).score == 100
    assert ask(mail, postcode, only_here).score == 50


@pytest.mark.parametrize("meaning", ["first_name", "street", "city", "coupon", ""])
def test_letters_are_right_for_words(meaning: str) -> None:
    assert ask(field("E-mail", "email", kind="email"), field("Word", meaning, name="word")).score == 100


@pytest.mark.parametrize("kind", ["select", "combobox"])
def test_lists_bring_up_no_keyboard(kind: str) -> None:
    month = field("Month", "card_expiry", kind=kind)
    assert ask(field("E-mail", "email", kind="email"), month).score == 100


def test_keyboards_speak_every_language() -> None:
    assert ask(field("Netfang", "email", kind="email"), lang=UNREAD).score == 100


def test_a_desktop_has_no_such_keyboard() -> None:
    desktop = to_payment(form(field("Phone", "phone")))
    assert mobile_keyboards.ask(journeys(desktop)).reason is Reason.NOT_ASKED
    phone = to_payment(form(field("Phone", "phone", kind="tel")), device="phone")
    assert mobile_keyboards.ask(journeys(desktop, phone)).score == 100


def test_says_nothing_where_no_such_field_was_seen() -> None:
    early = journey(page("home"), device="phone", stopped_because=StopReason.CAPTCHA)
    assert mobile_keyboards.ask(journeys(early)).reason is Reason.BLOCKED
    assert ask(field("Street", "street")).verdict is Verdict.INAPPLICABLE
