"""The language of a page by what its labels say."""

import pytest

from auditor.words import spoken

GERMAN = [
    "Warenkorb",
    "Zur Kasse",
    "Impressum",
    "Versand und Lieferung",
    "In den Warenkorb",
    "Mein Konto",
    "Straße",
]
ENGLISH = ["Cart", "Add to cart", "Checkout", "My account", "Privacy policy", "First name", "Last name"]
DANISH = ["Læg i kurv", "Indkøbskurv", "Til kassen", "Fornavn", "Efternavn", "Vilkår", "Min konto"]


@pytest.mark.parametrize(
    ("labels", "declared", "language"),
    [
        (GERMAN, "de", "de"),
        (GERMAN, "en", "de"),
        (GERMAN, "", "de"),
        (ENGLISH, "de", "en"),
        (DANISH, "en", "da"),
        (DANISH, "sv", "da"),
    ],
)
def test_plain_labels_tell_the_language_whatever_is_declared(
    labels: list[str], declared: str, language: str
) -> None:
    assert spoken(labels, declared) == language


@pytest.mark.parametrize(
    ("labels", "declared"),
    [
        ([], "de"),
        ([], ""),
        (["Mug", "Bowl", "Lamp", "Sofa"], "de"),  # goods say nothing
        (GERMAN[:3], "en"),  # three labels are too few
        (GERMAN[:3] * 9, "en"),  # and the same one again is no other
        (GERMAN + ENGLISH, "de"),  # half translated
        (GERMAN + ENGLISH, "en"),
        (GERMAN[:4] + ENGLISH[:3], "en"),
        (["Kontakt", "Newsletter", "Service", "Menu"], "fi"),  # shared by many
        (ENGLISH, "tr"),  # unknown to us; its shop may keep English words
    ],
)
def test_the_declared_language_is_kept_where_nothing_speaks_plainly_against_it(
    labels: list[str], declared: str
) -> None:
    assert spoken(labels, declared) == declared
