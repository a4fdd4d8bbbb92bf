"""The shop's words: one file per language in ``data/``, and dates as people write them."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de")


class Texts:
    """All sentences of one language, found by dotted keys such as ``cart.title``."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        source = files("auditor.demo").joinpath("data", f"{lang}.toml").read_text(encoding="utf-8")
        self._sentences = dict(_flat(tomllib.loads(source)))

    @property
    def keys(self) -> set[str]:
        """Every key there is."""
        return set(self._sentences)

    def __call__(self, key: str, **values: Any) -> str:
        """The sentence with its blanks filled. Raises KeyError for a key that is not in the file."""
        return self._sentences[key].format(**values)

    def knows(self, key: str) -> bool:
        """Whether there is a sentence for this key."""
        return key in self._sentences

    def day(self, day: date) -> str:
        """``Tue 25 Nov`` in English, ``Di., 25. Nov.`` in German."""
        weekday = self("calendar.weekdays").split()[day.weekday()]
        month = self("calendar.months").split()[day.month - 1]
        return self("calendar.day", weekday=weekday, day=day.day, month=month)

    def long_day(self, day: date) -> str:
        """The day with its year: ``25 Nov 2026``, ``25. Nov. 2026``."""
        month = self("calendar.months").split()[day.month - 1]
        return self("calendar.long_day", day=day.day, month=month, year=day.year)

    def span(self, first: date, last: date) -> str:
        """One day, or the first and last day of a promise."""
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"


@cache
def texts(lang: str) -> Texts:
    """The texts of a language, read once."""
    return Texts(lang)


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((prefix + key, value))
    return pairs
