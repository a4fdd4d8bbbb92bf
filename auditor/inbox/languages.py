"""Which language a text speaks, where that is sure."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SURE = 0.97
"""So likely must the best language be (own judgement: "" costs less than a wrong one)."""
_LETTERS = 20
"""Shorter texts are names, prices and "ok"."""
_NO_PROSE = re.compile(r"https?://\S+|\S+@\S+|[\d#/]+")


def language(text: str) -> str:
    """ISO 639-1; "" where the text is short or could be two languages."""
    prose = " ".join(_NO_PROSE.sub(" ", text).split())
    if sum(char.isalpha() for char in prose) < _LETTERS and not re.search(r"[\u3040-\u30ff]{6}", prose):
        return ""
    code, likely = _identifier().classify(prose)
    return str(code) if likely >= _SURE else ""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
