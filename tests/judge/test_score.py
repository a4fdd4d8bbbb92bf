"""The arithmetic: laws that hold for any answers, and the rulebook's worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judge import score
from auditor.judge.score import Answer
from tests.judge.fakes import RULEBOOK, WEIGHTS, answer_lists

ROUNDING = 1e-9


def seen(check: str, promise: str, weight: float, value: float | None, critical: bool = False) -> Answer:
    return Answer(check, promise, weight, critical, value, low=value or 0, high=value or 0)


def all_at(value: float, **others: float) -> dict[str, float]:
    return {promise: others.get(promise, value) for promise in WEIGHTS}


# The rulebook's worked examples.


@pytest.mark.parametrize(
    ("scores", "arithmetic", "geometric"),
    [(all_at(90, answer=0), 76.5, 58.3), (all_at(90, known=20), 86.5, 83.5), (all_at(90, answer=25), 80.2, 74.3)],
)
def test_a_broken_promise_is_not_bought_off(scores: dict[str, float], arithmetic: float, geometric: float) -> None:
    assert score.arithmetic(scores, WEIGHTS) == pytest.approx(arithmetic, abs=0.06)
    assert score.geometric(scores, WEIGHTS) == pytest.approx(geometric, abs=0.06)


# The friendly but silent shop (4.8): a good contact page, and no answer to any of three questions.
SILENT = [
    seen("contact-findable", "answer", 7, 100),
    seen("contact-channels", "answer", 3, 80),
    seen("phone-basic-rate", "answer", 3, 80),
    seen("contact-form-works", "answer", 10, 100, critical=True),
    seen("contact-form-effort", "answer", 3, 85),
    seen("auto-ack-time", "answer", 3, 0),
    seen("ack-sets-expectation", "answer", 1.5, 0),
    seen("first-reply-time", "answer", 10, 0, critical=True),
    seen("reply-rate", "answer", 10, 0, critical=True),
    seen("reply-answers-question", "answer", 3.5, 0),
    seen("help-topics-covered", "answer", 1.5, 62.5),
]


def test_the_silent_shop_is_limited_by_its_two_broken_critical_checks() -> None:
    without_floor = [answer._replace(critical=False) for answer in SILENT]
    assert score.promise_score(without_floor) == pytest.approx(46, abs=0.5)
    assert score.promise_score(SILENT) == 25


def test_the_silent_shop_gets_74() -> None:
    others = [seen(f"rest-{promise}", promise, 10, 90) for promise in WEIGHTS if promise != "answer"]
    assert score.overall([*SILENT, *others], WEIGHTS) == pytest.approx(74.3, abs=0.05)


@pytest.mark.parametrize(
    ("values", "limit"), [([20], 100), ([19.9], 50), ([0, 100], 50), ([0, 0], 25), ([0, 0, 0], 25), ([None], 50)]
)
def test_critical_checks_below_20_limit_their_promise(values: list[float | None], limit: float) -> None:
    answers = [seen(f"c{i}", "easy", 10, value, critical=True) for i, value in enumerate(values)]
    assert score.ceiling(answers) == limit


def test_a_serious_check_at_0_limits_nothing() -> None:
    assert score.ceiling([seen("a", "easy", 7, 0)]) == 100


def test_coverage_is_weighted_within_and_across_promises() -> None:
    answers = [seen("a", "easy", 3, 50), seen("b", "easy", 1, None), seen("c", "known", 1, None)]
    assert score.promise_coverage(answers[:2]) == 0.75
    assert score.coverage(answers, WEIGHTS) == pytest.approx(16 * 0.75 / (16 + 5))


def test_bounds_put_the_unseen_at_0_and_at_100() -> None:
    answers = [seen("a", "easy", 1, 60), seen("b", "easy", 1, None)]
    assert score.bounds(answers, WEIGHTS) == pytest.approx((30, 80))
    assert score.overall(answers, WEIGHTS) == pytest.approx(30)


def test_bounds_take_in_statistical_intervals() -> None:
    answers = [seen("a", "easy", 1, 60)._replace(low=40, high=90)]
    assert score.bounds(answers, WEIGHTS) == pytest.approx((40, 90))


def test_no_score_when_half_was_not_seen() -> None:
    answers = [seen("a", "easy", 3, 90), seen("b", "easy", 4, None)]
    assert not score.enough_seen(answers, WEIGHTS)
    assert score.enough_seen([*answers, seen("c", "easy", 1, 90)], WEIGHTS)


def test_no_score_when_nothing_of_a_promise_was_seen() -> None:
    answers = [seen("a", "easy", 3, 90), seen("b", "known", 1, None)]
    assert score.coverage(answers, WEIGHTS) > 0.7
    assert score.unseen_promises(answers) == ("known",)
    assert not score.enough_seen(answers, WEIGHTS)


def test_points_lost_heed_the_critical_floor() -> None:
    """Either of two broken critical checks alone lifts the limit from 25 to 50 only, not to the mean."""
    answers = [seen("a", "easy", 10, 0, True), seen("b", "easy", 10, 0, True), seen("c", "easy", 100, 100)]
    lost = score.points_lost(answers, WEIGHTS)
    assert lost == pytest.approx({"a": 25, "b": 25, "c": 0})
    assert score.promise_points_lost(answers, WEIGHTS) == pytest.approx({"easy": 75})


@pytest.mark.parametrize(
    ("covered", "low", "high", "label"),
    [(0.85, 70, 80, "high"), (0.85, 70, 80.1, "medium"), (0.84, 70, 75, "medium"), (0.7, 60, 80.1, "low")],
)
def test_confidence(covered: float, low: float, high: float, label: str) -> None:
    assert score.confidence(covered, low, high) == label


def test_the_weights_of_the_promises_add_up_to_100() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert len(RULEBOOK.promises) == 9


# Laws.


@given(answer_lists(), st.data())
def test_doing_better_never_lowers_the_score(answers: list[Answer], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(answers) - 1))
    worse = answers[index]
    least = worse.score if worse.score is not None else 0.0
    better = worse._replace(score=data.draw(st.floats(least, 100)))
    after = [*answers[:index], better, *answers[index + 1 :]]
    assert score.overall(after, WEIGHTS) >= score.overall(answers, WEIGHTS) - ROUNDING


@given(answer_lists(), st.data())
def test_losing_an_answer_never_helps_whatever_it_was(answers: list[Answer], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(answers) - 1))
    after = [*answers[:index], answers[index]._replace(score=None), *answers[index + 1 :]]
    assert score.overall(after, WEIGHTS) <= score.overall(answers, WEIGHTS) + ROUNDING
    low, high = score.bounds(answers, WEIGHTS)
    low_after, high_after = score.bounds(after, WEIGHTS)
    assert low_after <= low + ROUNDING
    assert high_after >= high - ROUNDING
    assert score.coverage(after, WEIGHTS) <= score.coverage(answers, WEIGHTS) + ROUNDING
    assert score.enough_seen(answers, WEIGHTS) or not score.enough_seen(after, WEIGHTS)


@given(answer_lists())
def test_everything_stays_between_0_and_100_and_in_order(answers: list[Answer]) -> None:
    low, high = score.bounds(answers, WEIGHTS)
    middle = score.overall(answers, WEIGHTS)
    assert 0 <= low <= middle + ROUNDING
    assert middle <= high + ROUNDING
    assert high <= 100 + ROUNDING
    assert 0 <= score.coverage(answers, WEIGHTS) <= 1 + ROUNDING


@given(answer_lists().flatmap(lambda answers: st.tuples(st.just(answers), st.permutations(answers))))
def test_the_order_of_answers_does_not_matter(pair: tuple[list[Answer], list[Answer]]) -> None:
    given_order, other_order = pair
    assert score.overall(given_order, WEIGHTS) == score.overall(other_order, WEIGHTS)
    assert score.bounds(given_order, WEIGHTS) == score.bounds(other_order, WEIGHTS)
    assert score.coverage(given_order, WEIGHTS) == score.coverage(other_order, WEIGHTS)


@given(answer_lists())
def test_points_lost_are_exactly_what_mending_would_bring(answers: list[Answer]) -> None:
    now = score.overall(answers, WEIGHTS)
    for index, answer in enumerate(answers):
        mended = [*answers[:index], answer._replace(score=100.0), *answers[index + 1 :]]
        gain = score.overall(mended, WEIGHTS) - now
        assert score.points_lost(answers, WEIGHTS)[answer.check] == pytest.approx(gain, abs=ROUNDING)
        assert gain >= -ROUNDING
