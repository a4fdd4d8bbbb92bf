"""What late answers change in a run that is long over: a new revision of its evidence, nothing of the old one altered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from auditor.evidence import AskState, Contact, Evidence, MailKind, Present, Question, whole


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


def amended(evidence: Evidence, questions: Sequence[Question], now: datetime) -> Evidence:
    """The next revision, with what is known of these questions, which are all of this run."""
    before = evidence.contact.value if isinstance(evidence.contact, Present) else None
    contact = Contact(
        questions=tuple(questions), hours=before.hours if before else None, promises=before.promises if before else (), watched_until=now
    )  # fmt: skip
    return whole(
        evidence.model_copy(update={"contact": Present[Contact](value=contact), "revision": evidence.revision + 1})
    )
