"""The baseline of a gate on the command line: did the pages get slower than in the runs that were kept?

Loaded only where one is given: statistics take twice as long to load as all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditor.cli.changes import table
from auditor.cli.words import Exit, stop
from auditor.evidence import Evidence
from auditor.statistics import Comparison, NotComparable, Verdict, compare_runs
from auditor.store import RunFolderError, run_folders


@dataclass(frozen=True)
class Against:
    """What was found: lines for a person, and the exit code where all else is fine, with a sentence where it is not plain."""

    lines: list[str]
    code: Exit
    sentence: str


def read_baseline(folder: Path) -> list[Evidence]:
    """Its runs, read before anything is visited; ends the program where there is none."""
    try:
        return [run.evidence() for run in run_folders(folder)]
    except RunFolderError as error:
        stop(Exit.USAGE, str(error))


def against(baseline: list[Evidence], evidence: Evidence) -> Against:
    """Hold this run against the baseline."""
    try:
        said = compare_runs(baseline, [evidence])
    except NotComparable as error:
        return Against([], Exit.INCONCLUSIVE, f"This run cannot be compared with the baseline: {error}")
    return Against(["", "Against the baseline (A), this run (B):", *table(said)], *_code(said))


def _code(said: Comparison) -> tuple[Exit, str]:
    if said.verdict is Verdict.WORSE:
        return (
            Exit.GATE_FAILED,
            f"{len(said.of(Verdict.WORSE))} of {len(said.changes)} numbers are worse than the baseline's.",
        )
    if said.verdict is Verdict.INCONCLUSIVE:
        return (
            Exit.INCONCLUSIVE,
            "Whether pages got slower than the baseline cannot be told: time each more often, with --runs 8.",
        )
    return Exit.FINE, ""
