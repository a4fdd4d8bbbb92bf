"""One comparison: what we need, what the other needs, and how the ratio stands to the aim."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """Medians of two measurements in the same unit. `aim` is the largest ratio we are content with."""

    what: str
    ours: float
    other: float
    unit: str
    aim: float

    @property
    def value(self) -> float:
        return self.ours / self.other

    def line(self) -> str:
        """One row of the table."""
        verdict = "ok" if self.value <= self.aim else "above the aim"
        return (
            f"{self.what:<58} {self.ours:9.2f} / {self.other:9.2f} {self.unit:<3}"
            f" = {self.value:5.2f}  (aim <= {self.aim:.2f}: {verdict})"
        )


def in_turns(ours: Callable[[], float], other: Callable[[], float], times: int) -> tuple[float, float]:
    """The medians of both, measured in turns after one unmeasured turn, so that drift hits both alike."""
    ours()
    other()
    pairs = [(ours(), other()) for _ in range(times)]
    return median([one for one, _ in pairs]), median([two for _, two in pairs])


def median(values: Sequence[float]) -> float:
    """The middle of the values."""
    return statistics.median(values)
