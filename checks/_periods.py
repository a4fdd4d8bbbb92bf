"""Periods of time in a sentence, in days: "14 days", "zwei Wochen", "30日"."""

from __future__ import annotations

import re

# Words for the numbers that periods of shops are made of, in the languages of auditor.words.
_NUMBERS = {
    1: "one|an?|einen?m?|ein|un|une|una|uno|een|um|uma|en|ett|et|jeden",
    2: "two|zwei|deux|dos|due|twee|dwa|dwóch|duas|dois|två|dva|dvou",
    3: "three|drei|trois|tres|tre|drie|trzy|três|tři",
    4: "four|vier|quatre|cuatro|quattro|cztery|quatro|fyra|čtyři",
    7: "seven|sieben|sept|siete|sette|zeven|siedem|siedmiu|sete|sju|syv|sedm",
    14: "fourteen|vierzehn|quatorze|catorce|quattordici|veertien|czternaście|czternastu|catorze|fjorton|fjorten|čtrnáct|čtrnácti",
    30: "thirty|dreißig|dreissig|trente|treinta|trenta|dertig|trzydzieści|trzydziestu|trinta|trettio|tredive|třicet|třiceti",
    60: "sixty|sechzig|soixante|sesenta|sessanta|zestig|sześćdziesiąt|sessenta|sextio|šedesát",
}
_UNITS = {
    1: r"days?|\w*tage?n?|jours?|d[ií]as?|giorn[io]|\w*dagen|dag|dni\w*|dzień|dagars?|dages?|tägig\w*|dn[íůy]|den",
    7: r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|week|weken|tygodni\w*|tydzień|veckors?|vecka|ugers?|uge|wöchig\w*|týdn\w+",
    30: r"months?|monate?n?|mois|mes(?:es)?|mes[ei]|maand(?:en)?|miesi[ąe]c\w*|m[êe]s(?:es)?|månad(?:ers?)?|måned(?:er)?|měsíc\w*",
}
_BY_WORD = {word: number for number, words in _NUMBERS.items() for word in words.split("|")}
_WORDS = "|".join(w for words in _NUMBERS.values() for w in words.split("|"))
_PERIOD = re.compile(
    # "14 days", "14-day", "fourteen (14) calendar days": at most one word may stand between number and unit.
    rf"\b(?P<number>\d{{1,3}}|{_WORDS})\)?(?:\s*\(\d+\))?[\s\-]+(?:[^\W\d]+\s+)?(?:"
    + "|".join(rf"(?P<unit{days}>{names})" for days, names in _UNITS.items())
    + r")\b",
    re.IGNORECASE,
)
_JAPANESE = re.compile(r"(?P<number>\d{1,3})\s*(?:(?P<unit1>日)|(?P<unit7>週間)|(?P<unit30>[かヶケカ]月))")


def periods_days(text: str) -> list[int]:
    """All periods that the text names, in days, in the order of the text."""
    return [_days(match) for pattern in (_PERIOD, _JAPANESE) for match in pattern.finditer(text)]


def _days(match: re.Match[str]) -> int:
    number = match["number"]
    count = int(number) if number.isdigit() else _BY_WORD.get(number.lower(), 1)
    return count * next(days for days in _UNITS if match[f"unit{days}"])
