"""A report: a drawing of a scorecard, one format per file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from auditor.evidence import Evidence
from auditor.plugins.scorecard import Scorecard


@dataclass(frozen=True)
class RunView:
    """What a report may look at: the two files and the folder that holds the pictures."""

    evidence: Evidence
    scorecard: Scorecard
    folder: Path

    def picture(self, name: str) -> Path | None:
        """The picture's file, or None when it is missing or its name leads out of the run folder."""
        if not name:
            return None
        root = self.folder.resolve()
        path = (root / name).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None


@dataclass(frozen=True)
class ReportFormat:
    name: str
    filename: str
    summary: str
    render: Callable[[RunView], bytes]


def report(*, name: str, filename: str, summary: str) -> Callable[[Callable[[RunView], bytes]], ReportFormat]:
    """Make a function a report format, found through the entry-point group like any check."""

    def make(function: Callable[[RunView], bytes]) -> ReportFormat:
        return ReportFormat(name=name, filename=filename, summary=summary, render=function)

    return make
