"""Do I see the page quickly at every step, also at the till?"""

import pytest

from auditor.evidence import LoadRun, PageLoad, PageLoads, Reason
from auditor.plugins import Outcome, Verdict
from checks.ready.load_lcp_journey import load_lcp_journey
from tests.builders import journey, journeys, load, page, page_loads


def ask(*loads: PageLoad, profile: str = "unthrottled") -> Outcome:
    seen = journeys(journey(*(page(name) for name in ("landed", "product", "checkout"))))
    return load_lcp_journey.ask(PageLoads(loads=loads, profile=profile), seen)


def runs(*lcp_ms: float | None, name: str = "landed", shown: int = 0) -> PageLoad:
    """One page timed several times; each run names its own largest element."""
    return PageLoad(
        device="desktop",
        name=name,
        url=f"https://shop.example/{name}",
        page=name,
        runs=tuple(LoadRun(lcp_ms=ms, lcp_element=f"painted at {ms}") for ms in lcp_ms),
        shown=shown,
    )


@pytest.mark.parametrize(
    ("device", "profile", "lcp_ms", "score"),
    [
        ("phone", "slow 4G", 2500, 90),
        ("phone", "slow 4G", 4000, 50),
        ("phone", "unthrottled", 1200, 90),
        ("phone", "none", 2400, 50),
        ("desktop", "slow 4G", 1200, 90),
        ("desktop", "unthrottled", 2400, 50),
    ],
)
def test_the_curve_has_its_documented_points(device: str, profile: str, lcp_ms: float, score: float) -> None:
    assert ask(load(device=device, lcp_ms=lcp_ms), profile=profile).score == pytest.approx(score)


def test_passes_up_to_the_good_time_and_fails_behind_it() -> None:
    assert ask(load(lcp_ms=1199)).verdict is Verdict.PASSED
    assert ask(load(lcp_ms=1250)).verdict is Verdict.FAILED


def test_one_slow_page_does_not_vanish_among_quick_ones() -> None:
    quick = [load(f"page {n}", lcp_ms=100) for n in range(9)]
    outcome = ask(*quick, load("product", lcp_ms=20_000))
    assert outcome.score == pytest.approx(45, abs=0.5)
    assert "slowest of 10 measured pages (product)" in outcome.saw
    assert outcome.places[0].page == "product"


def test_checkout_pages_count_twice_in_the_mean() -> None:
    late_till = ask(load("landed", lcp_ms=100), load("checkout", lcp_ms=2400))
    late_start = ask(load("landed", lcp_ms=2400), load("checkout", lcp_ms=100))
    assert late_till.score == pytest.approx((200 / 3 + 50) / 2, abs=0.5)
    assert late_start.score == pytest.approx((250 / 3 + 50) / 2, abs=0.5)


def test_the_slower_device_counts() -> None:
    quick, slow = load(lcp_ms=300), load(device="phone", lcp_ms=9000)
    for loads in ([quick, slow], [slow, quick]):
        outcome = ask(*loads)
        assert outcome.verdict is Verdict.FAILED
        assert outcome.saw.startswith("On the phone")


def test_the_middle_run_counts_and_the_others_give_the_interval() -> None:
    outcome = ask(runs(2400, 300, 1200))
    assert outcome.score == pytest.approx(90)
    assert outcome.low == pytest.approx(50)
    assert outcome.high is not None
    assert outcome.high > 90


def test_the_place_is_of_the_run_that_gave_the_number() -> None:
    assert ask(runs(9000, 5000, 300, shown=2)).places[0].element == "painted at 5000"


def test_a_single_run_claims_no_interval() -> None:
    outcome = ask(load(lcp_ms=800))
    assert (outcome.low, outcome.high) == (None, None)
    assert "the one measured page (landed)" in outcome.saw


def test_a_missing_number_is_left_out_and_is_never_zero() -> None:
    assert ask(runs(None, 2400, None)).score == pytest.approx(50)
    assert ask(load("landed"), load("product", lcp_ms=2400)).score == pytest.approx(50)
    assert ask(load(), load(device="phone", lcp_ms=2400)).score == pytest.approx(50)


def test_says_nothing_when_the_browser_gave_no_number() -> None:
    outcome = load_lcp_journey.ask(page_loads(load(load_ms=400, cls=0.0)), journeys())
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.UNSUPPORTED)
