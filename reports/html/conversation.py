"""What was asked of the shop, and what came back, as a timeline: three clocks from the tap that sent the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_timedelta

from auditor.evidence import AskState, Contact, Mail, MailKind, Present, Question, Way
from auditor.plugins import RunView
from reports.html.figures import moment, seconds, shorten

WHO = {
    MailKind.ACKNOWLEDGEMENT: "An automatic mail",
    MailKind.OUT_OF_OFFICE: "An absence notice",
    MailKind.BOUNCE: "The mail came back",
    MailKind.MARKETING: "Advertising",
    MailKind.PERSON: "A person answered",
    MailKind.OTHER: "Another mail",
}
STATES = {
    AskState.INTENDED: "Its sending was interrupted: the shop may have it.",
    AskState.SENT: "The shop took it without a word that could be seen.",
    AskState.ACKNOWLEDGED: "",
    AskState.REFUSED: "The shop did not take it.",
    AskState.UNKNOWN: "Whether it arrived is not known. It is not sent again.",
}


@dataclass(frozen=True)
class Event:
    """One thing that happened; `after` is the time since the question."""

    after: str
    what: str
    quote: str = ""
    note: str = ""


@dataclass(frozen=True)
class Conversation:
    asked: str
    where: str
    events: list[Event]
    provisional: str
    """What is still awaited, and until when; "" where nothing is."""


def conversations(run: RunView) -> list[Conversation]:
    """One for each question; none where none was asked."""
    slot = run.evidence.contact
    contact = slot.value if isinstance(slot, Present) else None
    return [_conversation(question, contact) for question in contact.questions] if contact else []


def _conversation(question: Question, contact: Contact) -> Conversation:
    form = question.form
    demanded = f", {len(form.demanded)} of {form.fields} fields demanded" if form else ""
    where = f"By {'the contact form' if question.way is Way.FORM else 'mail'} on {moment(question.asked_at)}{demanded}."
    pending = not question.closed and question.first(MailKind.PERSON) is None
    return Conversation(
        asked=shorten(question.text, 400),
        where=where,
        events=[*_on_page(question), *(_mail(question, mail, contact) for mail in question.mails)],
        provisional=f"A person's answer is awaited until {moment(question.wait_until)}."
        if pending
        else _silence(question),
    )


def _silence(question: Question) -> str:
    if question.first(MailKind.PERSON) or question.state is AskState.REFUSED:
        return ""
    return f"Nobody had answered by {moment(question.wait_until)}."


def _on_page(question: Question) -> list[Event]:
    page = question.on_page
    if page is not None and page.acknowledged_ms is not None:
        return [Event(seconds(page.acknowledged_ms), "The page said that it arrived", shorten(page.text, 200))]
    lost = " The text that had been typed was gone." if page is not None and page.text_kept is False else ""
    told = STATES[question.state] or question.detail
    return [Event("", told + lost, shorten(page.text, 200) if page else "")]


def _mail(question: Question, mail: Mail, contact: Contact) -> Event:
    took = (mail.arrived_at - question.asked_at).total_seconds()
    notes = [
        f"to within {mail.uncertain_s:.0f} s" if took < 600 else "",
        f"{_long(mail.working_s)} of them in opening hours"
        if mail.working_s is not None and contact.hours and took >= 600
        else "",
        "found in the junk folder" if mail.junk else "",
        "held back by our own mail server at first" if mail.greylisted else "",
    ]
    return Event(
        _long(took), WHO[mail.kind], shorten(mail.text or mail.subject, 400), "; ".join(filter(None, notes))
    )


def _long(took_s: float) -> str:
    """Rough where it is long."""
    return (
        seconds(took_s * 1000)
        if took_s < 600
        else format_timedelta(timedelta(seconds=took_s), locale="en", threshold=1.5)
    )
