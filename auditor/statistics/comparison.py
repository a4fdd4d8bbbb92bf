"""Two shops, or a shop then and now: better, worse, the same, or not to be told from so few numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np

from auditor.evidence import Model
from auditor.statistics.bounds import Bounds, bound_of_sets
from auditor.statistics.metrics import Metric
from auditor.statistics.ranks import Numbers, paired_interval, unpaired_interval

FALSE_ALARMS = 0.05
"""Rate of comparisons of a shop with itself that may end in any verdict of better or worse."""
FIRST_LOOK = 6
"""Pairs; fewer cannot show anything at 5 % (2 in 2^5 is 6 %)."""
LOOK_EVERY = 2


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    """Shown, not assumed: no change that matters is left within the interval."""
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True)
class Column:
    """What one column of numbers is about."""

    device: str
    page: str
    metric: Metric


Counted = Literal["pairs", "visits", "runs"]


class Change(Model):
    """What happened to one metric of one page from A to B, in its unit. More is worse."""

    device: str
    page: str
    metric: str
    unit: str
    before: float | None
    after: float | None
    """Medians; None where nothing was measured."""
    change: float
    """Hodges-Lehmann's estimate."""
    low: float
    high: float
    """All changes that the numbers allow, at all looks and for all metrics together at the stated rate. Infinite ends are
    null in JSON."""
    at_most: float
    """The largest change, either way, that this metric can have had, at the stated rate; sameness is read from it. It needs
    no correction for the other metrics: calling all of them the same is wrong only where one of them is wrong."""
    margin: float
    """The smallest change that matters."""
    verdict: Verdict


class Comparison(Model):
    schema_version: Literal[1] = 1
    verdict: Verdict
    false_alarm_rate: float
    """For the whole comparison: all metrics, all looks."""
    counted: Counted
    """What one number stands for. Pairs were visited in turns; visits and runs are from two occasions."""
    counts: tuple[int, int]
    """Of A and of B."""
    failed: tuple[int, int] = (0, 0)
    """Visits of A and of B that gave no numbers."""
    changes: tuple[Change, ...]

    def of(self, verdict: Verdict) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.verdict is verdict)


class PairedComparison:
    """A growing number of pairs, measured in turns with the order of each drawn by lot. Look as often as you like.

    `most` is the number of pairs beyond which there will be none, for the false alarms are shared out over so many.
    """

    def __init__(self, columns: Sequence[Column], most: int, rate: float = FALSE_ALARMS) -> None:
        self._columns, self._rate = columns, rate
        self._bounds, self._alone = Bounds(most, rate), Bounds(most, _one_sided(rate))
        self._decided: dict[int, Verdict] = {}

    def look(self, before: Numbers, after: Numbers) -> Comparison:
        """The verdict on all pairs so far: a row each, a column per metric. What was decided at an earlier look stays."""
        differences = after - before
        bound, alone = self._bounds.at(differences), self._alone.at(differences[:, :0])
        changes = []
        for at, column in enumerate(self._columns):
            if np.isnan([before[:, at], after[:, at]]).all():
                continue  # what this browser does not tell is not asked
            both = ~np.isnan(differences[:, at])
            a, b = before[both, at], after[both, at]
            change = _change(column, a, b, paired_interval(b - a, bound), paired_interval(b - a, alone))
            if change.verdict is not Verdict.INCONCLUSIVE:
                self._decided.setdefault(at, change.verdict)
            changes.append(change.model_copy(update={"verdict": self._decided.get(at, change.verdict)}))
        return _comparison(changes, self._rate, (len(before), len(after)), "pairs")


def compare_sets(
    columns: Sequence[Column],
    before: Numbers,
    after: Numbers,
    rate: float = FALSE_ALARMS,
    counted: Counted = "visits",
) -> Comparison:
    """The verdict on two sets of numbers that were not measured in turns: a row per visit or run, a column per metric."""
    bound, alone = (
        bound_of_sets(before, after, rate),
        bound_of_sets(before[:, :0], after[:, :0], _one_sided(rate)),
    )
    changes = []
    for at, column in enumerate(columns):
        a, b = (side[~np.isnan(side[:, at]), at] for side in (before, after))
        changes.append(_change(column, a, b, unpaired_interval(a, b, bound), unpaired_interval(a, b, alone)))
    return _comparison(changes, rate, (len(before), len(after)), counted)


def _one_sided(rate: float) -> float:
    """Two one-sided tests at this rate are one interval at twice the rate (Schuirmann 1987)."""
    return 2 * rate


Interval = tuple[float, float, float]
"""Estimate, lower and upper end."""


def _change(column: Column, before: Numbers, after: Numbers, interval: Interval, alone: Interval) -> Change:
    """`interval` holds for all metrics together, `alone` for this one."""
    change, low, high = interval
    metric, at_most = column.metric, abs(max(-alone[1], alone[2]))
    margin = metric.margin(float(np.median(before)) if len(before) else 0.0)
    return Change(
        device=column.device, page=column.page, metric=metric.name, unit=metric.unit, before=_median(before), after=_median(after),
        change=change, low=low, high=high, at_most=at_most, margin=margin, verdict=_verdict(change, low, high, at_most, margin),
    )  # fmt: skip


def _verdict(change: float, low: float, high: float, at_most: float, margin: float) -> Verdict:
    """A change counts when it is surely one and large enough to matter; sameness, when none that matters is possible."""
    if low > 0 and change >= margin:
        return Verdict.WORSE
    if high < 0 and change <= -margin:
        return Verdict.BETTER
    return Verdict.SAME if at_most < margin else Verdict.INCONCLUSIVE


def _comparison(changes: Sequence[Change], rate: float, counts: tuple[int, int], counted: Counted) -> Comparison:
    found = {change.verdict for change in changes}
    # The worst news first; one metric that cannot be told is enough to say that sameness was not shown.
    order = (Verdict.WORSE, Verdict.INCONCLUSIVE, Verdict.BETTER, Verdict.SAME)
    verdict = next((v for v in order if v in found), Verdict.INCONCLUSIVE)
    return Comparison(
        verdict=verdict, false_alarm_rate=rate, counted=counted, counts=counts, changes=tuple(changes)
    )


def _median(values: Numbers) -> float | None:
    return float(np.median(values)) if len(values) else None


def look_at(pairs: int, most: int) -> bool:
    """Whether it is time for a look."""
    return pairs >= most or (pairs >= FIRST_LOOK and (pairs - FIRST_LOOK) % LOOK_EVERY == 0)
