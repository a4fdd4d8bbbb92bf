"""Where the shop delivers, at what price and on which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

FREE_FROM_CENTS = 6000
HOME = "DE"


@dataclass(frozen=True)
class Zone:
    """One price and time for a group of countries; times in working days after today."""

    name: str
    countries: tuple[str, ...]
    standard_cents: int
    standard_days: tuple[int, int]
    express_cents: int
    express_days: tuple[int, int]


ZONES = (
    Zone("home", ("DE",), 490, (2, 3), 990, (1, 1)),
    Zone("near", ("AT", "BE", "FR", "NL"), 890, (3, 5), 1590, (2, 2)),
    Zone("far", ("CH", "GB", "US"), 1690, (6, 9), 2990, (3, 4)),
)
COUNTRIES = tuple(country for zone in ZONES for country in zone.countries)


@dataclass(frozen=True)
class Method:
    """One way to get the goods: its price and the first and last day of the promise."""

    name: str
    price_cents: int
    earliest: date
    latest: date


def today() -> date:
    """The shop's day."""
    return datetime.now(UTC).date()


def working_day(start: date, days: int) -> date:
    """The day that lies so many working days (Monday to Friday) after the start."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def zone_of(country: str) -> Zone:
    """The zone of a country the shop delivers to."""
    return next(zone for zone in ZONES if country in zone.countries)


def methods(country: str, subtotal_cents: int) -> tuple[Method, ...]:
    """The delivery methods for a country, cheapest sending first; pick-up only at home."""
    zone, start = zone_of(country), today()
    free = country == HOME and subtotal_cents >= FREE_FROM_CENTS

    def method(name: str, price_cents: int, days: tuple[int, int]) -> Method:
        return Method(name, price_cents, working_day(start, days[0]), working_day(start, days[1]))

    sent = (
        method("standard", 0 if free else zone.standard_cents, zone.standard_days),
        method("express", zone.express_cents, zone.express_days),
    )
    return (*sent, method("pickup", 0, (1, 1))) if country == HOME else sent
