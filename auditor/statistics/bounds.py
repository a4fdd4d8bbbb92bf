"""How large a statistic must be to count, such that looking again and again raises no more false alarms."""

from __future__ import annotations

import math

import numpy as np

from auditor.statistics.ranks import Numbers, centred_ranks, largest, signed_ranks

DRAWS = 10_000
"""So often chance is repeated: a false-alarm rate of 5 % is then met to 0.2 points (binomial standard error)."""
SEED = 20_261_201
"""Any fixed one: the same numbers give the same verdict on each machine."""


def spent(share: float, rate: float) -> float:
    """The false-alarm rate that may be used up when `share` (0 to 1) of all pairs are in: Lan & DeMets' function of
    Pocock's type (Biometrika 70, 1983), which lets a clear change be told early."""
    return rate * math.log1p((math.e - 1) * min(share, 1.0))


class Bounds:
    """The bound at each look at a growing number of pairs.

    Which visit of a pair came first was drawn by lot, so with no change every difference could as well have had the other
    sign, whatever the noise: heavy tails, drift, and neighbours that are alike included. The same draws are followed from
    look to look, and those that have crossed a bound are out, so the rate holds for all looks together.
    """

    def __init__(self, most: int, rate: float) -> None:
        self._most, self._rate = most, rate
        self._signs = np.random.default_rng(SEED).choice((-1.0, 1.0), (most, DRAWS))
        self._in = np.ones(DRAWS, dtype=bool)

    def at(self, differences: Numbers) -> float:
        """The bound for the pairs so far; infinite where no result of so few could count."""
        n = len(differences)
        # A metric without ties, that goes along with none: what never varies needs as many pairs as what does.
        scores = np.column_stack([signed_ranks(differences), np.arange(1.0, n + 1)])
        chance = largest(self._signs[:n], scores, np.sqrt((scores**2).sum(axis=0)))
        may_cross = int(DRAWS * spent(n / self._most, self._rate)) - int((~self._in).sum())
        bound = _bound(chance[self._in], may_cross)
        self._in &= chance < bound
        return bound


def bound_of_sets(before: Numbers, after: Numbers, rate: float) -> float:
    """The bound for one look at two samples: which rows were A's is drawn anew."""
    a, b = len(before), len(after)
    pooled = np.vstack([before, after])
    scores = centred_ranks(np.column_stack([pooled, np.arange(float(a + b))]))  # and one without ties, as above
    sd = np.sqrt((scores**2).sum(axis=0) * a * b / ((a + b) * (a + b - 1)))
    labels = np.tile(np.repeat((0.0, 1.0), (a, b))[:, None], DRAWS)
    labels = np.random.default_rng(SEED).permuted(labels, axis=0)
    return _bound(largest(labels, scores, sd), int(DRAWS * rate))


def _bound(chance: Numbers, may_cross: int) -> float:
    """The smallest value that at most so many reach."""
    if may_cross <= 0:
        return math.inf
    ordered = np.sort(chance)[::-1]
    bound = float(ordered[may_cross - 1])
    if may_cross < len(ordered) and ordered[may_cross] == bound:  # more would reach it: take the next larger one
        larger = ordered[ordered > bound]
        return float(larger[-1]) if len(larger) else math.inf
    return bound
