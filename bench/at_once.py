"""`make bench-lane`: what 1, 2 and 4 audits at once do to each other's numbers, without the quiet lane and with it.

Each is a whole `auditor audit` of a demo shop of its own, on one device, in a process of its own. Without the lane means: each
with a lane of its own. Argument: `rounds=2` (of each row; the numbers of all its audits are taken together).
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.ratio import median
from tests.demo_process import AUDITOR, demo_shop

AT_ONCE = (1, 2, 4)
LOADS = {"first byte": "ttfb_ms", "first paint": "fcp_ms", "largest paint": "lcp_ms", "load event": "load_ms"}
TAP = "tap until done"


@dataclass
class Row:
    """All numbers of the audits of one row, by what they are."""

    at_once: int
    lane: bool
    numbers: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in (*LOADS, TAP)})
    seconds: list[float] = field(default_factory=list)

    def add(self, evidence: dict[str, Any]) -> None:
        for load in evidence["page_loads"]["value"]["loads"]:
            for run in load["runs"] if load["arrival"] == "address" else ():
                for name, key in LOADS.items():
                    if run[key] is not None:
                        self.numbers[name].append(run[key])
        for tap in evidence["taps"]["value"]["taps"]:
            self.numbers[TAP] += [run["done_ms"] for run in tap["runs"] if run["done_ms"] is not None]

    def line(self, alone: Row) -> str:
        cells = (
            f"{median(self.numbers[name]):7.0f} ms {median(self.numbers[name]) / median(alone.numbers[name]):5.2f}"
            for name in self.numbers
        )
        how = "" if self.at_once == 1 else "lane" if self.lane else "no lane"
        return (
            f"{self.at_once} {how:<8}"
            + "".join(f"{cell:>22}" for cell in cells)
            + f"{median(self.seconds):10.0f} s"
        )


async def _audit(shop: str, out: Path, lane: Path) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        AUDITOR, "audit", shop, "--device", "desktop", "--out", out, "--quiet",
        env={**os.environ, "AUDITOR_LANE": str(lane)}, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert await process.wait() == 0, f"the audit of {shop} did not succeed"
    found: dict[str, Any] = json.loads((out / "evidence.json").read_text())
    return found


async def _round(row: Row) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        shops = [stack.enter_context(demo_shop()) for _ in range(row.at_once)]
        started = time.perf_counter()
        lanes = [folder / ("lane" if row.lane else f"lane-{n}") for n in range(row.at_once)]
        for seen in await asyncio.gather(
            *(_audit(shop, folder / str(n), lanes[n]) for n, shop in enumerate(shops))
        ):
            row.add(seen)
        row.seconds.append(time.perf_counter() - started)


def main(arguments: list[str]) -> None:
    """Print each row as soon as it is known; ratios are to one audit alone."""
    given = dict(a.split("=", 1) for a in arguments)
    alone = Row(1, lane=True)
    rows = [alone, *(Row(n, lane=lane) for n in AT_ONCE[1:] for lane in (False, True))]
    print(f"{'at once':<10}" + "".join(f"{name + ', ratio':>22}" for name in alone.numbers) + f"{'together':>12}")
    for row in rows:
        for _ in range(int(given.get("rounds", "2"))):
            asyncio.run(_round(row))
        print(row.line(alone), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
