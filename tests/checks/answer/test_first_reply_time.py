"""How long until somebody really answers?"""

import pytest

from auditor.evidence import AskState, MailKind, Reason
from auditor.plugins import Verdict
from checks.answer.first_reply_time import first_reply_time
from tests.checks.answer.asking import contact, mail, question

PERSON = MailKind.PERSON


@pytest.mark.parametrize(("hours", "score"), [(0, 100), (1, 90), (4, 71), (12, 50), (24, 36), (48, 24)])
def test_the_curve_has_the_rulebooks_points(hours: float, score: float) -> None:
    outcome = first_reply_time.ask(contact(question(mail(PERSON, hours * 60), closed=True)))
    assert outcome.score == pytest.approx(score, abs=1)


def test_hours_of_the_clock_and_of_the_office_stand_side_by_side() -> None:
    outcome = first_reply_time.ask(contact(question(mail(PERSON, 60 * 20, working_s=2 * 3600), closed=True)))
    assert "after 20.0 hours, 2.0 of them in opening hours (1 of 1 question answered)" in outcome.saw


def test_the_mean_is_over_those_that_were_answered() -> None:
    outcome = first_reply_time.ask(
        contact(question(mail(PERSON, 60)), question(mail(PERSON, 720), number=2), question(number=3))
    )
    assert outcome.score == pytest.approx(70, abs=1)
    assert "2 of 3 questions" in outcome.saw


@pytest.mark.parametrize("kind", [k for k in MailKind if k is not PERSON])
def test_no_machine_stops_the_clock(kind: MailKind) -> None:
    outcome = first_reply_time.ask(contact(question(mail(kind, 5))))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.AWAITED)


def test_one_silence_is_no_rule_and_three_are() -> None:
    silent = [question(number=n, closed=True) for n in range(3)]
    one = first_reply_time.ask(contact(*silent[:1], hours=200))
    assert (one.verdict, one.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
    three = first_reply_time.ask(contact(*silent, hours=200))
    assert (three.verdict, three.score) == (Verdict.FAILED, 0)


def test_one_that_is_still_awaited_keeps_it_open() -> None:
    questions = [question(number=1, closed=True), question(number=2, closed=True), question(number=3)]
    assert first_reply_time.ask(contact(*questions)).reason is Reason.AWAITED


@pytest.mark.parametrize("state", [AskState.REFUSED, AskState.UNKNOWN, AskState.INTENDED])
def test_where_no_question_was_taken_nothing_is_said(state: AskState) -> None:
    assert first_reply_time.ask(contact(question(mail(PERSON, 5), state=state))).reason is Reason.NOT_REACHED
