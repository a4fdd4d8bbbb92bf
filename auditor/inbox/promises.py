"""The time that a shop itself names for its answer: "within two working days". Pure."""

from __future__ import annotations

import re
from functools import cache

from auditor.evidence import Promise
from auditor.inbox.phrases import key_with_dashes, says, tables, words_of
from auditor.inbox.quotes import sentences

UNITS = {"hour": 3600.0, "day": 86_400.0, "week": 604_800.0}
LONGEST_S = 60 * 86_400.0
"""Whoever names more speaks of something else (own judgement)."""
MOST = 150


def promise(text: str, where: str) -> Promise | None:
    """The longest time that the text names for an answer, for that is what is promised surely; None where it names none. "As
    soon as possible" is no time."""
    found = [told for sentence in sentences(text)[:MOST] if (told := _told(sentence, where)) is not None]
    return max(found, key=lambda told: told.seconds, default=None)


def _told(sentence: str, where: str) -> Promise | None:
    told = key_with_dashes(sentence)
    if not (says("will_answer", sentence) or _speaks_of_answers().search(told)):
        return None
    spans = [_seconds(found) for found in _span().finditer(told)]
    if not spans and (near := _near(told)) is not None:
        spans = [near]
    known = [(seconds, working) for seconds, working in spans if 0 < seconds <= LONGEST_S]
    if not known:
        return None
    seconds, working = max(known)
    return Promise(text=sentence.strip()[:300], seconds=seconds, working_days=working, where=where)


def _seconds(found: re.Match[str]) -> tuple[float, bool]:
    amount = _amount(found["to"] or found["from"])
    unit = next(name for name in UNITS if found["unit"] in _units()[name])
    working = bool(found["before"] or found["after"] or found["unit"] in set(words_of("time", "working")))
    return amount * UNITS[unit], working and unit != "hour"


def _near(told: str) -> tuple[float, bool] | None:
    """ "Today" and "tomorrow", which end with a day."""
    for name, days in (("tomorrow", 2), ("today", 1)):
        if re.search(rf"(?<!\w)(?:{_any(words_of('time', name))})(?!\w)", told):
            return days * UNITS["day"], False
    return None


def _amount(text: str) -> float:
    return float(text) if text.isdigit() else float(_numbers()[text])


@cache
def _span() -> re.Pattern[str]:
    """A number or two, a unit, and whether it means working time; the word for that stands before or after it."""
    number = rf"\d{{1,3}}|{_any(sorted(_numbers(), key=len, reverse=True))}"
    working = _any(words_of("time", "working"))
    units = _any(sorted({word for words in _units().values() for word in words}, key=len, reverse=True))
    apart = rf"(?:\s*(?:-|–|/|{_any(words_of('time', 'or_to'))})\s*)"
    return re.compile(
        rf"(?<!\w)(?P<from>{number})(?:{apart}(?P<to>{number}))?[\s-]*(?P<before>{working})?[\s-]*(?P<unit>{units})(?!\w)(?:\s+(?P<after>{working})(?!\w))?"
    )


@cache
def _speaks_of_answers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(words_of('time', 'promises'))})(?!\w)")


@cache
def _units() -> dict[str, frozenset[str]]:
    return {name: frozenset(words_of("time", name)) for name in UNITS}


@cache
def _numbers() -> dict[str, int]:
    return {key_with_dashes(word): value for table in tables() for word, value in table["time"]["numbers"].items()}


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in words)
