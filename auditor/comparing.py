"""Two addresses visited in turns, until the numbers tell or the budget ends: the async half of `compare` and `calibrate`."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import numpy as np
from playwright.async_api import Error

from auditor import __version__
from auditor.browser.guard import GuardFailed
from auditor.browser.launch import OpenBrowser
from auditor.evidence import DeviceProfile, LoadRun, Model
from auditor.statistics import (
    FALSE_ALARMS,
    Column,
    Comparison,
    Metric,
    PairedComparison,
    Verdict,
    look_at,
    row_of,
)
from auditor.statistics.ranks import Numbers
from auditor.stopwatch import Lane
from auditor.stopwatch.watch import time_alone

Tell = Callable[[str], None]
ARRIVE_S = 30.0
FAILURES = 3
"""So many failed pairs one after the other and an address counts as unreachable (own judgement)."""


class Unreachable(Exception):
    """An address that cannot be timed; one sentence."""


class Measured(Model):
    """All visits of two addresses as they are kept in a file."""

    a: str
    b: str
    auditor: str = __version__
    browser: str
    profile: DeviceProfile
    pairs: tuple[tuple[LoadRun, LoadRun], ...]
    """A's visit and B's."""
    comparison: Comparison | None


@dataclass
class Pairs:
    """Two addresses, and what was measured of them so far. Nothing is lost when a comparison ends early."""

    a: str
    b: str
    profile: DeviceProfile
    metrics: Sequence[Metric]
    browser: str = ""
    rows: list[tuple[LoadRun, LoadRun]] = field(default_factory=list)
    failed: list[int] = field(default_factory=lambda: [0, 0])
    """Visits of A and of B that gave no numbers; the pair is left out."""
    lane: Lane = field(default_factory=Lane)

    said: Comparison | None = None
    """What the last look said; None before the first one."""

    @property
    def columns(self) -> list[Column]:
        return [Column(self.profile.name, urlsplit(self.b).path, metric) for metric in self.metrics]

    def numbers(self) -> tuple[Numbers, Numbers]:
        """A's rows and B's, one per pair."""
        sides = ([row_of(pair[side], self.metrics) for pair in self.rows] for side in (0, 1))
        before, after = (np.array(side).reshape(-1, len(self.metrics)) for side in sides)
        return before, after

    def measured(self) -> Measured:
        return Measured(
            a=self.a, b=self.b, browser=self.browser, profile=self.profile, pairs=tuple(self.rows), comparison=self.said
        )  # fmt: skip

    async def more(self, browser: OpenBrowser, lot: random.Random) -> None:
        """One visit of each, the order drawn by lot: what the machine does meanwhile falls on either alike.

        Raises Unreachable after too many failures in a row.
        """
        for _ in range(FAILURES):
            runs: dict[int, LoadRun | None] = {}
            async with self.lane.alone():
                for side in lot.sample((0, 1), 2):
                    runs[side] = await time_alone(browser, self.profile, (self.a, self.b)[side])
                    self.failed[side] += runs[side] is None
            first, second = runs[0], runs[1]
            if first is not None and second is not None:
                self.rows.append((first, second))
                return
            if not browser.alive:
                raise Unreachable("The browser died while it was comparing.")
        silent = " and ".join(url for url, run in ((self.a, runs[0]), (self.b, runs[1])) if run is None)
        raise Unreachable(f"{silent} could not be loaded, {FAILURES} times in a row.")


async def compare_in_turns(
    browser: OpenBrowser,
    pairs: Pairs,
    *,
    most: int,
    budget_s: float,
    rate: float = FALSE_ALARMS,
    tell: Tell = lambda _text: None,
    lot: random.Random | None = None,
) -> None:
    """Pair after pair until a verdict, `most` pairs or the budget; `pairs.said` is the verdict. Raises Unreachable."""
    comparison, ends = PairedComparison(pairs.columns, most, rate), time.monotonic() + budget_s
    lot = lot or random.SystemRandom()
    while len(pairs.rows) < most and time.monotonic() < ends:
        await pairs.more(browser, lot)
        if look_at(len(pairs.rows), most):
            said = comparison.look(*pairs.numbers())
            pairs.said = said.model_copy(update={"failed": tuple(pairs.failed)})
            tell(f"{len(pairs.rows)} pairs: {pairs.said.verdict.value}")
            if pairs.said.verdict is not Verdict.INCONCLUSIVE:
                return


async def arrive(browser: OpenBrowser, profile: DeviceProfile, url: str) -> str:
    """The address that `url` leads to, which is then timed; also the first visit, which warms the server up.

    Raises Unreachable.
    """
    try:
        visitor = await browser.visitor(profile)
    except (Error, GuardFailed, TimeoutError) as error:
        raise Unreachable(f"{url} cannot be visited: the browser gave no window.") from error
    try:
        visitor.guard.read_only()
        page = await visitor.page()
        visitor.guard.announce(url)
        response = await page.goto(url, wait_until="load", timeout=ARRIVE_S * 1000)
        if response is None or response.status >= 400:
            raise Unreachable(f"{url} answers with {response.status if response else 'nothing'}.")
        return page.url.partition("#")[0]
    except (Error, GuardFailed, TimeoutError) as error:
        first = (str(error).strip().splitlines() or ["no reason given"])[0]
        raise Unreachable(f"{url} cannot be loaded: {first}") from error
    finally:
        await visitor.close()
