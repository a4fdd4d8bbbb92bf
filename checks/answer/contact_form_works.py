"""Does your contact form really send?

Why it matters: A form that fails silently is worse than none: the customer waits for an answer that nobody will write
[R16, 2020; R13, 2000-2014].

How to mend: Try the form as a customer, with an address of another provider; show in words that the message has arrived,
and keep what was typed when something is wrong.

Passes when the page says that an honest question arrived. Fails when it shows an error although everything that is demanded
was filled in, or answers with an error of the server. Cannot tell when nothing on the page tells whether it was sent, or
when the sending was interrupted. It is not asked unless somebody allowed questions to this shop.

Score: share of the questions that the page took (rulebook: all of them is good, any failure is poor). A form that takes the
question without a word scores 50 (own judgement).
"""

from __future__ import annotations

from auditor.evidence import AskState, Contact, Question, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, scored
from checks._questions import page_of
from checks._wording import quoted

_WORTH = {AskState.ACKNOWLEDGED: 100.0, AskState.SENT: 50.0, AskState.REFUSED: 0.0}


@check(severity=Severity.CRITICAL, sources=("R16", "R13"))
def contact_form_works(contact: Contact) -> Outcome:
    known = [(q, worth) for q in contact.questions if (worth := _worth(q)) is not None]
    if not known:
        detail = contact.questions[0].detail or "Its sending was interrupted."
        return cant_tell(Reason.LOW_CONFIDENCE, f"Whether the form sends is not known. {detail}")
    worst, _ = min(known, key=lambda pair: pair[1])
    score = sum(worth for _, worth in known) / len(known)
    return scored(score, _saw(worst), *page_of(contact, worst))


def _worth(question: Question) -> float | None:
    status = question.on_page.http_status if question.on_page else None
    if question.state is AskState.UNKNOWN and status is not None and status >= 500:
        return 0.0
    return _WORTH.get(question.state)


def _saw(question: Question) -> str:
    page = question.on_page
    if question.state is AskState.ACKNOWLEDGED:
        took = f" after {page.acknowledged_ms / 1000:.1f} s" if page and page.acknowledged_ms is not None else ""
        return f"The form was sent, and the page said so{took}: {quoted(page.text if page else '')}."
    if question.state is AskState.SENT:
        return "The form was sent, but no word on the page says that it arrived."
    if question.state is AskState.REFUSED:
        lost = " What had been typed was gone." if page and page.text_kept is False else ""
        return f"The form refused an honest question with all demanded fields filled: {quoted(page.text if page else question.detail)}.{lost}"
    return f"The server answered with {page.http_status if page else 'an error'} when the form was sent."
