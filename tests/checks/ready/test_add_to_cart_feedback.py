"""After "add to basket", how long until I see that it worked?"""

import pytest

from auditor.evidence import Journey, Milestone, Reason, StopReason, Tap, Taps
from auditor.plugins import Outcome, Verdict
from checks.ready.add_to_cart_feedback import add_to_cart_feedback
from tests.builders import journey, journeys, page

FILLED = journey(page("product", milestone=Milestone.PRODUCT), page("added", milestone=Milestone.IN_CART))
FILLED_ON_PHONE = journey(page("added", milestone=Milestone.IN_CART), device="phone")


def ask(*taps: Tap, walks: tuple[Journey, ...] = (FILLED, FILLED_ON_PHONE)) -> Outcome:
    return add_to_cart_feedback.ask(Taps(taps=taps), journeys(*walks))


def tap(done_ms: float | None, device: str = "desktop", intent: str = "add_to_cart", **changes: float) -> Tap:
    return Tap(
        device=device, page="product", step=1, intent=intent, target="Add to bag", done_ms=done_ms, **changes
    )


@pytest.mark.parametrize(
    ("done_ms", "score"), [(1000, 90), (3000, 50), (10_001, 0), (60_000, 0)], ids=lambda value: str(value)
)
def test_the_curve_has_its_documented_points(done_ms: float, score: float) -> None:
    assert ask(tap(done_ms)).score == pytest.approx(score)


@pytest.mark.parametrize(("done_ms", "verdict"), [(999, Verdict.PASSED), (1050, Verdict.FAILED)])
def test_passes_within_a_second_and_fails_behind_it(done_ms: float, verdict: Verdict) -> None:
    assert ask(tap(done_ms)).verdict is verdict


def test_the_slower_device_counts() -> None:
    outcome = ask(tap(300), tap(3000, device="phone"))
    assert outcome.score == pytest.approx(50)
    assert 'On the phone, after tapping "Add to bag" it took 3.0 s' in outcome.saw


def test_the_first_twitch_of_the_button_is_no_confirmation() -> None:
    assert ask(tap(3000, feedback_ms=50)).score == pytest.approx(50)


def test_other_taps_are_left_alone() -> None:
    assert ask(tap(200), tap(9000, intent="open_menu")).verdict is Verdict.PASSED


def test_a_device_on_which_nothing_reached_the_cart_proves_nothing() -> None:
    stuck = journey(page("product", milestone=Milestone.PRODUCT), device="phone")
    assert ask(tap(300), tap(9000, device="phone"), walks=(FILLED, stuck)).verdict is Verdict.PASSED


@pytest.mark.parametrize("taps", [[tap(None)], [tap(None, feedback_ms=50)], [tap(400, intent="view_cart")]])
def test_says_nothing_when_the_confirmation_was_not_timed(taps: list[Tap]) -> None:
    outcome = ask(*taps)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.UNSUPPORTED)


@pytest.mark.parametrize(
    ("stopped", "reason"),
    [
        (StopReason.OUT_OF_STOCK, Reason.NOT_REACHED),
        (StopReason.BOT_WALL, Reason.BLOCKED),
        (StopReason.TIMEOUT, Reason.TIMEOUT),
    ],
)
def test_says_nothing_when_nothing_reached_the_cart(stopped: StopReason, reason: Reason) -> None:
    walk = journey(page("product", milestone=Milestone.PRODUCT), stopped_because=stopped)
    outcome = ask(tap(200), walks=(walk,))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, reason)
