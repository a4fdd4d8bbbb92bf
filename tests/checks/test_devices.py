"""Asking each journey: the worst answer counts, and silence is no answer."""

import pytest

from auditor.evidence import Journey, Journeys, Reason, StopReason
from auditor.plugins import Outcome, Verdict, cant_tell, inapplicable, scored
from checks._devices import on_each_device, stopped_early
from tests.builders import journey, journeys

BOTH = journeys(journey(device="phone"), journey(device="desktop"))
GOOD, BAD = scored(100, "All is well."), scored(40, "It is slow.")
UNSURE, NOT_ASKED = cant_tell(Reason.TIMEOUT, "No time was left."), inapplicable("There is none.")


def ask(phone: Outcome, desktop: Outcome, walks: Journeys = BOTH) -> Outcome:
    return on_each_device(walks, lambda walk: phone if walk.device == "phone" else desktop)


@pytest.mark.parametrize(
    ("phone", "desktop", "saw", "score"),
    [
        (GOOD, BAD, "On the desktop: It is slow.", 40),
        (BAD, GOOD, "On the phone: It is slow.", 40),
        (BAD, BAD, "It is slow.", 40),
        (scored(0, "Nothing."), BAD, "On the phone: Nothing.", 0),
        (UNSURE, GOOD, "On the desktop: All is well.", 100),
        (NOT_ASKED, BAD, "On the desktop: It is slow.", 40),
    ],
)
def test_the_worse_of_the_judged_devices_counts(phone: Outcome, desktop: Outcome, saw: str, score: float) -> None:
    outcome = ask(phone, desktop)
    assert (outcome.saw, outcome.score) == (saw, score)


def test_where_none_could_be_judged_doubt_comes_before_not_applicable() -> None:
    assert ask(NOT_ASKED, UNSURE) == UNSURE
    assert ask(NOT_ASKED, NOT_ASKED).verdict is Verdict.INAPPLICABLE


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        (StopReason.BOT_WALL, Reason.BLOCKED),
        (StopReason.UNREACHABLE, Reason.UNREACHABLE),
        (StopReason.BROWSER_DIED, Reason.OWN_FAULT),
        (StopReason.NO_CHECKOUT, Reason.NOT_REACHED),
    ],
)
def test_a_journey_that_ended_early_tells_its_own_reason(why: StopReason, reason: Reason) -> None:
    ended: Journey = journey(device="phone", stopped_because=why, stopped_detail="The door was shut.")
    outcome = stopped_early(ended, "the till")
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, reason)
    assert outcome.saw == "The visit on the phone ended before the till was seen: The door was shut."
