"""Where on the way the price of delivery is first told."""

import pytest

from auditor.evidence import Journey, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.clear.shipping_cost_early import shipping_cost_early
from tests.builders import info_pages, journeys, page
from tests.checks.clear.till import address, bill, cart, checkout, delivery, payment, product, row, walk

ROWS = bill("20.00", "24.90", delivery="4.90")


def ask(*walks: Journey, **topics: PageRecord | str) -> Outcome:
    return shipping_cost_early.ask(journeys(*walks), info_pages(**topics))


def told_on_product(text: str, price: str = "20.00", **changes: str) -> Outcome:
    return ask(walk(product(price, text, **changes), cart(), address(), payment(*ROWS)))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("incl. VAT, plus 4.90 € shipping", "en"),
        ("Free shipping", "en"),
        ("Shipping costs: £3.50", "en"),
        ("Delivery $5.00, free over $50.00", "en"),
        ("inkl. MwSt., zzgl. 4,90 € Versand, kostenlos ab 60,00 €", "de"),
        ("Versandkosten: 49 kr", "de"),
        ("ab 60 Euro versandkostenfrei, sonst 4,90 Euro", "de"),
        ("Kostenloser Versand", "de"),
    ],
)
def test_an_amount_or_free_on_the_product_page_passes(text: str, lang: str) -> None:
    said = told_on_product(text, lang=lang)
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize(
    "text",
    [
        "plus shipping",
        "20.00 € incl. VAT plus shipping",
        "Shipping calculated at checkout",
        "Free returns",
        "Cash on delivery 2.00 €",
        "Return shipping is at your own expense: 4.90 €",
        "Free shipping from 60.00 €",
        "Free shipping in Germany from 60.00 €",
        "Delivery in 2 days",
    ],
)
def test_words_without_the_price_of_this_delivery_tell_nothing(text: str) -> None:
    said = told_on_product(text)
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)


def test_the_threshold_settles_it_for_what_costs_more() -> None:
    assert told_on_product("Free shipping from 60.00 €", price="75.00").score == 100


@pytest.mark.parametrize(
    ("walked", "score"),
    [
        (walk(product(), cart(*ROWS), address(*ROWS), payment(*ROWS)), 70),
        (walk(product(), cart(), checkout(*ROWS), address(), payment(*ROWS)), 50),
        (walk(product(), cart(), checkout(), address(*ROWS), payment(*ROWS)), 50),
        (walk(product(), cart(), address(), delivery("Standard", text="Shipping: 4.90 €"), payment(*ROWS)), 20),
        (walk(product(), cart(), address(), payment(*ROWS)), 0),
        (walk(product(), cart(), address(), payment(*bill("20.00", "20.00"))), 0),
    ],
)
def test_each_later_place_scores_less(walked: Journey, score: float) -> None:
    said = ask(walked)
    assert (said.verdict, said.score) == (Verdict.FAILED, score)


@pytest.mark.parametrize(
    "text", ["Germany\t4.90 €\t9.90 €", "Within Germany shipping costs 4.90 €.", "Shipping is 4.90 €"]
)
def test_the_page_about_delivery_is_one_click_away(text: str) -> None:
    said = ask(walk(product(), cart(*ROWS), address(), payment(*ROWS)), shipping_info=text)
    assert (said.verdict, said.score) == (Verdict.FAILED, 80)


def test_a_page_about_delivery_that_names_no_price_or_does_not_open_tells_nothing() -> None:
    walked = walk(product(), cart(*ROWS), address(), payment(*ROWS))
    assert ask(walked, shipping_info="What shipping costs depends on your order.").score == 70
    broken = page("shipping", text="Germany\t4.90 €", status=404)
    assert ask(walked, shipping_info=broken).score == 70


def test_a_row_in_two_blocks_says_free() -> None:
    assert ask(walk(product(), cart(text="Shipping (Standard)\nfree"), address(), payment(*ROWS))).score == 70


def test_prices_of_other_goods_are_no_price_of_delivery() -> None:
    other = row("Tea towel", "9.90", text="Tea towel 9.90 € plus shipping")
    said = ask(walk(product("20.00", "", other), cart(), address(), payment(*ROWS)))
    assert said.score == 0


def test_the_worse_device_counts() -> None:
    early = walk(product("20.00", "Shipping 4.90 €"), cart(), address(), payment(*ROWS))
    late = walk(product(), cart(), address(), payment(*ROWS), device="phone")
    said = ask(early, late)
    assert said.score == 0
    assert said.saw.startswith("On the phone:")


def test_nothing_sent_or_only_collected_is_not_asked() -> None:
    download = walk(product(), cart(), payment(*bill("20.00", "20.00")))
    assert ask(download).verdict is Verdict.INAPPLICABLE
    collected = walk(product("20.00", "Local pickup only"), cart(), address(), payment(*ROWS))
    assert ask(collected).verdict is Verdict.INAPPLICABLE


@pytest.mark.parametrize(
    ("walked", "reason"),
    [
        (walk(page("home", milestone="landed")), Reason.NOT_REACHED),
        (walk(product(), cart()), Reason.NOT_REACHED),
        (
            walk(product(lang="fi"), cart(lang="fi"), address(lang="fi"), payment(*ROWS, lang="fi")),
            Reason.LOW_CONFIDENCE,
        ),
    ],
)
def test_what_was_not_seen_or_cannot_be_read_is_not_judged(walked: Journey, reason: Reason) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)


def test_what_is_told_early_needs_no_end_of_the_visit() -> None:
    assert ask(walk(product("20.00", "Free shipping"), cart())).verdict is Verdict.PASSED
