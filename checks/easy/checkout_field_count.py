"""How much do I have to type?

Why it matters: The average checkout asks for 11.3 things where 8 would do, and 22 % of people have left one because it
was too long or complicated [R01, 2024].

How to mend: Take out what is not needed to send the parcel: fax, second phone, company, title. Ask for the full name
in one field, hide the second address line behind a link, and use the delivery address for the bill.

Passes with about eight fields from the checkout to the payment. Fails with more. Cannot tell when the visit ended
before the payment step, or when the payment provider's frame could not be read.

8 fields score 90, 11.3 score 50, 16 score 10 (curve from [R01]; the average is a benchmark, not a law). Counted is what
a guest types or chooses from a list and sees without asking for it, once each, card fields included. Ticks, radio
buttons, the shop's search and newsletter, quantities and a sign-in form are not counted; a visible coupon field is.
"""

from auditor.evidence import Journey, Journeys, Milestone, Reason
from auditor.plugins import (
    PASS_MARK,
    Outcome,
    Severity,
    cant_tell,
    check,
    inapplicable,
    log_normal,
    on_page,
    scored,
)
from checks._devices import on_each_device, stopped_early
from checks._till import CARD
from checks._wording import counted, listed
from checks.easy._guest import guest_fields


@check(severity=Severity.SERIOUS, sources=("R01",))
def checkout_field_count(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "the payment step")
    fields = guest_fields(journey)
    unread_frame = journey.with_facet("psp_frame") and not any(f.meaning in CARD for _, f in fields)
    if not fields and not unread_frame:
        return inapplicable("Nothing has to be typed between the cart and the payment.")
    score = log_normal(len(fields), 8, 11.3)
    saw = f"{counted(len(fields), 'field')} from the checkout to the payment"
    saw += f": {listed(f.label or f.name for _, f in fields)}." if fields else "."
    if unread_frame and score >= PASS_MARK:
        return cant_tell(
            Reason.FRAME_UNREADABLE, f"{saw} The payment provider's frame could not be read and may hold more."
        )
    fullest = max(
        {page.id: page for page, _ in fields}.values(), key=lambda p: sum(q.id == p.id for q, _ in fields)
    )
    return scored(score, saw, on_page(fullest))
