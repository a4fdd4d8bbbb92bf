"""What a comparison can show here: the smallest change of each metric, found from the noise of a shop against itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from auditor.evidence import Model
from auditor.statistics.bounds import SEED, Bounds
from auditor.statistics.comparison import FIRST_LOOK, LOOK_EVERY, Column, PairedComparison, Verdict, look_at
from auditor.statistics.ranks import Numbers, paired_interval

DETECTED = 0.90
"""Of all comparisons with such a change, so many say "worse" (the usual power of 80 to 90 %: Cohen 1988)."""
REPEATS = 200


class Smallest(Model):
    """For one metric, in its unit."""

    device: str
    page: str
    metric: str
    unit: str
    typical: float
    """Median of all visits."""
    smallest: float
    """The smallest slowdown that is told with N pairs nine times of ten; infinite (null in JSON) where none is."""
    margin: float


class Calibration(Model):
    schema_version: Literal[1] = 1
    false_alarm_rate: float
    pairs: int
    """N: of one comparison."""
    comparisons: int
    """So many comparisons of the shop with itself were made ..."""
    alarms: int
    """... and so many of them ended in better or worse."""
    smallest: tuple[Smallest, ...]


def calibrated(
    columns: Sequence[Column], measured: Sequence[tuple[Numbers, Numbers]], pairs: int, rate: float
) -> Calibration:
    """What `measured` comparisons of a shop with itself (A's rows and B's each) say about one of `pairs` pairs."""
    differences = np.vstack([after - before for before, after in measured])
    typical = [_typical(measured, at) for at in range(len(columns))]
    bound = _usual_bound(differences, pairs, rate)
    return Calibration(
        false_alarm_rate=rate, pairs=pairs, comparisons=len(measured),
        alarms=sum(_alarm(columns, before, after, rate) for before, after in measured),
        smallest=tuple(
            _smallest(column, typical[at], differences[:, at], pairs, bound) for at, column in enumerate(columns)
        ),
    )  # fmt: skip


def _alarm(columns: Sequence[Column], before: Numbers, after: Numbers, rate: float) -> bool:
    """Whether this comparison, looked at as often as a real one, ever said better or worse."""
    comparison = PairedComparison(columns, len(before), rate)
    looks = [comparison.look(before[:n], after[:n]) for n in range(1, len(before) + 1) if look_at(n, len(before))]
    return any(look.of(Verdict.WORSE) or look.of(Verdict.BETTER) for look in looks)


def _usual_bound(differences: Numbers, pairs: int, rate: float) -> float:
    """The bound at the last look, for as many pairs drawn from the measured ones."""
    drawn = np.random.default_rng(SEED).choice(differences, pairs)
    bounds = Bounds(pairs, rate)
    looks = [*range(FIRST_LOOK, pairs, LOOK_EVERY), pairs]
    return [bounds.at(drawn[:n]) for n in looks][-1]


def _smallest(column: Column, typical: float, differences: Numbers, pairs: int, bound: float) -> Smallest:
    """A slowdown by s moves estimate and interval by s, so what each draw needs can be read off: the lower end must come
    above zero, and the estimate reach the margin."""
    metric, chance = column.metric, np.random.default_rng(SEED)
    known = differences[~np.isnan(differences)]
    margin, needed = metric.margin(typical), [np.inf]
    if len(known):
        needed = []
        for _ in range(REPEATS):
            drawn = chance.choice(known, pairs) * chance.choice((-1.0, 1.0), pairs)
            change, low, _high = paired_interval(drawn, bound)
            needed.append(max(margin - change, -low))
    return Smallest(
        device=column.device, page=column.page, metric=metric.name, unit=metric.unit, typical=typical,
        smallest=float(np.quantile(needed, DETECTED, method="higher")), margin=margin,
    )  # fmt: skip


def _typical(measured: Sequence[tuple[Numbers, Numbers]], at: int) -> float:
    values = np.concatenate([side[:, at] for both in measured for side in both])
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else 0.0
