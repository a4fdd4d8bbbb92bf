"""The delivery that is chosen before the customer chooses."""

from __future__ import annotations

from decimal import Decimal

from auditor.evidence import Field, PageRecord
from auditor.words import says
from checks._prices import amounts_in


def dear_default(pages: list[PageRecord]) -> tuple[PageRecord, Field] | None:
    """The delivery ticked when the choice was first met, with its page, if another to the door costs less.

    None too where one of the prices cannot be told.
    """
    page = next((p for p in pages if _ways(p)), None)
    if page is None:
        return None
    costs = [_cost(field, page) for field in _ways(page)]
    chosen = next((field for field in _ways(page) if field.checked), None)
    mine = _cost(chosen, page) if chosen else None
    known = [cost for cost in costs if cost is not None]
    if chosen is None or mine is None or len(known) < len(costs):
        return None
    return (page, chosen) if mine > min(known) else None


def _ways(page: PageRecord) -> list[Field]:
    """Radio buttons for deliveries to the customer's door."""
    radios = (f for f in page.fields if f.kind == "radio" and f.meaning == "delivery_method")
    return [f for f in radios if not says("deliver_pickup", f.label, page.lang)]


def _cost(field: Field, page: PageRecord) -> Decimal | None:
    amounts = amounts_in(field.label)
    if amounts:
        return amounts[0]
    return Decimal(0) if says("free", field.label, page.lang) else None
