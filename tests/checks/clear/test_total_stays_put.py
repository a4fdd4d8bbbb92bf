"""The price at the till against the price on the product's page."""

import pytest

from auditor.evidence import Field, Journey, PageRecord, Reason, StopReason
from auditor.plugins import Outcome, Verdict
from checks.clear.total_stays_put import total_stays_put
from tests.builders import evidence, field, info_pages, journeys, page
from tests.checks.clear.till import address, bill, cart, delivery, payment, product, row, walk

STATED = "plus 4.90 € shipping, free from 60.00 €"


def ask(*walks: Journey, **topics: PageRecord | str) -> Outcome:
    walked, info = journeys(*walks), info_pages(**topics)
    return total_stays_put.ask(walked, evidence(journeys=walked, info_pages=info))


def paid(*rows: object, text: str = STATED) -> Journey:
    """From a product for 20 to the till with these rows."""
    return walk(product("20.00", text), cart(), address(), payment(*rows))


def test_product_and_stated_delivery_make_the_total() -> None:
    said = ask(paid(*bill("20.00", "24.90", delivery="4.90")))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)
    assert "Shown: 20.00 EUR and 4.90 EUR for delivery; at the till: 24.90 EUR." in said.saw


@pytest.mark.parametrize(
    ("total", "score"),
    [("20.10", 100), ("20.20", 70), ("21.00", 20), ("22.00", 0), ("45.00", 0)],
)
def test_the_score_follows_the_growth_in_per_cent_of_the_price(total: str, score: float) -> None:
    said = ask(paid(*bill("20.00", total)))
    assert said.score == pytest.approx(score)
    assert (said.verdict is Verdict.PASSED) == (score >= 90)


def test_a_fee_at_the_till_fails_however_small() -> None:
    fee = row("Service fee", "0.30", "fee")
    said = ask(paid(*bill("20.00", "20.30", fee)))
    assert (said.verdict, said.score) == (Verdict.FAILED, 20)
    assert '"Service fee 0.30 €" first stands there' in said.saw
    seen_in_cart = walk(product("20.00"), cart(fee), address(), payment(*bill("20.00", "20.30", fee)))
    later = ask(seen_in_cart)
    assert later.score is not None
    assert later.score > 20


def test_a_dearer_thing_at_the_till_fails() -> None:
    said = ask(paid(*bill("21.00", "25.90", delivery="4.90")))
    assert (said.verdict, said.score) == (Verdict.FAILED, 20)


def test_delivery_that_nobody_told_is_growth() -> None:
    said = ask(paid(*bill("20.00", "24.90", delivery="4.90"), text="plus shipping"))
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)
    assert "4.90 EUR (24.5 %) more than shown" in said.saw


def test_more_for_delivery_than_was_told_is_growth_by_the_difference() -> None:
    said = ask(paid(*bill("20.00", "26.90", delivery="6.90")))
    assert said.score == 0
    assert "2.00 EUR (10.0 %) more" in said.saw


@pytest.mark.parametrize(
    ("home", "rates", "label"),
    [
        ("", "Germany\t4.90 €\nAustria\t9.90 €\nSwitzerland\t14.90 €", "Shipping"),
        ("", "Shipping costs 9.90 € to Austria.", "Shipping"),
        ("", "Österreich\t9,90 €", "Versand"),
    ],
)
def test_delivery_is_known_from_the_page_about_it_once_the_address_is_known(
    home: str, rates: str, label: str
) -> None:
    lang = "de" if label == "Versand" else "en"
    walked = walk(
        product("20.00", "zzgl. Versandkosten" if lang == "de" else "plus shipping", lang=lang),
        cart(lang=lang),
        address(lang=lang),
        payment(*bill("20.00", "29.90", delivery="9.90", label=label), lang=lang),
    )
    assert ask(walked, shipping_info=page("shipping", text=rates, lang=lang)).verdict is Verdict.PASSED


def test_delivery_told_in_the_cart_is_told_in_time() -> None:
    rows = bill("20.00", "24.90", delivery="4.90")
    assert ask(walk(product("20.00"), cart(*rows), address(), payment(*rows))).verdict is Verdict.PASSED


def test_a_dearer_way_of_delivery_is_the_customers_choice() -> None:
    walked = walk(
        product("20.00", STATED),
        cart(),
        address(),
        delivery("Standard 4.90 €", "Express 9.90 €"),
        payment(*bill("20.00", "29.90", delivery="9.90", label="Shipping (Express)")),
    )
    assert ask(walked).verdict is Verdict.PASSED


@pytest.mark.parametrize("total", ["17.00", "20.00"])
def test_a_discount_makes_nothing_worse(total: str) -> None:
    off = row("Welcome discount", "-3.00", "discount")
    assert ask(paid(*bill("20.00", total, off))).verdict is Verdict.PASSED


