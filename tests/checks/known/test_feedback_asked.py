"""A shop that asks how it was."""

from __future__ import annotations

import pytest

from auditor.evidence import InfoPages, Reason, StopReason
from checks.known.feedback_asked import feedback_asked
from tests.builders import control, field, info_pages, journey, journeys, page
from tests.checks.known.shop import product, shop, told


def ask(*controls: str, lang: str = "en", info: InfoPages | None = None) -> str:
    here = product(controls=tuple(map(control, controls)), lang=lang)
    return told(feedback_asked.ask(shop(here), info or info_pages()))


@pytest.mark.parametrize(
    ("name", "lang"),
    [("Give feedback", "en"), ("Tell us what you think", "en"), ("Feedback geben", "de"), ("Lob & Kritik", "de")],
)
def test_passes_a_way_to_give_feedback(name: str, lang: str) -> None:
    assert ask("Contact", name, lang=lang) == "passed 100"


def test_passes_a_way_that_stands_on_the_help_page_only() -> None:
    helping = page("help", controls=(control("Send feedback", href="https://shop.example/f"),))
    assert ask(info=info_pages(help=helping)) == "passed 100"


def test_passes_an_icon_whose_address_says_it() -> None:
    icon = control("", href="https://shop.example/feedback")
    assert told(feedback_asked.ask(shop(product(controls=(icon,))), info_pages())) == "passed 100"


def test_passes_a_question_with_something_to_answer_it() -> None:
    asking = page("thanks", headings=("How was your visit?",), fields=(field("Your answer"),))
    assert told(feedback_asked.ask(shop(asking), info_pages())) == "passed 100"


@pytest.mark.parametrize(
    ("controls", "lang"), [((), "en"), (("Contact", "Help", "Returns"), "en"), (("Kontakt",), "de")]
)
def test_fails_when_nobody_asks(controls: tuple[str, ...], lang: str) -> None:
    assert ask(*controls, lang=lang) == "failed 0"


@pytest.mark.parametrize(("name", "lang"), [("Write a review", "en"), ("Bewertung schreiben", "de")])
def test_asking_for_product_reviews_is_half(name: str, lang: str) -> None:
    assert ask(name, lang=lang) == "failed 50"


def test_a_heading_over_reviews_is_no_question_about_the_shop() -> None:
    reviews = product(headings=("Customer reviews",), controls=(control("Show all 111 reviews"),))
    assert told(feedback_asked.ask(shop(reviews), info_pages())) == "failed 0"


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = feedback_asked.ask(shop(product(lang="fi")), info_pages())
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_when_the_shop_did_not_open() -> None:
    stopped = journeys(journey(stopped_because=StopReason.UNREACHABLE))
    assert told(feedback_asked.ask(stopped, info_pages())) == "cantTell"
