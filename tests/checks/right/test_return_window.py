"""The number of days in the return rules."""

import pytest

from auditor.evidence import PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.right.return_window import return_window
from tests.builders import info_pages, money, page


def ask(home: PageRecord | None = None, **topics: PageRecord | str) -> Outcome:
    return return_window.ask(info_pages(home, **topics))


def german(text: str) -> PageRecord:
    return page("returns", text=text, lang="de")


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("You can send back anything within 100 days of receiving it.", 100),
        ("Returns are accepted within 60 days of delivery.", 100),
        ("You can return goods within 30 days.", 90),
        ("You have thirty days to return it.", 90),
        ("Return period: one month.", 90),
    ],
)
def test_thirty_days_and_more_pass(text: str, score: float) -> None:
    said = ask(returns=text)
    assert (said.verdict, said.score) == (Verdict.PASSED, score)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("You may withdraw from the contract within 14 days without giving a reason.", 60),
        ("Return within 22 days.", 75),
        ("You can send back anything within 7 days of receiving it.", 0),
    ],
)
def test_fewer_fail(text: str, score: float) -> None:
    said = ask(returns=text)
    assert (said.verdict, said.score) == (Verdict.FAILED, score)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Sie können alles innerhalb von 30 Tagen nach Erhalt zurückgeben.", 90),
        ("Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen.", 60),
        ("100 Tage Rückgaberecht", 100),
        ("Rückgabe innerhalb von 7 Tagen.", 0),
    ],
)
def test_german_rules_are_read(text: str, score: float) -> None:
    assert ask(returns=german(text)).score == score


@pytest.mark.parametrize(
    "other",
    [
        "We refund the price within 14 days.",
        "When do I get my money?\nWithin 14 days of your notice.",
        "Delivered within 3 days.",
        "We reply within 2 days.",
        "Pay within 14 days of delivery.",
        "The legal right of withdrawal is 14 days: you may withdraw within 14 days.",
    ],
)
def test_other_periods_are_left_alone(other: str) -> None:
    said = ask(returns=f"You can return goods within 30 days.\n{other}")
    assert said.score == 90


def test_a_banner_of_every_page_does_not_overrule_the_rules() -> None:
    banner = "30 days to return"
    said = ask(page("home", text=banner), returns=f"{banner}\nYou can return goods within 7 days.")
    assert said.score == 0


def test_the_period_may_stand_in_the_terms() -> None:
    assert ask(terms="Right of withdrawal\nYou may withdraw from the contract within 30 days.").score == 90


def test_outside_the_eu_the_law_sets_no_floor() -> None:
    pounds = page("home", money=(money("Mug", "9.00", currency="GBP"),))
    said = ask(pounds, returns="You can return goods within 7 days.")
    assert said.score == pytest.approx(30)


@pytest.mark.parametrize(
    ("topics", "reason"),
    [
        ({}, Reason.NOT_FOUND),
        ({"returns": page("returns", text="You can return goods within 7 days.", status=500)}, Reason.NOT_FOUND),
        ({"returns": "Just get in touch and we will find a solution."}, Reason.NOT_FOUND),
        ({"returns": page("returns", text="Palautusoikeus 14 päivää", lang="fi")}, Reason.LOW_CONFIDENCE),
        (
            {"returns": "You can return clothes within 60 days.\nYou can return electronics within 21 days."},
            Reason.LOW_CONFIDENCE,
        ),
    ],
)
def test_no_rules_no_number_or_several_are_not_judged(topics: dict[str, PageRecord | str], reason: Reason) -> None:
    said = ask(**topics)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)
