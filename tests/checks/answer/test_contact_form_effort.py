"""Do I have to fill in half my life to ask a question?"""

from typing import Any

import pytest

from auditor.evidence import Field, FrameSeen, InfoPage, InfoPages, Reason
from auditor.plugins import Outcome, Verdict
from checks.answer.contact_form_effort import contact_form_effort
from tests.builders import box, field, info_pages, page

MESSAGE = field("Message", "message", kind="textarea", required=True)


def ask(*fields: Field, **changes: Any) -> Outcome:
    return contact_form_effort.ask(info_pages(contact=page("contact", fields=fields, **changes)))


def demanded(number: int, **changes: Any) -> list[Field]:
    """A form with so many compulsory fields, the message among them."""
    return [MESSAGE, *(field(f"Field {n}", required=True, **changes) for n in range(1, number))]


def captcha(height: float, host: str = "www.google.com", title: str = "reCAPTCHA") -> dict[str, Any]:
    return {"frames": [FrameSeen(host=host, title=title, box=box(width=256, height=height))]}


@pytest.mark.parametrize(
    ("number", "score"), [(1, 100), (4, 100), (5, 85), (6, 70), (8, 40), (9, 20), (10, 0), (14, 0)]
)
def test_the_curve_has_its_documented_points(number: int, score: float) -> None:
    outcome = ask(*demanded(number))
    assert outcome.score == pytest.approx(score)
    assert outcome.verdict is (Verdict.PASSED if number <= 4 else Verdict.FAILED)


def test_names_and_marks_what_must_be_filled() -> None:
    outcome = ask(*demanded(5), field("Shoe size"))
    assert '5 fields of 6 must be filled: "Message", "Field 1"' in outcome.saw
    assert len(outcome.places) == 5


@pytest.mark.parametrize(
    ("mark", "score"),
    [
        ({"label": "Name *"}, 85),
        ({"label": "Name (required)"}, 85),
        ({"label": "Name (optional)", "required": True}, 100),
        ({"label": "Name"}, 100),
    ],
)
def test_marks_in_the_label_count_like_markup(mark: dict[str, Any], score: float) -> None:
    assert ask(*demanded(4), field(**mark)).score == pytest.approx(score)


def test_a_sentence_can_make_all_fields_compulsory() -> None:
    loose = [field(f"Field {n}") for n in range(5)]
    said = ask(MESSAGE, *loose, field("Age (optional)"), text="All fields are required.")
    assert said.score == pytest.approx(70)


def test_radio_buttons_of_one_question_are_one_field() -> None:
    topics = [field(f"Topic {n}", kind="radio", name="topic", required=True) for n in range(6)]
    assert ask(*demanded(3), *topics).score == 100


@pytest.mark.parametrize("meaning", ["order_number", "password"])
def test_an_order_or_account_before_buying_costs_thirty(meaning: str) -> None:
    assert ask(MESSAGE, field("Secret", meaning, required=True)).score == 70
    assert ask(MESSAGE, field("Secret", meaning)).score == 100


@pytest.mark.parametrize(
    "puzzle",
    [
        captcha(78),
        captcha(78, host="newassets.hcaptcha.com", title=""),
        {"facets": ["captcha"]},
    ],
)
def test_a_puzzle_in_view_costs_thirty(puzzle: dict[str, Any]) -> None:
    outcome = ask(MESSAGE, **puzzle)
    assert outcome.score == 70
    assert "A puzzle has to be solved." in outcome.saw


def test_a_picture_puzzle_of_the_shops_own_counts_too() -> None:
    assert ask(MESSAGE, field("Captcha: what do you see?")).score == 70


@pytest.mark.parametrize(
    "no_puzzle",
    [
        captcha(60),
        {"frames": [FrameSeen(host="www.google.com", title="reCAPTCHA", box=None)]},
        {"frames": [FrameSeen(host="maps.example", title="Map", box=box(height=400))]},
    ],
    ids=["badge of an invisible one", "not shown", "a map"],
)
def test_invisible_puzzles_are_no_effort(no_puzzle: dict[str, Any]) -> None:
    assert ask(MESSAGE, **no_puzzle).score == 100


def test_search_and_newsletter_are_not_part_of_the_form() -> None:
    others = [field("Search", "search", required=True), field("News", "newsletter", required=True)]
    assert ask(*demanded(4), *others).score == 100


def test_says_nothing_when_a_long_form_marks_nothing() -> None:
    outcome = ask(field("Message", "message"), *(field(f"Field {n}") for n in range(5)))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_a_short_form_passes_even_unmarked() -> None:
    assert ask(field("Message", "message"), *(field(f"Field {n}") for n in range(3))).score == 100


@pytest.mark.parametrize(
    "info",
    [
        info_pages(),
        InfoPages(home=page("home"), pages=(InfoPage(topic="contact", clicks=1, page=None),)),
        info_pages(contact=page("contact", status=500, fields=demanded(9))),
    ],
    ids=["no link", "not opened", "broken"],
)
def test_says_nothing_when_no_contact_page_was_seen(info: InfoPages) -> None:
    outcome = contact_form_effort.ask(info)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)


def test_does_not_apply_to_a_page_without_a_form() -> None:
    assert ask(field("Search", "search")).verdict is Verdict.INAPPLICABLE
