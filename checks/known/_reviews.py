"""The reviews that a product's page shows: how many, how they spread over the stars, and which average it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.evidence import Journeys, Offer, PageRecord

_STARS = r"(?:★|⭐|stars?\b|sterne?\b|étoiles?\b|estrellas?\b|stell[ae]\b|sterren\b|ster\b|estrelas?\b|stjärn\w+|stjerner?\b|gwiazd\w+|hvězd\w+)"
_LEVEL = re.compile(
    rf"\b([1-5])\s*{_STARS}[^\w%]{{0,4}}(\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,6}})\s*(%)?", re.IGNORECASE
)
_AVERAGE = re.compile(
    r"\b([1-5](?:[.,]\d{1,2})?)\s*(?:/|out of|of|von|sur|de|su|van|z|av)\s*5(?![.,]?\d)", re.IGNORECASE
)
_COUNT = re.compile(
    r"\b(\d{1,3}(?:[.,]\d{3})+|\d{1,6})\s+(?:verified |customer |product |global )?"
    r"(?:ratings?|reviews?|(?:kunden|produkt)?bewertung(?:en)?|(?:kunden)?rezension(?:en)?|kundenmeinungen)\b",
    re.IGNORECASE,
)
_LEAST_LEVELS = 4
_NEAREST_CHARS = 12


@dataclass(frozen=True)
class Reviews:
    """What one page shows."""

    page: PageRecord
    spread: dict[int, int]
    """Stars -> how many gave them, or their per cent; empty where no spread is shown."""
    in_percent: bool
    averages: tuple[float, ...]
    """Every "4.5 out of 5" on the page."""
    counts: tuple[int, ...]
    """Every "111 ratings" on the page."""
    offer: Offer | None
    """What the page tells machines, where it speaks of ratings."""

    @property
    def count(self) -> int:
        """How many people rated: what the spread adds up to, else what the page says first."""
        if self.spread and not self.in_percent:
            return sum(self.spread.values())
        said = self.offer.reviews if self.offer and self.offer.reviews else 0
        return max(said, self.counts[0] if self.counts else 0)

    @property
    def mean(self) -> float | None:
        """Average of the spread."""
        total = sum(self.spread.values())
        return sum(stars * votes for stars, votes in self.spread.items()) / total if total else None


def shown_reviews(journeys: Journeys) -> list[Reviews]:
    """What the product pages show, those with a spread first; pages without any review are left out."""
    pages = (page for journey in journeys.journeys for page in journey.with_facet("product_offer"))
    found = [reviews for page in pages if (reviews := _read(page)).count]
    return sorted(found, key=lambda reviews: not reviews.spread)


def product_pages(journeys: Journeys) -> list[PageRecord]:
    """All looks at products."""
    return [page for journey in journeys.journeys for page in journey.with_facet("product_offer")]


def _read(page: PageRecord) -> Reviews:
    text = " ".join(page.text.split())
    levels = list(_LEVEL.finditer(text))
    run = next((r for r in _runs(levels) if len({m[1] for m in r}) >= _LEAST_LEVELS), [])
    return Reviews(
        page=page,
        spread={int(m[1]): _whole(m[2]) for m in run},
        in_percent=any(m[3] for m in run),
        averages=tuple(float(m[1].replace(",", ".")) for m in _AVERAGE.finditer(text)),
        counts=tuple(_whole(m[1]) for m in _COUNT.finditer(text)),
        offer=next((offer for offer in page.offers if offer.rating is not None), None),
    )


def _runs(matches: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Rows of a table: matches that follow one another closely, each star once."""
    run: list[re.Match[str]] = []
    for match in matches:
        if run and (match.start() - run[-1].end() > _NEAREST_CHARS or match[1] in {m[1] for m in run}):
            yield run
            run = []
        run.append(match)
    yield run


def _whole(number: str) -> int:
    return int(re.sub(r"\D", "", number))
