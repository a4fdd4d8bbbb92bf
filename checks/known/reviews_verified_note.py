"""How do you know these reviews are from real buyers?

Why it matters: A shop that shows reviews must tell whether and how it makes sure that they are from buyers [L09, Art.
7(6)]; 104 of 223 sites did not say how reviews are collected [R22, 2022].

How to mend: Say it right at the reviews, in a sentence: "Only customers who bought this product can review it; we check
each review against an order", or honestly that you do not check.

Passes when the product's page says whether reviews are checked. Fails when only the terms or help pages say it, only a
badge does, or nothing. Cannot tell when the reviews come from another company's frame that could not be read, or the
page's language has no words here. Does not apply where no reviews are shown.

At the reviews 100, only a badge such as "Verified purchase" 60, only on other pages 40, nowhere 0 (rulebook, from L09).
Told by phrases: heuristic.
"""

from __future__ import annotations

import re

from auditor.evidence import InfoPages, Journeys, PageRecord, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, inapplicable, on_page, scored
from auditor.words import quotes
from checks._devices import stopped_early
from checks._reading import found_pages, sentences, unread_language
from checks._wording import quoted
from checks.known._reviews import product_pages, shown_reviews

_BADGE_WORDS = 4
_TOLD_ELSEWHERE = ("help", "terms", "about", "reviews", "imprint", "privacy")
_REVIEW_COMPANIES = re.compile(
    r"trustpilot|trustedshops|trusted-shops|yotpo|judge\.me|bazaarvoice|feefo|reviews\.|ekomi|shopvote|provenexpert|loox|stamped",
    re.IGNORECASE,
)


@check(severity=Severity.MODERATE, sources=("L09", "R22"), basis=Basis.HEURISTIC)
def reviews_verified_note(journeys: Journeys, info_pages: InfoPages) -> Outcome:
    products = product_pages(journeys)
    if not products:
        return stopped_early(journeys.furthest(), "a product's page")
    shown = shown_reviews(journeys)
    framed = next((page for page in products if _in_a_frame(page)), None)
    if not shown and framed is None:
        return inapplicable("The product shows no reviews.")
    if language := unread_language(products):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The reviews are in "{language}", for which we have no words.')
    page = shown[0].page if shown else products[0]
    notes = [said for p in products for said in quotes("verified_reviews", p.text, p.lang)]
    full = next((said for said in notes if len(said.split()) > _BADGE_WORDS), "")
    if full:
        return scored(100, f"The product's page says of its reviews: {quoted(full)}.", on_page(page, quote=full))
    if framed is not None:
        return cant_tell(
            Reason.FRAME_UNREADABLE, "Reviews come in another company's frame, which may tell it.", on_page(framed)
        )
    if notes:
        return scored(
            60,
            f"Only {quoted(notes[0])} stands at the reviews, not how it is checked.",
            on_page(page, quote=notes[0]),
        )
    if elsewhere := sentences(found_pages(info_pages, *_TOLD_ELSEWHERE), "verified_reviews"):
        there, said = elsewhere[0]
        return scored(40, f"Only another page says of reviews: {quoted(said)}.", on_page(there, quote=said))
    return scored(0, "Reviews are shown, but nothing says whether they are from buyers.", on_page(page))


def _in_a_frame(page: PageRecord) -> bool:
    return any(not f.first_party and _REVIEW_COMPANIES.search(f"{f.host} {f.title}") for f in page.frames)
