"""Evidence + checks -> scorecard. The judge knows no check by name."""

from auditor.judge.judge import judge
from auditor.judge.rulebook import Rulebook, RulebookError, load_rulebook

__all__ = ["Rulebook", "RulebookError", "judge", "load_rulebook"]
