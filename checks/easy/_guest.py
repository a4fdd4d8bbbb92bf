"""What a guest has to type in the checkout, and what stands there for others only."""

from __future__ import annotations

from auditor.evidence import Field, Journey, PageRecord
from checks._reading import from_checkout_on
from checks._till import checkout_fields, path_of, to_fill

_OF_A_GUEST = frozenset({"first_name", "last_name", "full_name", "street", "postcode", "city", "phone"})


def guest_fields(journey: Journey) -> list[tuple[PageRecord, Field]]:
    """The fields of the checkout, each once, without sign-in forms and without forms shown again after an error."""
    pages = from_checkout_on(journey)
    again = {page.id for i, page in enumerate(pages) if any(_shows_again(page, known) for known in pages[:i])}
    return [
        (page, field)
        for page, field in checkout_fields(journey)
        if page.id not in again and not is_sign_in(page, field)
    ]


def is_sign_in(page: PageRecord, field: Field) -> bool:
    """Whether only somebody with an account fills the field: it belongs to a form that asks for a password and for
    nothing that a guest would give, or it is the password beside a guest choice."""
    meanings = {f.meaning for f in same_form(page, field)}
    if field.form < 0 or "password" not in meanings or meanings & _OF_A_GUEST:
        return False
    return field.meaning == "password" or "guest" not in meanings


def same_form(page: PageRecord, field: Field) -> list[Field]:
    """The visible fields of the form that holds the field."""
    return [f for f in page.fields if (f.frame, f.form) == (field.frame, field.form)]


def _shows_again(page: PageRecord, known: PageRecord) -> bool:
    """The same form with its errors, at the address to which it was sent."""
    asked = {f.name or f.label for f in to_fill(page)}
    return (
        "validation_errors" in page.facets
        and path_of(page) != path_of(known)
        and bool(asked)
        and asked == {f.name or f.label for f in to_fill(known)}
    )
