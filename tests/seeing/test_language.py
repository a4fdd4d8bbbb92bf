"""In which language a page speaks, whatever it declares."""

import pytest

from auditor.words import spoken
from tests.shopper.scenes import button, field, link, scene

GERMAN = (
    link("Warenkorb"),
    link("Impressum"),
    link("Anmelden"),
    button("In den Warenkorb"),
    field("Vorname"),
    field("Postleitzahl"),
)


def test_a_page_that_plainly_speaks_another_language_than_it_declares_declares_none() -> None:
    assert scene(*GERMAN, lang="en").seen.language == ""
    assert scene(*GERMAN, lang="en").seen.declared == "en"


@pytest.mark.parametrize("declared", ["de", "de-AT", "DE_de"])
def test_what_is_declared_rightly_stays(declared: str) -> None:
    assert scene(*GERMAN, lang=declared).seen.language == "de"


@pytest.mark.parametrize("declared", ["", "fi", "xx"])
def test_a_language_that_we_do_not_know_is_not_doubted(declared: str) -> None:
    assert scene(*GERMAN, lang=declared).seen.language == declared


def test_a_few_foreign_words_change_nothing() -> None:
    names = (link("Impressum"), link("Warenkorb"), link("Datenschutz"))
    assert scene(*names, lang="en").seen.language == "en"
    english = (link("Cart"), link("Sign in"), link("Terms and conditions"), button("Add to cart"))
    assert scene(*names, *english, lang="en").seen.language == "en"


def test_each_label_gives_a_language_one_vote() -> None:
    votes = spoken(["Warenkorb", "In den Warenkorb", "Add to cart", "Oak tractor"])
    assert (votes["de"], votes["en"], votes["ja"]) == (2, 1, 0)
