"""Product pages with reviews, and visits after the browser was closed, for the tests of this promise."""

from __future__ import annotations

from typing import Any

from auditor.evidence import Cookie, Journeys, Milestone, Offer, PageRecord, Visit, Visits
from auditor.plugins import Outcome
from tests.builders import control, journey, journeys, page

SPREAD = "5 stars\n\t72\n4 stars\n\t25\n3 stars\n\t8\n2 stars\n\t4\n1 stars\n\t2"
SPREAD_DE = "5 Sterne 72\n4 Sterne 25\n3 Sterne 8\n2 Sterne 4\n1 Stern 2"
AVERAGE = "4.5 out of 5, from 111 ratings"


def product(text: str = "", *, lowest: str = "Lowest rating first", **changes: Any) -> PageRecord:
    """A product's page; `lowest` is the control that seeks critical reviews."""
    given: dict[str, Any] = {
        "milestone": Milestone.PRODUCT,
        "facets": ("product_offer",),
        "text": text,
        "controls": (control(lowest),) if lowest else (),
    }
    return page("mug", **{**given, **changes})


def shop(*pages: PageRecord, **changes: Any) -> Journeys:
    """A walk over these pages."""
    return journeys(journey(page("home", milestone=Milestone.LANDED), *pages, **changes))


def machine_readable(rating: float | None = 4.5, reviews: int | None = 111) -> tuple[Offer, ...]:
    return (Offer(name="Mug", rating=rating, reviews=reviews),)


def visit(who: str, what: str, shown: PageRecord | None = None, **changes: Any) -> Visit:
    """A later look; it asks for the product's address unless told otherwise."""
    given: dict[str, Any] = {"who": who, "what": what, "device": "desktop", "url": "https://shop.example/mug"}
    return Visit.model_validate({**given, "page": shown or page(f"{what}-{who}"), **changes})


def visits(*each: Visit) -> Visits:
    return Visits(visits=each)


def cookie(name: str, days: float | None = None, chars: int = 24) -> Cookie:
    """A first-party cookie; no days: it ends with the browser."""
    return Cookie(name=name, host="shop.example", days=days, opaque_chars=chars)


def told(outcome: Outcome) -> str:
    """Verdict and score in one word, for short assertions: "passed 100", "cantTell", "inapplicable"."""
    return f"{outcome.verdict.value} {outcome.score:g}" if outcome.score is not None else outcome.verdict.value
