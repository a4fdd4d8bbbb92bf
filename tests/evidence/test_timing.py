import numpy as np
import pytest
from scipy.stats import quantile_test

from auditor.evidence import Arrival, LoadRun, PageLoad, PageLoads, Spread, nearest_median, spread, typical_run


def load(name: str, arrival: Arrival = Arrival.ADDRESS, device: str = "phone") -> PageLoad:
    return PageLoad(
        device=device, name=name, url=f"https://shop.example/{name}", arrival=arrival, runs=(LoadRun(lcp_ms=100),)
    )


def test_the_shown_run_is_a_real_one_nearest_the_median() -> None:
    assert nearest_median([900, 300, 310, 280]) == 1
    assert nearest_median([None, 10]) == 1, "a run without a number is not shown where another has one"
    assert nearest_median([None, None]) == 0
    assert nearest_median([]) == 0


def test_a_load_is_shown_by_the_run_nearest_in_all_chosen_numbers() -> None:
    usual = LoadRun(ttfb_ms=20, fcp_ms=120, lcp_ms=160, load_ms=150)
    late_start = usual.model_copy(update={"ttfb_ms": 400.0})
    runs = [
        late_start,
        LoadRun(ttfb_ms=21, fcp_ms=90, lcp_ms=240, load_ms=230),
        usual,
        LoadRun(ttfb_ms=19, fcp_ms=150, lcp_ms=150, load_ms=120),
    ]
    assert typical_run(runs) == 2, "its largest paint is that of the late start, but its first byte is not"
    assert typical_run([LoadRun(load_ms=5), usual, usual]) == 1, "a run that lacks what others have is not shown"
    assert typical_run([LoadRun(), LoadRun()]) == 0
    assert typical_run([]) == 0


def test_what_differs_by_less_than_a_frame_does_not_choose() -> None:
    """A first byte of 2.0, 2.1, 2.0 ms has a typical distance near zero, beside which each 0.1 ms would outweigh a paint."""
    paints = (300, 200, 204)
    bytes_ = (2.0, 2.0, 2.1)
    runs = [LoadRun(lcp_ms=lcp, ttfb_ms=first) for lcp, first in zip(paints, bytes_, strict=True)]
    assert typical_run(runs) == 2


def test_fewer_than_six_runs_have_a_spread_but_promise_nothing() -> None:
    assert spread([100.0]) is None
    assert spread([None, 100.0, None]) is None
    assert spread([3.0, 1.0, None, 2.0]) == Spread(runs=3, least=1, most=3)
    assert spread(range(5)) == Spread(runs=5, least=0, most=4)


@pytest.mark.parametrize(
    ("runs", "low", "high"), [(6, 1, 6), (8, 1, 8), (9, 2, 8), (12, 3, 10), (20, 6, 15), (50, 18, 33)]
)
def test_the_interval_is_that_of_the_tables(runs: int, low: float, high: float) -> None:
    """Ranks of Conover's table A3 for the median; scipy's quantile test gives the same."""
    found = spread(list(range(runs, 0, -1)))
    assert found == Spread(runs=runs, least=1, most=runs, low=low, high=high)
    theirs = quantile_test(list(range(1, runs + 1)), q=0, p=0.5).confidence_interval(0.95)
    assert (theirs.low, theirs.high) == (low, high)


def test_it_holds_the_median_in_95_of_100_series_where_resampling_does_not() -> None:
    """Why it is not a bootstrap: of skewed times and seven visits the percentile bootstrap holds the median in 9 of 10."""
    series = np.random.default_rng(4).lognormal(5, 0.5, (2000, 7))
    true = float(np.exp(5))
    ours = [spread(list(row)) for row in series]
    held = np.mean(
        [s is not None and s.low is not None and s.high is not None and s.low <= true <= s.high for s in ours]
    )
    chosen = np.random.default_rng(5).integers(0, 7, (300, 7))
    drawn = np.median(series[:, chosen], axis=2)
    low, high = np.quantile(drawn, (0.025, 0.975), axis=1)
    assert held >= 0.95
    assert np.mean((low <= true) & (true <= high)) < 0.93


def test_each_page_is_judged_once_and_rather_as_a_new_visitor_loads_it() -> None:
    loads = PageLoads(
        loads=(
            load("product"),
            load("product", Arrival.WALK),
            load("payment", Arrival.WALK),
            load("product", Arrival.WALK, device="desktop"),
        )
    )
    assert [(x.device, x.name, x.arrival) for x in loads.judged] == [
        ("phone", "product", Arrival.ADDRESS),
        ("phone", "payment", Arrival.WALK),
        ("desktop", "product", Arrival.WALK),
    ]
