"""At equal cost: as many visits of ours as fit into one `lhci collect -n 3`, and how much the number that each reports varies.

A page of the demo shop, in turns: lhci collects, then we visit for as long as that took. lhci reports its representative
run, the one nearest the medians of first paint and time to interactive (its `representative-runs`); we report ours.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from typing import Any

from auditor.browser.launch import OpenBrowser, open_browser
from auditor.config import DEVICES, NETWORKS
from auditor.evidence import LoadRun, Network, typical_run
from auditor.stopwatch.watch import time_alone
from bench.fidelity.lhci import collect, number
from bench.fidelity.told import scatter
from tests.demo_process import demo_shop

PAGE = "en"
RUNS = 3
METRICS = {
    "ttfb_ms": "server-response-time",
    "fcp_ms": "first-contentful-paint",
    "lcp_ms": "largest-contentful-paint",
    "cls": "cumulative-layout-shift",
    "transferred_bytes": "total-byte-weight",
}
"""What both tell of a load: our field, and Lighthouse's audit."""
LINES = ("none", "slow-4g")
"""We once as by default, once slowed down as lhci's model is."""


def main(rounds: int) -> None:
    """Print, for each number that both have, how much it varies over the rounds."""
    lhci, ours, visits = asyncio.run(_measure(rounds))
    heads = (
        f"{'variation of the reported number':36}{'lhci -n 3':>14}",
        *(f"{f'ours, {line} (ratio)':>26}" for line in LINES),
    )
    print("".join(heads))
    for field, audit in METRICS.items():
        theirs = scatter([value for value in (number(run, audit) for run in lhci) if value is not None])
        cells = (_cell(scatter([getattr(run, field) or 0.0 for run in ours[line]]), theirs) for line in LINES)
        print(f"{field:36}{theirs:14.2%}" + "".join(f"{cell:>26}" for cell in cells))
    fitted = ", ".join(f"{statistics.fmean(visits[line]):.0f} ({line})" for line in LINES)
    print(
        f"visits of ours in the time of one lhci collect -n {RUNS}: {fitted}; {rounds} rounds; aim: ratio <= 0.5"
    )


def _cell(ours: float, theirs: float) -> str:
    return (
        f"{ours:.2%} ({ours / theirs:.2f})"
        if theirs
        else f"{ours:.2%} (both fixed)"
        if not ours
        else f"{ours:.2%} (lhci fixed)"
    )


async def _measure(rounds: int) -> tuple[list[dict[str, Any]], dict[str, list[LoadRun]], dict[str, list[int]]]:
    lhci: list[dict[str, Any]] = []
    ours: dict[str, list[LoadRun]] = {line: [] for line in LINES}
    visits: dict[str, list[int]] = {line: [] for line in LINES}
    with demo_shop() as shop:
        url = f"{shop.rstrip('/')}/{PAGE}"
        async with open_browser() as browser:
            for _ in range(rounds):
                reports, seconds = await asyncio.to_thread(collect, url, RUNS)
                lhci.append(representative(reports))
                for line in LINES:
                    runs = await _for(browser, url, NETWORKS[line], seconds)
                    ours[line].append(runs[typical_run(runs)])
                    visits[line].append(len(runs))
    return lhci, ours, visits


async def _for(browser: OpenBrowser, url: str, network: Network, seconds: float) -> list[LoadRun]:
    """Visits until the time is over, but at least one."""
    ends = time.perf_counter() + seconds
    runs: list[LoadRun] = []
    while not runs or time.perf_counter() < ends:
        run = await time_alone(browser, DEVICES["phone"], url, network=network)
        if run is not None:
            runs.append(run)
    return runs


def representative(reports: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The run that lhci reports: nearest the medians of both, as squared distances."""
    both = ("first-contentful-paint", "interactive")
    middle = {audit: statistics.median([number(run, audit) or 0.0 for run in reports]) for audit in both}
    return min(reports, key=lambda run: sum(((number(run, a) or 0.0) - middle[a]) ** 2 for a in both))
