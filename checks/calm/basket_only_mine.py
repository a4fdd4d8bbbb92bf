"""Is there only what I put in?

Why it matters: EU law forbids charging for extras that were ticked beforehand [L01, Art. 22 and 27, 2011], and goods
sneaked into the basket were found on shops worldwide [R19, 2019].

How to mend: Put nothing into the cart that costs money and was not chosen, and leave every paid extra unticked.

Passes when the cart's sums are those of the chosen product. Fails when a row nobody chose is charged, or a box with a
price is ticked beforehand. Cannot tell when nothing came into the cart, or the cart's sums could not be read.

Score: all or nothing (rulebook); a dearer delivery chosen beforehand where a cheaper one is offered is half a fault: 50.
A row counts as charged only if a sum holds with it and not without it. Gifts that cost nothing, delivery, taxes,
discounts, deposits and other fees are left alone; a fee that comes late is caught by total-stays-put.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from auditor.evidence import ChosenProduct, Field, Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, failed, on_page, passed, scored
from auditor.words import says
from checks._devices import on_each_device, stopped_early
from checks._prices import amounts_in, shown
from checks._reading import from_checkout_on, unread_language
from checks._wording import quoted
from checks.calm._bill import holds_only, names_product, own_amounts, sums, uninvited
from checks.calm._delivery import dear_default

_TICKS = frozenset({"checkbox", "switch"})
_NO_EXTRA = (
    "marketing_consent",
    "newsletter_offer",
    "terms_accept",
    "privacy_accept",
    "discount",
    "shipping_cost",
)


@check(severity=Severity.CRITICAL, sources=("R19", "L01"))
def basket_only_mine(journeys: Journeys) -> Outcome:
    return on_each_device(journeys, _judge)


def _judge(journey: Journey) -> Outcome:
    pages = _cart_and_checkout(journey)
    if journey.reached_rank() < Milestone.IN_CART.rank or not pages or journey.product is None:
        return stopped_early(journey, "the cart")
    if language := unread_language(pages):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The cart is in "{language}", for which we have no words.')
    for page in pages:
        if line := uninvited(page, journey.product):
            saw = f"{quoted(line.label)} for {shown(line.amount, line.currency)} is charged; nobody chose it."
            return failed(saw, on_page(page, line.box, element=line.label, quote=line.text))
        if box := next(_ticked_beforehand(page, journey), None):
            saw = f"The paid extra {quoted(box.label)} is ticked beforehand."
            return failed(saw, on_page(page, box, quote=box.label))
    if dear := dear_default(pages):
        page, choice = dear
        saw = f"The dearer delivery {quoted(choice.label)} is chosen beforehand; a cheaper one is offered."
        return scored(50, saw, on_page(page, choice, quote=choice.label))
    if clear := next((page for page in pages if holds_only(page, journey.product)), None):
        return passed(
            "The sums are those of the chosen product; nothing else was added or ticked.", on_page(clear)
        )
    return cant_tell(Reason.LOW_CONFIDENCE, "The cart's sums could not be traced back to the chosen product.")


def _cart_and_checkout(journey: Journey) -> list[PageRecord]:
    """A product's own page is left out: what is ticked there ("bought together") is not in the cart yet."""
    late = {page.id for page in from_checkout_on(journey)}
    return [
        page
        for page in journey.pages
        if "product_offer" not in page.facets
        and (page.id in late or page.milestone is Milestone.CART_SEEN or "cart_lines" in page.facets)
    ]


def _ticked_beforehand(page: PageRecord, journey: Journey) -> Iterator[Field]:
    assert journey.product is not None
    for field in page.fields:
        if field.kind in _TICKS and field.checked and not _ticked_by_us(journey, field):
            price = max(amounts_in(field.label), default=Decimal(0))
            if price > 0 and _is_extra(field, price, page, journey.product):
                yield field


def _is_extra(field: Field, price: Decimal, page: PageRecord, product: ChosenProduct) -> bool:
    """Not the tick that keeps a row of the cart, nor one about delivery, a voucher, terms or advertising."""
    if price in own_amounts(page, product) | set(sums(page)) or names_product(field.label, product.title):
        return False
    if field.meaning in ("marketing", "newsletter", "delivery_method", "payment_method"):
        return False
    return not any(says(intent, field.label, page.lang) for intent in _NO_EXTRA)


def _ticked_by_us(journey: Journey, field: Field) -> bool:
    """Steps name what was filled by its meaning, and what was pressed by its label."""
    return any(
        (step.action == "fill" and field.meaning in step.target.split(", ")) or step.target == field.label
        for step in journey.steps
        if step.target
    )
