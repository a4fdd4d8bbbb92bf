"""Countries by their names: CLDR's, in the languages in which shops of ours list them."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

NAME_LANGUAGES = (
    "en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "cs", "ja", "fi", "nb", "hu", "ro", "sk", "el",
)  # fmt: skip
COLLOQUIAL = {
    "usa": "US", "united states of america": "US", "uk": "GB", "great britain": "GB", "holland": "NL",
    "the netherlands": "NL",
}  # fmt: skip
"""What shops write and CLDR does not."""


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in NAME_LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(name.casefold(), code)
    return found | COLLOQUIAL


def country_code(text: str) -> str:
    """ISO 3166 code of the country that a select's option or a page's words name; empty where they name none."""
    plain = re.sub(r"\s*\(.*?\)", "", text).strip().casefold()
    return _by_name().get(plain, "")
