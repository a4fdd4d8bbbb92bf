"""`make bench-shopper`: walk through generated shops and print how well that goes.

Arguments narrow the choice: any part of a shop's id, `seeds=N` and `device=NAME`. `mind=NAME` sends a baseline in
the shopper's place, and `mind=all` the shopper first and then each baseline through the same shops.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from auditor.browser.launch import open_browser
from auditor.shopper.decide import decide
from tests.shops.baselines import BASELINES, BUDGET, Baseline
from tests.shops.generated.server import running
from tests.shops.generated.spec import Spec, all_specs
from tests.shops.generated.walking import POLICY, Result, compact, table, walk

AT_ONCE = 2
ENGINE = "engine"


async def measure(
    specs: Sequence[Spec], devices: Sequence[str], loud: bool, baseline: Baseline | None = None
) -> list[Result]:
    """Each shop on each device, walked by the shopper or by a baseline with its smaller budget."""
    results: list[Result] = []
    queue = [(spec, device) for spec in specs for device in devices]
    with tempfile.TemporaryDirectory(prefix="walks-") as folder:
        async with running() as shops, open_browser() as browser:

            async def worker() -> None:
                while queue:
                    spec, device = queue.pop(0)
                    tell = (lambda text: print(f"      {text}", file=sys.stderr)) if loud else (lambda _text: None)
                    mind, policy = (baseline.make(), BUDGET) if baseline else (decide, POLICY)
                    run = Path(folder) / f"{spec.id}-{device}"
                    result = await walk(browser, shops, spec, device, run, tell, mind, policy)
                    results.append(result)
                    _print(result)

            await asyncio.gather(*(worker() for _ in range(1 if loud else AT_ONCE)))
    return results


def _print(r: Result) -> None:
    told = "ok  " if r.success else "FAIL"
    more = "" if r.success else f"  {r.reached}, {r.stopped}: {r.said}"
    flaws = f"  wrong: {', '.join(r.wrong_fields)}" if r.wrong_fields else ""
    harm = f"  HARM: {', '.join(r.harm)}" if r.harm else ""
    print(
        f"{told} {r.shop:24} {r.device:8} {r.actions:3}/{r.optimum:<3} {r.wrong_clicks} {r.seconds:5.1f} s{more}{flaws}{harm}",
        flush=True,
    )


def main(arguments: Sequence[str]) -> None:
    told = dict(a.split("=", 1) for a in arguments if "=" in a)
    parts = [a for a in arguments if "=" not in a and not a.startswith("-")]
    specs = [
        s for s in all_specs(range(int(told.get("seeds", "1")))) if not parts or any(p in s.id for p in parts)
    ]
    devices = told.get("device", "phone,desktop").split(",")
    loud, wanted = "-v" in arguments, told.get("mind", ENGINE)
    if wanted not in (ENGINE, "all", *BASELINES):
        sys.exit(f'There is no mind "{wanted}"; there are {", ".join((ENGINE, *BASELINES))} and "all".')
    if wanted in (ENGINE, "all"):
        print(table(asyncio.run(measure(specs, devices, loud))))
    for name, baseline in BASELINES.items():
        if wanted in (name, "all"):
            print(f"\nBaseline {name}: {baseline.about}", flush=True)
            print(f"  At most {BUDGET.actions} actions and {BUDGET.seconds:.0f} s a walk.", flush=True)
            results = asyncio.run(measure(specs, devices, loud, baseline))
            print(compact(results) if wanted == "all" else table(results))


main(sys.argv[1:])
