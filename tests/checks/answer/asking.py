"""Questions with what became of them, for tests of the checks that judge answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from auditor.evidence import AskState, Contact, ContactForm, Mail, MailKind, Match, OnPage, Question, Told, Way
from tests.builders import NOON, page

FORM = page("contact-form")
SENT = page("contact-sent")


def mail(kind: MailKind, minutes: float, **changes: Any) -> Mail:
    return Mail.model_validate(
        {
            "kind": kind, "confidence": 0.9, "arrived_at": NOON + timedelta(minutes=minutes), "uncertain_s": 1, "told_by": Told.INTERNAL,
            "matched_by": Match.ADDRESS, "folder": "INBOX", "sender": "a@shop.example", **changes,
        }
    )  # fmt: skip


def question(*mails: Mail, state: AskState = AskState.ACKNOWLEDGED, number: int = 1, **changes: Any) -> Question:
    return Question.model_validate(
        {
            "id": f"q{number}", "way": Way.FORM, "state": state, "topic": "returns", "language": "en", "subject": "Returns", "text": "How long?",
            "reply_address": f"shop+q{number}@mail.example", "asked_at": NOON, "wait_until": NOON + timedelta(days=7), "mails": mails,
            "form": ContactForm(url=FORM.url, page=FORM.id, fields=4), "on_page": OnPage(text="Thank you", page=SENT.id, acknowledged_ms=700),
            **changes,
        }
    )  # fmt: skip


def contact(*questions: Question, hours: float = 1) -> Contact:
    """Watched for so many hours."""
    return Contact(questions=questions, pages=(FORM, SENT), watched_until=NOON + timedelta(hours=hours))
