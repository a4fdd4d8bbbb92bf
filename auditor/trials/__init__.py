"""What else a customer would try beside the way to the till. Each trial fills one slot of the evidence."""

from auditor.trials.run import run_trials
from auditor.trials.scene import Scene, TrialFailed

__all__ = ["Scene", "TrialFailed", "run_trials"]
