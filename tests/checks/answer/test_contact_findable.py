"""Can I find out how to reach a person?"""

from typing import Any

import pytest

from auditor.evidence import InfoPage, InfoPages, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.answer.contact_findable import contact_findable
from tests.builders import control, info_pages, journey, journeys, page

TO_CONTACT = [control("Contact", href="https://shop.example/contact")]
TO_HELP = [control("Help", href="https://shop.example/help")]


def product(**changes: Any) -> PageRecord:
    return page("product", milestone=Milestone.PRODUCT, **changes)


def checkout(**changes: Any) -> PageRecord:
    return page("checkout", milestone=Milestone.CHECKOUT, **changes)


def ask(*pages: PageRecord, info: InfoPages | None = None) -> Outcome:
    return contact_findable.ask(journeys(journey(*pages)), info or info_pages())


def contact_at(clicks: int, **changes: Any) -> InfoPages:
    """A contact page so many clicks from the front page."""
    found = InfoPage(topic="contact", clicks=clicks, page=page("contact", **changes))
    return InfoPages(home=page("home"), pages=(found,))


@pytest.mark.parametrize(
    "shows",
    [
        {"controls": TO_CONTACT},
        {"controls": [control("", href="https://shop.example/contact-us.html")]},
        {"text": "Questions? hello@tea.example"},
        {"controls": [control("Call", href="tel:+442079460018")]},
        {"controls": [control("Live chat")]},
    ],
)
def test_passes_when_a_link_or_the_details_stand_on_both_pages(shows: dict[str, Any]) -> None:
    outcome = ask(product(**shows), checkout(**shows))
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)
    assert (outcome.low, outcome.high, outcome.places) == (None, None, ())


@pytest.mark.parametrize(("clicks_from_home", "score"), [(1, 70), (2, 30), (3, 0)])
def test_the_points_go_down_with_each_click(clicks_from_home: int, score: float) -> None:
    outcome = ask(product(), checkout(), info=contact_at(clicks_from_home))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, score)
    assert [p.page for p in outcome.places] == ["product", "checkout"]


def test_a_checkout_without_footer_must_show_a_way_itself() -> None:
    outcome = ask(product(controls=TO_CONTACT), checkout(), info=contact_at(1))
    assert outcome.score == 85
    assert "1 click away from the product page and 2 clicks away from the checkout" in outcome.saw
    assert [p.page for p in outcome.places] == ["checkout"]


def test_a_help_page_leads_on() -> None:
    with_details = info_pages(help="Call us: +44 20 7946 0018")
    assert ask(product(controls=TO_HELP), checkout(controls=TO_HELP), info=with_details).score == 100
    with_link = info_pages(help=page("help", controls=TO_CONTACT))
    assert ask(product(controls=TO_HELP), checkout(controls=TO_HELP), info=with_link).score == 70


def test_fails_when_no_way_is_found() -> None:
    outcome = ask(product(), checkout())
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 0)
    assert "not found from the product page and not found from the checkout" in outcome.saw


@pytest.mark.parametrize(
    "no_way",
    [
        {"controls": [control("Contact lens case", href="/products/lens-case")]},
        {"controls": [control("Share on WhatsApp", href="https://wa.me/?text=cup")]},
        {"text": "Sent by noreply@tea.example"},
        {"controls": [control("", href="http://[oops")]},
    ],
)
def test_what_only_looks_like_a_contact_is_none(no_way: dict[str, Any]) -> None:
    assert ask(product(**no_way), checkout(**no_way)).score == 0


def test_a_link_to_a_broken_contact_page_is_no_way() -> None:
    assert ask(product(controls=TO_CONTACT), checkout(), info=contact_at(1, status=404)).score == 0


def test_without_a_checkout_the_interval_is_honest() -> None:
    outcome = ask(product(controls=TO_CONTACT))
    assert (outcome.score, outcome.low, outcome.high) == (100, 50, 100)
    assert "The checkout was not reached." in outcome.saw


def test_without_a_product_page_the_front_page_stands_for_it() -> None:
    home = page("home", milestone=Milestone.LANDED, controls=TO_CONTACT)
    assert "1 click away from the front page." in ask(home, info=info_pages(home)).saw


@pytest.mark.parametrize("info", [info_pages(), contact_at(1)])
def test_says_nothing_against_a_shop_in_a_language_without_words(info: InfoPages) -> None:
    outcome = ask(product(lang="xx", controls=[control("Yhteys")]), checkout(lang="xx"), info=info)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
