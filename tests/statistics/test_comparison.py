"""Verdicts: what is told, what must be left alone, and how often either is wrong."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from auditor.statistics import Comparison, Verdict, compare_sets
from auditor.statistics.ranks import Numbers
from tests.statistics.numbers import LCP, columns, every_look, one_metric, visits

TIMES = 200
MOST_ALARMS = int(binom.ppf(0.999, TIMES, 0.05))
"""With a true rate of 5 %, more would be seen once in a thousand seeds; the seeds are fixed."""


def told(before: Numbers, after: Numbers, most: int) -> list[Comparison]:
    return every_look(before, after, most)


def alarmed(looks: list[Comparison]) -> bool:
    return any(look.of(Verdict.WORSE) or look.of(Verdict.BETTER) for look in looks)


def in_turns(chance: np.random.Generator, stream: Numbers) -> tuple[Numbers, Numbers]:
    """A's and B's visits of a stream of twice as many, the order within each pair by lot."""
    pairs = stream.reshape(-1, 2, stream.shape[1])
    first = chance.integers(0, 2, len(pairs))
    at = np.arange(len(pairs))
    return pairs[at, first], pairs[at, 1 - first]


@pytest.mark.parametrize("noise", ["alike", "drifting"])
def test_a_shop_against_itself_is_seldom_called_better_or_worse(noise: str) -> None:
    chance, alarms = np.random.default_rng(11), 0
    for _ in range(TIMES):
        stream = visits(40, chance, metrics=6)
        if noise == "drifting":  # neighbours alike, and everything gets twice as slow on the way
            stream = stream * np.exp(np.cumsum(chance.normal(0, 0.03, 40)) + np.linspace(0, 0.7, 40))[:, None]
        alarms += alarmed(told(*in_turns(chance, stream), 20))
    assert 0 < alarms <= MOST_ALARMS


def test_a_shop_a_quarter_slower_is_told_nine_times_of_ten() -> None:
    chance, missed = np.random.default_rng(12), 0
    for _ in range(TIMES):
        before, after = in_turns(chance, visits(48, chance, metrics=6))
        looks = told(before, after * 1.25, 24)
        missed += not any(look.verdict is Verdict.WORSE for look in looks)
    assert missed <= TIMES / 10


def test_a_change_that_matters_is_seldom_called_the_same() -> None:
    chance, wrong = np.random.default_rng(13), 0
    for _ in range(TIMES):
        before, after = in_turns(chance, visits(80, chance, spread=0.05))
        margin = LCP.metric.margin(float(np.median(before)))
        looks = told(before, after + margin, 40)
        wrong += any(look.verdict is Verdict.SAME for look in looks)
    assert wrong <= MOST_ALARMS


def test_sameness_is_earned_with_enough_quiet_pairs() -> None:
    chance = np.random.default_rng(14)
    before, after = (visits(40, chance, spread=0.02) for _ in range(2))
    verdicts = [look.verdict for look in told(before, after, 40)]
    assert verdicts[0] is Verdict.INCONCLUSIVE
    assert verdicts[-1] is Verdict.SAME


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        ([1200.0] * 12, Verdict.WORSE),
        ([800.0] * 12, Verdict.BETTER),
        ([1000.0] * 12, Verdict.SAME),
        ([1050.0] * 12, Verdict.SAME),  # surely slower, by less than matters
        ([900.0, 1100.0] * 6, Verdict.INCONCLUSIVE),
        ([1000.0] * 11 + [9000.0], Verdict.SAME),  # one slow visit is no slow shop
        ([1000.0] * 6 + [1300.0] * 6, Verdict.INCONCLUSIVE),
    ],
)
def test_verdicts(after: list[float], verdict: Verdict) -> None:
    assert one_metric(np.full(12, 1000.0), np.array(after)).verdict is verdict


def test_a_few_pairs_decide_nothing_however_clear_they_are() -> None:
    said = one_metric(np.full(4, 1000.0), np.full(4, 3000.0))
    assert said.verdict is Verdict.INCONCLUSIVE
    assert json.loads(said.model_dump_json())["changes"][0]["low"] is None


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.7, 0.95, 1.0, 1.05, 1.3]))
def test_better_is_worse_turned_round(seed: int, factor: float) -> None:
    chance = np.random.default_rng(seed)
    before, after = visits(14, chance)[:, 0], visits(14, chance)[:, 0] * factor
    there, back = one_metric(before, after).changes[0], one_metric(after, before).changes[0]
    assert (back.change, back.low, back.high, back.at_most) == (
        -there.change,
        -there.high,
        -there.low,
        there.at_most,
    )


def test_what_was_decided_at_one_look_stays() -> None:
    before = np.full((30, 1), 1000.0)
    after = np.concatenate([np.full(20, 1300.0), np.full(10, 500.0)]).reshape(-1, 1)
    verdicts = [look.verdict for look in told(before, after, 30)]
    assert verdicts[-1] is Verdict.WORSE


def test_a_number_that_is_missing_leaves_out_its_pair_only() -> None:
    before, after = np.full((12, 2), 1000.0), np.full((12, 2), 1300.0)
    after[3:, 1] = np.nan
    lcp, fcp = told(before, after, 12)[-1].changes
    assert (lcp.verdict, fcp.verdict) == (Verdict.WORSE, Verdict.INCONCLUSIVE)
    assert (fcp.before, fcp.after) == (1000.0, 1300.0)


def test_a_metric_without_any_number_is_not_asked() -> None:
    before, after = np.full((12, 2), 1000.0), np.full((12, 2), 1000.0)
    before[:, 1] = after[:, 1] = np.nan
    assert [c.metric for c in told(before, after, 12)[-1].changes] == ["lcp_ms"]
    after[0, 1] = 1000.0  # B has it, A never
    assert told(before, after, 12)[-1].verdict is Verdict.INCONCLUSIVE


def test_the_worst_news_comes_first() -> None:
    before = np.full((12, 3), 1000.0)
    after = before * [1.3, 0.7, 1.0]
    said = compare_sets(columns(3), before, after)
    assert [c.verdict for c in said.changes] == [Verdict.WORSE, Verdict.BETTER, Verdict.SAME]
    assert said.verdict is Verdict.WORSE
    assert compare_sets(columns(2), before[:, 1:], after[:, 1:]).verdict is Verdict.BETTER


def test_sets_of_a_shop_against_itself_are_seldom_called_better_or_worse() -> None:
    chance, alarms = np.random.default_rng(15), 0
    for _ in range(TIMES):
        said = compare_sets(columns(6), visits(7, chance, metrics=6), visits(9, chance, metrics=6))
        alarms += alarmed([said])
    assert alarms <= MOST_ALARMS
