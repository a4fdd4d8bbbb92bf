"""When a mail arrived at our side, how sure that is, and what its way took. Pure.

The mail server's own stamp (INTERNALDATE) has whole seconds and its own clock; the sender's Date proves nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from auditor.evidence import Told

STAMP_S = 1.0
"""INTERNALDATE is cut to whole seconds (RFC 3501, 2.3.3)."""
APART_S = 2.0
"""So far the server's clock may differ from ours and still be believed (own judgement: its second, and ours)."""
HELD_S = 60.0
LONGEST_HELD = timedelta(hours=6)
"""A greylisting server holds an unknown sender back for minutes, until the sender tries again (RFC 6647, 5.1: 1 minute to 24
hours; senders try again within the hour)."""


@dataclass(frozen=True)
class Window:
    """Between these moments, on our clock, it arrived: it was not there at the look before, and was at this one."""

    opened: datetime
    closed: datetime
    listening: bool = False
    """The server told of it while we listened."""


@dataclass(frozen=True)
class Arrival:
    at: datetime
    uncertain_s: float
    told_by: Told


def arrival(stamp: datetime | None, received: tuple[datetime, ...], window: Window) -> Arrival:
    """The server's stamp where it agrees with the window, else the last relay's where that does, else the window itself.

    `received` are the relays' stamps, the last relay first. The moment lies never outside of the window.
    """
    slack = timedelta(seconds=APART_S)
    inside = [
        (at, told)
        for at, told in ((stamp, Told.INTERNAL), *((r, Told.RECEIVED) for r in received[:1]))
        if at is not None and window.opened - slack <= at <= window.closed + slack
    ]
    width = (window.closed - window.opened).total_seconds()
    if window.listening and width <= STAMP_S:
        return Arrival(window.closed, width, Told.IDLE)
    if not inside:
        return Arrival(
            window.opened + (window.closed - window.opened) / 2,
            width / 2,
            Told.IDLE if window.listening else Told.POLL,
        )
    at, told = inside[0]
    return Arrival(min(max(at, window.opened), window.closed), STAMP_S, told)


def relays(headers: list[str]) -> tuple[datetime, ...]:
    """The stamps of `Received` headers, the last relay first; those that make no sense are left out."""
    return tuple(at for text in headers[:50] if (at := _stamp(text)) is not None)


def transport_s(stamps: tuple[datetime, ...], arrived: datetime) -> float | None:
    """Seconds from the first relay's stamp to the arrival; None where there is no stamp, or the clocks contradict."""
    if not stamps:
        return None
    seconds = (arrived - stamps[-1]).total_seconds()
    return None if seconds < -APART_S else max(0.0, seconds)


def greylisted(stamps: tuple[datetime, ...], arrived: datetime) -> bool:
    """Whether our own server most likely held it back: the last step of its way alone took long."""
    steps = [a - b for a, b in zip((arrived, *stamps), stamps, strict=False)]
    outside = next((step for step in steps if step.total_seconds() >= 1), timedelta(0))
    return timedelta(seconds=HELD_S) <= outside <= LONGEST_HELD and outside == max(steps, default=timedelta(0))


def _stamp(text: str) -> datetime | None:
    date = text.rpartition(";")[2].strip()
    try:
        at = parsedate_to_datetime(re.sub(r"\([^()]*\)\s*$", "", date))
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return at if 2000 <= at.year < 2200 else None
