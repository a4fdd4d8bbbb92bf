"""Asking each journey, and the honest word for a journey that ended early."""

from __future__ import annotations

from collections.abc import Callable

from auditor.evidence import Journey, Journeys, Reason, StopReason
from auditor.plugins import Outcome, Verdict, cant_tell

_REASONS = {
    StopReason.BOT_WALL: Reason.BLOCKED,
    StopReason.CAPTCHA: Reason.BLOCKED,
    StopReason.UNREACHABLE: Reason.UNREACHABLE,
    StopReason.TIMEOUT: Reason.TIMEOUT,
    StopReason.INTERRUPTED: Reason.INTERRUPTED,
    StopReason.BROWSER_DIED: Reason.OWN_FAULT,
    StopReason.GUARD_FAILED: Reason.OWN_FAULT,
    StopReason.OWN_FAULT: Reason.OWN_FAULT,
}


def on_each_device(journeys: Journeys, ask: Callable[[Journey], Outcome]) -> Outcome:
    """The worst answer of all journeys: a customer has only one device, and no use for the other being better.

    Journeys that could not be judged count only when none could.
    """
    answers = [(journey.device, ask(journey)) for journey in journeys.journeys]
    judged = [(device, answer) for device, answer in answers if answer.score is not None]
    if not judged:
        unsure = [answer for _, answer in answers if answer.verdict is Verdict.CANT_TELL]
        return (unsure or [answers[0][1]])[0]
    device, worst = min(judged, key=lambda pair: pair[1].score or 0.0)
    if len({answer.saw for _, answer in answers}) == 1:
        return worst
    return worst.model_copy(update={"saw": f"On the {device}: {worst.saw}"})


def stopped_early(journey: Journey, what: str) -> Outcome:
    """The journey ended before `what` ("the payment step") could be seen: cantTell, with the journey's own reason."""
    because = f": {journey.stopped_detail}" if journey.stopped_detail else "."
    reason = _REASONS.get(journey.stopped_because, Reason.NOT_REACHED)
    return cant_tell(reason, f"The visit on the {journey.device} ended before {what} was seen{because}")
