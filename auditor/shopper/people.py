"""Whom the shopper says to be: one consistent person per country. Never a real person, never a card."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import phonenumbers

from auditor.words.countries import country_code

LANGUAGE_HOME = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "pl": "PL", "pt": "PT", "sv": "SE", "da": "DK", "cs": "CZ",
    "ja": "JP", "fi": "FI", "nb": "NO", "no": "NO", "hu": "HU", "ro": "RO", "sk": "SK", "el": "GR",
}  # fmt: skip
CURRENCY_HOME = {
    "GBP": "GB", "USD": "US", "PLN": "PL", "CZK": "CZ", "SEK": "SE", "DKK": "DK", "NOK": "NO", "CHF": "CH", "JPY": "JP",
    "CAD": "CA", "AUD": "AU", "BRL": "BR", "HUF": "HU", "RON": "RO", "EUR": "DE",
}  # fmt: skip


@dataclass(frozen=True)
class Person:
    country: str
    given: str
    family: str
    street: str
    number: str
    postcode: str
    city: str
    email: str
    phone: str
    """In international form, +49..."""
    region: str = ""
    region_name: str = ""
    number_first: bool = False
    given_kana: str = ""
    """How the name is spoken, in katakana; where names are written so that this must be asked."""
    family_kana: str = ""

    @property
    def street_line(self) -> str:
        return f"{self.number} {self.street}" if self.number_first else f"{self.street} {self.number}"

    @property
    def national_phone(self) -> str:
        parsed = phonenumbers.parse(self.phone)
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)

    @property
    def full_name(self) -> str:
        return f"{self.family} {self.given}" if self.country in ("JP", "HU") else f"{self.given} {self.family}"


@cache
def _table() -> dict[str, dict[str, str | bool]]:
    return tomllib.loads(files("auditor.shopper").joinpath("people.toml").read_text(encoding="utf-8"))


def countries() -> tuple[str, ...]:
    return tuple(_table())


@cache
def person(country: str, email: str) -> Person:
    """The person of a country (ISO 3166 code). Raises KeyError for a country without one."""
    row = _table()[country]
    number = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    assert number is not None  # every country of the table has one; tests/shopper/test_people.py asks them all
    return Person(
        country=country,
        email=email,
        phone=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        **row,  # type: ignore[arg-type]
    )


def country_of(text: str) -> str:
    """ISO code of the country that a select's option or a page's words name, if one of ours lives there; else empty."""
    return next((code for code in (text.strip().upper(), country_code(text)) if code in _table()), "")


def home_country(
    *, offered: Iterable[str] = (), preset: str = "", lang: str = "", currency: str = "", host: str = ""
) -> str:
    """Where the shopper lives: where the shop most likely delivers. `offered` limits the choice when not empty."""
    allowed = [c for c in offered if c in _table()]
    guesses = [preset]
    region = re.search(r"[-_]([A-Za-z]{2})$", lang)
    if region:
        guesses.append(region.group(1).upper())
    suffix = host.rpartition(".")[2].upper()
    guesses += ["GB" if suffix == "UK" else suffix, CURRENCY_HOME.get(currency, "") if currency != "EUR" else ""]
    guesses.append(LANGUAGE_HOME.get(lang[:2].lower(), ""))
    guesses += [CURRENCY_HOME.get(currency, ""), "DE", "US", "GB", "FR"]
    for guess in guesses:
        if guess in _table() and (not allowed or guess in allowed):
            return guess
    return allowed[0] if allowed else "DE"
