"""If I must call, does it cost me extra?"""

from typing import Any

import pytest

from auditor.evidence import Reason
from auditor.plugins import Outcome, Verdict
from checks.answer.phone_basic_rate import phone_basic_rate
from tests.builders import control, info_pages, page

HOURS = "Monday to Friday, 9:00 to 17:00"


def ask(text: str, **changes: Any) -> Outcome:
    return phone_basic_rate.ask(info_pages(contact=page("contact", text=text, **changes)))


@pytest.mark.parametrize(
    "number",
    [
        "+44 20 7946 0018",
        "+44 7400 123456",
        "+44 800 123 4567",
        "+49 40 66969 120",
        "+49 800 1234567",
        "+1 (844) 555-0100",
    ],
)
def test_an_ordinary_number_gives_eighty_and_hours_the_rest(number: str) -> None:
    without, with_hours = ask(f"Phone: {number}"), ask(f"Phone: {number}\n{HOURS}")
    assert (without.verdict, without.score) == (Verdict.FAILED, 80)
    assert (with_hours.verdict, with_hours.score) == (Verdict.PASSED, 100)
    assert HOURS in with_hours.saw


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("+49 900 1 234567", "premium-rate"),
        ("+49 180 5 123456", "shared-cost"),
        ("+33 892 70 50 50", "premium-rate"),
        ("+43 810 123456", "shared-cost"),
        ("0900 1 234567", "premium-rate"),
    ],
)
def test_fails_for_a_dear_number_even_beside_an_ordinary_one(number: str, kind: str) -> None:
    outcome = ask(f"Phone: +44 20 7946 0018\nPhone: {number}\n{HOURS}")
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 0)
    assert f'"{number}" is a {kind} number' in outcome.saw
    assert outcome.places[0].quote == number


def test_a_country_is_read_from_domain_or_language() -> None:
    assert ask("Tel. 0180 5 123456", lang="de-DE").verdict is Verdict.FAILED
    assert ask("Tel. 0180 5 123456", url="https://shop.de/contact").verdict is Verdict.FAILED
    assert ask("Call us: (844) 555-0100", lang="en-US").score == 80


@pytest.mark.parametrize(("language", "number"), [("en", "(844) 555-0100"), ("de", "0180 5 123456")])
def test_a_number_that_is_dear_in_one_country_and_not_in_another_is_not_judged(language: str, number: str) -> None:
    outcome = ask(f"Tel. {number}\n{HOURS}", lang=language)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_its_link_tells_the_country() -> None:
    outcome = ask("Call us: (844) 555-0100", controls=[control("(844) 555-0100", href="tel:+18445550100")])
    assert outcome.score == 80


def test_says_nothing_when_the_numbering_plan_does_not_know_the_number() -> None:
    outcome = ask("Phone: +44 70 1234 5678", lang="en-GB")
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_an_unknown_number_is_not_praised_for_its_neighbour() -> None:
    outcome = ask(f"Phone: +44 70 1234 5678\nPhone: +44 20 7946 0018\n{HOURS}")
    assert '"+44 20 7946 0018" is a number at an ordinary rate' in outcome.saw


@pytest.mark.parametrize("text", ["Puh. 09 123 4567", "Puh. +358 9 123 4567\nMa-pe 9-17"])
def test_says_nothing_where_label_or_hours_cannot_be_read(text: str) -> None:
    outcome = ask(text, lang="xx", url="https://shop.fi/yhteys")
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


@pytest.mark.parametrize("text", ["Write to us", "Fax: +44 20 7946 0018", "Order 0900 1 234567"])
def test_does_not_apply_where_no_number_is_for_calling(text: str) -> None:
    assert ask(text).verdict is Verdict.INAPPLICABLE
