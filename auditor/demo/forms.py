"""The shop's forms: which fields there are, what counts as a good answer, and what is said to a bad one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.demo.delivery import COUNTRIES
from auditor.demo.shop import Shop
from auditor.demo.texts import Texts

Values = Mapping[str, str]


@dataclass(frozen=True)
class Field:
    """One question to the customer. ``label`` and ``choices`` are keys of the texts."""

    name: str
    kind: str = "text"
    autocomplete: str = ""
    inputmode: str = ""
    required: bool = True
    label: str = ""
    choices: tuple[str, ...] = ()

    @property
    def label_key(self) -> str:
        """Where the label stands in the texts."""
        return f"field.{self.label or self.name}"


EMAIL = Field("email", "email", "email", "email")
NAME = Field("name", autocomplete="name")
PHONE = Field("phone", "tel", "tel", "tel", required=False)
COUNTRY = Field("country", "select", "country", choices=COUNTRIES)
STREET = Field("street", autocomplete="address-line1")
CITY = Field("city", autocomplete="address-level2")
ORDER_NUMBER = Field("order_number", autocomplete="off")
PASSWORD = Field("password", "password", "current-password")
NEW_PASSWORD = replace(PASSWORD, autocomplete="new-password")
MESSAGE = Field("message", "textarea", "off")

US_STATES = (
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC",
    "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
)  # fmt: skip
STATE = Field("state", "select", "address-level1", choices=US_STATES)

POSTCODES = {
    "DE": r"\d{5}",
    "AT": r"\d{4}",
    "BE": r"\d{4}",
    "CH": r"\d{4}",
    "FR": r"\d{5}",
    "NL": r"\d{4} ?[A-Z]{2}",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",
    "US": r"\d{5}(-\d{4})?",
}
LETTERS_IN_POSTCODE = ("NL", "GB")

BIRTHDAY = (
    Field("birthday", autocomplete="bday"),
    Field("gender", "select", "sex", choices=("female", "male", "diverse")),
)
NEEDLESS = tuple(
    Field(name, "tel" if token.endswith(" tel") else "text", autocomplete=token, required=False)
    for name, token in (
        ("title", "honorific-prefix"),
        ("nickname", "nickname"),
        ("company", "organization"),
        ("department", "off"),
        ("job", "organization-title"),
        ("house_name", "address-line2"),
        ("floor", "address-line3"),
        ("fax", "fax tel"),
        ("second_phone", "home tel"),
        ("vat_number", "off"),
        ("homepage", "url"),
        ("heard_from", "off"),
    )
)


def address_fields(shop: Shop, country: str) -> tuple[Field, ...]:
    """The questions of the address step; those after the country depend on it."""
    who = (EMAIL, NAME, *(BIRTHDAY if shop.has("asks-birthday") else ()))
    where = (COUNTRY, STREET, *_town(country), PHONE)
    return (*who, *where, *(NEEDLESS if shop.has("long-form") else ()))


def _town(country: str) -> tuple[Field, ...]:
    digits_only = country not in LETTERS_IN_POSTCODE
    postcode = Field("postcode", autocomplete="postal-code", inputmode="numeric" if digits_only else "")
    if country == "US":
        return CITY, STATE, replace(postcode, label="zip")
    return (CITY, postcode) if country == "GB" else (postcode, CITY)


def contact_fields(shop: Shop) -> tuple[Field, ...]:
    """The questions of the contact form: three needed, unless the shop is nosy."""
    if not shop.has("nosy-contact-form"):
        return NAME, EMAIL, replace(ORDER_NUMBER, required=False), MESSAGE
    postcode = Field("postcode", autocomplete="postal-code", inputmode="numeric")
    title, subject = Field("title", autocomplete="honorific-prefix"), Field("subject", autocomplete="off")
    phone = replace(PHONE, required=True)
    return title, NAME, EMAIL, phone, STREET, postcode, CITY, ORDER_NUMBER, subject, MESSAGE


def tidy(values: Values) -> dict[str, str]:
    """The answers without stray blanks, with postcodes in capitals."""
    tidied = {
        name: " ".join(value.split()) if name != "message" else value.strip() for name, value in values.items()
    }
    if "postcode" in tidied:
        tidied["postcode"] = tidied["postcode"].upper()
    return tidied


def mistakes(fields: tuple[Field, ...], values: Values, texts: Texts) -> dict[str, str]:
    """What is wrong, by field name: a sentence that names the field and says what is expected."""
    found: dict[str, str] = {}
    for field in fields:
        value = values.get(field.name, "")
        if not value:
            if field.required:
                found[field.name] = texts("error.missing", field=texts(field.label_key))
        elif not _acceptable(field, value, values):
            country = values.get("country", "")
            precise, general = f"error.{field.name}.{country}", f"error.{field.name}.any"
            found[field.name] = texts(precise if texts.knows(precise) else general)
    return found


def _acceptable(field: Field, value: str, values: Values) -> bool:
    if field.choices:
        return value in field.choices
    if field.name == "email":
        return re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", value) is not None
    if field.name == "postcode":
        return re.fullmatch(POSTCODES.get(values.get("country", ""), r".{3,10}"), value) is not None
    if field.name == "phone":
        digits = re.sub(r"[\s()/.+-]", "", value)
        return digits.isdigit() and 6 <= len(digits) <= 15
    if field.autocomplete == "new-password":
        return len(value) >= 8
    return True
