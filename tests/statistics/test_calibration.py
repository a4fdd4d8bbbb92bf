"""The smallest change that can be told: it must be told when it comes, and a much smaller one must not."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.statistics import Verdict, calibrated
from tests.statistics.numbers import LCP, columns, every_look, visits

PAIRS = 16


def test_what_it_promises_is_told_nine_times_of_ten() -> None:
    chance = np.random.default_rng(21)
    measured = [(visits(PAIRS, chance), visits(PAIRS, chance)) for _ in range(8)]
    said = calibrated([LCP], measured, PAIRS, 0.05)
    assert (said.comparisons, said.pairs) == (8, PAIRS)
    smallest = said.smallest[0].smallest

    def told(slowdown: float) -> float:
        hits = 0
        for _ in range(100):
            before, after = visits(PAIRS, chance), visits(PAIRS, chance) + slowdown
            hits += every_look(before, after, PAIRS)[-1].verdict is Verdict.WORSE
        return hits / 100

    assert told(smallest) >= 0.8  # ten in a hundred may be missed: more than twenty, once in 1,200 seeds
    assert told(smallest / 3) <= 0.6


def test_nothing_is_told_below_what_matters() -> None:
    still = np.full((PAIRS, 1), 500.0)
    assert calibrated([LCP], [(still, still)], PAIRS, 0.05).smallest[0].smallest == pytest.approx(50.0)


def test_alarms_are_counted_by_the_comparison() -> None:
    still = np.full((PAIRS, 2), 500.0)
    said = calibrated(columns(2), [(still, still), (still, still * 2), (still * 2, still)], PAIRS, 0.05)
    assert (said.alarms, said.comparisons) == (2, 3)


def test_a_metric_without_numbers_can_show_nothing() -> None:
    gone = np.full((PAIRS, 1), np.nan)
    assert calibrated([LCP], [(gone, gone)], PAIRS, 0.05).smallest[0].smallest == np.inf
