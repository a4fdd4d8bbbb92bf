"""Which language a page speaks: a template's `lang` is often left as it came, and words are read by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from auditor.words.lexicon import languages, languages_of

_ENOUGH = 4
"""So many labels must speak another language before the page is not taken at its word (own judgement)."""
_TIMES = 3
"""And so many times more than speak the declared one."""


def spoken(labels: Iterable[str], declared: str = "") -> str:
    """The language (two letters) of these labels: the declared one unless they plainly speak another; empty where
    nothing is declared and nothing plain."""
    known = [tongues for label in dict.fromkeys(labels) if label and (tongues := languages_of(label))]
    others = Counter(code for tongues in known if declared not in tongues for code in tongues)
    if not others:
        return declared
    (best, votes), *rest = others.most_common(2)
    own = sum(1 for tongues in known if declared in tongues and best not in tongues)
    # Danish and Swedish share words: what both say decides nothing between them.
    second = sum(1 for tongues in known if rest and rest[0][0] in tongues and best not in tongues)
    if declared and declared not in languages() and votes < 2 * _ENOUGH:
        return declared  # a language that we do not know may share some words with one that we do
    return best if votes >= _ENOUGH and votes >= _TIMES * own and votes >= 2 * second else declared
