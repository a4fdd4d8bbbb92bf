"""Which fields beside a button ask how many."""

import pytest

from auditor.seeing.model import SeenField
from auditor.seeing.pieces import adds
from tests.shopper.scenes import button, field, scene, select

ADD = button("Add to cart", form=0)
COUNTS = select("Balcony seat", "0", "1", "2", "3")


@pytest.mark.parametrize(
    "count",
    [
        field("Phone case", kind="number", name="item_7", min="0"),
        field("Balcony seat", kind="number", placeholder="0"),
        field("Balcony seat", kind="spinbutton", value="0"),
        COUNTS,
    ],
)
def test_a_number_that_begins_at_none_means_how_many_whatever_it_is_called(count: SeenField) -> None:
    assert scene(ADD, count).meanings == ("quantity",)


@pytest.mark.parametrize(
    "other",
    [
        field("Length in cm", kind="number", min="20"),
        field("Balcony seat", kind="number", min="0", form=1),
        field("Balcony seat", placeholder="0"),
        select("Size", "Choose", "36", "38", "40"),
        select("Size", "0", "2", "4", "6"),
    ],
)
def test_other_numbers_do_not(other: SeenField) -> None:
    assert "quantity" not in scene(ADD, other).meanings


def test_a_form_that_puts_nothing_into_a_cart_asks_for_no_goods() -> None:
    assert scene(button("Continue", form=0), field("Price from", kind="number", min="0")).meanings == ("",)


@pytest.mark.parametrize(
    ("label", "lang", "puts"),
    [
        ("Add Blue Mug to cart", "en", True),
        ("Ajouter Tasse bleue au panier", "fr", True),
        ("Lägg till Mugg i varukorgen", "sv", True),
        ("Add gift wrap to cart", "en", False),
        ("Add insurance to your cart", "en", False),
        ("Added Blue Mug to cart", "en", False),
        ("Add $5.00 more to get free shipping on your cart", "en", False),
    ],
)
def test_what_is_named_between_the_words_is_put_into_the_cart_but_for_extras(
    label: str, lang: str, puts: bool
) -> None:
    assert adds(button(label), lang) is puts
