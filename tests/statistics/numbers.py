"""Numbers for tests of the statistics: columns and visits with known truth."""

from __future__ import annotations

import numpy as np

from auditor.statistics import METRICS, Column, Comparison, PairedComparison, look_at
from auditor.statistics.ranks import Numbers

LCP = Column("desktop", "home", METRICS["lcp_ms"])
FCP = Column("desktop", "home", METRICS["fcp_ms"])


def columns(many: int) -> list[Column]:
    return [LCP, FCP, *(Column("desktop", f"page {i}", METRICS["lcp_ms"]) for i in range(many))][:many]


def visits(pairs: int, chance: np.random.Generator, *, metrics: int = 1, spread: float = 0.1) -> Numbers:
    """Times around 1,000 ms: what all metrics share, and what each has of its own; a few visits are far slower."""
    shared = np.exp(chance.normal(0, spread, (pairs, 1))) * (1 + 0.1 * np.abs(chance.standard_t(2, (pairs, 1))))
    made: Numbers = 1000 * shared * np.exp(chance.normal(0, spread, (pairs, metrics)))
    return made


def one_metric(before: Numbers, after: Numbers) -> Comparison:
    """The verdict on all pairs at one look."""
    return PairedComparison([LCP], len(before)).look(before.reshape(-1, 1), after.reshape(-1, 1))


def every_look(before: Numbers, after: Numbers, most: int) -> list[Comparison]:
    """All that a comparison says on its way."""
    comparison = PairedComparison(columns(before.shape[1]), most)
    return [comparison.look(before[:n], after[:n]) for n in range(1, len(before) + 1) if look_at(n, most)]
