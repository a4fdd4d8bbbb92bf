"""Words: what labels, headings and sentences of a shop mean, in the languages of the `*.toml` files here.

Pure, and it imports nothing of ours. Words only raise a suspicion: whether a button really orders is
judged by its place in the flow, because some shops use one and the same word for both.
"""

from auditor.words.intents import INTENTS
from auditor.words.lexicon import (
    EXACT,
    PHRASE,
    SAID,
    Entry,
    entries,
    languages,
    meanings,
    quotes,
    says,
    spoken,
    strength,
)
from auditor.words.orders import orders_abroad
from auditor.words.text import normalise

__all__ = [
    "EXACT",
    "INTENTS",
    "PHRASE",
    "SAID",
    "Entry",
    "entries",
    "languages",
    "meanings",
    "normalise",
    "orders_abroad",
    "quotes",
    "says",
    "spoken",
    "strength",
]
