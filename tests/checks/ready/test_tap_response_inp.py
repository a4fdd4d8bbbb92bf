"""When I tap, does something happen at once?"""

import pytest

from auditor.evidence import NoInp, Reason, Tap, Taps
from auditor.plugins import Outcome, Verdict
from checks.ready.tap_response_inp import tap_response_inp
from tests.builders import journey, journeys, page


def ask(*taps: Tap) -> Outcome:
    return tap_response_inp.ask(Taps(taps=taps), journeys(journey(page("product"))))


def tap(inp_ms: float | None, device: str = "desktop", target: str = "Add to cart") -> Tap:
    return Tap(device=device, page="product", step=1, intent="add_to_cart", target=target, inp_ms=inp_ms)


@pytest.mark.parametrize(
    ("inp_ms", "score", "verdict"),
    [
        (200, 90, Verdict.PASSED),
        (205, None, Verdict.FAILED),
        (500, 50, Verdict.FAILED),
        (40, None, Verdict.PASSED),
    ],
)
def test_the_slowest_of_three_taps_is_scored(inp_ms: float, score: float | None, verdict: Verdict) -> None:
    outcome = ask(tap(16), tap(inp_ms), tap(24))
    assert outcome.verdict is verdict
    if score is not None:
        assert outcome.score == pytest.approx(score)


def test_the_slowest_tap_of_all_devices_counts() -> None:
    outcome = ask(tap(16), tap(24), tap(900, device="phone", target="Menu"))
    assert outcome.verdict is Verdict.FAILED
    assert '"Menu" on the phone: the screen answered after 900 ms' in outcome.saw
    assert outcome.places[0].element == "Menu"


def test_one_slow_tap_is_proof_enough_of_a_fault() -> None:
    assert ask(tap(600)).verdict is Verdict.FAILED


@pytest.mark.parametrize("taps", [[tap(16)], [tap(16), tap(24)], [tap(16), tap(24), tap(None), tap(None)]])
def test_two_quick_taps_are_too_few_to_praise_the_rest(taps: list[Tap]) -> None:
    outcome = ask(*taps)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_a_tap_too_quick_to_be_told_counts_and_one_that_left_does_not() -> None:
    quick, left = (tap(None).model_copy(update={"no_inp": why}) for why in (NoInp.QUICK, NoInp.LEFT))
    assert ask(quick, quick, quick).verdict is Verdict.PASSED
    assert ask(quick, quick, left).verdict is Verdict.CANT_TELL
    assert "300 ms" in ask(quick, quick, tap(300)).saw


def test_says_nothing_when_the_browser_gave_no_number() -> None:
    outcome = ask(tap(None), tap(None), tap(None))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.UNSUPPORTED)
