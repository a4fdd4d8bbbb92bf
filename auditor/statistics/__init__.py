"""Whether one shop is slower than another, or than itself: numbers in, verdicts out. No clock, no files, no browser."""

from auditor.statistics.calibration import Calibration, Smallest, calibrated
from auditor.statistics.comparison import (
    FALSE_ALARMS,
    FIRST_LOOK,
    Change,
    Column,
    Comparison,
    PairedComparison,
    Verdict,
    compare_sets,
    look_at,
)
from auditor.statistics.environment import NotComparable
from auditor.statistics.metrics import METRICS, Metric
from auditor.statistics.runs import compare_runs, row_of

__all__ = [
    "FALSE_ALARMS", "FIRST_LOOK", "METRICS", "Calibration", "Change", "Column", "Comparison", "Metric", "NotComparable",
    "PairedComparison", "Smallest", "Verdict", "calibrated", "compare_runs", "compare_sets", "look_at", "row_of",
]  # fmt: skip
