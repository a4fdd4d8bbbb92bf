"""Checks that say what a test wants them to say, and strategies for hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from auditor.evidence import Evidence, Reason
from auditor.judge import Rulebook, load_rulebook
from auditor.judge.score import Answer
from auditor.plugins import Basis, Check, Outcome, Severity, cant_tell, inapplicable, scored
from auditor.plugins.check import read_manual

RULEBOOK: Rulebook = load_rulebook()
WEIGHTS = RULEBOOK.weights()
MANUAL = read_manual("Is it so?\n\nWhy it matters: because.\n\nHow to mend: do.")


def asking(id: str, promise: str, ask: Callable[..., Any], **changes: Any) -> Check:
    """A check around any function; it needs the whole evidence unless told otherwise."""
    made = Check(
        id=id,
        promise=promise,
        severity=Severity.SERIOUS,
        basis=Basis.DETERMINISTIC,
        sources=("R02",),
        needs={"evidence": Evidence},
        ask=ask,
        manual=MANUAL,
    )
    return replace(made, **changes)


def saying(id: str, promise: str, outcome: Outcome | float, **changes: Any) -> Check:
    """A check with that outcome; a bare number is a score."""
    said = outcome if isinstance(outcome, Outcome) else scored(outcome, "seen")
    return asking(id, promise, lambda evidence: said, **changes)


UNSEEN = cant_tell(Reason.TIMEOUT, "not seen")

scores = st.floats(0, 100)
missing = st.sampled_from([r for r in Reason if r is not Reason.PROFILE]).map(lambda r: cant_tell(r, "not seen"))


@st.composite
def statistical(draw: st.DrawFn) -> Outcome:
    low, value, high = sorted(draw(st.tuples(scores, scores, scores)))
    return scored(value, "seen", low=low, high=high)


outcomes = st.one_of(
    scores.map(lambda s: scored(s, "seen")), statistical(), missing, st.just(inapplicable("does not arise"))
)


@st.composite
def check_lists(draw: st.DrawFn, least: int = 1, most: int = 12) -> list[Check]:
    """Checks with any outcomes, in any promises, of any severity and kind."""
    return [
        saying(
            f"check-{index}",
            draw(st.sampled_from(sorted(WEIGHTS))),
            draw(outcomes),
            severity=draw(st.sampled_from(Severity)),
            basis=draw(st.sampled_from(Basis)),
        )
        for index in range(draw(st.integers(least, most)))
    ]


@st.composite
def answer_lists(draw: st.DrawFn, least: int = 1, most: int = 15) -> list[Answer]:
    """Answers as the judge would make them, seen and unseen."""
    made = []
    for index in range(draw(st.integers(least, most))):
        low, value, high = sorted(draw(st.tuples(scores, scores, scores)))
        severity = draw(st.sampled_from(Severity))
        made.append(
            Answer(
                check=f"check-{index}",
                promise=draw(st.sampled_from(sorted(WEIGHTS))),
                weight=severity * draw(st.sampled_from([0.5, 1.0])),
                critical=severity is Severity.CRITICAL,
                score=draw(st.sampled_from([value, value, None])),
                low=low,
                high=high,
            )
        )
    return made
