"""What late answers change in a run that is long over: a new revision of its evidence, nothing of the old one altered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from auditor.evidence import AskState, Contact, Evidence, MailKind, OpeningHours, Present, Question, whole
from auditor.inbox.promises import promise


def closed(question: Question, now: datetime) -> Question:
    """The same, closed where nothing is awaited any more: it was refused, a mail came back, a person has answered, or the time
    is over. A question whose fate is unknown is awaited like any other, for it may have arrived."""
    over = (
        question.state is AskState.REFUSED
        or question.first(MailKind.PERSON) is not None
        or (question.first(MailKind.BOUNCE) is not None and len(question.mails) == 1)
        or now >= question.wait_until
    )
    return question.model_copy(update={"closed": over}) if over != question.closed else question


def amended(
    evidence: Evidence, questions: Sequence[Question], now: datetime, hours: OpeningHours | None = None
) -> Evidence:
    """The next revision, with what is known of these questions, which are all of this run."""
    before = evidence.contact.value if isinstance(evidence.contact, Present) else None
    promised = [
        promise(mail.text, "acknowledgement")
        for q in questions
        for mail in q.mails
        if mail.kind is MailKind.ACKNOWLEDGEMENT
    ]
    on_pages = [told for told in (before.promises if before else ()) if told.where != "acknowledgement"]
    contact = Contact(
        questions=tuple(questions),
        hours=hours or (before.hours if before else None),
        promises=(*on_pages, *(told for told in promised if told is not None)),
        watched_until=now,
    )
    return whole(
        evidence.model_copy(update={"contact": Present[Contact](value=contact), "revision": evidence.revision + 1})
    )
