import pytest

from auditor.evidence import InfoPages, Reason
from auditor.plugins import Outcome, Verdict
from checks.safe.no_dead_odr_link import no_dead_odr_link
from tests.builders import control, info_pages, page
from tests.checks.safe.banner import UNREAD

LINK = control("Dispute resolution", href="https://ec.europa.eu/consumers/odr/main/")


def ask(text: str = "", lang: str = "en", **changes: object) -> Outcome:
    return no_dead_odr_link.ask(info_pages(imprint=page("imprint", text=text, lang=lang, **changes)))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Mugs Ltd\nWe take no part in dispute resolution before a consumer board.", "en"),
        ("Wir nehmen nicht an einem Streitbeilegungsverfahren teil.", "de"),
        ("The platform for online dispute resolution was closed on 20 July 2025.", "en"),
        ("Online dispute resolution\nThe EU's platform was discontinued in July 2025.", "en"),
        ("Online-Streitbeilegung\nDie Plattform wurde im Juli 2025 eingestellt.", "de"),
        ("ec.europa.eu/consumers/odr is no longer available.", "en"),
    ],
)
def test_passes_where_the_platform_is_not_referred_to_or_said_to_be_closed(text: str, lang: str) -> None:
    assert ask(text, lang).score == 100


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The platform for online dispute resolution is at ec.europa.eu/consumers/odr.", "en"),
        ("Plattform zur Online-Streitbeilegung: https://ec.europa.eu/consumers/odr", "de"),
        ("Online dispute resolution" + "\nWe sell mugs." * 40 + "\nOur shop in town was closed.", "en"),
        ("Kvartanir má senda á https://ec.europa.eu/consumers/odr", UNREAD),
    ],
)
def test_fails_where_the_platform_is_named(text: str, lang: str) -> None:
    outcome = ask(text, lang)
    assert outcome.score == 0
    assert outcome.places[0].quote


def test_a_link_to_it_fails_in_every_language_even_beside_a_note() -> None:
    assert ask("Vettvangurinn", UNREAD, controls=(LINK,)).score == 0
    assert ask("The platform was closed.", controls=(LINK,)).places[0].element == "Dispute resolution"


def test_the_footer_of_the_front_page_is_read_too() -> None:
    home = page("home", controls=(LINK,))
    assert no_dead_odr_link.ask(info_pages(home, imprint="Mugs Ltd")).score == 0


def test_other_addresses_of_the_eu_are_left_alone() -> None:
    link = control("Safety Gate", href="https://ec.europa.eu/safety-gate")
    assert ask("See ec.europa.eu/safety-gate", controls=(link,)).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    "info",
    [
        info_pages(),
        info_pages(imprint=page("imprint", status=404)),
        info_pages(shipping_info="We ship. ec.europa.eu/consumers/odr"),
    ],
)
def test_says_nothing_without_a_legal_page(info: InfoPages) -> None:
    assert no_dead_odr_link.ask(info).reason is Reason.NOT_FOUND


def test_says_nothing_where_it_cannot_read() -> None:
    assert ask("Bollar ehf.", UNREAD).reason is Reason.LOW_CONFIDENCE
