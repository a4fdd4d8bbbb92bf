"""Do I know at once that my message arrived?"""

import pytest

from auditor.evidence import AskState, MailKind, Reason
from auditor.plugins import Verdict
from checks.answer.auto_ack_time import auto_ack_time
from tests.checks.answer.asking import contact, mail, question

ACK, PERSON = MailKind.ACKNOWLEDGEMENT, MailKind.PERSON


@pytest.mark.parametrize(("minutes", "score"), [(0, 100), (5, 90), (60, 50)])
def test_the_curve_has_its_documented_points(minutes: float, score: float) -> None:
    outcome = auto_ack_time.ask(contact(question(mail(ACK, minutes, uncertain_s=0))))
    assert outcome.score == pytest.approx(score, abs=0.01)
    assert outcome.verdict is (Verdict.PASSED if score >= 80 else Verdict.FAILED)


def test_the_uncertainty_of_the_stamp_is_told() -> None:
    outcome = auto_ack_time.ask(contact(question(mail(ACK, 5, uncertain_s=120))))
    assert outcome.low is not None
    assert outcome.high is not None
    assert outcome.score is not None
    assert outcome.low < outcome.score < outcome.high


@pytest.mark.parametrize(("state", "score"), [(AskState.ACKNOWLEDGED, 40), (AskState.SENT, 0)])
def test_none_within_a_day_fails_and_the_page_is_worth_something(state: AskState, score: float) -> None:
    outcome = auto_ack_time.ask(contact(question(state=state), hours=25))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, score)


def test_what_may_still_come_is_awaited() -> None:
    outcome = auto_ack_time.ask(contact(question(), hours=23))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.AWAITED)


def test_a_person_who_was_quicker_replaces_it() -> None:
    assert auto_ack_time.ask(contact(question(mail(PERSON, 3)))).verdict is Verdict.INAPPLICABLE


@pytest.mark.parametrize("kind", [MailKind.OUT_OF_OFFICE, MailKind.MARKETING, MailKind.BOUNCE, MailKind.OTHER])
def test_no_other_mail_counts(kind: MailKind) -> None:
    assert auto_ack_time.ask(contact(question(mail(kind, 1)))).reason is Reason.AWAITED


def test_a_delay_of_our_own_server_is_not_the_shops() -> None:
    outcome = auto_ack_time.ask(contact(question(mail(ACK, 12, greylisted=True))))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


@pytest.mark.parametrize("state", [AskState.REFUSED, AskState.UNKNOWN, AskState.INTENDED])
def test_where_no_question_was_taken_nothing_is_said(state: AskState) -> None:
    assert auto_ack_time.ask(contact(question(state=state), hours=99)).reason is Reason.NOT_REACHED
