"""How quick and how quiet this machine is: whether its numbers can be trusted."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from statistics import median

SAMPLES = 9
SLOW_MS = 60.0
"""A machine that takes longer is about three times slower than a small server of 2026 (own judgement)."""
BUSY_SPREAD = 0.5
BUSY_LOAD = 0.7
"""Beyond these something else takes a good part of the machine (own judgement: at two visits at once on two cores the
largest paint doubled)."""


@dataclass(frozen=True)
class Machine:
    cpu_ms: float
    """A fixed piece of work, the middle of several; larger is slower."""
    spread: float
    """How far the slowest lay above the quickest, as a share of the middle one."""
    load: float | None
    """Programs that wanted to run during the last minute, per processor; None where the system does not tell."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why its numbers may mislead, a sentence each; none for a machine that is quick and quiet enough."""
        found = []
        if self.cpu_ms > SLOW_MS:
            found.append(
                f"This machine is slow (speed test {self.cpu_ms:.0f} ms, {SLOW_MS:.0f} or less is fine): pages will seem slower than they are."
            )
        if self.spread > BUSY_SPREAD:
            found.append(
                f"This machine is not quiet (its speed varied by {self.spread:.0%}, {BUSY_SPREAD:.0%} or less is fine): times will scatter."
            )
        if self.load is not None and self.load > BUSY_LOAD:
            found.append(
                f"Other programs run on this machine (load {self.load:.1f} per processor, {BUSY_LOAD} or less is fine): pages will seem slower than they are."
            )
        return tuple(found)


def calibrate() -> Machine:
    """Takes some tenths of a second."""
    times = sorted(_work() for _ in range(SAMPLES))
    middle = median(times)
    return Machine(round(middle, 1), round((times[-1] - times[0]) / middle, 3), _load())


def _work() -> float:
    started = time.perf_counter()
    total = 0
    for i in range(300_000):
        total += i * i % 7
    return (time.perf_counter() - started) * 1000


def _load() -> float | None:
    try:
        return round(os.getloadavg()[0] / (os.cpu_count() or 1), 2)
    except OSError:
        return None
