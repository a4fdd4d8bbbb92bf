"""Amounts of money as shops write them, and which of them is the product's price."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.evidence import Box, MoneyLine
from auditor.seeing.model import Observation, SeenMoney
from auditor.seeing.money import money_lines, parse_amount, role_of


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1.299,00 €", "1299", "EUR"),
        ("€1,299.00", "1299", "EUR"),
        ("CHF 1’299.–", "1299", "CHF"),
        ("CHF 1'299.50", "1299.5", "CHF"),
        ("£9.99", "9.99", "GBP"),
        ("12 zł", "12", "PLN"),
        ("1 234 567,89 zł", "1234567.89", "PLN"),
        ("¥1,200", "1200", "JPY"),
        ("1,200円", "1200", "JPY"),
        ("kr 99:-", "99", "SEK"),
        ("1 299 kr", "1299", "SEK"),
        ("99,- kr", "99", "SEK"),
        ("2 500 Kč", "2500", "CZK"),
        ("US$ 12", "12", "USD"),
        ("R$ 9,90", "9.9", "BRL"),
        ("4.-- €", "4", "EUR"),
        ("0,99 €", "0.99", "EUR"),
        ("0,00 €", "0", "EUR"),
        ("ab 12,90 €*", "12.9", "EUR"),
        ("12,90 € / 100 g", "12.9", "EUR"),
        ("1\u202f299,50\u00a0€", "1299.5", "EUR"),
        ("DKK 99", "99", "DKK"),
        ("99:-", "99", ""),
    ],
)
def test_an_amount_in_many_notations(text: str, amount: str, currency: str) -> None:
    assert parse_amount(text) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "language", "currency"),
    [
        ("149,25 kr.", "da", "DKK"),
        ("149,25 kr.", "sv", "SEK"),
        ("kr 149", "nb", "NOK"),
        ("149 kr", "en", "SEK"),
        ("149 kr SEK", "da", "SEK"),
        ("149 €", "da", "EUR"),
    ],
)
def test_a_sign_of_several_currencies_is_read_in_the_language_of_the_page(
    text: str, language: str, currency: str
) -> None:
    parsed = parse_amount(text, language)
    assert parsed is not None
    assert parsed[1] == currency


@pytest.mark.parametrize("text", ["-5,00 €", "−5,00 €", "- €5.00"])
def test_what_is_taken_off_is_negative(text: str) -> None:
    assert parse_amount(text) == (Decimal(-5), "EUR")


@pytest.mark.parametrize("text", ["", "   ", "Add to cart", "50%", "€"])
def test_text_without_money_is_none(text: str) -> None:
    assert parse_amount(text) is None


WAYS_TO_WRITE = {
    "{whole:,}.{cents:02} £": ",",
    "{whole:,},{cents:02} €": ".",
    "CHF {whole:,}.{cents:02}": "’",
    "{whole:,},{cents:02} zł": " ",
    "{whole:,},{cents:02}\u00a0€": "\u202f",
}


@settings(deadline=None, max_examples=150)
@given(cents=st.integers(0, 99_999_999_99), way=st.sampled_from(sorted(WAYS_TO_WRITE)))
def test_what_is_written_is_what_is_read(cents: int, way: str) -> None:
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", WAYS_TO_WRITE[way])
    parsed = parse_amount(way.replace("{whole:,}", grouped).format(cents=rest))
    assert parsed is not None
    assert parsed[0] == Decimal(cents) / 100


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    parsed = parse_amount(text)
    assert parsed is None or parsed[0].is_finite()


@pytest.mark.parametrize(
    ("label", "language", "role"),
    [
        ("Total", "en", "total"),
        ("Subtotal", "en", "subtotal"),
        ("Shipping", "en", "shipping"),
        ("Versandkosten", "de", "shipping"),
        ("Discount", "en", "discount"),
        ("Stoneware cup", "en", "other"),
        ("", "en", "other"),
        ("Total " * 40, "en", "other"),
    ],
)
def test_the_words_beside_it_name_its_part_of_the_bill(label: str, language: str, role: str) -> None:
    assert role_of(label, language) == role


def seen(row: str, amount: str = "", **changes: Any) -> SeenMoney:
    return SeenMoney(amount=amount or row, row=row, **changes)


def lines(*money: SeenMoney) -> tuple[MoneyLine, ...]:
    return money_lines(Observation(lang="en", h1_box=Box(x=0, y=100, width=400, height=40), money=money))


def prominent(*money: SeenMoney) -> list[str]:
    return [line.text for line in lines(*money) if line.prominent]


def at(y: float) -> Box:
    return Box(x=0, y=y, width=100, height=20)


def test_a_row_becomes_a_line_with_label_and_role() -> None:
    (line,) = lines(seen("Shipping: 4,90 €", "4,90 €"))
    assert (line.label, line.amount, line.currency, line.role) == ("Shipping", Decimal("4.90"), "EUR", "shipping")


def test_rows_without_money_are_left_out() -> None:
    assert lines(seen("Cup", "Cup")) == ()


def test_the_large_amount_near_the_title_is_the_price() -> None:
    small, large = seen("4,90 €", font_px=13, box=at(120)), seen("29,00 €", font_px=28, box=at(160))
    assert prominent(small, large) == ["29,00 €"]


@pytest.mark.parametrize(
    "not_the_price",
    [
        {"struck": True},
        {"landmark": "header"},
        {"landmark": "footer"},
        {"row": "Shipping 49,00 €"},
        {"row": "Discount 49,00 €"},
        {"row": "-49,00 €", "amount": "-49,00 €"},
        {"box": at(5000)},
        {"repeats": 12},
        {"layer": 0},
    ],
)
def test_larger_print_elsewhere_is_not_the_price(not_the_price: dict[str, Any]) -> None:
    louder = seen(**{"row": "49,00 €", "amount": "49,00 €", "font_px": 30, "box": at(120), **not_the_price})
    assert prominent(louder, seen("29,00 €", font_px=22, box=at(160))) == ["29,00 €"]


def test_at_most_one_amount_is_prominent() -> None:
    assert prominent(*(seen("9,00 €", box=at(120)) for _ in range(3))) == ["9,00 €"]
    assert prominent(seen("9,00 €", struck=True)) == []
