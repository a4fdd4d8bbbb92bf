"""What a field wants, told by its label, its name or what it offers."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.seeing.fields import meaning, meanings
from auditor.seeing.model import Observation, Option, SeenField


def field(label: str = "", options: tuple[str, ...] = (), **more: Any) -> SeenField:
    offered = tuple(Option(value=str(i), text=text) for i, text in enumerate(options))
    return SeenField(
        label=label, label_from="label", options=offered, kind="select" if options else "text", **more
    )


@pytest.mark.parametrize(
    ("label", "language", "means"),
    [
        ("Land/område", "da", "country"),
        ("ZIP / Postal code", "en", "postcode"),
        ("Stadt/Ort", "de", "city"),
        ("City/Town", "en", "city"),
        ("and/or", "en", ""),
        ("1/2", "en", ""),
    ],
)
def test_a_label_with_two_names_is_known_by_either(label: str, language: str, means: str) -> None:
    assert meaning(field(label), language) == means


@pytest.mark.parametrize(
    ("options", "means"),
    [
        (("Vælg…", "Danmark", "Sverige", "Norge"), "country"),
        (("Deutschland", "Österreich"), "country"),
        (("日本", "アメリカ合衆国"), "country"),
        (("Danmark",), ""),
        (("Choose", "Germany (+49)", "somewhere else"), ""),
        (("Alabama", "Alaska", "Georgia"), ""),
        (("Red", "Blue"), ""),
    ],
)
def test_a_nameless_list_of_countries_asks_for_the_country(options: tuple[str, ...], means: str) -> None:
    assert meaning(field("Bitte", options), "xx") == means


@pytest.mark.parametrize(
    ("label", "language", "options", "means"),
    [
        ("Stato", "it", ("Scegli il Paese", "Francia", "Italia", "San Marino"), "country"),
        ("Stato / Provincia", "it", ("Scegli...", "Frosinone", "Roma"), "region"),
        ("State", "en", ("Choose…", "Alabama", "Georgia", "Texas"), "region"),
        ("State", "en", ("Choose…", "Germany", "Georgia", "France"), "country"),
    ],
)
def test_a_state_that_lists_countries_is_a_country(
    label: str, language: str, options: tuple[str, ...], means: str
) -> None:
    assert meaning(field(label, options), language) == means


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("nonmember[postal_code]", "postcode"),
        ("billing_phone", "phone"),
        ("fax", "fax"),
        ("tel1", "phone"),
        ("house-number", "house_number"),
    ],
)
def test_what_is_typed_on_telephone_keys_need_not_be_a_telephone(name: str, means: str) -> None:
    assert meaning(SeenField(kind="tel", name=name), "en") == means


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("user[address][city]", "city"),
        ("nonmember[address][addr01]", "street"),
        ("street[0]", "street"),
        ("address[country]", "country"),
    ],
)
def test_of_a_wrapped_name_the_innermost_counts(name: str, means: str) -> None:
    assert meaning(SeenField(name=name), "en") == means


def test_the_first_part_of_an_address_may_be_a_list_and_is_no_street() -> None:
    assert meaning(field("Address", ("Tokyo", "Kyoto"), name="address[pref]"), "en") == "region"
    assert meaning(field("Address", ("My home", "My office"), name="address_id"), "en") == ""


@pytest.mark.parametrize(
    ("label", "name", "means"),
    [
        ("セイ", "", "last_name_kana"),
        ("メイ", "", "first_name_kana"),
        ("", "order[kana][kana01]", "last_name_kana"),
        ("", "kana02", "first_name_kana"),
        ("姓", "", "last_name"),
    ],
)
def test_how_a_name_is_spoken_is_another_question(label: str, name: str, means: str) -> None:
    assert meaning(field(label, name=name), "ja") == means


def page(*fields: SeenField) -> tuple[str, ...]:
    return meanings(Observation(url="https://shop.example/", fields=fields, lang="en"))


def test_what_stands_in_a_search_form_narrows_the_search() -> None:
    kinds = field("", ("All", "Mugs"), name="category_id", form=0)
    assert page(kinds, field("Search", name="q", form=0)) == ("search", "search")
    assert page(kinds, field("City", form=0)) == ("", "city")
    assert page(field("City", form=0), field("Search", name="q", form=0)) == ("city", "search")


def test_where_nothing_asks_for_the_street_the_second_line_does() -> None:
    town, rest = field("City", form=0), field("Building", name="addr02", form=0)
    assert page(town, rest) == ("city", "street")
    assert page(field("Street", form=0), town, rest) == ("street", "city", "address_extra")
    assert page(rest) == ("address_extra",)
