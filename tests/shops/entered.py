"""Whether a shop was told what this person would tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.shopper.people import Person


def wrong_fields(entered: Mapping[str, str], person: Person) -> tuple[str, ...]:
    """Meanings that hold something else than this person would enter, each with what it holds."""
    return tuple(f"{meaning}={value}" for meaning, value in entered.items() if not _right(meaning, value, person))


def _right(meaning: str, value: str, person: Person) -> bool:
    if meaning == "phone":
        return re.sub(r"\D", "", value)[-7:] == re.sub(r"\D", "", person.phone)[-7:]
    if meaning == "postcode":  # with or without its space is the same
        return re.sub(r"[ -]", "", value) == re.sub(r"[ -]", "", person.postcode)
    expected = {
        "email": (person.email,), "first_name": (person.given,), "last_name": (person.family,), "full_name": (person.full_name,),
        "street": (person.street_line,), "street_name": (person.street,), "house_number": (person.number,),
        "postcode": (person.postcode,), "city": (person.city,), "region": (person.region, person.region_name, f"{person.country}-{person.region}"),
        "country": (person.country,), "guest": ("guest",),
    }.get(meaning)  # fmt: skip
    return expected is not None and value in expected
