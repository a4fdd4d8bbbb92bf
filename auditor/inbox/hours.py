"""The business-hours clock beside the wall clock: how much of a wait fell into the shop's opening hours. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours as Parsed
from opening_hours import State

from auditor.evidence import OpeningHours

LONGEST = timedelta(days=400)
"""Nothing is awaited for so long."""


def working_seconds(hours: OpeningHours, start: datetime, end: datetime) -> float:
    """Seconds between two moments in which the shop is open, public holidays and the change of the clocks minded."""
    end = min(end, start + LONGEST)
    if end <= start:
        return 0.0
    zone = ZoneInfo(hours.zone)
    parsed = Parsed(hours.open, timezone=zone, country=hours.country or None)
    total = 0.0
    for begins, ends, state, *_ in parsed.intervals(start.astimezone(zone), end.astimezone(zone)):
        if state == State.OPEN:
            # In UTC: the difference of two local times of one zone does not know that the clocks were changed between them.
            total += min(ends.timestamp(), end.timestamp()) - max(begins.timestamp(), start.timestamp())
    return round(total, 3)
