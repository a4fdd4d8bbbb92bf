"""In which language a page speaks, whatever it declares."""

import pytest

from tests.shopper.scenes import button, field, link, scene

GERMAN = (
    link("Warenkorb"),
    link("Impressum"),
    link("Anmelden"),
    button("In den Warenkorb"),
    field("Vorname"),
    field("Postleitzahl"),
)


@pytest.mark.parametrize("declared", ["de", "de-AT", "DE_de", "en", "en-US", ""])
def test_controls_and_fields_tell_the_language(declared: str) -> None:
    u = scene(*GERMAN, lang=declared)
    assert u.seen.language == "de"
    assert u.seen.declared == declared[:2].lower()


def test_a_few_foreign_words_change_nothing() -> None:
    names = (link("Impressum"), link("Warenkorb"), link("Datenschutz"))
    assert scene(*names, lang="en").seen.language == "en"
    english = (link("Cart"), link("Sign in"), link("Terms and conditions"), button("Add to cart"))
    assert scene(*names, *english, lang="en").seen.language == "en"


def test_a_short_page_is_read_in_the_language_that_the_others_spoke() -> None:
    assert scene(button("Weiter"), lang="en", heard="de").seen.language == "de"
    english = (
        link("Cart"),
        link("Sign in"),
        link("Terms and conditions"),
        button("Add to cart"),
        field("First name"),
    )
    assert scene(*english, lang="en", heard="de").seen.language == "en", "unless it plainly speaks another"
