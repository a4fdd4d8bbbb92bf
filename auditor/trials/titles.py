"""A product's title: its words, what to search for, and whether a text names it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.words import normalise

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SMALL = re.compile(
    r"the|and|for|with|from|our|your|der|die|das|und|mit|für|von|aus|les|des|une|pour|avec|con|para|los|las|del"
)
NAMES_IT = 0.6
"""Share of the title's words that must occur (own judgement)."""


def words_of(title: str) -> list[str]:
    """Lower-case words of at least two characters, in order."""
    return [w for w in _WORD.findall(normalise(title)) if len(w) >= 2]


def names_product(text: str, title: str) -> bool:
    """Whether the text holds most words of the title."""
    wanted = set(words_of(title))
    return bool(wanted) and len(wanted & set(words_of(text))) / len(wanted) >= NAMES_IT


def significant(title: str) -> list[str]:
    """The words that a customer would type: no small words, no bare numbers."""
    return [w for w in words_of(title) if len(w) >= 3 and not _SMALL.fullmatch(w) and not w.isdigit()]


def misspelt(word: str) -> str:
    """A slip of the finger: two neighbouring letters swapped near the middle, or one dropped where they are equal."""
    at = len(word) // 2
    a, b = word[at - 1], word[at]
    return word[: at - 1] + (a if a == b else b + a) + word[at + 1 :]


@dataclass(frozen=True)
class Query:
    kind: str
    text: str
    expected: str


NONSENSE = "qzxvwkjp"


def queries(title: str) -> list[Query]:
    """What to type, told from the product's title; only nonsense where there is no title."""
    found: list[Query] = []
    if keys := significant(title):
        # "keeper's" is typed in too many ways to blame a search for one of them.
        longest = max((w for w in keys if "'" not in w), key=len, default=keys[0])
        found.append(Query("exact", " ".join(keys[:3]), title))
        found.append(Query("part", longest, title))
        if len(longest) >= 5:
            found.append(Query("typo", misspelt(longest), title))
    return [*found, Query("nonsense", NONSENSE, "")]
