"""Countdowns beside an offer, and what a page says about the end of an offer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.evidence import Visit
from auditor.words import normalise, says

_COLON = re.compile(r"(?<=\d)\s*:\s*(?=\d)")
_UNIT = re.compile(r"(\d+)\s*(st|h|m|s)", re.IGNORECASE)
_UNIT_S = {"st": 3600, "h": 3600, "m": 60, "s": 1}
_RESERVED = re.compile(r"\breserv\w+", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[^\W\d_]*"
_DATE = re.compile(
    rf"\b\d{{1,2}}[./]\s?\d{{1,2}}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH}\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}\b",
    re.IGNORECASE,
)
_LINES_BELOW = 3
"""A clock may stand so many lines below the words about the offer."""
_TICKED_S = 30
"""Between the look at the clock and the reading of the page at most so much time passes."""


def countdowns(visit: Visit) -> dict[str, int]:
    """Seconds left on each clock that runs down beside words about an offer's end, by those words.

    Clocks of other things are left out: dispatch times, reserved carts, films.
    """
    lines = [line.strip() for line in _COLON.sub(":", visit.page.text).split("\n")]
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        if not says("limited_time", line, visit.page.lang) or _RESERVED.search(line):
            continue
        nearby = "\n".join(lines[index : index + 1 + _LINES_BELOW])
        for clock in visit.clocks:
            later = re.search(r"(?<![\d:])" + re.sub(r"\d+", r"\\d+", re.escape(clock)) + r"(?![\d:])", nearby)
            # Read a moment later: one that shows more by now counts up.
            if later and 0 < seconds(clock) - seconds(later.group()) <= _TICKED_S:
                found.setdefault(normalise(re.sub(r"\d+", "", line)) or clock, seconds(clock))
    return found


def seconds(clock: str) -> int:
    """ "01:09:58", "09:58" and "2 h 5 min" as seconds."""
    if ":" in clock:
        return sum(int(part) * 60**power for power, part in enumerate(reversed(clock.split(":"))))
    return sum(int(number) * _UNIT_S[unit.lower()] for number, unit in _UNIT.findall(clock))


def offer_ends(visit: Visit) -> Iterator[tuple[str, bool]]:
    """What the page says about the end of an offer, and whether it names a date.

    By lines, not sentences: "30. November" is no end of a sentence.
    """
    for line in visit.page.text.split("\n"):
        if says("limited_time", line, visit.page.lang) and not _RESERVED.search(line):
            yield line.strip(), bool(_DATE.search(line))
