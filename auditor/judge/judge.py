"""Evidence and checks in, scorecard out: pure, and the same to the byte for the same input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from auditor import __version__
from auditor.evidence import Evidence, Journey, Present, Reason
from auditor.judge import letter, score
from auditor.judge.ask import ask
from auditor.judge.rulebook import Promise, Rulebook
from auditor.judge.score import Answer
from auditor.plugins import (
    Basis,
    Cap,
    Check,
    Finding,
    JourneySummary,
    MilestoneTime,
    Outcome,
    PromiseScore,
    Scorecard,
    Severity,
    Verdict,
)


def judge(evidence: Evidence, checks: Iterable[Check], rulebook: Rulebook) -> Scorecard:
    """What the evidence says about the shop. The order of `checks` is irrelevant.

    Raises RulebookError when a check's promise or source is in no scorecard.toml; nothing else.
    """
    order = {promise.id: index for index, promise in enumerate(rulebook.promises)}
    checks = tuple(checks)
    rulebook.verify(checks)
    asked = [(c, ask(c, evidence)) for c in sorted(checks, key=lambda c: (order[c.promise], c.id))]
    answers = [_answer(check, outcome) for check, outcome in asked if _counts(outcome)]
    weights = rulebook.weights()
    covered = score.coverage(answers, weights)
    low, high = score.bounds(answers, weights)
    lost = score.points_lost(answers, weights) if answers else {}
    points = score.overall(answers, weights) if score.enough_seen(answers, weights) else None
    fired = letter.caps(rulebook, _proof(asked))
    grade = _grade(points, low, covered, fired, answers, rulebook)
    firmness = letter.stability(grade.letter, answers, weights, covered, fired) if grade.letter else None
    journeys = evidence.journeys.value.journeys if isinstance(evidence.journeys, Present) else ()
    scorecard = Scorecard(
        auditor_version=__version__,
        rulebook_version=rulebook.version,
        evidence_revision=evidence.revision,
        audited_at=evidence.started_at,
        shop=evidence.shop,
        asked=evidence.asked,
        environment=evidence.environment,
        complete=evidence.complete,
        incomplete_because=evidence.incomplete_because,
        provisional=any(outcome.reason is Reason.AWAITED for _, outcome in asked),
        score=points,
        low=low,
        high=high,
        arithmetic=None if points is None else score.arithmetic(score.promise_scores(answers), weights),
        letter=grade.letter,
        letter_because=grade.because,
        letter_stability=firmness,
        coverage=covered,
        confidence=score.confidence(covered, low, high),
        questions_in_rulebook=rulebook.questions_in_rulebook,
        promises=_promises(rulebook.promises, answers, weights),
        findings=tuple(_finding(check, outcome, rulebook, lost.get(check.id, 0.0)) for check, outcome in asked),
        caps=fired,
        journeys=tuple(_summary(journey) for journey in journeys),
        orders_sent=sum(journey.guard.orders_sent for journey in journeys),
    )
    return Scorecard.model_validate(_rounded(scorecard.model_dump()))


def _counts(outcome: Outcome) -> bool:
    """Inapplicable questions and those outside the audit's profile weigh nothing (rulebook 4.5)."""
    return outcome.verdict is not Verdict.INAPPLICABLE and outcome.reason is not Reason.PROFILE


def _answer(check: Check, outcome: Outcome) -> Answer:
    value = outcome.score if outcome.score is not None else 0.0
    return Answer(
        check=check.id,
        promise=check.promise,
        weight=check.weight,
        critical=check.severity is Severity.CRITICAL,
        score=outcome.score,
        low=value if outcome.low is None else outcome.low,
        high=value if outcome.high is None else outcome.high,
    )


def _proof(asked: Sequence[tuple[Check, Outcome]]) -> dict[str, float]:
    return {c.id: o.score for c, o in asked if o.score is not None and c.basis is not Basis.HEURISTIC}


def _grade(
    points: float | None,
    low: float,
    covered: float,
    fired: Sequence[Cap],
    answers: Sequence[Answer],
    rulebook: Rulebook,
) -> letter.Grade:
    if points is not None:
        return letter.grade(points, low, covered, fired, letter.criticals_pass(answers))
    unseen = set(score.unseen_promises(answers))
    if covered >= score.RATED_FROM:
        titles = ", ".join(f"“{promise.title}”" for promise in rulebook.promises if promise.id in unseen)
        return letter.Grade(None, f"nothing could be seen of {titles}, so there is no score either")
    return letter.Grade(
        None, f"only {int(100 * covered)} % of the questions could be answered; a score needs half of them"
    )


def _promises(
    promises: Sequence[Promise], answers: Sequence[Answer], weights: dict[str, float]
) -> tuple[PromiseScore, ...]:
    groups = score.by_promise(answers)
    lost = score.promise_points_lost(answers, weights) if answers else {}
    return tuple(_promise(promise, groups.get(promise.id, []), lost.get(promise.id, 0.0)) for promise in promises)


def _promise(promise: Promise, answers: Sequence[Answer], lost: float) -> PromiseScore:
    covered = score.promise_coverage(answers)
    rated = covered >= score.RATED_FROM
    limit = score.ceiling(answers)
    return PromiseScore(
        id=promise.id,
        title=promise.title,
        weight=promise.weight,
        score=score.promise_score(answers) if rated else None,
        low=score.promise_score(answers, score.at_least) if answers else 0.0,
        high=score.promise_score(answers, score.at_most) if answers else 100.0,
        coverage=covered,
        rated=rated,
        asked=len(answers),
        answered=sum(1 for answer in answers if answer.score is not None),
        limited_to=limit if rated and limit < 100 else None,
        points_lost=lost,
    )


def _finding(check: Check, outcome: Outcome, rulebook: Rulebook, lost: float) -> Finding:
    return Finding(
        check=check.id,
        promise=check.promise,
        title=check.manual.question,
        outcome=outcome.verdict,
        score=outcome.score,
        reason=outcome.reason,
        saw=outcome.saw,
        why=check.manual.why,
        remedy=check.manual.remedy,
        place=outcome.places[0] if outcome.places else None,
        places=outcome.places,
        source=tuple(rulebook.sources[source] for source in check.sources),
        severity=check.severity.name.lower(),
        basis=check.basis.value,
        weight=check.weight,
        points_lost=lost,
    )


def _summary(journey: Journey) -> JourneySummary:
    return JourneySummary(
        device=journey.device,
        reached=journey.reached,
        stopped_because=journey.stopped_because,
        stopped_detail=journey.stopped_detail,
        milestones=tuple(MilestoneTime(name=mark.name, at_ms=mark.at_ms) for mark in journey.milestones),
        actions=journey.actions,
        wrong_clicks=journey.wrong_clicks,
        assisted=journey.assisted,
    )


def _rounded(value: Any) -> Any:
    """The one place where figures are rounded: the last digits of exp and log differ between machines."""
    if isinstance(value, float):
        return round(value, score.DIGITS)
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_rounded(part) for part in value)
    return value
