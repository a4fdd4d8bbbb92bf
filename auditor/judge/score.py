"""The arithmetic of the score (rulebook 4.3 to 4.5). Small pure functions over answers.

**Points are given only for what was seen.** The published score counts a question that could not be answered
as 0, exactly like the lower bound. That is no harshness but the only rule left: the score must never fall when
a check does better, and must never rise when evidence goes missing, whatever that evidence would have shown.
A missing answer may then score no more than the worst answer would, which is 0. The plain mean over what was
seen breaks this: hide the failed check and the mean goes up, so a shop that shuts the door on the auditor is
paid for it. That our blindness is not the shop's fault is said by `high` (all unseen answers at 100), by
coverage, and by giving no score at all where too little was seen (`enough_seen`). "No score" is below every
number. Inapplicable answers have no weight and never come here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import exp, fsum, log
from typing import NamedTuple

FLOOR = 5.0
"""Lowest value of a promise in the geometric mean (rulebook 4.4)."""
CRITICAL_BELOW = 20.0
"""A critical check below this limits its promise (rulebook 4.4) ..."""
ONE_CRITICAL, MORE_CRITICAL = 50.0, 25.0
"""... to this, if it is the only one, or to this."""
RATED_FROM = 0.5
"""Least coverage at which a promise is rated (rulebook 4.5); the same for the shop is own judgement."""
DIGITS = 4


class Answer(NamedTuple):
    """What one applicable check adds to the arithmetic. Scores are 0 to 100; None means it could not be told."""

    check: str
    promise: str
    weight: float
    critical: bool
    score: float | None
    low: float = 0.0
    high: float = 100.0
    """95 % interval of a statistical score; just the score for any other. Unused without a score."""


Value = Callable[[Answer], float]
"""How an answer is read: what it proves, the least or the most it can be."""


def proven(answer: Answer) -> float:
    return 0.0 if answer.score is None else answer.score


def at_least(answer: Answer) -> float:
    return 0.0 if answer.score is None else min(answer.low, answer.score)


def at_most(answer: Answer) -> float:
    return 100.0 if answer.score is None else max(answer.high, answer.score)


def ceiling(answers: Sequence[Answer], value: Value = proven) -> float:
    """The critical-floor rule: what the promise is limited to by its critical checks; 100 for no limit."""
    broken = sum(1 for answer in answers if answer.critical and value(answer) < CRITICAL_BELOW)
    return (100.0, ONE_CRITICAL, MORE_CRITICAL)[min(broken, 2)]


def promise_score(answers: Sequence[Answer], value: Value = proven) -> float:
    """Weighted arithmetic mean of one promise's answers (at least one), limited by the critical-floor rule."""
    mean = fsum(a.weight * value(a) for a in answers) / fsum(a.weight for a in answers)
    return min(mean, ceiling(answers, value))


def by_promise(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    """Answers of each promise that has any. Their order is free: fsum gives the same sum in any order."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.promise, []).append(answer)
    return groups


def promise_scores(answers: Sequence[Answer], value: Value = proven) -> dict[str, float]:
    return {promise: promise_score(group, value) for promise, group in by_promise(answers).items()}


def geometric(scores: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weighted geometric mean with a floor: a broken promise is not bought off by good ones."""
    total = fsum(weights[promise] for promise in scores)
    return exp(fsum(weights[p] * log(max(score, FLOOR)) for p, score in scores.items()) / total)


def arithmetic(scores: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weighted arithmetic mean, shown as a diagnostic only."""
    return fsum(weights[p] * score for p, score in scores.items()) / fsum(weights[p] for p in scores)


def overall(answers: Sequence[Answer], weights: Mapping[str, float], value: Value = proven) -> float:
    """The shop's score over at least one answer; `weights` are the promises' weights by id."""
    return geometric(promise_scores(answers, value), weights)


def bounds(answers: Sequence[Answer], weights: Mapping[str, float]) -> tuple[float, float]:
    """[low, high]: everything unseen at 0 and at 100, statistical scores at the ends of their intervals.

    No shop is below FLOOR, so that is the lower bound of a shop of which nothing is known.
    """
    if not answers:
        return FLOOR, 100.0
    return overall(answers, weights, at_least), overall(answers, weights, at_most)


def promise_coverage(answers: Sequence[Answer]) -> float:
    """Share of the weight that was answered, 0 to 1; 0 when there are no questions."""
    if not answers:
        return 0.0
    return fsum(a.weight for a in answers if a.score is not None) / fsum(a.weight for a in answers)


def coverage(answers: Sequence[Answer], weights: Mapping[str, float]) -> float:
    """Coverage of the promises that have questions, weighted by promise."""
    groups = by_promise(answers)
    if not groups:
        return 0.0
    return arithmetic({promise: promise_coverage(group) for promise, group in groups.items()}, weights)


def unseen_promises(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Promises that have questions, none of which could be answered."""
    return tuple(p for p, group in by_promise(answers).items() if all(a.score is None for a in group))


def enough_seen(answers: Sequence[Answer], weights: Mapping[str, float]) -> bool:
    """Whether the shop may have a score: half of it was seen, and something of each promise (own judgement).

    A promise of which nothing was seen would count as the floor and drag a good shop far down: the geometric
    mean is meant for broken promises, not for our blindness. Losing evidence can only make this false.
    """
    return coverage(answers, weights) >= RATED_FROM and not unseen_promises(answers)


def points_lost(answers: Sequence[Answer], weights: Mapping[str, float]) -> dict[str, float]:
    """By check: how much the overall score would rise if this check were at 100 and all else stayed.

    Exact, so it heeds the critical-floor rule: of two broken critical checks each one alone gains little.
    """
    scores = promise_scores(answers)
    now = geometric(scores, weights)
    lost = {}
    for promise, group in by_promise(answers).items():
        for index, answer in enumerate(group):
            mended = [*group[:index], answer._replace(score=100.0), *group[index + 1 :]]
            lost[answer.check] = geometric({**scores, promise: promise_score(mended)}, weights) - now
    return lost


def promise_points_lost(answers: Sequence[Answer], weights: Mapping[str, float]) -> dict[str, float]:
    """By promise: how much the overall score would rise if the whole promise were at 100."""
    scores = promise_scores(answers)
    return {p: geometric({**scores, p: 100.0}, weights) - geometric(scores, weights) for p in scores}


def confidence(covered: float, low: float, high: float) -> str:
    """ "high", "medium" or "low" (rulebook 4.5)."""
    if covered >= 0.85 and high - low <= 10:
        return "high"
    return "medium" if covered >= 0.70 and high - low <= 20 else "low"
