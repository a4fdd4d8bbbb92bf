"""The number under which a shop files a question."""

from __future__ import annotations

import re
from functools import cache

from auditor.inbox.phrases import key, words_of

_NUMBER = r"(?P<ticket>[a-z]{0,5}[-/]?\d[\da-z]*(?:[-/.]\d[\da-z]*){0,3}|[a-z]{1,4}/\d+/\d+)"
_MOST_CHARS = 40
_IN_BRACKETS = re.compile(rf"[\[(]\s*(?:[a-z]+\s*)?[#:]\s*{_NUMBER}\s*[\])]", re.IGNORECASE)
_AFTER_HASH = re.compile(rf"(?<!\w)#\s?{_NUMBER}(?!\w)", re.IGNORECASE)
_FEWEST_DIGITS = 3
"""Two digits are a quantity, a day or a size (own judgement)."""
_NO_NUMBERS = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}:\d\d")


def ticket(subject: str, text: str) -> str:
    """The number as it stands there, from the subject or else from the text; "" for none."""
    return _in_subject(subject) or _after_a_word(subject) or _in_text(text)


def _in_subject(subject: str) -> str:
    return _first(_IN_BRACKETS, subject) or _first(_AFTER_HASH, subject)


def _in_text(text: str) -> str:
    return _first(_AFTER_HASH, text) or _after_a_word(text)


def _after_a_word(text: str) -> str:
    """ "your request (48213)", "unter der Nummer 2026110341", "reference HM/77/200"."""
    return _first(_after_word(), _NO_NUMBERS.sub(" ", text))


def _first(pattern: re.Pattern[str], text: str) -> str:
    for found in pattern.finditer(text):
        number = found["ticket"]
        if sum(char.isdigit() for char in number) >= _FEWEST_DIGITS and len(number) <= _MOST_CHARS:
            return number
    return ""


@cache
def _after_word() -> re.Pattern[str]:
    words = [re.sub(r"\W+", r"\\W+", word) for word in words_of("quoting", "reference") if key(word)]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(words)})(?:\s+(?:id|nr|no|number|nummer|numero|n°))?[\s.:°(#\[-]{{1,4}}{_NUMBER}(?!\w)",
        re.IGNORECASE,
    )
