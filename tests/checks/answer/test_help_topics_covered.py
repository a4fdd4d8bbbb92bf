"""Can I help myself to the usual answers?"""

from typing import Any

import pytest

from auditor.evidence import InfoPage, InfoPages, Reason
from auditor.plugins import Outcome, Verdict
from checks.answer.help_topics_covered import help_topics_covered
from tests.builders import info_pages, page

ANSWERS = {
    "delivery cost": "Delivery costs 4.90 €.",
    "delivery time": "Delivery time: 2 to 4 working days.",
    "destinations": "We deliver to Germany and Austria.",
    "return period": "You may return goods within 14 days.",
    "refund time": "We refund you within 5 days.",
    "guarantee": "The statutory warranty of two years applies.",
    "ways to pay": "You can pay by credit card or PayPal.",
    "following a parcel": "Every parcel comes with a tracking number.",
}


def ask(*lines: str, **changes: Any) -> Outcome:
    return help_topics_covered.ask(info_pages(help=page("help", text="\n".join(lines), **changes)))


def covers(topic: str, *lines: str) -> bool:
    """Whether these lines alone answer the topic."""
    saw = ask(*lines).saw
    return topic not in saw.partition("not found:")[2]


def test_passes_when_all_eight_are_answered() -> None:
    outcome = ask(*ANSWERS.values())
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)
    assert outcome.saw == "8 of 8 usual questions are answered with something concrete."


@pytest.mark.parametrize("topic", ANSWERS)
def test_fails_by_the_share_of_missing_topics_and_names_them(topic: str) -> None:
    outcome = ask(*(line for name, line in ANSWERS.items() if name != topic))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 87.5)
    assert f"not found: {topic}." in outcome.saw


def test_answers_may_be_spread_over_pages() -> None:
    lines = list(ANSWERS.values())
    spread = info_pages(help="\n".join(lines[:3]), returns="\n".join(lines[3:5]), terms="\n".join(lines[5:]))
    assert help_topics_covered.ask(spread).score == 100


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("delivery cost", ["What does delivery cost?", "4.90 € within Germany."]),
        ("delivery cost", ["Free shipping on all orders"]),
        ("delivery time", ["Delivery time", "2–4 days"]),
        ("return period", ["What is the return period?", "30 days"]),
        ("guarantee", ["Warranty", "3 years on all machines"]),
        ("guarantee", ["Warranty: 24 months"]),
        ("destinations", ["Where do you deliver?", "To Germany only."]),
        ("ways to pay", ["Visa, Mastercard"]),
    ],
)
def test_the_answer_may_follow_its_question(topic: str, lines: list[str]) -> None:
    assert covers(topic, *lines)


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("delivery cost", ["Delivery costs depend on your order."]),
        ("delivery time", ["Shipping & returns", "You may return goods within 14 days."]),
        ("delivery time", ["We do our best about delivery times."]),
        ("guarantee", ["We give a guarantee.", "Write to us to learn more."]),
        ("destinations", ["Where do you deliver?", "How long does it take?"]),
        ("destinations", ["Where do you deliver?"]),
        ("following a parcel", ["Where is my order?"]),
    ],
)
def test_kind_words_and_bare_questions_are_no_answer(topic: str, lines: list[str]) -> None:
    assert not covers(topic, *lines)


@pytest.mark.parametrize(
    "info",
    [
        info_pages(),
        info_pages(imprint="\n".join(ANSWERS.values())),
        info_pages(help=page("help", status=404, text="Not found")),
        info_pages(help=" \n "),
        InfoPages(
            home=page("home"),
            pages=(InfoPage(topic="help", clicks=3, page=page("help", text="Delivery costs 5 €.")),),
        ),
    ],
    ids=["none", "another page", "broken", "empty", "three clicks away"],
)
def test_says_nothing_when_no_page_that_would_answer_was_near(info: InfoPages) -> None:
    outcome = help_topics_covered.ask(info)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = ask("Toimitus maksaa 4,90 €.", lang="xx")
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
