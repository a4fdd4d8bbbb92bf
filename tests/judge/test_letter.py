"""Letters, caps and stability."""

from __future__ import annotations

import pytest

from auditor.judge import letter
from auditor.judge.letter import LETTERS, Grade
from auditor.judge.score import Answer
from auditor.plugins import Cap
from tests.judge.fakes import RULEBOOK, WEIGHTS

SNEAK = Cap(id="cap-sneak", letter="D", check="basket-only-mine", because="Something was sneaked in.")


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (100, "A"), (90, "A"), (89.99999999, "A"), (89.9, "B"), (80, "B"), (79.9, "C"), (65, "C"), (64.9, "D"),
        (50, "D"), (49.9, "E"), (35, "E"), (34.9, "F"), (0, "F"),
    ],
)  # fmt: skip
def test_bands(score: float, expected: str) -> None:
    assert letter.band(score) == expected


def test_no_letter_without_coverage() -> None:
    grade = letter.grade(95, 95, 0.69, (), True)
    assert grade.letter is None
    assert "69 %" in grade.because
    assert letter.grade(95, 95, 0.70, (), True).letter == "A"


def test_the_letter_is_at_most_one_band_above_that_of_the_lower_bound() -> None:
    assert letter.grade(92, 81, 1, (), True) == Grade("A")
    held = letter.grade(92, 70, 1, (), True)
    assert held.letter == "B"
    assert "70" in held.because


@pytest.mark.parametrize(
    ("score", "low", "covered", "fired", "fine"),
    [
        (94.9, 94.9, 1, (), True),
        (97, 88, 1, (), True),
        (97, 97, 0.89, (), True),
        (97, 97, 1, (SNEAK,), True),
        (97, 97, 1, (), False),
    ],
)
def test_a_plus_forgives_nothing(
    score: float, low: float, covered: float, fired: tuple[Cap, ...], fine: bool
) -> None:
    assert letter.grade(97, 97, 0.9, (), True).letter == "A+"
    assert letter.grade(score, low, covered, fired, fine).letter != "A+"


def test_a_critical_question_without_an_answer_is_no_pass() -> None:
    fine = Answer("a", "easy", 10, True, 95)
    assert letter.criticals_pass([fine])
    assert not letter.criticals_pass([fine, Answer("b", "easy", 10, True, None)])
    assert not letter.criticals_pass([fine, Answer("b", "easy", 10, True, 89)])
    assert letter.criticals_pass([fine, Answer("b", "easy", 7, False, 0)])


def test_a_cap_holds_a_good_letter_down_and_leaves_a_bad_one_alone() -> None:
    assert letter.grade(74.3, 74.3, 1, (SNEAK,), True) == Grade("D", "capped at D: Something was sneaked in.")
    assert letter.grade(40, 40, 1, (SNEAK,), True) == Grade("E")


# Every cap of the rulebook's table 4.6: just set off, and just not.
@pytest.mark.parametrize(
    ("id", "highest", "set_off", "spared"),
    [
        ("cap-unsafe-till", "F", {"https-everywhere": 0}, {"https-everywhere": 50}),
        ("cap-cannot-buy", "E", {"checkout-completes": 20}, {"checkout-completes": 60}),
        ("cap-closed", "E", {"shop-reachable": 0}, {"shop-reachable": 1}),
        ("cap-price-jump", "D", {"total-stays-put": 20}, {"total-stays-put": 21}),
        ("cap-sneak", "D", {"basket-only-mine": 0}, {"basket-only-mine": 100}),
        ("cap-silent", "D", {"reply-rate": 0}, {"reply-rate": 20}),
        ("cap-nobody", "D", {"trader-identity": 25}, {"trader-identity": 30}),
        ("cap-mouse-only", "D", {"keyboard-checkout": 30}, {"keyboard-checkout": 70}),
        (
            "cap-no-way-back",
            "C",
            {"withdrawal-function": 0, "returns-findable": 0},
            {"withdrawal-function": 0, "returns-findable": 40},
        ),
        ("cap-fake-clock", "C", {"timer-honest": 0}, {"timer-honest": 50}),
        ("cap-shut-border", "C", {"open-from-every-country": 50}, {"open-from-every-country": 100}),
    ],
)
def test_every_cap_fires_at_its_trigger(
    id: str, highest: str, set_off: dict[str, float], spared: dict[str, float]
) -> None:
    fired = letter.caps(RULEBOOK, set_off)
    assert [(cap.id, cap.letter, cap.check) for cap in fired] == [(id, highest, next(iter(set_off)))]
    assert fired[0].because.endswith(".")
    assert letter.caps(RULEBOOK, spared) == ()
    assert letter.caps(RULEBOOK, {}) == ()


def test_the_register_has_no_cap_that_is_not_tested_above() -> None:
    assert len(RULEBOOK.caps) == 11


def test_three_caps_cost_another_letter() -> None:
    two = {"basket-only-mine": 0.0, "timer-honest": 0.0}
    assert [cap.id for cap in letter.caps(RULEBOOK, two)] == ["cap-sneak", "cap-fake-clock"]
    three = letter.caps(RULEBOOK, {**two, "reply-rate": 0.0})
    assert (three[0].id, three[0].letter) == ("cap-traps", "E")
    assert len(three) == 4
    assert letter.caps(RULEBOOK, {**two, "https-everywhere": 0.0})[0].letter == "F"


def test_shifting_stays_on_the_scale() -> None:
    assert letter.shifted("F", -1) == "F"
    assert letter.shifted("A", 1) == "A"
    assert [letter.lower_of("A+", each) for each in LETTERS] == list(LETTERS)


def test_a_letter_far_from_any_border_is_stable_and_one_on_the_border_is_not() -> None:
    even = [Answer("a", "easy", 7, False, 72, 72, 72), Answer("b", "calm", 7, False, 72, 72, 72)]
    assert letter.stability("C", even, WEIGHTS, 1, ()) == 1
    split = [Answer("a", "easy", 7, False, 100, 100, 100), Answer("b", "easy", 7, False, 60, 60, 60)]
    border = letter.stability("B", split, WEIGHTS, 1, ())
    assert 0.35 < border < 0.65
    assert letter.stability("B", split[::-1], WEIGHTS, 1, ()) == border


def test_a_cap_makes_a_letter_stable() -> None:
    split = [Answer("a", "easy", 7, False, 100, 100, 100), Answer("b", "easy", 7, False, 60, 60, 60)]
    assert letter.stability("D", split, WEIGHTS, 1, (SNEAK,)) == 1
