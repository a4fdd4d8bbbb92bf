"""Which language a label offers: its own name, its name in the page's language, or its code. Pure."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from auditor.words import normalise

CODES = (
    "en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "bg", "el", "hr",
    "sl", "et", "lv", "lt", "ga", "mt", "uk", "ru", "tr", "ja", "zh", "ko", "ar", "he",
)  # fmt: skip
_AROUND = re.compile(
    r"\b(language|sprache|langue|idioma|lingua|taal|switch to|change to|wechseln zu|auf|in|version|shop|site)\b|[()\[\]:|/–-]",
    re.IGNORECASE,
)
_CODE = re.compile(r"^[A-Za-z]{2}(?:[-_][A-Za-z]{2})?$")


@cache
def _names(language: str) -> dict[str, str]:
    """Name of a language -> code, in that language."""
    names = Locale.parse(language).languages
    return {normalise(str(names[code])): code for code in CODES if code in names}


@cache
def _own_names() -> dict[str, str]:
    return {normalise(name): code for code in CODES if (name := Locale.parse(code).get_display_name(code))}


def named_language(label: str) -> str:
    """Code of the language that the label names in full ("Deutsch", "German"), empty for any other label.

    Only names in the language itself are sure; see `weak_language` for the others."""
    return _own_names().get(_bare(label), "")


def weak_language(label: str, page_language: str = "") -> str:
    """Code of the language that the label may name: "DE", "de-AT", or "German" on an English page.

    "IT" can be a department and "Polish" a shop's goods: believe it only beside other languages."""
    bare = _bare(label)
    known = page_language if page_language in CODES else "en"
    if name := _names(known).get(bare):
        return name
    stripped = label.strip()
    if _CODE.match(stripped) and (stripped[:2].lower() in CODES):
        return stripped[:2].lower()
    return ""


def _bare(label: str) -> str:
    if len(label) > 40:
        return ""
    words = normalise(_AROUND.sub(" ", label)).split()
    # "Deutsch (DE)" and "DE Deutsch" name the language twice.
    return " ".join(w for w in words if len(words) == 1 or w not in CODES)
