"""The pages on which a shop says how to reach it, and its contact form."""

from __future__ import annotations

from auditor.evidence import Field, InfoPages, PageRecord
from checks._reading import found_pages

_NO_MESSAGE = ("search", "newsletter", "coupon", "quantity", "option")


def service_pages(info: InfoPages) -> list[PageRecord]:
    """Where a customer looks for contact details: contact, imprint, help, about, and the front page."""
    found = found_pages(info, "contact", "imprint", "help", "about")
    return [*(p for p in found if p.id != info.home.id), info.home]


def contact_form(page: PageRecord) -> tuple[Field, ...]:
    """The fields of the page's contact form: the form that takes a message; empty when there is none."""
    writes = next((f for f in page.fields if f.meaning == "message" or f.kind == "textarea"), None)
    if writes is None:
        return ()
    return tuple(f for f in page.fields if f.form == writes.form and f.meaning not in _NO_MESSAGE)
