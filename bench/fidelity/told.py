"""What one tool said, and how wrong and how unsteady that is."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Told:
    """The values that one tool told of one page, one a run, and the seconds that its runs took together."""

    values: list[float] = field(default_factory=list)
    seconds: float = 0.0
    truth: float | None = None
    """The truth on this tool's own view, where that is another."""

    def add(self, value: float | None) -> None:
        if value is not None:
            self.values.append(float(value))

    def cell(self, truth: float, unit: str) -> str:
        """Median less the truth, scatter, and the number of values."""
        if not self.values:
            return "not told"
        error = statistics.median(self.values) - (truth if self.truth is None else self.truth)
        digits = 1 if unit else 4
        return f"{error:+.{digits}f}{unit and ' ' + unit} {scatter(self.values):7.1%} ({len(self.values):2})"


def scatter(values: Sequence[float]) -> float:
    """Coefficient of variation: standard deviation over mean."""
    mean = statistics.fmean(values)
    return statistics.stdev(values) / abs(mean) if len(values) > 1 and mean else 0.0
