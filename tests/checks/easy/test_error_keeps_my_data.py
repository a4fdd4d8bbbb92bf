import pytest

from auditor.evidence import Mistake, Mistakes, Reason, WrongEntry
from auditor.plugins import Outcome, Verdict
from checks.easy.error_keeps_my_data import error_keeps_my_data
from tests.builders import journey, journeys, page

WALK = journeys(journey(page("before"), page("after")))
TYPED = ("first_name", "last_name", "street", "city")


def slip(*lost: str, typed: tuple[str, ...] = TYPED, noticed: bool = True, device: str = "desktop") -> Mistake:
    return Mistake(
        device=device,
        page_before="before",
        page_after="after",
        wrong=(WrongEntry(meaning="postcode"),),
        noticed=noticed,
        typed=typed,
        lost=lost,
    )


def ask(*slips: Mistake) -> Outcome:
    return error_keeps_my_data.ask(Mistakes(mistakes=slips), WALK)


@pytest.mark.parametrize(
    ("lost", "score"), [((), 100), (("city",), 75), (("city", "street"), 50), (TYPED, 0), (("phone",), 100)]
)
def test_the_score_is_the_share_that_was_kept(lost: tuple[str, ...], score: float) -> None:
    outcome = ask(slip(*lost))
    assert outcome.score == score
    assert outcome.verdict is (Verdict.PASSED if score == 100 else Verdict.FAILED)
    assert [place.page for place in outcome.places] == (["after"] if score < 100 else [])


def test_nine_of_ten_is_enough() -> None:
    ten = tuple(f"field_{i}" for i in range(10))
    assert ask(slip(ten[0], typed=ten)).verdict is Verdict.PASSED
    assert ask(slip(*ten[:2], typed=ten)).verdict is Verdict.FAILED


def test_passwords_and_cards_must_be_typed_again() -> None:
    secret = ("password", "card_number", "card_cvc", "card_expiry", "card_holder")
    assert ask(slip(*secret, typed=(*TYPED, *secret))).score == 100


def test_the_finding_names_what_was_lost() -> None:
    assert "2 fields of 4" in ask(slip("first_name", "city")).saw
    assert "Lost: city and first name." in ask(slip("first_name", "city")).saw


def test_the_worse_device_counts() -> None:
    outcome = ask(slip(), slip("city", device="phone"))
    assert outcome.score == 75
    assert "on the phone" in outcome.saw


@pytest.mark.parametrize("slips", [(), (slip(noticed=False),), (slip(typed=()),), (slip(typed=("password",)),)])
def test_says_nothing_where_no_slip_was_answered(slips: tuple[Mistake, ...]) -> None:
    assert ask(*slips).reason is Reason.NOT_REACHED


def test_a_slip_that_was_not_noticed_is_left_out() -> None:
    assert ask(slip(*TYPED, noticed=False), slip()).score == 100
