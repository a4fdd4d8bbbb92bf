"""`make bench-gate`: how often a comparison cries wolf, what it misses, and how many page loads that takes.

Beside it, on the same numbers, what others do: lhci's default assertion (the best of three visits must be within a budget)
and a one-sided Mann-Whitney test of each metric without correction, as in `sitespeed.io compare`, with 3 and with 21 visits.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from scipy.stats import mannwhitneyu

from auditor.statistics import METRICS, Column, PairedComparison, Verdict, look_at
from auditor.statistics.ranks import Numbers
from bench.gate_noise import SHAPES, simulated
from bench.gate_real import measured

SLOWDOWNS = (0.0, 0.10, 0.25)
"""Share of the largest paint's median that the server takes longer."""
MOST = 60
COLUMNS = [Column("bench", "page", metric) for metric in METRICS.values()]
Told = tuple[Verdict, int]
"""What a rule says (others than ours know only "worse" and "same"), and the page loads that it took."""


def ours(before: Numbers, after: Numbers) -> Told:
    """Our comparison, stopped as the command stops it. One metric that is better is an alarm, too, where nothing is."""
    comparison = PairedComparison(COLUMNS, len(before))
    for pairs in range(1, len(before) + 1):
        if look_at(pairs, len(before)):
            said = comparison.look(before[:pairs], after[:pairs])
            if said.verdict is not Verdict.INCONCLUSIVE:
                break
    alarm = said.verdict is not Verdict.WORSE and said.of(Verdict.BETTER)
    return Verdict.BETTER if alarm else said.verdict, 2 * pairs


def best_of_three(before: Numbers, after: Numbers) -> Told:
    """lhci's default: the most favourable of three visits against a budget: A's median of three and the same margin."""
    budgets = [
        median + metric.margin(median)
        for metric, median in zip(METRICS.values(), np.median(before[:3], axis=0), strict=True)
    ]
    return Verdict.WORSE if (after[:3].min(axis=0) > budgets).any() else Verdict.SAME, 6


def mann_whitney(visits: int) -> Callable[[Numbers, Numbers], Told]:
    """Any metric larger at p < 0.05, asked of each metric as if it were the only one."""

    def rule(before: Numbers, after: Numbers) -> Told:
        a, b = before[:visits], after[:visits]
        varies = np.ptp(np.vstack([a, b]), axis=0) > 0
        p = [mannwhitneyu(b[:, i], a[:, i], alternative="greater").pvalue for i in np.flatnonzero(varies)]
        return Verdict.WORSE if any(value < 0.05 for value in p) else Verdict.SAME, 2 * visits

    return rule


RULES: dict[str, Callable[[Numbers, Numbers], Told]] = {
    "auditor compare": ours,
    "lhci, best of 3": best_of_three,
    "Mann-Whitney, 3 v 3": mann_whitney(3),
    "Mann-Whitney, 21 v 21": mann_whitney(21),
}


@dataclass
class Tally:
    """Alarms and loads of each rule, for one kind of noise and one slowdown."""

    name: str
    slowdown: float
    told: dict[str, list[Told]] = field(default_factory=lambda: {rule: [] for rule in RULES})

    def add(self, before: Numbers, after: Numbers) -> None:
        for name, rule in RULES.items():
            self.told[name].append(rule(before, after))

    def lines(self) -> Iterable[str]:
        for rule, told in self.told.items():
            said, of = [verdict for verdict, _ in told], len(told)
            wrong = sum(
                v is not Verdict.WORSE if self.slowdown else v in (Verdict.WORSE, Verdict.BETTER) for v in said
            )
            what = f"misses at {self.slowdown:.0%}" if self.slowdown else "false alarms"
            loads = float(np.mean([loads for _, loads in told]))
            yield f"{self.name:<16} {rule:<22} {what:<14} {wrong:4} of {of:<4} = {wrong / of:6.1%}   {loads:5.1f} loads"


def simulate(times: int) -> Iterable[Tally]:
    """For each shape of noise and slowdown, so many comparisons."""
    chance = np.random.default_rng(4)
    for name, shape in SHAPES.items():
        for slowdown in SLOWDOWNS:
            tally = Tally(name, slowdown)
            for _ in range(times):
                tally.add(*simulated(shape, MOST, slowdown, chance))
            yield tally


async def real(times: int, rounds: int, browser: str) -> list[Tally]:
    """As many with the demo shop in a real browser: a round visits the shop, its twin, and both slowed ones."""
    tallies = [Tally("real", slowdown) for slowdown in SLOWDOWNS]
    async for before, *others in measured(times, rounds, SLOWDOWNS, browser):
        for tally, after in zip(tallies, others, strict=True):
            tally.add(before, after)
    return tallies


def main() -> None:
    """Print each row as soon as it is known."""
    asked = argparse.ArgumentParser(
        prog="make bench-gate GATE=", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    asked.add_argument("--simulated", type=int, default=200, help="comparisons of each kind; 0 for none")
    asked.add_argument("--real", type=int, default=20, help="comparisons in a browser; 0 for none")
    asked.add_argument("--rounds", type=int, default=21, help="most pairs of a comparison in a browser")
    asked.add_argument(
        "--browser", default="", help="path of the browser; default: the one that the product takes"
    )
    given = asked.parse_args()
    for tally in simulate(given.simulated) if given.simulated else ():
        print(*tally.lines(), sep="\n", flush=True)
    for tally in asyncio.run(real(given.real, given.rounds, given.browser)) if given.real else ():
        print(*tally.lines(), sep="\n", flush=True)


if __name__ == "__main__":
    main()
