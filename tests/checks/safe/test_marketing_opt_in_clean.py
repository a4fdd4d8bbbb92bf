from typing import Any

import pytest

from auditor.evidence import Field, Milestone, Reason, StopReason
from auditor.plugins import Outcome, Verdict
from checks.safe.marketing_opt_in_clean import marketing_opt_in_clean
from tests.builders import field, journey, journeys, page, step
from tests.checks.safe.banner import UNREAD


def tick(label: str, checked: bool = False, meaning: str = "marketing", **changes: Any) -> Field:
    return field(label, meaning, **{"kind": "checkbox", "checked": checked, "name": "news", **changes})


def form(*fields: Field, **changes: Any) -> Any:
    given = {"milestone": Milestone.CHECKOUT, "facets": ("contact_fields",), "fields": fields}
    return page("address", **{**given, **changes})


def ask(*fields: Field, **changes: Any) -> Outcome:
    return marketing_opt_in_clean.ask(journeys(journey(form(*fields, **changes))))


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("Yes, send me the newsletter by e-mail", "en"),
        ("Keep me up to date on special offers", "en"),
        ("Ich möchte den Newsletter erhalten", "de"),
    ],
)
def test_passes_where_the_box_is_empty_alone_and_says_yes(label: str, lang: str) -> None:
    assert ask(tick(label), lang=lang).score == 100
    assert ask(tick(label, meaning=""), lang=lang).score == 100


def test_fails_where_it_is_ticked_beforehand() -> None:
    outcome = ask(tick("Send me offers"), tick("Send me the newsletter", checked=True))
    assert outcome.score == 0
    assert outcome.places[0].quote == "Send me the newsletter"


@pytest.mark.parametrize(
    ("label", "lang", "score"),
    [
        ("I agree to the terms and to marketing emails", "en", 75),
        ("I accept the terms and want the newsletter", "en", 75),
        ("Ich akzeptiere die AGB und möchte den Newsletter", "de", 75),
        ("I do not want to receive the newsletter", "en", 85),
        ("Ich möchte keine Werbung per E-Mail", "de", 85),
        ("I agree to the terms; tick here if you do not want special offers", "en", 60),
    ],
)
def test_joined_with_the_terms_costs_25_and_reversed_wording_15(label: str, lang: str, score: float) -> None:
    outcome = ask(tick(label), lang=lang)
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, score)


@pytest.mark.parametrize(
    ("label", "score"),
    [
        ("Untick this box if you do not want our newsletter", 0),
        ("Please deselect if you do not wish to receive offers", 0),
        ("I do not want the newsletter", 85),
        ("Opt out of marketing", 85),
    ],
)
def test_a_ticked_box_is_a_yes_only_where_its_words_make_it_one(label: str, score: float) -> None:
    assert ask(tick(label, checked=True)).score == score


def test_a_ticked_radio_button_that_says_no_is_left_alone() -> None:
    no = tick("No thanks, no newsletter", checked=True, kind="radio")
    yes = tick("Yes, the newsletter please", kind="radio")
    assert ask(yes, no).score == 100
    assert ask(yes.model_copy(update={"checked": True}), no.model_copy(update={"checked": False})).score == 0


def test_our_own_tick_is_not_the_shops() -> None:
    ours = journey(
        form(tick("The newsletter", checked=True)), steps=[step(action="tick", target="The newsletter")]
    )
    assert marketing_opt_in_clean.ask(journeys(ours)).score == 100


@pytest.mark.parametrize(
    "other",
    [
        tick("I accept the terms", meaning="terms", checked=True),
        tick("Same address for the bill", meaning="billing_same", checked=True),
        field("Your e-mail for the newsletter", "newsletter", kind="email"),
        tick("Save this address", meaning="", checked=True),
    ],
)
def test_other_boxes_are_left_alone(other: Field) -> None:
    assert ask(other).verdict is Verdict.INAPPLICABLE


def test_the_worst_box_of_all_devices_counts() -> None:
    phone = journey(form(tick("The newsletter", checked=True)), device="phone")
    clean = journey(form(tick("The newsletter")))
    assert marketing_opt_in_clean.ask(journeys(clean, phone)).score == 0


def test_a_box_that_we_cannot_read_tells_nothing() -> None:
    unread = tick("Já takk, senda mér fréttabréf", meaning="", checked=True, name="x")
    assert ask(unread, lang=UNREAD).reason is Reason.LOW_CONFIDENCE
    assert ask(field("Nafn", "full_name"), lang=UNREAD).verdict is Verdict.INAPPLICABLE


def test_says_nothing_where_the_checkout_was_not_reached() -> None:
    early = journey(page("home"), stopped_because=StopReason.BOT_WALL)
    assert marketing_opt_in_clean.ask(journeys(early)).reason is Reason.BLOCKED
