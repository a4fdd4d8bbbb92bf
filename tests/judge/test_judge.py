"""From evidence and checks to a scorecard."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.evidence import (
    Absent,
    Awaited,
    Evidence,
    GuardLog,
    Journeys,
    Links,
    Milestone,
    Model,
    Reason,
    StopReason,
    Transport,
)
from auditor.judge import RulebookError, judge
from auditor.plugins import (
    Basis,
    Check,
    Finding,
    Outcome,
    Place,
    Scorecard,
    Severity,
    Verdict,
    cant_tell,
    failed,
    inapplicable,
    scored,
)
from tests import builders
from tests.judge.fakes import MANUAL, RULEBOOK, UNSEEN, WEIGHTS, asking, check_lists, missing, saying

EMPTY = builders.evidence()
SHOWN = 1e-3
"""Figures are rounded to 4 decimals."""


def judged(*checks: Check, evidence: Evidence = EMPTY) -> Scorecard:
    return judge(evidence, checks, RULEBOOK)


def finding(scorecard: Scorecard, check: str) -> Finding:
    return next(f for f in scorecard.findings if f.check == check)


def one_per_promise(value: float) -> list[Check]:
    return [saying(f"rest-{promise}", promise, value) for promise in WEIGHTS]


# Feeding a check.


def with_slots(absent: dict[str, Absent | Awaited], **present: Model) -> Evidence:
    return builders.evidence(**present).model_copy(update=absent)


def test_a_check_gets_the_kinds_of_evidence_that_it_asks_for() -> None:
    got: dict[str, Any] = {}

    def ask(**given: Any) -> Outcome:
        got.update(given)
        return scored(100, "seen")

    walk, transport = builders.journeys(), Transport()
    evidence = builders.evidence(journeys=walk, transport=transport)
    needs = {"walk": Journeys, "lines": Transport, "everything": Evidence}
    scorecard = judged(asking("a", "easy", ask, needs=needs), evidence=evidence)
    assert got == {"walk": walk, "lines": transport, "everything": evidence}
    assert finding(scorecard, "a").outcome is Verdict.PASSED


def must_not_be_asked(**given: Any) -> Outcome:
    raise AssertionError("asked without its evidence")


def test_a_check_without_its_evidence_is_not_asked() -> None:
    evidence = with_slots({"links": Absent(reason=Reason.BLOCKED, detail="The shop said 403.")})
    scorecard = judged(asking("a", "ready", must_not_be_asked, needs={"links": Links}), evidence=evidence)
    found = finding(scorecard, "a")
    assert (found.outcome, found.reason, found.saw) == (Verdict.CANT_TELL, Reason.BLOCKED, "The shop said 403.")
    assert not scorecard.provisional


def test_awaited_evidence_makes_the_scorecard_provisional() -> None:
    evidence = with_slots({"links": Awaited(until=datetime(2026, 12, 1, 9, 30, tzinfo=UTC))})
    scorecard = judged(asking("a", "ready", must_not_be_asked, needs={"links": Links}), evidence=evidence)
    assert finding(scorecard, "a").reason is Reason.AWAITED
    assert "2026-12-01 09:30" in finding(scorecard, "a").saw
    assert scorecard.provisional


def test_what_will_never_come_outweighs_what_may_still_come() -> None:
    evidence = with_slots(
        {
            "links": Awaited(until=datetime(2026, 12, 1, tzinfo=UTC)),
            "transport": Absent(reason=Reason.TIMEOUT),
        }
    )
    needs = {"links": Links, "transport": Transport}
    scorecard = judged(asking("a", "ready", must_not_be_asked, needs=needs), evidence=evidence)
    assert finding(scorecard, "a").reason is Reason.TIMEOUT
    assert not scorecard.provisional


def test_what_is_outside_the_profile_is_untested_and_weighs_nothing() -> None:
    evidence = with_slots({"links": Absent(reason=Reason.PROFILE)})
    outside = asking("outside", "ready", must_not_be_asked, needs={"links": Links})
    scorecard = judged(outside, *one_per_promise(80), evidence=evidence)
    assert finding(scorecard, "outside").outcome is Verdict.UNTESTED
    assert (scorecard.coverage, scorecard.score) == (1, 80)


@pytest.mark.parametrize("wrong", ["raise", "nonsense"])
def test_a_check_that_breaks_is_our_fault_and_visible(wrong: str) -> None:
    def ask(evidence: Evidence) -> Any:
        if wrong == "raise":
            raise KeyError("secret words of a page")
        return "passed"

    scorecard = judged(asking("brittle", "easy", ask), *one_per_promise(90))
    found = finding(scorecard, "brittle")
    assert (found.outcome, found.reason, found.score) == (Verdict.CANT_TELL, Reason.OWN_FAULT, None)
    assert '"brittle"' in found.saw
    assert ("KeyError" if wrong == "raise" else "TypeError") in found.saw
    assert "secret" not in found.saw
    assert scorecard.score is not None


def test_ctrl_c_is_not_swallowed() -> None:
    def ask(evidence: Evidence) -> Outcome:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judged(asking("a", "easy", ask))


# The scorecard.


def test_the_friendly_but_silent_shop() -> None:
    """Rulebook 4.8: score 74, capped at D."""
    critical = {"severity": Severity.CRITICAL}
    scorecard = judged(
        saying("contact-form-works", "answer", 100, **critical),
        saying("first-reply-time", "answer", 0, **critical),
        saying("reply-rate", "answer", 0, **critical),
        *(check for check in one_per_promise(90) if check.promise != "answer"),
    )
    assert scorecard.score == pytest.approx(74.3, abs=0.05)
    assert scorecard.arithmetic == pytest.approx(80.2, abs=0.06)
    assert scorecard.letter == "D"
    assert scorecard.letter_because.startswith("capped at D: ")
    assert [cap.id for cap in scorecard.caps] == ["cap-silent"]
    answer = next(p for p in scorecard.promises if p.id == "answer")
    assert (answer.score, answer.limited_to, answer.asked, answer.answered) == (25, 25, 3, 3)
    assert scorecard.failed()[0].promise == "answer"


def test_a_finding_carries_all_that_a_reader_needs() -> None:
    place = Place(page="p1", url="https://shop.example/cart", quote="Gift wrap")
    check = saying("basket-only-mine", "calm", failed("A gift wrap was added.", place), sources=("R19", "L01"))
    found = finding(judged(check, *one_per_promise(90)), "basket-only-mine")
    assert (found.title, found.why, found.remedy) == (MANUAL.question, MANUAL.why, MANUAL.remedy)
    assert (found.place, found.places) == (place, (place,))
    assert [source.year for source in found.source] == ["2019", "2011/2022"]
    assert (found.severity, found.basis, found.weight) == ("serious", "deterministic", 7)
    assert found.points_lost > 0


def test_a_heuristic_finding_never_caps() -> None:
    sneak = saying("basket-only-mine", "calm", 0, basis=Basis.HEURISTIC)
    assert judged(sneak, *one_per_promise(90)).caps == ()
    assert judged(saying("basket-only-mine", "calm", 0), *one_per_promise(90)).caps != ()


def test_what_could_not_be_told_never_caps() -> None:
    assert judged(saying("basket-only-mine", "calm", UNSEEN), *one_per_promise(90)).caps == ()


def test_inapplicable_weighs_nothing() -> None:
    scorecard = judged(saying("a", "easy", inapplicable("no timer")), *one_per_promise(80))
    assert (scorecard.score, scorecard.coverage) == (80, 1)
    easy = next(p for p in scorecard.promises if p.id == "easy")
    assert (easy.asked, easy.answered) == (1, 1)


def test_an_unanswered_question_earns_nothing_and_the_band_says_so() -> None:
    scorecard = judged(saying("unseen", "easy", UNSEEN), *one_per_promise(90))
    easy = next(p for p in scorecard.promises if p.id == "easy")
    assert (easy.score, easy.low, easy.high, easy.coverage) == (45, 45, 95, 0.5)
    assert scorecard.score == scorecard.low < 90 < scorecard.high


def test_a_promise_hardly_seen_is_not_rated() -> None:
    scorecard = judged(saying("u1", "easy", UNSEEN), saying("u2", "easy", UNSEEN), *one_per_promise(90))
    easy = next(p for p in scorecard.promises if p.id == "easy")
    assert (easy.rated, easy.score) == (False, None)
    assert easy.low == 30
    assert scorecard.score is not None


def test_no_score_where_nothing_of_a_promise_was_seen() -> None:
    scorecard = judged(
        saying("unseen", "known", UNSEEN), *(c for c in one_per_promise(90) if c.promise != "known")
    )
    assert (scorecard.score, scorecard.letter, scorecard.arithmetic) == (None, None, None)
    assert "Remember me and listen to me" in scorecard.letter_because
    assert scorecard.low < 90 < scorecard.high


@pytest.mark.parametrize(
    "checks", [(), (saying("a", "easy", UNSEEN),), (saying("a", "easy", inapplicable("no")),)]
)
def test_nothing_judged(checks: tuple[Check, ...]) -> None:
    scorecard = judged(*checks)
    assert (scorecard.score, scorecard.letter, scorecard.coverage, scorecard.confidence) == (None, None, 0, "low")
    assert len(scorecard.promises) == 9
    assert "0 %" in scorecard.letter_because


def test_an_incomplete_run_is_judged_with_what_is_there() -> None:
    evidence = EMPTY.model_copy(update={"complete": False, "incomplete_because": "Stopped by Ctrl-C."})
    scorecard = judged(*one_per_promise(80), evidence=evidence)
    assert (scorecard.complete, scorecard.incomplete_because) == (False, "Stopped by Ctrl-C.")
    assert (scorecard.score, scorecard.letter) == (80, "B")


def test_journeys_are_summed_up_and_orders_counted() -> None:
    page = builders.page("home", milestone=Milestone.LANDED)
    ordered = GuardLog(armed=True, orders_sent=1)
    walks = builders.journeys(
        builders.journey(page, device="phone", wrong_clicks=2, assisted=1, guard=ordered),
        builders.journey(page, device="desktop", stopped_because=StopReason.ORDER_SEEN, guard=ordered),
    )
    scorecard = judged(evidence=builders.evidence(journeys=walks))
    assert scorecard.orders_sent == 2
    phone, desktop = scorecard.journeys
    assert (phone.device, phone.reached, phone.wrong_clicks, phone.assisted) == ("phone", Milestone.LANDED, 2, 1)
    assert [(m.name, m.at_ms) for m in phone.milestones] == [(Milestone.LANDED, 0)]
    assert desktop.stopped_because is StopReason.ORDER_SEEN


def test_a_check_from_nowhere_is_refused() -> None:
    with pytest.raises(RulebookError):
        judged(saying("odd", "nowhere", 100))


def test_every_figure_has_at_most_four_decimals() -> None:
    data = judged(saying("a", "easy", 100 / 3), *one_per_promise(200 / 3)).model_dump()

    def figures(value: Any) -> list[float]:
        if isinstance(value, dict):
            return [f for part in value.values() for f in figures(part)]
        if isinstance(value, list | tuple):
            return [f for part in value for f in figures(part)]
        return [value] if isinstance(value, float) else []

    assert len(figures(data)) > 50
    assert [f for f in figures(data) if f != round(f, 4)] == []


def test_the_judge_knows_no_check_by_name() -> None:
    names = {trigger.check for cap in RULEBOOK.caps for trigger in cap.when}
    source = "".join(p.read_text() for p in (Path(__file__).parents[2] / "auditor" / "judge").glob("*.py"))
    assert [name for name in names if name in source] == []


# Laws. "No score" counts as less than any score.


def rank(scorecard: Scorecard) -> float:
    return -1.0 if scorecard.score is None else scorecard.score


@settings(max_examples=60, deadline=None)
@given(check_lists(), st.data())
def test_missing_evidence_never_raises_the_score(checks: list[Check], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(checks) - 1))
    lost = data.draw(missing)
    kept = checks[index]
    hidden = saying(kept.id, kept.promise, lost, severity=kept.severity, basis=kept.basis)
    before = judged(*checks)
    after = judged(*checks[:index], hidden, *checks[index + 1 :])
    assert rank(after) <= rank(before) + SHOWN
    assert after.low <= before.low + SHOWN
    assert after.high >= before.high - SHOWN
    assert after.coverage <= before.coverage + SHOWN
    for then, now in zip(before.promises, after.promises, strict=True):
        if then.asked and now.score is not None:
            assert now.score <= (then.score or 0) + SHOWN


@settings(max_examples=30, deadline=None)
@given(check_lists(), st.randoms(use_true_random=False))
def test_same_bytes_whatever_the_order(checks: list[Check], shuffler: random.Random) -> None:
    other = list(checks)
    shuffler.shuffle(other)
    assert judged(*checks).model_dump_json() == judged(*other).model_dump_json()


@settings(max_examples=30, deadline=None)
@given(check_lists())
def test_a_scorecard_is_always_in_order(checks: list[Check]) -> None:
    scorecard = judged(*checks)
    assert 0 <= scorecard.low <= scorecard.high <= 100
    if scorecard.score is not None:
        assert scorecard.low <= scorecard.score <= scorecard.high
    for promise in scorecard.promises:
        assert 0 <= promise.low <= promise.high <= 100
    assert all(f.reason is not None for f in scorecard.findings if f.outcome is Verdict.CANT_TELL)
    assert Scorecard.model_validate_json(scorecard.model_dump_json()) == scorecard


def test_cant_tell_is_never_a_pass() -> None:
    with_pass = judged(saying("a", "easy", 100), *one_per_promise(90))
    with_gap = judged(saying("a", "easy", cant_tell(Reason.LOW_CONFIDENCE, "unsure")), *one_per_promise(90))
    assert rank(with_gap) < 90 < rank(with_pass)
