"""`make guard-soak`: walk through hostile shops and count the orders that their ledgers got. There must be none.

Arguments are plain words: `walks=200`, `seed=7`, `traps=timer,frame`, and `without=finality` to take a layer of the guard
out. Traps that nobody can tell from an honest shop are walked only where they are named.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import Sequence

from tests.browser.layers import without
from tests.shops.hostile.spec import draw
from tests.shops.hostile.traps import CERTAIN
from tests.shops.hostile.walking import Result, table, walk_all


def main(arguments: Sequence[str]) -> int:
    told = dict(a.split("=", 1) for a in arguments)
    walks, seed = int(told.get("walks", "10000")), int(told.get("seed", "1"))
    names = tuple(told["traps"].split(",")) if "traps" in told else CERTAIN
    started, done, orders = time.monotonic(), 0, 0

    def tell(r: Result) -> None:
        nonlocal done, orders
        done, orders = done + 1, orders + len(r.orders)
        per_minute = 60 * done / (time.monotonic() - started)
        print(
            f"{done}/{walks}  {per_minute:.0f} a minute  {orders} orders  {r.shop}: {r.stopped}", file=sys.stderr
        )
        if r.orders:
            print(f"ORDER in {r.shop}: by {', '.join(r.orders)}; {r.said}", file=sys.stderr, flush=True)

    layers = told["without"].split(",") if "without" in told else []
    with contextlib.ExitStack() as stack:
        for layer in layers:
            stack.enter_context(without(layer))
        results = asyncio.run(walk_all(draw(walks, seed, names), tell))
    print(table(results))
    return 1 if any(r.orders for r in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
