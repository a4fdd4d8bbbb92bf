"""How long until somebody really answers?

Why it matters: Most shops never answer a mail [R14, 2018], and of those who wait longer than a day many have bought elsewhere
[R15, 2015/2018/2020].

How to mend: Answer within the hour in opening hours; say beforehand when that is, and let nobody wait over night without a word.

Passes when a person answers within some hours. Fails when it takes longer, or nobody answers within five working days. Cannot tell
while an answer may still come, or when the shop took no question. Automatic mails do not count, nor do absence notices. It is
not asked unless somebody allowed questions to this shop.

Score: log-normal of the time that passed, 1 hour 90, 12 hours 50 (rulebook; the curve's points are own judgement), the mean over the
questions that were answered; fewer than three questions say little, and three without any answer score 0.
"""

from __future__ import annotations

from auditor.evidence import Contact, MailKind, Question, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, log_normal, scored
from checks._questions import FEW, accepted, awaited, not_taken, page_of

_GOOD_H, _FAIR_H = 1.0, 12.0


@check(severity=Severity.CRITICAL, sources=("R14", "R15", "R12", "R18"))
def first_reply_time(contact: Contact) -> Outcome:
    taken = accepted(contact)
    if not taken:
        return not_taken(contact)
    hours = [(q, h) for q in taken if (h := _hours(q)) is not None]
    if not hours:
        waiting = next((q for q in taken if not q.closed), None)
        if waiting is not None:
            return awaited(waiting, "A person's answer")
        if len(taken) < FEW:
            return cant_tell(
                Reason.LOW_CONFIDENCE, f"Nobody answered {_count(len(taken))} in time; {FEW} questions are needed to call that a rule."
            )  # fmt: skip
        return failed(f"Nobody answered any of {_count(len(taken))} in time.", *page_of(contact, taken[0]))
    scores = [log_normal(h, _GOOD_H, _FAIR_H) for _, h in hours]
    question, took = hours[0]
    return scored(
        sum(scores) / len(scores), _saw(question, took, len(hours), len(taken)), *page_of(contact, question)
    )


def _hours(question: Question) -> float | None:
    mail = question.first(MailKind.PERSON)
    return None if mail is None else max(0.0, (mail.arrived_at - question.asked_at).total_seconds() / 3600)


def _saw(question: Question, took: float, answered: int, asked: int) -> str:
    mail = question.first(MailKind.PERSON)
    working = mail.working_s if mail else None
    office = f", {working / 3600:.1f} of them in opening hours" if working is not None else ""
    return f"A person answered after {took:.1f} hours{office} ({answered} of {_count(asked)} answered)."


def _count(questions: int) -> str:
    return f"{questions} question" + ("" if questions == 1 else "s")
