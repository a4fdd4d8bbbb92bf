"""What became of the questions that were asked: shared by the checks of answers."""

from __future__ import annotations

from auditor.evidence import AskState, Contact, PageRecord, Question, Reason
from auditor.plugins import Outcome, Place, cant_tell, on_page

FEW = 3
"""Fewer questions say little (rulebook, first-reply-time)."""


def accepted(contact: Contact) -> list[Question]:
    """Those that the shop took, as far as anybody can tell."""
    return [q for q in contact.questions if q.state in (AskState.ACKNOWLEDGED, AskState.SENT)]


def page_of(contact: Contact, question: Question) -> list[Place]:
    """Where the page answered, else where the form stands; none where neither was kept."""
    wanted = [question.on_page.page if question.on_page else "", question.form.page if question.form else ""]
    found: list[PageRecord] = [page for id_ in wanted for page in contact.pages if id_ and page.id == id_]
    return [on_page(found[0])] if found else []


def awaited(question: Question, what: str) -> Outcome:
    """It may still come."""
    return cant_tell(Reason.AWAITED, f"{what} may still come until {question.wait_until:%Y-%m-%d %H:%M} UTC.")


def not_taken(contact: Contact) -> Outcome:
    """Where the shop took no question there is nothing to wait for; contact-form-works says so."""
    return cant_tell(Reason.NOT_REACHED, f"The shop took no question. {contact.questions[0].detail}".strip())
