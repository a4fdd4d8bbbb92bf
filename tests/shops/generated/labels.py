"""What shops write in twelve languages. Chance picks one of several wordings, the same for the same shop."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).parent / "labels"
RATES = {"JPY": 150, "CZK": 25, "SEK": 11, "DKK": 7.5, "PLN": 4.3}
"""What a euro is worth here, roughly, so that prices look like the country's."""
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "cs", "ja")
WHOLE = ("categories", "product_names", "sizes", "colours", "other_countries")
"""Lists that are shown whole; any other list holds wordings of the same."""


@lru_cache
def labels(lang: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))


class Words:
    """The wordings of one shop: `words.add_to_cart` is a str, `words.sizes` a list."""

    def __init__(self, lang: str, random: Random) -> None:
        said = labels(lang)
        self._said = {
            key: random.choice(said[key]) if isinstance(said[key], list) and key not in WHOLE else said[key]
            for key in sorted(said)
        }

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):
            raise AttributeError(key)
        return self._said[key]

    def __getitem__(self, key: str) -> Any:
        return self._said[key]

    def price(self, amount: float) -> str:
        """An amount of euros as the country writes it."""
        amount *= RATES.get(self.currency, 1)
        whole, cents = divmod(round(amount * 100), 100)
        if "{cents}" not in self.price_format:
            whole = round(amount)
        grouped = f"{whole:,}".replace(",", self.thousands)
        return str(self.price_format).format(whole=grouped, cents=f"{cents:02d}")
