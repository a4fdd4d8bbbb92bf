"""Countries by their names in the language of a page."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from auditor.evidence import PageRecord
from checks._reading import language_of


def countries_named(page: PageRecord) -> set[str]:
    """Countries that the page's text names, in the page's language (English where it declares none)."""
    return set(_names(language_of(page) or "en").findall(page.text))


@cache
def _names(language: str) -> re.Pattern[str]:
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return re.compile(r"(?!)")
    names = sorted((name for code, name in territories.items() if code.isalpha()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
