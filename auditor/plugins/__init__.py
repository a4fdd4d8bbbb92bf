"""The small API that checks and reports are written against, and the door through which they are found."""

from auditor.plugins.check import Basis, Check, Severity, check
from auditor.plugins.curves import log_normal, penalty, piecewise, share
from auditor.plugins.outcome import (
    PASS_MARK,
    Outcome,
    Place,
    Verdict,
    cant_tell,
    failed,
    inapplicable,
    on_page,
    passed,
    scored,
)
from auditor.plugins.report import ReportFormat, RunView, report
from auditor.plugins.scorecard import (
    Cap,
    Finding,
    JourneySummary,
    MilestoneTime,
    PromiseScore,
    Scorecard,
    Source,
)

__all__ = [
    "PASS_MARK", "Basis", "Cap", "Check", "Finding", "JourneySummary", "MilestoneTime", "Outcome", "Place",
    "PromiseScore", "ReportFormat", "RunView", "Scorecard", "Severity", "Source", "Verdict", "cant_tell",
    "check", "failed", "inapplicable", "log_normal", "on_page", "passed", "penalty", "piecewise", "report",
    "scored", "share",
]  # fmt: skip
