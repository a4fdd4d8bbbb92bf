"""Scoring the page loads of a whole journey, one device at a time."""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean, median_low

from auditor.evidence import LoadRun, Milestone, PageLoad, PageLoads

Measure = Callable[[LoadRun], float | None]
Curve = Callable[[float], float]
_AT_THE_TILL = frozenset(m.value for m in Milestone if m.rank >= Milestone.CHECKOUT.rank)


class Measured:
    """One page with the numbers that its runs gave, and its score. `run` is the real run that `value` is from."""

    def __init__(self, load: PageLoad, runs: list[tuple[float, LoadRun]], curve: Curve) -> None:
        values = [value for value, _ in runs]
        self.load = load
        self.value = median_low(values)
        self.run = next(run for value, run in runs if value == self.value)
        self.score = curve(self.value)
        self.worst_score, self.best_score = curve(max(values)), curve(min(values))
        self.weight = 2 if load.name in _AT_THE_TILL else 1


def measured(loads: PageLoads, device: str, measure: Measure, curve: Curve) -> list[Measured]:
    """The pages of a device that gave a number, slowest (by score) first. The value is a real run, the middle one."""
    found = [
        Measured(load, runs, curve)
        for load in loads.judged
        if load.device == device and (runs := [(v, run) for run in load.runs if (v := measure(run)) is not None])
    ]
    return sorted(found, key=lambda m: m.score)


def journey_score(pages: list[Measured], of: Callable[[Measured], float]) -> float:
    """Half the mean (checkout pages count twice), half the worst page.

    The mean is the rulebook's. The other half is our own judgement: every customer must pass through every page,
    and one page that nobody waits for would vanish among nine quick ones.
    """
    weighted = [of(page) for page in pages for _ in range(page.weight)]
    return (fmean(weighted) + min(weighted)) / 2


def worst_device(
    loads: PageLoads, measure: Measure, curve_of: Callable[[str], Curve]
) -> tuple[str, list[Measured]] | None:
    """The device with the lowest score and its pages, worst first; None when no page gave a number."""
    judged = [
        (device, pages)
        for device in dict.fromkeys(load.device for load in loads.loads)
        if (pages := measured(loads, device, measure, curve_of(device)))
    ]
    return min(judged, key=lambda pair: score_of(pair[1]), default=None)


def score_of(pages: list[Measured]) -> float:
    """The score of the middle runs."""
    return journey_score(pages, lambda page: page.score)


def interval_of(pages: list[Measured]) -> tuple[float, float] | tuple[None, None]:
    """Score of the slowest and of the quickest runs; nothing to say when each page was measured once."""
    if all(len(page.load.runs) == 1 for page in pages):
        return None, None
    return journey_score(pages, lambda page: page.worst_score), journey_score(pages, lambda page: page.best_score)
