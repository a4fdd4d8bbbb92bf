"""What the judge concludes: public and versioned (`auditor schema` prints its JSON Schema)."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime

from auditor.evidence import Asked, Environment, Milestone, Model, Reason, Shop, StopReason
from auditor.plugins.outcome import Place, Verdict


class Source(Model):
    id: str
    citation: str
    year: str = ""


class Finding(Model):
    """One check's outcome, with everything a reader needs to act on it."""

    check: str
    promise: str
    title: str
    """The customer's question."""
    outcome: Verdict
    score: float | None = None
    reason: Reason | None = None
    saw: str = ""
    why: str = ""
    remedy: str = ""
    place: Place | None = None
    """The first place, for readers that want one."""
    places: tuple[Place, ...] = ()
    source: tuple[Source, ...] = ()
    severity: str
    basis: str
    weight: float
    points_lost: float = 0.0
    """How much the overall score would rise if this check were at 100 and all else stayed."""


class PromiseScore(Model):
    id: str
    title: str
    weight: float
    score: float | None
    """None when not rated."""
    low: float
    high: float
    coverage: float
    """0 to 1."""
    rated: bool
    asked: int
    answered: int
    limited_to: float | None = None
    """Set when critical checks below 20 capped the promise."""
    points_lost: float = 0.0


class Cap(Model):
    """A fault so grave that the letter cannot be better, whatever the mean says."""

    id: str
    letter: str
    check: str
    because: str


class MilestoneTime(Model):
    name: Milestone
    at_ms: float


class JourneySummary(Model):
    device: str
    reached: Milestone | None
    stopped_because: StopReason
    stopped_detail: str = ""
    milestones: tuple[MilestoneTime, ...] = ()
    actions: int = 0
    wrong_clicks: int = 0
    assisted: int = 0


class Scorecard(Model):
    schema_version: Literal[1] = 1
    auditor_version: str
    rulebook_version: str
    evidence_revision: int = 0
    audited_at: AwareDatetime
    shop: Shop
    asked: Asked
    environment: Environment
    complete: bool
    incomplete_because: str = ""
    provisional: bool = False
    """Some answers may still come."""
    score: float | None
    """None when nothing could be judged."""
    low: float
    high: float
    arithmetic: float | None = None
    """Weighted arithmetic mean, as a diagnostic: it hides a broken promise behind good ones."""
    letter: str | None
    letter_because: str = ""
    """Why there is no letter, or why it is not the one of the score."""
    letter_stability: float | None = None
    """Share of 1,000 weightings varied by +-25 % that keep the letter."""
    coverage: float
    confidence: str
    """"high", "medium" or "low"."""
    questions_in_rulebook: int
    promises: tuple[PromiseScore, ...]
    findings: tuple[Finding, ...]
    caps: tuple[Cap, ...] = ()
    journeys: tuple[JourneySummary, ...] = ()
    orders_sent: int = 0

    def failed(self) -> tuple[Finding, ...]:
        """What to mend, most points lost first."""
        bad = (f for f in self.findings if f.outcome is Verdict.FAILED)
        return tuple(sorted(bad, key=lambda f: (-f.points_lost, -f.weight, f.check)))
