"""What counts as a way to reach the shop: addresses, numbers, chats, forms."""

from typing import Any

import pytest

from auditor.evidence import PageRecord
from checks._contact import chats, emails, phones, postal_address
from checks.answer._ways import contact_form
from tests.builders import control, field, page


def german(text: str, **changes: Any) -> PageRecord:
    return page("contact", **{"lang": "de", "url": "https://shop.de/kontakt", "text": text, **changes})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to Hello@Shop.example.", ["hello@shop.example"]),
        ("hello (at) shop (dot) example", ["hello@shop.example"]),
        ("hallo [ät] shop.example", ["hallo@shop.example"]),
        ("noreply@shop.example, do-not-reply@shop.example", []),
        ("Your e-mail, for example name@example.com", []),
        ("We are at home. Follow @shop", []),
        ("", []),
    ],
)
def test_addresses_that_somebody_reads(text: str, found: list[str]) -> None:
    assert emails(page(text=text)) == found


def test_addresses_behind_links() -> None:
    hrefs = ["mailto:a@shop.example?subject=Hi", "mailto:b@shop.example,c@shop.example", "mailto:", "http://[oops"]
    found = emails(page(controls=[control("Mail", href=href) for href in hrefs]))
    assert found == ["a@shop.example", "b@shop.example", "c@shop.example"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tel. 030 1234567", ["030 1234567"]),
        ("Telefon\n030 1234567", ["030 1234567"]),
        ("+49 30 1234567", ["+49 30 1234567"]),
        ("Tel. 030 1234567, Fax 030 7654321", ["030 1234567"]),
        ("Tel./Fax: 030 1234567", ["030 1234567"]),
        ("Telefax\n030 7654321", []),
        ("Tel. 030 1234567\nUSt-IdNr. DE123456789", ["030 1234567"]),
        ("Handelsregister 123456789", []),
        ("50+ Marken seit 1998, Artikel 030 1234567", []),
        ("Bestellen Sie bis 31.12.2026", []),
    ],
)
def test_numbers_that_say_they_are_for_calling(text: str, shown: list[str]) -> None:
    assert [phone.shown for phone in phones(german(text))] == shown


@pytest.mark.parametrize("href", ["tel:#", "tel:", "tel:[", "tel://[", "tel:1", "tel:call-us"])
def test_links_that_hold_no_number(href: str) -> None:
    assert phones(german("", controls=[control("Anrufen", href=href)])) == []


def test_a_number_in_text_and_link_is_one_number() -> None:
    (phone,) = phones(german("Tel. 030 1234567", controls=[control("030 1234567", href="tel:+49301234567")]))
    assert (phone.shown, phone.line) == ("030 1234567", 0)


@pytest.mark.parametrize(
    ("label", "href", "is_chat"),
    [
        ("Live chat", "", True),
        ("WhatsApp", "https://wa.me/4930123456", True),
        ("WhatsApp", "https://wa.me/?text=https://shop.example/cup", False),
        ("Share on WhatsApp", "", False),
        ("Château wines", "/chateau", False),
    ],
)
def test_a_chat_is_with_the_shop(label: str, href: str, is_chat: bool) -> None:
    assert bool(chats(page(controls=[control(label, href=href)]))) is is_chat


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tee & Co\nHafenstraße 12\n20457 Hamburg", True),
        ("Hafenstraße 12, 20457 Hamburg", True),
        ("12 Harbour Street\nLondon\nSW1A 1AA", True),
        ("Over 10000 customers", False),
        ("© 2026 Tea shop", False),
        ("20457 Hamburg", False),
    ],
)
def test_a_postal_address_has_street_and_town(text: str, found: bool) -> None:
    assert bool(postal_address(page(text=text))) is found


def test_the_contact_form_is_the_one_that_takes_a_message() -> None:
    fields = [
        field("Search", "search", form=0),
        field("Your e-mail", "email", form=1),
        field("Message", "message", kind="textarea", form=1),
        field("Newsletter", "newsletter", form=2),
    ]
    assert [f.label for f in contact_form(page(fields=fields))] == ["Your e-mail", "Message"]
    assert contact_form(page(fields=fields[:2])) == ()
