"""The bounds: what looking again and again, and asking of many metrics, may cost."""

from __future__ import annotations

import math

import numpy as np
import pytest

from auditor.statistics.bounds import Bounds, bound_of_sets, spent


def test_the_rate_is_used_up_little_by_little_and_never_exceeded() -> None:
    used = [spent(share, 0.05) for share in (0.0, 0.1, 0.5, 1.0, 1.5)]
    assert used[0] == 0.0
    assert used == sorted(used)
    assert used[-2:] == [pytest.approx(0.05), pytest.approx(0.05)]


def test_few_pairs_can_show_nothing_and_later_ones_can() -> None:
    bounds, chance = Bounds(30, 0.05), np.random.default_rng(1)
    differences = chance.normal(size=(30, 2))
    assert bounds.at(differences[:3]) == math.inf
    assert 2.2 < bounds.at(differences) < 3.5


def test_looking_often_asks_for_more_than_looking_once() -> None:
    differences = np.random.default_rng(1).normal(size=(40, 1))
    often = Bounds(40, 0.05)
    last = [often.at(differences[:n]) for n in range(6, 41, 2)][-1]
    assert last > Bounds(40, 0.05).at(differences)


def test_many_metrics_ask_for_more_than_one_unless_they_go_together() -> None:
    chance = np.random.default_rng(1)
    alone = chance.normal(size=(30, 1))
    one, same, unlike = (
        Bounds(30, 0.05).at(columns)
        for columns in (alone, np.repeat(alone, 20, axis=1), chance.normal(size=(30, 20)))
    )
    assert same == one < unlike


def test_metrics_that_never_vary_change_nothing() -> None:
    alone = np.random.default_rng(1).normal(size=(20, 1))
    with_still = np.column_stack([alone, np.zeros(20), np.full(20, np.nan)])
    assert Bounds(20, 0.05).at(with_still) == Bounds(20, 0.05).at(alone)
    before, after = alone[:10], alone[10:]
    still = np.zeros((10, 1))
    assert bound_of_sets(np.hstack([before, still]), np.hstack([after, still]), 0.05) == bound_of_sets(
        before, after, 0.05
    )


def test_three_against_three_can_show_nothing_and_four_against_four_one_thing() -> None:
    low, high = np.arange(4.0).reshape(-1, 1), np.arange(4.0).reshape(-1, 1) + 10
    assert bound_of_sets(low[:3], high[:3], 0.05) == math.inf
    assert bound_of_sets(low, high, 0.05) < math.inf
