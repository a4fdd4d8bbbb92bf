"""The shop's search: forgives small typing mistakes and plurals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from auditor.demo.catalogue import Product

NEAR_ENOUGH = 0.78  # own judgement: one swapped or missing letter in a word of five or more


def find(query: str, products: Iterable[Product], lang: str) -> list[Product]:
    """Products that fit at least half of the query's words, best first."""
    wanted = _words(query)
    if not wanted:
        return []
    scored = [(_score(wanted, product, lang), product) for product in products]
    fitting = [pair for pair in scored if pair[0] >= 0.5]
    return [product for _, product in sorted(fitting, key=lambda pair: -pair[0])]


def find_exact(query: str, products: Iterable[Product], lang: str) -> list[Product]:
    """Products whose whole title is the query: the search of the vice ``dumb-search``."""
    return [product for product in products if product.words[lang].name == query]


def _score(wanted: list[str], product: Product, lang: str) -> float:
    words = product.words[lang]
    title = _words(words.name)
    body = _words(
        f"{words.teaser} {words.text} {product.category} {product.words['en'].name} {product.words['de'].name}"
    )
    hits = [max(_best(word, title), 0.7 * _best(word, body)) for word in wanted]
    return sum(hits) / len(hits)


def _best(word: str, among: list[str]) -> float:
    return max((_likeness(word, other) for other in among), default=0.0)


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) >= 3 and other.startswith(word):
        return 0.9
    if len(word) >= 4 and word in other:  # German builds words from words: Kanne finds Teekanne
        return 0.8
    ratio = SequenceMatcher(None, word, other).ratio()
    return ratio if ratio >= NEAR_ENOUGH else 0.0


def _words(text: str) -> list[str]:
    return [_singular(word) for word in re.findall(r"\w+", text.lower())]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
