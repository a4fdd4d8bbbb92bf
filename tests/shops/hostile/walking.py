"""The shopper in hostile shops: how far it came, how it stopped, and what the ledger got."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from auditor.audit import profile_of
from auditor.browser.launch import OpenBrowser, open_browser
from auditor.browser.tab import Tab
from auditor.evidence import Milestone
from auditor.shopper.memory import Policy
from auditor.shopper.walk import Walk
from auditor.store import RunFolder
from tests.shops.hostile.server import Shops, running
from tests.shops.hostile.spec import Spec

AT_ONCE = 6
"""A walk mostly waits, for pages to be quiet: so many at once keep two cores about busy (measured)."""
BROWSER_FOR = 200
"""So many walks one browser serves; then a fresh one comes, as its memory grows."""
LINGER_S = 0.3
"""So long a walk stays at payment, for traps that go off late."""


@dataclass(frozen=True)
class Result:
    shop: str
    trap: str
    reached: str
    stopped: str
    said: str
    orders: tuple[str, ...]
    """How each came in."""
    refused: tuple[str, ...]
    """Why the guard refused requests, each reason once."""
    seen: bool
    """The tripwire saw an order."""
    shown: bool
    """The page with the trap was shown."""
    seconds: float


async def walk(browser: OpenBrowser, shops: Shops, spec: Spec, folder: Path, device: str = "desktop") -> Result:
    """One journey, cart emptied at the end. It takes no pictures: they cost half of its time and send nothing."""
    url, ledger = shops.open(spec)
    RunFolder.create(folder)
    policy = Policy(read_s=0.0, actions=40, seconds=90)
    journey_ = Walk(url, profile_of(device, browser.version), folder, "anna@example.com", policy=policy)
    started = time.monotonic()
    with patch.object(Tab, "shoot", _no_picture):
        await journey_.run(browser)
        await asyncio.sleep(LINGER_S)
        await journey_.leave(browser)
    walked = journey_.result().journey
    return Result(
        shop=f"{spec.id} ({spec.place}, {spec.words.lang}, {device})", trap=spec.name,
        reached=walked.reached.value if walked.reached else "nothing", stopped=walked.stopped_because.value,
        said=walked.stopped_detail, orders=tuple(ledger.orders), seconds=time.monotonic() - started,
        refused=tuple(dict.fromkeys(r.why for r in walked.guard.refused)), seen=bool(walked.guard.order_signs),
        shown=spec.place == "cart" or spec.trapped_step in ledger.shown,
    )  # fmt: skip


async def _no_picture(_tab: Tab, _path: Path, **_options: object) -> bool:
    return False


async def walk_all(specs: Sequence[Spec], tell: Callable[[Result], None] = lambda _result: None) -> list[Result]:
    """All of them, some at a time, each by a device in turn."""
    results: list[Result] = []
    with TemporaryDirectory(prefix="hostile-") as folder:
        async with running() as shops:
            for start in range(0, len(specs), BROWSER_FOR):
                queue = list(enumerate(specs[start : start + BROWSER_FOR], start))
                async with open_browser() as browser:

                    async def worker(queue: list[tuple[int, Spec]], browser: OpenBrowser) -> None:
                        while queue:
                            n, spec = queue.pop(0)
                            device = ("desktop", "phone")[n // 2 % 2]
                            result = await walk(browser, shops, spec, Path(folder) / str(n), device)
                            results.append(result)
                            tell(result)

                    await asyncio.gather(*(worker(queue, browser) for _ in range(AT_ONCE)))
    return results


def table(results: Iterable[Result]) -> str:
    """One line for each trap: walks, walks that met it, the furthest milestone, how they stopped, orders."""
    by_trap: dict[str, list[Result]] = {}
    for r in results:
        by_trap.setdefault(r.trap, []).append(r)
    rank = {m.value: m.rank for m in Milestone}
    lines = [f"{'trap':18} {'walks':>6} {'met':>6}  {'furthest':12} {'stopped':44} {'orders':>6}"]
    for trap, walks in sorted(by_trap.items()):
        furthest = max((r.reached for r in walks), key=lambda name: rank.get(name, -1))
        reasons = [r.stopped for r in walks]
        how = ", ".join(
            f"{reasons.count(s)} {s}" for s in sorted(set(reasons), key=lambda s: (-reasons.count(s), s))
        )
        met, orders = sum(r.shown for r in walks), sum(len(r.orders) for r in walks)
        lines.append(f"{trap:18} {len(walks):6} {met:6}  {furthest:12} {how:44} {orders:6}")
    everything = [r for walks in by_trap.values() for r in walks]
    orders = sum(len(r.orders) for r in everything)
    met = sum(r.shown for r in everything)
    lines.append(f"{'all':18} {len(everything):6} {met:6}  {'':12} {'':44} {orders:6}")
    return "\n".join(lines)
