"""Ranks and intervals, against scipy's own tests and by what must not change them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu, norm, wilcoxon

from auditor.statistics.ranks import centred_ranks, paired_interval, signed_ranks, unpaired_interval

NUMBERS = st.lists(st.integers(-500, 500), min_size=6, max_size=30).map(lambda xs: np.array(xs, dtype=float))
BOUND = float(norm.ppf(0.975))


def test_signed_ranks_leave_out_what_is_missing_or_equal() -> None:
    given_ = np.array([[3.0, np.nan], [-1.0, 5.0], [0.0, -7.0], [-3.0, np.nan]])
    assert signed_ranks(given_).tolist() == [[3.5, 0.0], [-2.0, 1.0], [0.0, -2.0], [-3.5, 0.0]]


def test_centred_ranks_sum_to_nothing() -> None:
    given_ = np.array([[3.0, np.nan], [1.0, 5.0], [1.0, 7.0]])
    assert centred_ranks(given_).tolist() == [[1.0, 0.0], [-0.5, -0.5], [-0.5, 0.5]]


@pytest.mark.parametrize("seed", range(20))
def test_the_paired_interval_ends_where_wilcoxon_stops_rejecting(seed: int) -> None:
    values = np.random.default_rng(seed).standard_t(2, 15) * 40 + 20
    _, low, high = paired_interval(values, BOUND)

    def p(shift: float) -> float:
        return float(wilcoxon(values - shift, method="approx").pvalue)

    assert p(low - 1e-6) <= 0.05 < p(low + 1e-6)
    assert p(high + 1e-6) <= 0.05 < p(high - 1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_the_unpaired_interval_ends_where_mann_whitney_stops_rejecting(seed: int) -> None:
    chance = np.random.default_rng(seed)
    before, after = chance.standard_t(2, 9) * 40, chance.standard_t(2, 12) * 40 + 20
    _, low, high = unpaired_interval(before, after, BOUND)

    def p(shift: float) -> float:
        return float(mannwhitneyu(before, after - shift, method="asymptotic", use_continuity=False).pvalue)

    assert p(low - 1e-6) <= 0.05 < p(low + 1e-6)
    assert p(high + 1e-6) <= 0.05 < p(high - 1e-6)


@given(NUMBERS, st.integers(-100, 100), st.integers(1, 8))
def test_an_interval_moves_and_grows_with_its_numbers(values: np.ndarray, moved: int, times: int) -> None:
    plain = np.array(paired_interval(values, BOUND))
    assert np.array(paired_interval(values * times + moved, BOUND)) == pytest.approx(plain * times + moved)


@given(NUMBERS)
def test_turning_the_sides_round_turns_the_interval_round(values: np.ndarray) -> None:
    change, low, high = paired_interval(values, BOUND)
    assert paired_interval(-values, BOUND) == (-change, -high, -low)


@given(st.permutations(range(12)))
def test_the_order_of_the_pairs_says_nothing(order: list[int]) -> None:
    values = np.random.default_rng(1).normal(5, 20, 12)
    assert paired_interval(values[order], BOUND) == paired_interval(values, BOUND)


def test_too_few_numbers_leave_everything_possible() -> None:
    assert paired_interval(np.array([5.0, 6.0]), BOUND) == (5.5, -np.inf, np.inf)
    assert unpaired_interval(np.array([]), np.array([1.0]), BOUND) == (0.0, -np.inf, np.inf)
    assert paired_interval(np.arange(30.0), np.inf)[1:] == (-np.inf, np.inf)
