"""Walks to the till, for the checks of the promise easy."""

from typing import Any

from auditor.evidence import Field, Journey, Milestone, PageRecord
from tests.builders import field, journey, page

UNREAD = "is"
"""Icelandic: a language that the lexicon has no words for."""


def form(*fields: Field, name: str = "address", **changes: Any) -> PageRecord:
    """The page of the checkout that asks who and where."""
    given = {"milestone": Milestone.CHECKOUT, "facets": ("address_fields", "contact_fields"), "fields": fields}
    return page(name, **{**given, **changes})


def to_payment(*pages: PageRecord, payment: PageRecord | None = None, **changes: Any) -> Journey:
    """A walk over these pages that ends at the payment step."""
    end = payment or page("payment", milestone=Milestone.PAYMENT, facets=("payment_choice",))
    return journey(*pages, end, **changes)


def named(count: int, **changes: Any) -> tuple[Field, ...]:
    """So many different fields to type into."""
    return tuple(field(f"Field {i}", name=f"f{i}", **changes) for i in range(count))
