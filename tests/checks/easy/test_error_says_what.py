from typing import Any

import pytest

from auditor.evidence import ErrorMessage, Field, Mistake, Mistakes, Reason, WrongEntry
from auditor.plugins import Outcome, Verdict
from checks.easy.error_says_what import error_says_what
from tests.builders import box, field, journey, journeys, page
from tests.checks.easy.till import UNREAD

MAIL = WrongEntry(meaning="email", label="E-mail", what="no @ in it")
TOWN = WrongEntry(meaning="city", label="Town", what="left empty")
HERE, NEAR, FAR = box(y=100), box(y=200), box(y=900)
BEFORE = (field("E-mail", "email", required=True), field("Town", "city", required=True))


def said(text: str, about: str = "email", where: Any = HERE) -> ErrorMessage:
    return ErrorMessage(text=text, meaning=about, box=where)


def ask(
    *messages: ErrorMessage,
    wrong: tuple[WrongEntry, ...] = (MAIL,),
    noticed: bool = True,
    before: tuple[Field, ...] = BEFORE,
    lang: str = "en",
    **after: Any,
) -> Outcome:
    marked = field("E-mail", "email", **{"box": HERE, "invalid": True, **after})
    walk = journeys(journey(page("before", fields=before), page("after", fields=(marked,), lang=lang)))
    slip = Mistake(
        device="desktop",
        page_before="before",
        page_after="after",
        wrong=wrong,
        noticed=noticed,
        messages=messages,
    )
    return error_says_what.ask(Mistakes(mistakes=(slip,)), walk)


@pytest.mark.parametrize(
    "text",
    [
        "Enter an e-mail address such as name@example.com",
        "Your E-mail is not right",
        "Please use the format name@host",
        "Diese E-Mail-Adresse ist ungültig",
    ],
)
def test_passes_where_the_message_says_what_and_where(text: str) -> None:
    outcome = ask(said(text, where=NEAR))
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)
    assert "Not always" not in outcome.saw


@pytest.mark.parametrize(
    ("message", "after", "missing"),
    [
        (said("Something is wrong"), {}, "specific"),
        (said("E-mail is missing", where=FAR), {}, "at its field"),
        (said("E-mail is missing"), {"invalid": False}, "tied to it for screen readers"),
    ],
)
def test_each_missing_answer_costs_a_quarter(message: ErrorMessage, after: dict[str, Any], missing: str) -> None:
    outcome = ask(message, **after)
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 75)
    assert f"Not always: {missing}." in outcome.saw
    assert [(place.page, place.element) for place in outcome.places] == [("after", "E-mail")]


@pytest.mark.parametrize(("gap", "score"), [(80, 100), (81, 75)])
def test_eighty_pixels_are_near(gap: float, score: float) -> None:
    assert ask(said("E-mail is missing", where=box(y=HERE.y + HERE.height + gap))).score == score


def test_fails_where_the_slip_was_not_noticed_or_only_some_error_is_told() -> None:
    assert ask(noticed=False).score == 0
    assert ask(said("An error occurred", about="")).score == 25
    assert ask().score == 0


def test_the_browsers_own_bubble_stands_at_its_field_and_is_tied_to_it() -> None:
    bubble = said("Please include an '@' in the email address.", where=None)
    assert ask(bubble, invalid=False).score == 100
    assert ask(said("Please fill in this field.", where=None), invalid=False).score == 75


def test_the_mean_counts_over_all_slips() -> None:
    outcome = ask(said("E-mail is missing"), said("Error", about="city"), wrong=(MAIL, TOWN))
    assert outcome.score == pytest.approx(100 * 5 / 6)  # where the town stands afterwards was not seen
    assert "2 slips" in outcome.saw


def test_a_slip_still_waiting_for_its_message_is_left_out() -> None:
    assert ask(said("E-mail is missing"), wrong=(MAIL, TOWN)).score == 100


def test_a_field_that_may_stay_empty_is_no_slip() -> None:
    optional = (field("E-mail", "email"), field("Town (optional)", "city", required=True))
    assert ask(noticed=False, wrong=(TOWN,), before=optional).reason is Reason.NOT_REACHED
    assert ask(noticed=False, wrong=(TOWN,), before=BEFORE).score == 0
    assert ask(said("Error", about=""), wrong=(TOWN,), before=optional).score == 25  # it was refused all the same


def test_words_that_we_cannot_read_are_not_called_unspecific() -> None:
    unread = said("Netfangið er ekki rétt")
    assert ask(unread, lang=UNREAD).score == 100
    assert ask(unread, lang="en").score == 75
    assert ask(unread, lang=UNREAD, invalid=False).score == pytest.approx(100 * 2 / 3)


def test_says_nothing_without_a_slip() -> None:
    assert error_says_what.ask(Mistakes(mistakes=()), journeys()).reason is Reason.NOT_REACHED
