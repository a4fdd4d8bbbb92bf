"""Links to return rules in footer, on the product page and in the checkout."""

from typing import Any

import pytest

from auditor.evidence import Control, Journey, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.right.returns_findable import returns_findable
from tests.builders import control, field, info_pages, journey, journeys, page

URL = "https://shop.example/returns"


def ask(*walks: Journey, home: PageRecord | None = None, **topics: PageRecord | str) -> Outcome:
    return returns_findable.ask(journeys(*walks), info_pages(home, **topics))


def link(words: str = "Returns", landmark: str = "footer", href: str = URL) -> Control:
    return control(words, role="link", landmark=landmark, href=href)


def walked(*on_product: Control, at_till: tuple[Control, ...] = (), lang: str = "en", **changes: Any) -> Journey:
    asked = (field("Street", "street"),)
    return journey(
        page("product", milestone=Milestone.PRODUCT, controls=on_product, lang=lang, **changes),
        page("address", milestone=Milestone.CHECKOUT, fields=asked, lang=lang),
        page("payment", milestone=Milestone.PAYMENT, controls=at_till, lang=lang),
    )


FOOTER, BESIDE = link(), link("30 days to return it", "main")


def test_all_three_places_pass() -> None:
    said = ask(walked(FOOTER, BESIDE, at_till=(link(),)))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


def test_footer_and_product_page_just_pass() -> None:
    said = ask(walked(FOOTER, BESIDE))
    assert (said.verdict, said.score) == (Verdict.PASSED, 90)


@pytest.mark.parametrize(
    ("on_product", "at_till", "score"),
    [
        ((FOOTER,), (), 45),
        ((BESIDE,), (link(),), 67.5),
        ((), (link(),), 22.5),
        ((), (), 0),
    ],
)
def test_each_missing_place_costs_its_points(
    on_product: tuple[Control, ...], at_till: tuple[Control, ...], score: float
) -> None:
    said = ask(walked(*on_product, at_till=at_till))
    assert (said.verdict, said.score) == (Verdict.FAILED, score)


@pytest.mark.parametrize("words", ["Rückgabe", "Retouren", "Widerrufsbelehrung", "Versand & Rückgabe"])
def test_german_links_are_read(words: str) -> None:
    assert ask(walked(link(words), link(words, "main"), at_till=(link(words),), lang="de")).score == 100


def test_a_sentence_beside_the_price_counts() -> None:
    assert ask(walked(FOOTER, at_till=(link(),), text="You have 30 days to return it.")).score == 100


@pytest.mark.parametrize(
    "thing",
    [
        link("Return to shop", "main", "https://shop.example/shop"),
        link("Withdraw from contract here", "main", "https://shop.example/withdraw"),
        control("Returns", landmark="main"),
        link("Delivery", "main", "https://shop.example/delivery"),
    ],
    ids=["back", "button to withdraw", "leads nowhere", "delivery"],
)
def test_what_is_no_link_to_the_rules(thing: Control) -> None:
    assert ask(walked(FOOTER, thing, at_till=(link(),))).score == 67.5


def test_a_banner_of_every_page_is_no_word_about_this_product() -> None:
    banner = "Free shipping from 60.00\u00a0€ · 30 days to return"
    said = ask(walked(FOOTER, at_till=(link(),), text=banner), home=page("home", text=banner))
    assert said.score == 67.5


def test_a_dead_link_is_none() -> None:
    gone = page("returns", url=URL, status=404)
    assert ask(walked(FOOTER, BESIDE, at_till=(link(),)), returns=gone).score == 0


def test_a_checkout_that_was_not_reached_is_left_out() -> None:
    stuck = journey(page("product", milestone=Milestone.PRODUCT, controls=(FOOTER, BESIDE)))
    assert ask(stuck).score == 100
    half = journey(page("product", milestone=Milestone.PRODUCT, controls=(FOOTER,)))
    assert ask(half).score == 56.25


def test_the_worse_device_counts() -> None:
    good = walked(FOOTER, BESIDE, at_till=(link(),))
    bad = walked(FOOTER).model_copy(update={"device": "phone"})
    said = ask(good, bad)
    assert said.score == 45
    assert said.saw.startswith("On the phone:")


def test_it_says_nothing_about_what_it_cannot_know() -> None:
    lost = ask(journey(page("home", milestone=Milestone.LANDED)))
    assert (lost.verdict, lost.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)
    foreign = ask(walked(link("Palautukset", href="https://shop.example/p"), lang="fi"))
    assert (foreign.verdict, foreign.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
    download = journey(page("product", milestone=Milestone.PRODUCT), page("payment", milestone=Milestone.PAYMENT))
    assert ask(download).verdict is Verdict.INAPPLICABLE
