"""Which labels order, in the languages that have no file of their own: there a customer is lost, but must not buy."""

from __future__ import annotations

from functools import cache
from importlib import resources

import tomli

from auditor.words.text import fold, plain


@cache
def _labels() -> dict[str, str]:
    """Key of the label -> its language."""
    text = resources.files("auditor.words").joinpath("more", "orders.toml").read_text(encoding="utf-8")
    return {plain(fold(label)): code for code, labels in tomli.loads(text).items() for label in labels}


def orders_abroad(label: str) -> str:
    """The language in which this label orders, empty where none of these does. A single word must be the whole label."""
    key = plain(fold(label))
    for known, code in _labels().items():
        one_word = known.isascii() and " " not in known
        if key == known if one_word else known in key:
            return code
    return ""
