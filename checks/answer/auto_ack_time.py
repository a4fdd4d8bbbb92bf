"""Do I know at once that my message arrived?

Why it matters: A short automatic mail takes away the doubt whether the question got lost, and keeps people from asking twice
[R15, 2015/2018/2020].

How to mend: Let the contact form send an acknowledgement at once, with a number and the time by which somebody answers.

Passes when an automatic mail arrives within some minutes. Fails when it takes longer, or none comes within a day. Cannot
tell while it may still come, or when the shop took no question. Does not apply where a person answered first. It is not asked
unless somebody allowed questions to this shop.

Score: log-normal, 5 minutes 90, 60 minutes 50; none within 24 hours 0, but 40 where the page itself confirmed (rulebook; the
curve's points are own judgement). A delay that our own mail server caused (greylisting) is not the shop's: then nothing is said.
"""

from __future__ import annotations

from datetime import timedelta

from auditor.evidence import AskState, Contact, Mail, MailKind, Question, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, log_normal, scored
from checks._questions import accepted, awaited, not_taken, page_of

_GOOD_MIN, _FAIR_MIN = 5.0, 60.0
_DAY = timedelta(hours=24)
_CONFIRMED_ON_PAGE = 40.0


@check(severity=Severity.MODERATE, sources=("R15", "R14", "R17", "T11"))
def auto_ack_time(contact: Contact) -> Outcome:
    taken = accepted(contact)
    if not taken:
        return not_taken(contact)
    question = taken[0]
    mail = question.first(MailKind.ACKNOWLEDGEMENT)
    person = question.first(MailKind.PERSON)
    if mail is None and person is not None:
        return inapplicable("A person answered before any machine did.")
    if mail is None and contact.watched_until < question.asked_at + _DAY:
        return awaited(question, "An automatic mail")
    if mail is None:
        return _none_came(contact, question)
    if mail.greylisted:
        return cant_tell(
            Reason.LOW_CONFIDENCE,
            "Our own mail server held the acknowledgement back, so its delay is not the shop's.",
        )
    return _came(question, mail, contact)


def _came(question: Question, mail: Mail, contact: Contact) -> Outcome:
    minutes = max(0.0, (mail.arrived_at - question.asked_at).total_seconds() / 60)
    slack = mail.uncertain_s / 60
    low, high = (log_normal(max(0.0, m), _GOOD_MIN, _FAIR_MIN) for m in (minutes + slack, minutes - slack))
    junk = " It lay in the junk folder." if mail.junk else ""
    return scored(
        log_normal(minutes, _GOOD_MIN, _FAIR_MIN), f"An automatic mail came after {minutes:.1f} minutes.{junk}", *page_of(contact, question),
        low=low, high=high,
    )  # fmt: skip


def _none_came(contact: Contact, question: Question) -> Outcome:
    if question.state is AskState.ACKNOWLEDGED:
        return scored(
            _CONFIRMED_ON_PAGE,
            "No automatic mail came within a day; only the page confirmed.",
            *page_of(contact, question),
        )
    return scored(
        0.0,
        "No automatic mail came within a day, and the page did not confirm either.",
        *page_of(contact, question),
    )
