"""From a score to a letter: bands, caps, and how firmly the letter stands (rulebook 4.5 to 4.7).

Unlike the score, a letter can rise when evidence goes missing: a cap is an accusation and needs proof.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from auditor.judge.rulebook import Rulebook
from auditor.judge.score import DIGITS, Answer, at_least, overall, proven
from auditor.plugins import PASS_MARK, Cap

LETTERS = ("F", "E", "D", "C", "B", "A", "A+")
_BANDS = ((90.0, "A"), (80.0, "B"), (65.0, "C"), (50.0, "D"), (35.0, "E"))
LETTER_FROM = 0.70
"""Least coverage for a letter. The rulebook also asks for the profiles "customer" or "owner"; until mail probes
exist no audit has them, so the letter depends on coverage alone (own judgement)."""
_TRAPS_FROM = 3
_DRAWS, _SEED, _SPREAD = 1_000, 47, 0.25


@dataclass(frozen=True)
class Grade:
    letter: str | None
    because: str = ""
    """Why there is none, or why it is not the one of the score."""


def band(score: float) -> str:
    """The letter of a bare score, taken as it is shown, so that a last binary digit decides nothing."""
    shown = round(score, DIGITS)
    return next((letter for least, letter in _BANDS if shown >= least), "F")


def lower_of(one: str, other: str) -> str:
    return min(one, other, key=LETTERS.index)


def shifted(letter: str, by: int) -> str:
    """The letter that many bands up (or down), never above A: A+ is earned, not reached by shifting."""
    return LETTERS[min(max(LETTERS.index(letter) + by, 0), LETTERS.index("A"))]


def caps(rulebook: Rulebook, scores: Mapping[str, float]) -> tuple[Cap, ...]:
    """The caps that the scores set off, lowest letter first.

    `scores` holds the scored checks that are no mere heuristics: those never cap unless a person confirms them.
    The rulebook asks for two reproductions; within one audit the second device is the second look, and a check
    that cannot be sure must say cantTell.
    """
    fired = [
        Cap(id=rule.id, letter=rule.letter, check=rule.when[0].check, because=rule.because)
        for rule in rulebook.caps
        if all(scores.get(trigger.check, 101.0) <= trigger.at_most for trigger in rule.when)
    ]
    fired.sort(key=lambda cap: (LETTERS.index(cap.letter), cap.id))
    if len(fired) >= _TRAPS_FROM:
        because = f"{len(fired)} grave faults together weigh more than the worst of them."
        fired.insert(0, Cap(id="cap-traps", letter=shifted(fired[0].letter, -1), check="", because=because))
    return tuple(fired)


def grade(score: float, low: float, covered: float, fired: Sequence[Cap], criticals_fine: bool) -> Grade:
    """The letter of a score: at most one band above that of `low`, not above the lowest cap."""
    if covered < LETTER_FROM:
        return Grade(None, f"only {int(100 * covered)} % of the questions could be answered; a letter needs 70 %")
    if score >= 95 and not fired and covered >= 0.90 and criticals_fine and band(low) == "A":
        return Grade("A+")
    plain = band(score)
    letter = lower_of(plain, shifted(band(low), 1))
    because = "" if letter == plain else f"held at {letter}, because it may be as low as {low:.0f}"
    if fired and lower_of(fired[0].letter, letter) != letter:
        return Grade(fired[0].letter, f"capped at {fired[0].letter}: {fired[0].because}")
    return Grade(letter, because)


def criticals_pass(answers: Sequence[Answer]) -> bool:
    """Whether every critical question was answered, with a pass."""
    return all(a.score is not None and a.score >= PASS_MARK for a in answers if a.critical)


def stability(
    letter: str, answers: Sequence[Answer], weights: Mapping[str, float], covered: float, fired: Sequence[Cap]
) -> float:
    """Share of 1,000 weightings, each weight varied by up to 25 % with a fixed seed, that keep the letter."""
    random = Random(_SEED)  # noqa: S311 - a repeatable sensitivity test, not a secret
    fine = criticals_pass(answers)
    ordered = sorted(answers, key=lambda a: a.check)
    exact = all(at_least(answer) == proven(answer) for answer in ordered)  # then the lower bound is the score

    def varied(weight: float) -> float:
        return weight * random.uniform(1 - _SPREAD, 1 + _SPREAD)

    kept = 0
    for _ in range(_DRAWS):
        other_weights = {promise: varied(weight) for promise, weight in sorted(weights.items())}
        drawn = [answer._replace(weight=varied(answer.weight)) for answer in ordered]
        score = overall(drawn, other_weights)
        low = score if exact else overall(drawn, other_weights, at_least)
        kept += grade(score, low, covered, fired, fine).letter == letter
    return kept / _DRAWS
