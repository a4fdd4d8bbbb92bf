"""Amounts of money in a sentence."""

from decimal import Decimal

import pytest

from checks._prices import amounts_in, shown


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.299,00 €", "1299"),
        ("€ 1,299.00", "1299"),
        ("CHF 1’299.–", "1299"),
        ("Fr. 10.–", "10"),
        ("£9.99", "9.99"),
        ("12 zł", "12"),
        ("¥1,200", "1200"),
        ("1 200 円", "1200"),
        ("kr 99:-", "99"),
        ("99:- kr", "99"),
        ("99 kr. inkl. moms", "99"),
        ("2 500 Kč", "2500"),
        ("EUR10", "10"),
        ("10EUR", "10"),
        ("US$ 10", "10"),
        ("4,-- €", "4"),
        ("0,00 €", "0"),
    ],
)
def test_an_amount_in_many_notations(text: str, amount: str) -> None:
    assert amounts_in(text) == [Decimal(amount)]


def test_all_amounts_in_order() -> None:
    text = "4,90 € in Germany, 9.90 EUR elsewhere, free from 50 €"
    assert amounts_in(text) == [Decimal("4.9"), Decimal("9.9"), Decimal(50)]


@pytest.mark.parametrize("text", ["", "12 krukker", "bakr 12", "14 days", "24/7", "12,5 €", "EURO 2024"])
def test_numbers_that_are_no_money(text: str) -> None:
    assert amounts_in(text) == []


def test_amounts_are_written_with_two_decimals() -> None:
    assert shown(Decimal("49.9"), "EUR") == "49.90 EUR"
    assert shown(Decimal(5), "") == "5.00"
    assert shown(Decimal("9" * 40), "EUR") == "9" * 40 + ".00 EUR"
