"""Stored runs as numbers: which visits stand against which."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from auditor.evidence import Arrival, Evidence, LoadRun, PageLoad, Present
from auditor.statistics.comparison import FALSE_ALARMS, Column, Comparison, Counted, compare_sets
from auditor.statistics.environment import NotComparable, refuse_different
from auditor.statistics.metrics import METRICS, Metric
from auditor.statistics.ranks import Numbers

Page = tuple[str, str]
"""Device and name of a page."""


def compare_runs(
    before: Sequence[Evidence],
    after: Sequence[Evidence],
    metrics: Sequence[Metric] = tuple(METRICS.values()),
    rate: float = FALSE_ALARMS,
) -> Comparison:
    """A verdict on two runs or two sets of runs. Raises NotComparable with the reason.

    Of sets each run counts once, with the median of its visits: visits of one run share a moment of the machine and are
    no proof of each other. Of single runs each visit counts; what differed between the two moments is then taken for the
    shop's.
    """
    refuse_different([*before, *after])
    pages = _pages_of_all(before, after)
    columns = [Column(device, page, metric) for device, page in pages for metric in metrics]
    counted: Counted = "visits" if len(before) == len(after) == 1 else "runs"
    rows = _visits if counted == "visits" else _medians
    a, b = rows(before, pages, metrics), rows(after, pages, metrics)
    measured = np.logical_not(np.isnan(np.vstack([a, b])).all(axis=0))
    kept = [column for at, column in enumerate(columns) if measured[at]]
    if not kept:
        raise NotComparable("Neither side has a number for any of the metrics asked.")
    said = compare_sets(kept, a[:, measured], b[:, measured], rate, counted)
    return said.model_copy(update={"failed": (_failed(before), _failed(after))})


def row_of(run: LoadRun, metrics: Sequence[Metric]) -> list[float]:
    """One visit's numbers; NaN where the browser gave none."""
    return [np.nan if (value := getattr(run, metric.name)) is None else float(value) for metric in metrics]


def _loads(run: Evidence) -> dict[Page, PageLoad]:
    """The loads of pages that were opened by their address; a page that was walked to came with a warm cache."""
    loads = run.page_loads.value.loads if isinstance(run.page_loads, Present) else ()
    return {(load.device, load.name): load for load in loads if load.arrival is Arrival.ADDRESS}


def _failed(runs: Sequence[Evidence]) -> int:
    return sum(load.failed_runs for run in runs for load in _loads(run).values())


def _pages_of_all(before: Sequence[Evidence], after: Sequence[Evidence]) -> list[Page]:
    """The pages, which must be the same in each run. Raises NotComparable."""
    each: list[set[Page]] = [set(_loads(run)) for run in (*before, *after)]
    if not all(each):
        raise NotComparable("A run has no timed page, so there is nothing to compare.")
    if odd := each[0].union(*each) - each[0].intersection(*each):
        named = ", ".join(f"{page} ({device})" for device, page in sorted(odd)[:6])
        raise NotComparable(f"Not every run timed the same pages; some lack: {named}.")
    return list(_loads(before[0]))


def _visits(runs: Sequence[Evidence], pages: Sequence[Page], metrics: Sequence[Metric]) -> Numbers:
    """A row per round of visits. A page that failed in one round has fewer: its last rows are missing."""
    loads = _loads(runs[0])
    rounds = max(len(loads[page].runs) for page in pages)
    empty = [np.nan] * len(metrics)
    return np.array(
        [
            [
                number
                for page in pages
                for number in (row_of(loads[page].runs[i], metrics) if i < len(loads[page].runs) else empty)
            ]
            for i in range(rounds)
        ]
    )


def _medians(runs: Sequence[Evidence], pages: Sequence[Page], metrics: Sequence[Metric]) -> Numbers:
    """A row per run: the median of the visits that have the number."""
    return np.array(
        [
            [
                float(np.median(known)) if (known := _known(loads[page], metric)) else np.nan
                for page in pages
                for metric in metrics
            ]
            for loads in map(_loads, runs)
        ]
    )


def _known(load: PageLoad, metric: Metric) -> list[float]:
    return [float(value) for run in load.runs if (value := getattr(run, metric.name)) is not None]
