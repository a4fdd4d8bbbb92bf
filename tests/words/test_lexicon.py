"""Labels with a gap for a name."""

import pytest

from auditor.words import says


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Remove Blue enamel mug from your cart", "en"),
        ("Remove Hat from cart", "en"),
        ("Supprimer Tasse bleue du panier", "fr"),
        ("Odstranit modrý hrnek z košíku", "cs"),
        ("カートから青いマグを削除してください", "ja"),
    ],
)
def test_a_name_may_stand_inside_a_phrase(label: str, language: str) -> None:
    assert says("remove_item", label, language)


@pytest.mark.parametrize(
    "label",
    [
        "Remove the voucher from cart",
        "Remove sand from your shoes",
        "Remover of stains, from cartons",
        "Remove " + "a very long story that no shop would call its goods by, " * 2 + "from cart",
    ],
)
def test_a_gap_does_not_stretch_over_other_things(label: str) -> None:
    assert not says("remove_item", label, "en")
