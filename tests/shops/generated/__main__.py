"""`make bench-shopper`: walk through generated shops and print how well that goes.

Arguments narrow the choice: any part of a shop's id, `seeds=N` and `device=NAME`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from auditor.browser.launch import open_browser
from tests.shops.generated.server import running
from tests.shops.generated.spec import Spec, all_specs
from tests.shops.generated.walking import Result, table, walk

AT_ONCE = 2


async def measure(specs: Sequence[Spec], devices: Sequence[str], loud: bool) -> list[Result]:
    results: list[Result] = []
    queue = [(spec, device) for spec in specs for device in devices]
    with tempfile.TemporaryDirectory(prefix="walks-") as folder:
        async with running() as shops, open_browser() as browser:

            async def worker() -> None:
                while queue:
                    spec, device = queue.pop(0)
                    tell = (lambda text: print(f"      {text}", file=sys.stderr)) if loud else (lambda _text: None)
                    result = await walk(browser, shops, spec, device, Path(folder) / f"{spec.id}-{device}", tell)
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
    print(table(asyncio.run(measure(specs, devices, "-v" in arguments))))


main(sys.argv[1:])
