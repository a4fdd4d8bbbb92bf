"""`make bench-fidelity`: our stopwatch, lhci and browsertime, side by side.

Arguments: `runs=15` of each tool on each page, `lhci=off`, `browsertime=off`, `scatter=10` rounds at equal cost (0 for none).
Error is the median of what was told less the truth; scatter is the coefficient of variation (standard deviation over mean).
"""

from __future__ import annotations

import asyncio
import sys

from bench.fidelity import browsertime, equal_cost, lhci, ours
from bench.fidelity.told import Told
from bench.fidelity.truths import TRUTHS, served


async def _truths(runs: int, *, with_lhci: bool, with_browsertime: bool) -> None:
    tools: dict[str, dict[str, Told]] = {}
    async with served() as url:
        tools["ours"] = await ours.measure(url, runs)
        _progress(f"ours: {runs} runs of {len(TRUTHS)} pages")
        if with_lhci:
            both = await asyncio.to_thread(lhci.measure, url, runs)
            tools["lhci, reported"], tools["lhci, observed"] = both
            _progress(f"lhci: {runs} runs")
        if with_browsertime and (why := browsertime.missing()):
            _progress(why)
        elif with_browsertime:
            tools["browsertime"] = await asyncio.to_thread(browsertime.measure, url, runs)
    print(f"{'error, scatter (runs)':36}" + "".join(f"{tool:>30}" for tool in tools))
    for truth in TRUTHS:
        name = f"{truth.page}: {truth.what} {truth.truth:g} {truth.unit}".rstrip()
        aim = f"   aim {truth.aim:g} {truth.unit}" if truth.aim is not None else ""
        print(
            f"{name:36}"
            + "".join(f"{told[truth.page].cell(truth.truth, truth.unit):>30}" for told in tools.values())
            + aim
        )
    seconds = [sum(told[t.page].seconds for t in TRUTHS if told[t.page].values) / runs for told in tools.values()]
    print(
        f"{'seconds for one run of its pages':36}" + "".join(f"{s:30.1f}" if s else f"{'':>30}" for s in seconds)
    )


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> None:
    """Print the table of errors, then the one at equal cost."""
    given = dict(a.split("=", 1) for a in arguments)
    on = {tool: given.get(tool, "on") != "off" for tool in ("lhci", "browsertime")}
    if runs := int(given.get("runs", "15")):
        asyncio.run(_truths(runs, with_lhci=on["lhci"], with_browsertime=on["browsertime"]))
    if rounds := int(given.get("scatter", "10")):
        equal_cost.main(rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
