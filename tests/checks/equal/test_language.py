"""Which language a page speaks, by its commonest small words."""

import pytest

from checks.equal._language import spoken_language
from tests.builders import page
from tests.checks.equal.pages import SPOKEN, speaking


@pytest.mark.parametrize("language", ["en", "de", "fr", "ja"])
@pytest.mark.parametrize("declared", ["", "en", "de"])
def test_words_tell_the_language_whatever_the_markup_says(language: str, declared: str) -> None:
    assert spoken_language(speaking(language, lang=declared)) == language


@pytest.mark.parametrize("language", ["hu", "nb"])
def test_a_declared_language_without_words_is_not_taken_for_its_neighbour(language: str) -> None:
    assert spoken_language(speaking(language)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Cart\nCheckout\nTea\nCoffee",
        "a a a a a a a a a a a a a a a a",
        SPOKEN["en"] + SPOKEN["de"],
        SPOKEN["hu"] * 5,
    ],
)
def test_little_or_mixed_text_tells_nothing(text: str) -> None:
    assert spoken_language(page(lang="", text=text)) == ""


def test_a_few_foreign_names_do_not_change_the_language() -> None:
    assert spoken_language(page(lang="de", text=SPOKEN["de"] * 3 + "マグカップ ティーポット おちゃ")) == "de"
