"""Prices with tax, where the law wants them so."""

import pytest

from auditor.evidence import Journey, Reason
from auditor.plugins import Outcome, Verdict
from checks.clear.tax_included import tax_included
from tests.builders import journeys, page
from tests.checks.clear.till import address, bill, cart, payment, product, row, walk


def ask(*walks: Journey) -> Outcome:
    return tax_included.ask(journeys(*walks))


def paid(*rows: object, text: str = "", currency: str = "EUR") -> Journey:
    return walk(product("20.00", text, currency=currency), cart(), address(), payment(*rows))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("incl. VAT", "en"),
        ("All prices include VAT", "en"),
        ("inkl. MwSt.", "de"),
        ("Kleinunternehmer gemäß § 19 UStG", "de"),
    ],
)
def test_a_note_passes(text: str, lang: str) -> None:
    assert ask(walk(product("20.00", text, lang=lang))).verdict is Verdict.PASSED


def test_a_sum_without_added_tax_passes() -> None:
    assert ask(paid(*bill("20.00", "24.90", delivery="4.90"))).verdict is Verdict.PASSED
    told = row("incl. 19 % VAT", "3.98", "tax", text="incl. VAT 3.98 €")
    assert ask(paid(*bill("20.00", "24.90", told, delivery="4.90"))).verdict is Verdict.PASSED


@pytest.mark.parametrize("text", ["", "All prices include VAT"])
def test_tax_on_top_fails_whatever_the_note_says(text: str) -> None:
    said = ask(paid(*bill("20.00", "23.80", row("VAT", "3.80", "tax")), text=text))
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)
    assert "3.80 EUR of tax is added" in said.saw


def test_tax_on_top_with_delivery_fails() -> None:
    said = ask(paid(*bill("20.00", "29.63", row("VAT", "4.73", "tax"), delivery="4.90")))
    assert said.verdict is Verdict.FAILED


def test_dollars_are_another_custom() -> None:
    walked = paid(*bill("20.00", "21.60", row("Sales tax", "1.60", "tax", "USD"), currency="USD"), currency="USD")
    assert ask(walked).verdict is Verdict.INAPPLICABLE


def test_pounds_are_judged() -> None:
    walked = paid(*bill("20.00", "24.00", row("VAT", "4.00", "tax", "GBP"), currency="GBP"), currency="GBP")
    assert ask(walked).verdict is Verdict.FAILED


def test_the_worse_device_counts() -> None:
    good = paid(*bill("20.00", "20.00"))
    bad = paid(*bill("20.00", "23.80", row("VAT", "3.80", "tax"))).model_copy(update={"device": "phone"})
    assert ask(good, bad).verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("walked", "reason"),
    [
        (walk(page("home", milestone="landed")), Reason.NOT_REACHED),
        (walk(product()), Reason.NOT_REACHED),
        (paid(*bill("20.00", "31.80", row("Service fee", "6.90", "fee"), delivery="4.90")), Reason.LOW_CONFIDENCE),
        (paid(), Reason.LOW_CONFIDENCE),
    ],
)
def test_neither_note_nor_sum_is_not_judged(walked: Journey, reason: Reason) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)
