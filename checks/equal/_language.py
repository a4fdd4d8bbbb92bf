"""Which language a page speaks, by its commonest small words."""

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
_SMALL = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_FEWEST = 12
"""Fewer small words than this prove nothing (own judgement)."""
_FEWEST_DIFFERENT = 4
"""Nor does one word that happens to be common elsewhere too, as the Hungarian "a" (own judgement)."""
_LEAD = 1.5
"""The first language must be this much ahead of the second (own judgement)."""


def is_recognised(language: str) -> bool:
    """Whether `spoken_language` knows this language by its words."""
    return language in _SMALL or language == "ja"


def spoken_language(page: PageRecord) -> str:
    """Language code, "" when the words do not tell.

    Nor do they on a page that declares a language whose words we do not know: its neighbours look like it.
    """
    if (declared := language_of(page)) and not is_recognised(declared):
        return ""
    words = _WORD.findall(page.text.lower())
    # Japanese puts no space between words: a run of letters holds several kana. A single name does not count.
    if len(_KANA.findall(page.text)) >= max(_FEWEST, len(words)):
        return "ja"
    found = {code: [w for w in words if w in small] for code, small in _SMALL.items()}
    (best, most), (_, second) = sorted(found.items(), key=lambda item: -len(item[1]))[:2]
    tells = len(most) >= _FEWEST and len(set(most)) >= _FEWEST_DIFFERENT and len(most) >= _LEAD * len(second)
    return best if tells else ""
