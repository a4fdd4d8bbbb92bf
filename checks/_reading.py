"""Reading a page as a customer does: which words stand where."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import SplitResult, unquote, urlsplit

from auditor.evidence import Control, InfoPages, Journey, Milestone, PageRecord
from auditor.words import languages, quotes, says

_LAST_PART_OF_PAGE = 0.75
"""A link without landmark that stands below three quarters of the page counts as footer (own judgement)."""


def label(control: Control) -> str:
    """What the customer reads or hears on it."""
    return control.name or control.text


def controls_saying(page: PageRecord, *intents: str) -> tuple[Control, ...]:
    """Controls of the page whose label says one of the intents, in page order."""
    return tuple(c for c in page.controls if any(says(i, label(c), page.lang) for i in intents))


def links_to(page: PageRecord, *intents: str) -> tuple[Control, ...]:
    """Like `controls_saying`, and links whose address says it (`/kontakt`), for icons without words."""
    said = controls_saying(page, *intents)
    return said + tuple(
        c for c in page.controls if c not in said and any(says(i, _tail(c.href), page.lang) for i in intents)
    )


def parts_of(address: str) -> SplitResult:
    """The address taken apart; all parts empty where it is none (`http://[oops`), as shops do write them."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _tail(href: str) -> str:
    """The last part of an address, as words."""
    path = unquote(parts_of(href).path).rstrip("/").rpartition("/")[2]
    return path.partition(".")[0].replace("-", " ").replace("_", " ")


def sentences(pages: Iterable[PageRecord], *intents: str) -> list[tuple[PageRecord, str]]:
    """Each sentence that says one of the intents, with its page."""
    return [(page, said) for page in pages for intent in intents for said in quotes(intent, page.text, page.lang)]


def lines_around(page: PageRecord, line_number: int, before: int = 1, after: int = 1) -> str:
    """The numbered line of the page's text with its neighbours."""
    return "\n".join(page.text.split("\n")[max(0, line_number - before) : line_number + after + 1])


def language_of(page: PageRecord) -> str:
    """The page's declared language without region, "" when it declares none."""
    return page.lang.replace("_", "-").partition("-")[0].lower()


def unread_language(pages: Iterable[PageRecord]) -> str:
    """A declared language that we have no words for, "" when we can read all pages."""
    return next((language_of(p) for p in pages if language_of(p) and language_of(p) not in languages()), "")


def is_site_wide(page: PageRecord, control: Control) -> bool:
    """Whether a link stands in the header, navigation or footer, the parts that all pages of a shop share."""
    if control.landmark:
        return control.landmark in ("header", "nav", "footer")
    below = page.content.height * _LAST_PART_OF_PAGE
    return control.box is not None and control.box.y > below > page.viewport.height * _LAST_PART_OF_PAGE


def product_page(journey: Journey) -> PageRecord | None:
    """The page of the product that the journey chose."""
    offers = journey.with_facet("product_offer")
    return journey.at(Milestone.PRODUCT) or (offers[0] if offers else None)


def from_checkout_on(journey: Journey) -> tuple[PageRecord, ...]:
    """The pages of the checkout: all from the first that proved a checkout milestone, without the cart."""
    first = next(
        (i for i, p in enumerate(journey.pages) if p.milestone and p.milestone.rank >= Milestone.CHECKOUT.rank),
        None,
    )
    return journey.pages[first:] if first is not None else ()


def found_pages(info: InfoPages, *topics: str) -> list[PageRecord]:
    """The pages of these topics that a link led to and that answered without an error."""
    entries = [info.topic(topic) for topic in topics]
    pages = [e.page for e in entries if e and e.page and not is_broken(e.page)]
    return list({p.id: p for p in pages}.values())


def is_broken(page: PageRecord) -> bool:
    """The page answered with an error."""
    return page.status is not None and page.status >= 400
