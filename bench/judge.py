"""Judging and drawing a stored run: seconds of processor time, both commands together."""

import resource
import subprocess
from pathlib import Path

from bench.ratio import Ratio, median
from tests.demo_process import AUDITOR

AIM_S = 2.0


def cpu_s(*command: str | Path) -> float:
    """Processor seconds that a command and its children used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(run: Path) -> Ratio:
    """Three times over the same run; the aim is a time, so the other side is that time."""
    ours = median([cpu_s(AUDITOR, "judge", run) + cpu_s(AUDITOR, "report", run) for _ in range(3)])
    return Ratio("judge and report of a stored run / two seconds of CPU", ours, AIM_S, "s", aim=1.0)
