"""Outcomes: each constructor, and the combinations that cannot exist."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from auditor.evidence import Reason
from auditor.plugins import Outcome, Place, Verdict, cant_tell, failed, inapplicable, on_page, passed, scored
from tests import builders

PLACE = Place(page="cart", quote="Gift wrap")


def test_passed_and_failed_are_the_ends_of_the_scale() -> None:
    assert (passed("fine", PLACE).verdict, passed("fine").score) == (Verdict.PASSED, 100)
    assert (failed("bad", PLACE).verdict, failed("bad").score) == (Verdict.FAILED, 0)
    assert failed("bad", PLACE).places == (PLACE,)


@pytest.mark.parametrize(
    ("score", "verdict", "kept"),
    [
        (90, Verdict.PASSED, 90),
        (89.9, Verdict.FAILED, 89.9),
        (120, Verdict.PASSED, 100),
        (-5, Verdict.FAILED, 0),
    ],
)
def test_a_score_passes_from_90_on_and_stays_on_the_scale(score: float, verdict: Verdict, kept: float) -> None:
    outcome = scored(score, "seen")
    assert (outcome.verdict, outcome.score) == (verdict, kept)


def test_a_statistical_score_keeps_its_interval() -> None:
    outcome = scored(60, "seen", low=40, high=75)
    assert (outcome.low, outcome.high) == (40, 75)


def test_what_has_no_score() -> None:
    assert inapplicable("no timer").score is None
    told = cant_tell(Reason.BLOCKED, "a wall", PLACE)
    assert (told.verdict, told.reason, told.score, told.places) == (
        Verdict.CANT_TELL,
        Reason.BLOCKED,
        None,
        (PLACE,),
    )


@pytest.mark.parametrize(
    "impossible",
    [
        {"verdict": "passed"},
        {"verdict": "failed"},
        {"verdict": "cantTell"},
        {"verdict": "untested"},
        {"verdict": "cantTell", "reason": "timeout", "score": 100},
        {"verdict": "inapplicable", "score": 100},
        {"verdict": "passed", "score": 100, "reason": "timeout"},
        {"verdict": "passed", "score": 101},
        {"verdict": "failed", "score": float("nan")},
        {"verdict": "inapplicable", "extra": 1},
    ],
)
def test_impossible_outcomes_cannot_be_made(impossible: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Outcome.model_validate(impossible)


def test_the_place_of_a_control_a_field_or_a_bare_box() -> None:
    page = builders.page("cart", device="phone", shot="shots/1.jpg")
    button = on_page(page, builders.control("Buy"), quote="Buy now")
    assert (button.page, button.device, button.shot) == ("cart", "phone", "shots/1.jpg")
    assert (button.element, button.quote, button.box) == ("Buy", "Buy now", builders.box())
    assert on_page(page, builders.field("E-mail", "email")).element == "E-mail"
    assert on_page(page, builders.field("", "email")).element == "email"
    assert on_page(page, builders.box(), element="banner").element == "banner"
    assert on_page(page).box is None
