"""Do you show bad reviews too?

Why it matters: People want to read good and bad reviews [R13]; 144 of 223 sites could not show authorities that theirs
are authentic [R22, 2022], and the OECD asks shops to show negative ones as plainly [R35, 2019].

How to mend: Show how many gave five, four, three, two and one star, publish critical reviews, and let people sort by
the lowest.

Passes when the spread over the stars is shown, critical ratings are among it, they can be sought out, and all figures
agree. Fails in proportion to what is missing. Cannot tell when reviews are counted but could not be read on the page
(many load late), or its language has no words here. Does not apply below 20 ratings: a young shop has few.

Spread shown 30 points, ratings of three stars or less among it 30, sorting or filtering for the lowest 20, agreement of
average, spread and machine-readable data 20 (rulebook, derived from R13, R35 and R22); what cannot be compared leaves
the reckoning. A high average may be true; only its contradiction counts. One product is looked at, not ten.
"""

from __future__ import annotations

import re

from auditor.evidence import Journeys, PageRecord, Reason
from auditor.plugins import Outcome, Severity, cant_tell, check, inapplicable, on_page, scored
from checks._devices import stopped_early
from checks._reading import label, unread_language
from checks._wording import listed
from checks.known._reviews import Reviews, product_pages, shown_reviews

_FEWEST = 20
_MOST_STARS_OF_CRITICS = 3
_ROUNDING = 0.15
_MORE_THAN_SHOWN = 1.1
_LOWEST = re.compile(
    r"\b(?:lowest|worst|critical|most negative|niedrigste\w*|schlechteste\w*|kritisch\w*|(?:1|one|ein) (?:star|stern)s?)\b",
    re.IGNORECASE,
)


@check(severity=Severity.MODERATE, sources=("R13", "R35", "R22"))
def reviews_both_sides(journeys: Journeys) -> Outcome:
    pages = product_pages(journeys)
    if not pages:
        return stopped_early(journeys.furthest(), "a product's page")
    shown = shown_reviews(journeys)
    if not shown or shown[0].count < _FEWEST:
        return inapplicable("The product shows fewer than 20 ratings.")
    reviews = shown[0]
    if language := unread_language([reviews.page]):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The reviews are in "{language}", for which we have no words.')
    if not reviews.spread:
        return cant_tell(
            Reason.LOW_CONFIDENCE,
            f"{reviews.count} ratings are counted, but how they spread over the stars could not be read.",
            on_page(reviews.page),
        )
    critics = sum(n for stars, n in reviews.spread.items() if stars <= _MOST_STARS_OF_CRITICS)
    points = {
        "ratings of three stars or less": (30.0, critics > 0),
        "a way to see the lowest first": (20.0, any(_seeks_lowest(page) for page in pages)),
    }
    if (agreed := _agrees(reviews)) is not None:
        points["figures that agree"] = (20.0, agreed)
    missing = [what for what, (_, good) in points.items() if not good]
    got = 30.0 + sum(worth for worth, good in points.values() if good)
    saw = f"Of {reviews.count} ratings, {critics}{' %' if reviews.in_percent else ''} gave three stars or less"
    saw += f"; missing: {listed(missing)}." if missing else "; they can be sought out, and the figures agree."
    return scored(100 * got / (30.0 + sum(worth for worth, _ in points.values())), saw, on_page(reviews.page))


def _seeks_lowest(page: PageRecord) -> bool:
    options = [option for field in page.fields for option in field.options]
    return any(_LOWEST.search(words) for words in [*map(label, page.controls), *options])


def _agrees(reviews: Reviews) -> bool | None:
    """Whether average, spread and what machines are told agree; None where there is nothing to compare."""
    answers = []
    told = [*reviews.averages, *([reviews.mean] if reviews.mean is not None else [])]
    if reviews.mean is not None and reviews.averages:
        answers.append(any(abs(reviews.mean - average) <= _ROUNDING for average in reviews.averages))
    if reviews.offer and reviews.offer.rating is not None:
        answers.append(any(abs(reviews.offer.rating - average) <= _ROUNDING for average in told))
    if reviews.offer and reviews.offer.reviews and not reviews.in_percent:
        answers.append(reviews.offer.reviews <= _MORE_THAN_SHOWN * max(reviews.count, *reviews.counts, 0))
    return all(answers) if answers else None
