"""What to mend first: each failed question with its picture, its reason and its remedy."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.plugins import Finding, Place, RunView, Source
from reports.html import phrases
from reports.html.figures import lost, shorten, web_address
from reports.html.pictures import SMALL_CROP_PX, Album, Picture
from reports.html.walk import page_names

FIRST = 8
"""How many stand open; the rest is folded."""


@dataclass(frozen=True)
class Spot:
    """Where it was seen."""

    name: str
    device: str
    href: str
    quote: str


@dataclass(frozen=True)
class MendCard:
    number: int
    check: str
    question: str
    promise: str
    lost: str
    saw: str
    why: str
    remedy: str
    sources: tuple[Source, ...]
    spot: Spot | None
    others: list[Spot]
    more: int
    """Places beyond the few that are listed."""
    picture: Picture | None
    alt: str


def mend_cards(run: RunView, album: Album) -> list[MendCard]:
    """All failed findings, most points lost first."""
    names = page_names(run.evidence)
    titles = {p.id: p.title for p in run.scorecard.promises}
    return [_card(n, f, album, names, titles) for n, f in enumerate(run.scorecard.failed(), 1)]


def _card(number: int, finding: Finding, album: Album, names: dict[str, str], titles: dict[str, str]) -> MendCard:
    places = finding.places or ((finding.place,) if finding.place else ())
    first = next((p for p in places if p.shot and p.box), next(iter(places), None))
    others = [p for p in places if p is not first]
    spot = _spot(first, names) if first else None
    width = {"width_px": SMALL_CROP_PX} if number > FIRST else {}
    what = (first.quote or first.element) if first else ""
    return MendCard(
        number=number,
        check=finding.check,
        question=finding.title,
        promise=titles.get(finding.promise, finding.promise),
        lost=lost(finding.points_lost),
        saw=shorten(finding.saw, 900),
        why=finding.why,
        remedy=finding.remedy,
        sources=finding.source,
        spot=spot,
        others=list(dict.fromkeys(_spot(p, names) for p in others if spot != _spot(p, names)))[:5],
        more=max(0, len(others) - 5),
        picture=album.crop(first, others, **width) if first else None,
        alt=shorten(f"{spot.name} on the {spot.device}" + (f", “{what}” is marked" if what else ""), 160)
        if spot
        else "",
    )


def _spot(place: Place, names: dict[str, str]) -> Spot:
    return Spot(
        name=names.get(place.page) or phrases.page_name(place.page.partition("-")[2] or place.page),
        device=place.device or "browser",
        href=web_address(place.url),
        quote=shorten(place.quote, 200),
    )
