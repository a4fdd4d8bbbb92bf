"""Which labels order, in the languages that have no file of their own: there a customer is lost, but must not buy."""

from __future__ import annotations

from functools import cache
from importlib import resources

import tomli

from auditor.words.lexicon import meanings
from auditor.words.text import fold, plain


@cache
def _labels() -> dict[str, str]:
    """Key of the label -> its language."""
    text = resources.files("auditor.words").joinpath("more", "orders.toml").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for code, labels in tomli.loads(text).items():
        for label in labels:
            found.setdefault(plain(fold(label)), code)
    return found


def orders_abroad(label: str) -> str:
    """The language in which this label orders, empty where none of these does. A single word must be the whole label.

    What a language of our own says comes first: a Slovak orders with a word that leads a Czech to the checkout.
    """
    if meanings(label):
        return ""
    key = plain(fold(label))
    for known, code in _labels().items():
        one_word = known.isascii() and " " not in known
        if key == known if one_word else known in key:
            return code
    return ""
