"""Does the last button make clear that I am now paying?

Why it matters: Only the words on the button count, and a customer is not bound by an order whose button does not say
that it costs money [L03, 2022; L01, 2011; L11, 2013].

How to mend: Write "Order with obligation to pay", "Buy now" or "Pay 29.90" on the button that sends the order.

Passes when the button says that pressing it costs money. Fails when it says "Place order" (40), or "Continue",
"Confirm", "Submit" or nothing at all (0). Cannot tell when the page with the last button lies behind the payment step,
where the visit ends, or is in a language that the auditor has no words for. Does not apply where prices are not in a
currency of Europe: elsewhere no law names the words.

Scores: rulebook. The last button is the one on the page with the last look at the order that its words, or else its
place, make the one that orders. Lists of words are reviewed per language, not by a lawyer. The worse device counts.
"""

import re

from auditor.evidence import Control, Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, inapplicable, on_page, passed, scored
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._europe import currency_of, sells_in_eea_or_uk
from checks._reading import from_checkout_on, label, unread_language
from checks._wording import quoted

_ASIDE = frozenset({"header", "nav", "footer", "dialog"})
_ORDERS = re.compile(r"\border|bestell|auftrag", re.IGNORECASE)
"""Words for ordering in the languages of auditor.words: what is ordered may still be free."""


@check(severity=Severity.SERIOUS, sources=("L03", "L01", "L11"))
def order_button_says_pay(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if not sells_in_eea_or_uk(currency_of(journey.pages)):
        return inapplicable("Prices are in a currency from outside Europe, where no law names the button's words.")
    page = _last_page(journey)
    if page is None:
        if journey.reached_rank() < Milestone.PAYMENT.rank:
            return stopped_early(journey, "the button that orders")
        return cant_tell(
            Reason.NOT_REACHED, "The button that orders stands on a page behind the payment step, where we stop."
        )
    if language := unread_language([page]):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The button is in "{language}", for which we have no words.')
    button = _last_button(page)
    if button is None:
        return cant_tell(Reason.NOT_FOUND, "No button that orders was found below the last look at the order.")
    words, place = label(button).strip(), on_page(page, button)
    if not words:
        return failed("The button that orders has no words at all.", place)
    if says("says_pay", words, page.lang):
        return passed(f"The button that orders says {quoted(words)}.", place)
    if _ORDERS.search(words) and says("final_soft", words, page.lang):
        return scored(40, f"The button that orders says {quoted(words)}: nothing about paying.", place)
    return failed(f"The button that orders says only {quoted(words)}.", place)


def _last_page(journey: Journey) -> PageRecord | None:
    """The page whose button orders: by the button's words, or because one pays there below an open last look."""
    if journey.reached_rank() < Milestone.PAYMENT.rank:
        return None
    checkout = from_checkout_on(journey)
    final = [p for p in checkout if "final_cta" in p.facets and any(_may_order(c, p) for c in _buttons(p))]
    payment = journey.at(Milestone.PAYMENT)
    if final:
        return final[-1]
    return payment if payment and "order_review" in payment.facets and _looks_over(payment) else None


def _looks_over(page: PageRecord) -> bool:
    """Whether a total stands below the heading of the last look; in a folded section it does not."""
    lines = [line.strip() for line in page.text.split("\n") if line.strip()]
    heads = [i for i, line in enumerate(lines) if line in page.headings and says("review", line, page.lang)]
    return bool(heads) and any(says("total", line, page.lang) for line in lines[heads[0] + 1 :])


def _buttons(page: PageRecord) -> list[Control]:
    """What can be pressed in the page's own part and leads nowhere by an address."""
    return [c for c in page.controls if c.role == "button" and not c.href and c.landmark not in _ASIDE]


def _may_order(control: Control, page: PageRecord) -> bool:
    words = label(control)
    if says("express_pay", words, page.lang):
        return False
    return any(says(intent, words, page.lang) for intent in ("final_hard", "final_soft", "says_pay"))


def _last_button(page: PageRecord) -> Control | None:
    buttons = _buttons(page)
    ordering = [c for c in buttons if _may_order(c, page)]
    leading_on = [c for c in buttons if not label(c).strip() or says("continue", label(c), page.lang)]
    return next(reversed(ordering or leading_on), None)
