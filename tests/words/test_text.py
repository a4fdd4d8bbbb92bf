"""One spelling for labels that mean the same."""

import sys
import unicodedata

import pytest

from auditor.words.text import fold, normalise, plain, plain_keys


def test_characters_that_nobody_sees_are_gone() -> None:
    unseen = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    assert len(unseen) > 100
    assert fold("".join(f"{char}ö" for char in unseen)) == "ö" * len(unseen)


@pytest.mark.parametrize(
    ("text", "folded", "key"),
    [
        ("  Add\nto  CART ", "add to cart", "add to cart"),
        ("E\u2011Mail", "e-mail", "e mail"),
        ("Größe", "grösse", "grosse"),
        ("L\u2019adresse", "l'adresse", "l'adresse"),
        ("„Passt“", '"passt"', '"passt"'),
        ("do\u00adna\u200bční", "donační", "donacni"),
        ("Łódź", "łódź", "lodz"),
        ("ガイド", "ガイド", "ガイド"),
        ("ﾊﾟｽﾜｰﾄﾞ", "パスワード", "パスワード"),
    ],
)
def test_letters_have_one_form(text: str, folded: str, key: str) -> None:
    assert (fold(text), plain(fold(text))) == (folded, key)
    assert plain_keys([" ".join(text.split()), "–", text.replace("\n", " ")]) == [key, "", key]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("🛒 Cart (3)", "cart"),
        ("→ Weiter", "weiter"),
        ("Pay €12.50", "pay"),
        ("EUR 12 Express", "express"),
        ("1234", ""),
    ],
)
def test_what_stands_around_a_label_is_left_out(text: str, label: str) -> None:
    assert normalise(text) == label
