"""How figures and foreign texts are written."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from babel.dates import format_datetime

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_LETTERS = ((90, "A"), (80, "B"), (65, "C"), (50, "D"), (35, "E"), (0, "F"))  # rulebook 4.7


def clean(text: str) -> str:
    """Without control characters, and without those that turn the direction of all text that follows."""
    return _UNPRINTABLE.sub("", text)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where there is one near, with an ellipsis."""
    text = " ".join(clean(text).split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, _, tail = cut.rpartition(" ")
    return (head if head and len(tail) < 30 else cut).rstrip(" ,.;:") + "…"


def letter_of(score: float) -> str:
    """The letter that the score alone would get."""
    return next(letter for bound, letter in _LETTERS if score >= bound)


def bands() -> list[tuple[str, float, float]]:
    """Each letter with where it begins and ends, from F to A."""
    tops = [100.0, *(float(bound) for bound, _ in _LETTERS)]
    return [(letter, float(bound), top) for (bound, letter), top in zip(_LETTERS, tops, strict=False)][::-1]


def points(score: float) -> str:
    """A score as a whole number, or with one decimal where rounding would show another letter."""
    whole = round(score)
    return f"{whole}" if letter_of(whole) == letter_of(score) else f"{int(score * 10) / 10:.1f}"


def lost(amount: float) -> str:
    """Points lost, in words fit for a label."""
    if amount < 0.05:
        return "under 0.1 points"
    return f"{amount:.1f} point" + ("" if f"{amount:.1f}" == "1.0" else "s")


def seconds(ms: float) -> str:
    """A duration for people: "40 ms", "0.9 s", "12 s", "2 min 5 s"."""
    if ms < 95:
        return f"{ms:.0f} ms"
    if ms < 9_950:
        return f"{ms / 1000:.1f} s"
    whole = round(ms / 1000)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60} s"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 page", "3 pages", "no pages"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def moment(when: datetime) -> str:
    """ "24 November 2026, 12:00 UTC"; every stamp is in UTC."""
    return f"{format_datetime(when, 'd MMMM y, HH:mm', locale='en')} UTC"


def tone(score: float | None) -> str:
    """Colour class: good from B on, poor below D (rulebook 4.7)."""
    if score is None:
        return "mute"
    return "good" if score >= 80 else "fair" if score >= 50 else "poor"


def web_address(url: str) -> str:
    """The address if a click on it opens a web page, else nothing: a page's `javascript:` never becomes a link."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else ""
