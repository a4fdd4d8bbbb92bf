"""What puts goods into the cart, and which fields beside it ask how many. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor import words
from auditor.seeing.fields import split_tokens
from auditor.seeing.model import Observation, SeenControl, SeenField

CODED = re.compile(
    r"\b(add ?to ?(cart|basket|bag)|addtocart|atc|buy ?button|btn buy|product form ?submit|single add to cart)\b"
)
LEAST_COUNTS = 3


def adds(c: SeenControl, lang: str) -> bool:
    """Whether a control puts something into the cart, by its words or by its code name; extras are nobody's wish."""
    if any(words.says(extra, c.label, lang) for extra in ("insurance", "gift_wrap")):
        return False
    if waits(c, lang):
        return True
    return words.says("add_to_cart", c.label, lang) or (
        CODED.search(split_tokens(c.tokens)) is not None
        and not words.says("wishlist", c.label, lang)
        and not words.says("view_cart", c.label, lang)
        and c.role != "tab"
    )


def waits(c: SeenControl, lang: str) -> bool:
    """Whether this will put something into the cart once an option is chosen: closed till then, it says what it waits for."""
    closed = c.disabled and c.role == "button" and c.landmark not in ("header", "nav", "footer")
    return closed and words.says("choose_option", c.label, lang)


def with_pieces(observation: Observation, told: Sequence[str]) -> tuple[str, ...]:
    """The fields' meanings, where a number that begins at none means how many.

    Tickets, parts of a set and sizes ordered by the dozen stand in one form with one button at its end. The field of
    each is called after the thing itself, by label and by code name, so only its kind and its place tell what it wants.
    """
    lang = observation.language
    forms = {(c.frame, c.form) for c in observation.controls if c.visible and c.form >= 0 and adds(c, lang)}
    return tuple(
        "quantity" if (f.frame, f.form) in forms and _counts_from_none(f) else m
        for f, m in zip(observation.fields, told, strict=True)
    )


def _counts_from_none(f: SeenField) -> bool:
    if f.kind in ("number", "spinbutton"):
        return f.min == "0" or (f.value or f.placeholder) == "0"
    numbers = [o.text.strip() for o in f.options]
    return len(numbers) >= LEAST_COUNTS and numbers == [str(n) for n in range(len(numbers))]
