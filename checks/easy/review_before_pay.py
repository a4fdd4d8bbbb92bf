"""Can I check everything before I commit?

Why it matters: A wrong size or an old address is cheap before the order and dear after it; EU law demands a way to find
and correct mistakes before ordering [L07, 2000].

How to mend: Right before the final button, show product, quantity, price, delivery address, delivery way and day, payment and total,
each with a link to change it.

Passes when the page with the final button shows at least seven of these eight: product, quantity, price, address,
delivery, payment, total, a way to change. Fails with fewer. Cannot tell when that page lies behind the payment step,
where the visit ends, or is in a language that the auditor does not know.

Eight things score 100, seven 90, four 50 (the rulebook calls seven good and four poor; sources [T06, T07, R13]).
One-page checkouts show parts as fields that can still be changed: they count as shown. The address is recognised by
its heading or its fields, for what was typed is never stored. What is folded away is not seen.
"""

import re
from decimal import Decimal

from auditor.evidence import Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import PASS_MARK, Outcome, Severity, cant_tell, check, on_page, piecewise, scored
from auditor.words import normalise, says
from checks._devices import on_each_device, stopped_early
from checks._prices import amounts_in
from checks._reading import label, product_page, unread_language
from checks._wording import counted, listed

_CURVE = ((0.0, 0.0), (4.0, 50.0), (7.0, 90.0), (8.0, 100.0))
_QUANTITY = re.compile(r"(?:^|\s)\d{1,3}\s?[x×](?:\s|$)|(?:^|\s)[x×]\s?\d{1,3}(?:\s|$)", re.IGNORECASE)
_SHORT_LINE = 80


@check(severity=Severity.SERIOUS, sources=("T06", "L07", "T07", "R13"))
def review_before_pay(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    if journey.reached_rank() < Milestone.PAYMENT.rank:
        return stopped_early(journey, "the page with the final button")
    page = _last_page(journey)
    if page is None:
        return cant_tell(
            Reason.NOT_REACHED, "The final button stands on a page behind the payment step, where we stop."
        )
    shown = _shown(page, journey)
    missing = [name for name, is_there in shown.items() if not is_there]
    there = [name for name, is_there in shown.items() if is_there]
    score = piecewise(len(there), _CURVE)
    if score < PASS_MARK and (language := unread_language([page])):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The last page is in "{language}", for which we have no words.')
    return scored(
        score,
        f"The page with the final button shows {counted(len(there), 'thing')} of {len(shown)}"
        + (
            f"; missing: {listed(missing)}."
            if missing
            else ": everything from product to total, and a way to change it."
        ),
        on_page(page),
    )


def _last_page(journey: Journey) -> PageRecord | None:
    """The page with the final button; the payment page when it also holds the last look."""
    payment = journey.at(Milestone.PAYMENT)
    if payment is None:
        return None
    # "Confirm" on an address form looks like a final button too, so only pages from the payment on count.
    final = [p for p in journey.pages[journey.pages.index(payment) :] if "final_cta" in p.facets]
    if final:
        return final[-1]
    return payment if "order_review" in payment.facets else None


def _shown(page: PageRecord, journey: Journey) -> dict[str, bool]:
    lines = [line.strip() for line in page.text.split("\n") if line.strip()]
    heads = [*page.headings, *(line for line in lines if len(line) <= _SHORT_LINE)]
    meanings = {field.meaning for field in page.fields}

    def headed(*intents: str) -> bool:
        return any(says(intent, text, page.lang) for intent in intents for text in heads)

    return {
        "the product": _names_product(lines, journey),
        "the quantity": "quantity" in meanings
        or any(_QUANTITY.search(line) for line in lines)
        or headed("field_quantity"),
        "the price of the product": _shows_price(page, journey),
        "the delivery address": "street" in meanings or headed("address"),
        "how or when it is delivered": "delivery_method" in meanings
        or headed("delivery", "delivery_date", "deliver_home", "deliver_pickup"),
        "how it is paid": not {"payment_choice", "card_fields", "psp_frame"}.isdisjoint(page.facets)
        or headed("payment"),
        "the total": page.total() is not None,
        "a way to change it": not meanings.isdisjoint({"street", "quantity", "delivery_method"})
        or any(
            says(i, label(c), page.lang)
            for c in page.controls
            for i in ("edit", "back")
            if c.landmark not in ("header", "nav", "footer")
        ),
    }


def _names_product(lines: list[str], journey: Journey) -> bool:
    title = normalise(journey.product.title) if journey.product else ""
    return bool(title) and any(title in normalise(line) for line in lines)


def _shows_price(page: PageRecord, journey: Journey) -> bool:
    price = _price(journey)
    if page.money_of("item"):
        return True
    amounts = [line.amount for line in page.money_of("other", "subtotal")]
    return price is not None and price in [*amounts, *amounts_in(page.text)]


def _price(journey: Journey) -> Decimal | None:
    if journey.product and journey.product.price is not None:
        return journey.product.price
    page = product_page(journey)
    line = page.price() if page else None
    return line.amount if line else None