@pytest.mark.parametrize(("label", "role"), [("Gift wrap", "gift_wrap"), ("Parcel insurance", "insurance")])
def test_extras_that_can_be_taken_out_are_the_matter_of_another_check(label: str, role: str) -> None:
    assert ask(paid(*bill("20.00", "22.50", row(label, "2.50", role)))).verdict is Verdict.PASSED


def test_several_pieces_are_recognised_by_the_sum() -> None:
    assert ask(paid(*bill("40.00", "44.90", delivery="4.90"))).verdict is Verdict.PASSED


def test_another_price_of_the_product_page_may_have_been_the_right_one() -> None:
    walked = walk(
        product("20.00", STATED, row("Set of six", "110.00")),
        cart(),
        address(),
        payment(*bill("110.00", "110.00")),
    )
    assert ask(walked).verdict is Verdict.PASSED


def test_sales_tax_that_only_the_address_could_tell_is_no_growth() -> None:
    bill_us = bill("20.00", "21.60", row("Sales tax", "1.60", "tax", "USD"), currency="USD")
    dollars = product("20.00", "Free shipping", currency="USD")
    assert ask(walk(dollars, cart(), address(), payment(*bill_us))).verdict is Verdict.PASSED


def test_tax_on_top_of_a_price_with_tax_is_growth() -> None:
    taxed = bill("20.00", "23.80", row("VAT", "3.80", "tax"))
    said = ask(paid(*taxed, text="All prices include VAT."))
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)


def test_other_currencies_are_reckoned_alike() -> None:
    kronor = product("249.00", "Shipping 49.00 kr", currency="SEK")
    told = bill("249.00", "298.00", delivery="49.00", currency="SEK")
    assert ask(walk(kronor, cart(), address(), payment(*told))).verdict is Verdict.PASSED
    assert ask(walk(kronor, cart(), address(), payment(*bill("249.00", "319.00", currency="SEK")))).score == 0


def test_a_bill_shown_twice_is_counted_once() -> None:
    rows = bill("20.00", "24.90", delivery="4.90")
    assert ask(walk(product("20.00", STATED), cart(), address(), payment(*rows, *rows))).verdict is Verdict.PASSED


def test_the_worse_device_counts() -> None:
    good = paid(*bill("20.00", "20.00"))
    bad = walk(product(), cart(), address(), payment(*bill("20.00", "27.00")), device="phone")
    said = ask(good, bad)
    assert said.verdict is Verdict.FAILED
    assert said.saw.startswith("On the phone:")


def test_a_device_that_did_not_arrive_does_not_overrule_one_that_did() -> None:
    arrived = paid(*bill("20.00", "20.00"))
    stuck = walk(product(), cart(), device="phone")
    assert ask(arrived, stuck).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("walked", "reason"),
    [
        (walk(product(), cart(), address()), Reason.NOT_REACHED),
        (walk(product(), cart(), stopped_because=StopReason.CAPTCHA), Reason.BLOCKED),
        (walk(product(), cart(), address(), payment()), Reason.NOT_FOUND),
        (walk(product(money=()), cart(), address(), payment(*bill("20.00", "30.00"))), Reason.NOT_FOUND),
        (
            walk(product(currency="USD"), cart(), address(), payment(*bill("20.00", "18.00"))),
            Reason.LOW_CONFIDENCE,
        ),
        (
            walk(product(lang="fi"), cart(), address(), payment(*bill("20.00", "29.00"), lang="fi")),
            Reason.LOW_CONFIDENCE,
        ),
    ],
)
def test_what_was_not_seen_or_cannot_be_read_is_not_judged(walked: Journey, reason: Reason) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)


def test_nothing_typed_or_ticked_matters_without_prices() -> None:
    ways: tuple[Field, ...] = (field("Standard", "delivery_method", kind="radio"),)
    walked = walk(product("20.00", STATED), cart(), delivery(fields=ways), payment(*bill("20.00", "20.00")))
    assert ask(walked).verdict is Verdict.PASSED


def test_without_the_page_about_delivery_only_delivery_stays_open() -> None:
    def asked(walked: Journey) -> Outcome:
        return total_stays_put.ask(journeys(walked), evidence(journeys=journeys(walked)))

    sent = asked(paid(*bill("20.00", "24.90", delivery="4.90"), text="plus shipping"))
    assert (sent.verdict, sent.reason) == (Verdict.CANT_TELL, Reason.NOT_FOUND)
    assert asked(paid(*bill("20.00", "24.90", delivery="4.90"))).verdict is Verdict.PASSED
    assert asked(paid(*bill("20.00", "26.90", row("Service fee", "6.90", "fee")))).verdict is Verdict.FAILED
