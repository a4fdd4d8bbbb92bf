"""Shapes of noise for simulated comparisons. A visit is a row with a number per metric, in the order of METRICS."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from auditor.statistics import METRICS
from auditor.statistics.ranks import Numbers

VISITS = json.loads((Path(__file__).parent / "visits.json").read_text())
"""240 visits of the demo shop's front page by the stopwatch, one after the other, on a busy machine with two cores
(1 December 2026): the largest paint varies by 45 %."""
MEASURED: Numbers = np.array(VISITS["visits"], dtype=float)[:, [VISITS["metrics"].index(name) for name in METRICS]]
TYPICAL: Numbers = np.median(MEASURED, axis=0)
TIMES = np.array([name in ("ttfb_ms", "fcp_ms", "lcp_ms", "load_ms") for name in METRICS])
LCP = list(METRICS).index("lcp_ms")
SPREAD = 0.14
"""Coefficient of variation of the largest paint in 15 unthrottled visits of one page (measured)."""
Shape = Callable[[int, np.random.Generator], Numbers]


def as_measured(visits: int, chance: np.random.Generator) -> Numbers:
    """Whole visits of those that were measured, so that metrics go together as they did."""
    return chance.choice(MEASURED, visits)


def heavy_tailed(visits: int, chance: np.random.Generator) -> Numbers:
    """Student's t with two degrees of freedom: some visits are many times slower."""
    common, own = (1 + SPREAD / 2 * np.abs(chance.standard_t(2, (visits, n))) for n in (1, len(TYPICAL)))
    return _slower(common * own)


def autocorrelated(visits: int, chance: np.random.Generator) -> Numbers:
    """Neighbours are alike (0.9 from one visit to the next), and the machine gets a fifth slower on the way."""
    pace = np.zeros(visits)
    for i, step in enumerate(chance.normal(0, SPREAD * np.sqrt(1 - 0.9**2), visits)):
        pace[i] = 0.9 * pace[i - 1] + step if i else chance.normal(0, SPREAD)
    own = np.exp(chance.normal(0, SPREAD / 2, (visits, len(TYPICAL))))
    return _slower((np.exp(pace) * np.linspace(1, 1.2, visits))[:, None] * own)


SHAPES: dict[str, Shape] = {
    "as measured": as_measured,
    "heavy-tailed": heavy_tailed,
    "autocorrelated": autocorrelated,
}


def simulated(shape: Shape, pairs: int, slowdown: float, chance: np.random.Generator) -> tuple[Numbers, Numbers]:
    """A's visits and B's: measured in turns, the order within each pair by lot; B's server takes longer by a share of the
    typical largest paint."""
    visits = shape(2 * pairs, chance).reshape(pairs, 2, len(TYPICAL))
    first = chance.integers(0, 2, pairs)
    before, after = visits[np.arange(pairs), first], visits[np.arange(pairs), 1 - first]
    return before, after + np.where(TIMES, slowdown * TYPICAL[LCP], 0.0)


def _slower(factor: Numbers) -> Numbers:
    """The typical visit, its times multiplied."""
    made: Numbers = np.where(TIMES, TYPICAL * factor, TYPICAL)
    return made
