"""Starting: `auditor --help` against a Python that only imports click."""

import subprocess
import sys
import time
from pathlib import Path

from bench.ratio import Ratio, in_turns
from tests.demo_process import AUDITOR


def wall_s(*command: str | Path) -> float:
    """Seconds until a command has ended well."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def measure() -> Ratio:
    """Fifteen starts of each, in turns."""
    ours, other = in_turns(
        lambda: wall_s(AUDITOR, "--help"), lambda: wall_s(sys.executable, "-c", "import click"), times=15
    )
    return Ratio('auditor --help / python -c "import click"', ours * 1000, other * 1000, "ms", aim=2.0)
