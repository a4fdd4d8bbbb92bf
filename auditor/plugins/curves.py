"""How a measured value becomes a score from 0 to 100 (rulebook 4.2). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import erf, log

_ERF_POINT = 0.9061938024368232  # erf(x) = 0.8: Lighthouse's constant (source T02)


def log_normal(value: float, p10: float, median: float) -> float:
    """Lighthouse's log-normal curve (source T02): 90 at `p10`, 50 at `median`, lower is better.

    `p10` and `median` are the points that score 90 and 50, not population percentiles.
    """
    if not 0 < p10 < median:
        raise ValueError("a log-normal curve needs 0 < p10 < median")
    if value <= 0:
        return 100.0
    score = 100.0 * (1.0 - erf(log(value / median) * _ERF_POINT / -log(p10 / median))) / 2.0
    if value <= p10:
        return min(100.0, max(90.0, score))
    if value <= median:
        return max(50.0, score)
    return max(0.0, score)


def piecewise(value: float, points: Sequence[tuple[float, float]]) -> float:
    """Linear between (value, score) points given in rising order of value; flat beyond both ends."""
    if len(points) < 2 or any(a[0] >= b[0] for a, b in pairwise(points)):
        raise ValueError("a piecewise curve needs at least two points in rising order")
    if value <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return points[-1][1]


def share(part: float, whole: float) -> float:
    """100 x part / whole; a whole of nothing is an error of the caller."""
    return 100.0 * part / whole


def penalty(count: float, each: float) -> float:
    """100 less `each` per finding, not below 0."""
    return max(0.0, 100.0 - each * count)
