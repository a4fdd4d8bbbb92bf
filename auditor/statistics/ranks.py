"""Rank tests of many metrics at once, and the intervals that belong to them.

A statistic is a weighted sum of ranks, divided by its standard deviation if nothing had changed. The weights are what
chance decided: which visit of a pair was A's (signs), or which visits of all were A's (labels). Drawing them anew many
times, for all metrics together, tells how large the largest statistic gets by chance: that bound corrects for the number
of metrics and uses that they go together (Westfall & Young, Resampling-Based Multiple Testing, 1993).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

Numbers = NDArray[np.float64]
"""A row per pair or visit, a column per metric; NaN where a number is missing."""
ROUNDED = 9
"""Decimals to which statistics are equal: sums of the same ranks must not differ by their order."""

NOTHING_KNOWN = (0.0, -np.inf, np.inf)


def signed_ranks(differences: Numbers) -> Numbers:
    """Wilcoxon's, by column: the rank of each size with the sign of the difference; 0 where it is zero or missing."""
    ranks = rankdata(np.abs(differences), axis=0, nan_policy="omit")
    signed: Numbers = np.nan_to_num(np.sign(differences) * ranks)
    return signed


def centred_ranks(values: Numbers) -> Numbers:
    """By column, ranks around zero; 0 where a number is missing."""
    ranks = rankdata(values, axis=0, nan_policy="omit")
    known = ~np.isnan(values)
    middle = np.sum(np.where(known, ranks, 0.0), axis=0) / np.maximum(known.sum(axis=0), 1)
    centred: Numbers = np.nan_to_num(ranks - middle)
    return centred


def largest(weights: Numbers, scores: Numbers, sd: Numbers) -> Numbers:
    """The largest statistic over all metrics, for each column of weights. Metrics that never vary take no part."""
    varies = sd > 0
    # Not by `@`: on a busy machine the threads of its library wait for each other (measured: ten times as long).
    statistics: Numbers = np.abs(np.einsum("nm,nd->md", scores[:, varies] / sd[varies], weights))
    biggest: Numbers = np.round(statistics.max(axis=0), ROUNDED)
    return biggest


def paired_interval(differences: Numbers, bound: float) -> tuple[float, float, float]:
    """Hodges-Lehmann's estimate of one metric's change, and all changes whose statistic stays below the bound.

    One column without NaN. The ends are infinite where so few pairs cannot reach the bound. Ties widen it.
    """
    n = len(differences)
    if not n:
        return NOTHING_KNOWN
    rows, columns = np.triu_indices(n)
    walsh = np.sort((differences[rows] + differences[columns]) / 2)
    return _cut(walsh, bound * np.sqrt(n * (n + 1) * (2 * n + 1) / 6))


def unpaired_interval(before: Numbers, after: Numbers, bound: float) -> tuple[float, float, float]:
    """The same for two samples: one column each, without NaN."""
    if not (len(before) and len(after)):
        return NOTHING_KNOWN
    apart = np.sort(np.subtract.outer(after, before).ravel())
    return _cut(apart, 2 * bound * np.sqrt(len(apart) * (len(before) + len(after) + 1) / 12))


def _cut(ordered: Numbers, reach: float) -> tuple[float, float, float]:
    """Median and ends of the sorted values: so many are cut off on each side that the rest differ by `reach`."""
    off = int(np.floor((len(ordered) - reach) / 2 + 10**-ROUNDED)) if np.isfinite(reach) else -1
    ends = (-np.inf, np.inf) if off < 0 else (float(ordered[off]), float(ordered[-1 - off]))
    return float(np.median(ordered)), *ends
