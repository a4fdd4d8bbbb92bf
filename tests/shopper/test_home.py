"""Where the shopper lives, by the page at hand."""

import pytest

from auditor.shopper.home import home_by
from tests.shopper.scenes import button, field, link, scene, select

MANY = ("Afghanistan", "Austria", "Denmark", "France", "Germany", "Sweden", "Switzerland")
DANISH = (
    link("Indkøbskurv"),
    link("Handelsbetingelser"),
    field("Fornavn"),
    field("Efternavn"),
    field("Postnummer"),
    button("Læg i kurv"),
)


def test_the_list_of_countries_limits_where_one_can_live() -> None:
    assert home_by(scene(select("Country", *MANY), lang="sv")) == "SE"
    assert home_by(scene(select("Country", "Austria", "Switzerland"), lang="sv")) == "AT"


def test_of_a_short_list_the_shops_own_choice_is_kept() -> None:
    short = select("Country", "Austria", "Germany", value="GE")
    assert home_by(scene(short, lang="en")) == "DE"
    long = select("Country", *MANY, value="AF")
    assert home_by(scene(long, lang="fr")) == "FR"


@pytest.mark.parametrize(
    ("declared", "country"), [("en", "DK"), ("en-US", "DK"), ("da", "DK"), ("", "DK"), ("da-GL", "DK")]
)
def test_who_reads_danish_lives_in_denmark_whatever_the_template_declares(declared: str, country: str) -> None:
    assert home_by(scene(*DANISH, lang=declared)) == country


def test_the_region_of_a_declared_language_that_is_spoken_counts() -> None:
    assert home_by(scene(lang="de-AT")) == "AT"
    assert home_by(scene(lang="en"), currency="CAD") == "CA"
    assert home_by(scene(lang=""), locale="pl-PL") == "PL"
