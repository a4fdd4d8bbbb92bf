"""Which language a page speaks: by its commonest small words, else by what it declares."""

from __future__ import annotations

import re

from auditor.evidence import PageRecord
from checks._reading import language_of

_SMALL_WORDS = {
    "en": "the and of to with you your for is are this from our or",
    "de": "der die das und mit für ist sie ihr ihre von den ein eine oder nicht",
    "fr": "le les des et avec pour est vous votre une du dans sur ou nous",
    "es": "el los las y con para es su una del por más o tu nosotros",
    "it": "il gli e con per è una del della di che più o tuo nel",
    "nl": "het een en met voor is je uw van niet ook onze of wij",
    "pl": "i z dla jest w na do się nie oraz lub twój od po",
    "pt": "os e com para é uma do da mais ou seu não em nós",
    "sv": "och med för är du din det en ett av inte eller från vi",
    "da": "og med til er du din det en et af ikke eller fra vi",
    "cs": "a s pro je se na v do není nebo od váš vám po",
}
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_FEWEST = 12
"""Fewer small words than this prove nothing (own judgement)."""
_LEAD = 1.5
"""The first language must be this much ahead of the second (own judgement)."""


def spoken_language(page: PageRecord) -> str:
    """Language code, "" when neither text nor markup tells. The text wins: it is what a customer reads."""
    if len(_KANA.findall(page.text)) >= _FEWEST:
        return "ja"
    words = _WORD.findall(page.text.lower())
    counts = {code: sum(w in small.split() for w in words) for code, small in _SMALL_WORDS.items()}
    (best, most), (_, second) = sorted(counts.items(), key=lambda item: -item[1])[:2]
    return best if most >= _FEWEST and most >= _LEAD * second else language_of(page)
