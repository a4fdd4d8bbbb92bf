"""Days of the calendar in a sentence: "Fri 27 Nov", "27.11.", "Freitag, 27. November"."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from auditor.words import languages

_NUMERIC = (
    r"\b(?:20\d\d-[01]\d-[0-3]\d|[0-3]?\d\.[01]?\d\.(?:\d{2,4})?|[0-3]?\d/[01]?\d(?:/\d{2,4})?)(?!\d|[.,]\d)"
)
_SOON = r"\b(?:tomorrow|morgen)\b"


def names_day(text: str, language: str) -> bool:
    """Whether the text names a day: by date, by weekday, or as tomorrow."""
    return _day(language).search(text) is not None


def is_only_day(text: str, language: str) -> bool:
    """Whether the text is nothing but a day or a range of days."""
    rest = _day(language).sub(" ", text)
    return rest != text and len(re.findall(r"[^\W\d_]", rest)) <= len("und")


def _day(language: str) -> re.Pattern[str]:
    return _pattern(language.replace("_", "-").partition("-")[0].lower())


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """In the words of the page's language, or of all languages we know where it declares none."""
    months, weekdays, short_weekdays = set[str](), set[str](), set[str]()
    for code in [language] if language else languages():
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months |= {name.rstrip(".") for name in locale.months[context][width].values()}
            weekdays |= set(locale.days[context]["wide"].values())
            short_weekdays |= {name.rstrip(".") for name in locale.days[context]["abbreviated"].values()}
    month, weekday, short = (_any(names) for names in (months, weekdays, short_weekdays))
    return re.compile(
        rf"(?:\b(?:{weekday}|{short})\b[.,]*\s*)?(?:\b\d{{1,2}}(?:\.|st|nd|rd|th)?\s*(?:of\s|de\s)?{month}\b\.?|\b{month}\.?\s\d{{1,2}}\b)"
        rf"(?:,?\s20\d\d)?|{_NUMERIC}|\b{weekday}\b|{_SOON}",
        re.IGNORECASE,
    )


def _any(names: set[str]) -> str:
    """Longest first, so that "Nov" does not stop before "November"; never for a language without names."""
    return f"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})" if names else r"(?!)"
