"""The stopwatch: page loads timed with as little disturbance as can be, every run kept."""

from auditor.stopwatch.lane import Lane
from auditor.stopwatch.machine import Machine, calibrate
from auditor.stopwatch.visit import READS, timing_script, visit
from auditor.stopwatch.watch import TimedPage, stay_on, time_pages

__all__ = [
    "READS",
    "Lane",
    "Machine",
    "TimedPage",
    "calibrate",
    "stay_on",
    "time_pages",
    "timing_script",
    "visit",
]
