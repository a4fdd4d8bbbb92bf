"""The words that order in languages without a file of their own."""

import pytest

from auditor import words
from auditor.words.orders import orders_abroad


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Siparişi Onayla", "tr"),
        ("Ολοκλήρωση παραγγελίας", "el"),
        ("Lähetä tilaus", "fi"),
        ("立即购买 ›", "zh"),
        ("Naruči", "hr"),
        ("Continue", ""),
        ("Bestill", "nb"),
        ("Bestiller", ""),
    ],
)
def test_a_label_orders_abroad(label: str, language: str) -> None:
    assert orders_abroad(label) == language


def test_none_of_them_means_going_on_in_a_language_of_our_own() -> None:
    harmless = ("continue", "to_checkout", "guest", "view_cart", "add_to_cart", "back", "close", "remove_item")
    clash = [
        e.label for e in words.entries() if e.intent in harmless and e.kind != "never" and orders_abroad(e.label)
    ]
    assert clash == []
