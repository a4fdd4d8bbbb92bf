"""The checkout as the customer works through it: its pages and what has to be typed there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.evidence import Field, Journey, PageRecord
from checks._reading import from_checkout_on, parts_of

CARD = frozenset({"card_number", "card_expiry", "card_cvc", "card_holder"})
_NOT_TYPED = frozenset(
    {"checkbox", "radio", "button", "submit", "reset", "image", "hidden", "range", "file", "color"}
)
_NOT_OF_THE_ORDER = frozenset({"search", "newsletter", "quantity", "option"})
_SITE_WIDE = frozenset({"header", "nav", "footer"})


def path_of(page: PageRecord) -> str:
    """The page's address without host, query and fragment."""
    return parts_of(page.url).path


def to_fill(page: PageRecord) -> tuple[Field, ...]:
    """What the customer types or chooses for the order on this page: no ticks, no search, no newsletter."""
    return tuple(
        f
        for f in page.fields
        if f.kind not in _NOT_TYPED and f.meaning not in _NOT_OF_THE_ORDER and f.landmark not in _SITE_WIDE
    )


def checkout_fields(journey: Journey) -> list[tuple[PageRecord, Field]]:
    """Each field of the checkout once, with the first page that showed it, however often a page was looked at."""
    return list(_once(from_checkout_on(journey)))


def _once(pages: Iterable[PageRecord]) -> Iterator[tuple[PageRecord, Field]]:
    met: set[tuple[str, str, str]] = set()
    for page in pages:
        for field in to_fill(page):
            key = (path_of(page), field.frame, field.name or field.label)
            if key not in met:
                met.add(key)
                yield page, field
