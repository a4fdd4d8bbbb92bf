"""Ways to pay and countries of delivery, told before the checkout."""

import pytest

from auditor.evidence import Journey, PageRecord, Reason, Request
from auditor.plugins import Outcome, Verdict
from checks.clear.limits_and_payment_early import limits_and_payment_early
from tests.builders import control, field, info_pages, journeys, page
from tests.checks.clear.till import address, cart, payment, product, walk

PAY = "Payment methods: Visa, Mastercard, invoice"
WHERE = "We deliver to: Germany, Austria"
OFFERED = (field("Credit card", "payment_method", kind="radio"), field("Invoice", "payment_method", kind="radio"))


def ask(*walks: Journey, **topics: PageRecord | str) -> Outcome:
    return limits_and_payment_early.ask(journeys(*walks), info_pages(**topics))


def told(text: str, lang: str = "en", **changes: object) -> Journey:
    return walk(
        product("20.00", text, lang=lang, **changes),
        cart(lang=lang),
        address(lang=lang),
        payment(fields=OFFERED, lang=lang),
    )


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"{PAY}\n{WHERE}", "en"),
        ("Zahlung per Kreditkarte oder auf Rechnung\nWir liefern nach Deutschland und Österreich", "de"),
    ],
)
def test_both_told_pass(text: str, lang: str) -> None:
    said = ask(told(text, lang))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize(
    ("text", "missing"), [(PAY, "where the shop delivers"), (WHERE, "how to pay"), ("", "how to pay")]
)
def test_each_missing_half_fails(text: str, missing: str) -> None:
    said = ask(told(text))
    assert (said.verdict, said.score) == (Verdict.FAILED, 50 if text else 0)
    assert missing in said.saw


def test_a_way_that_is_not_offered_at_the_till_halves_the_half() -> None:
    said = ask(told(f"{PAY}, PayPal\n{WHERE}"))
    assert (said.verdict, said.score) == (Verdict.FAILED, 75)
    assert "Named but not offered at the till: wallet." in said.saw


def test_a_way_that_is_offered_but_not_named_costs_nothing() -> None:
    assert ask(told(f"We accept Visa\n{WHERE}")).score == 100


def test_logos_count_by_their_names() -> None:
    logo = Request(kind="image", path="/img/payment/mastercard-2x.svg")
    assert ask(told(WHERE, requests=(logo,))).score == 100
    assert ask(told(WHERE, controls=(control("Visa", landmark="footer"),))).score == 100


@pytest.mark.parametrize(
    ("text", "lang"), [("Germany 4.90 €\nAustria 9.90 €", "en"), ("Deutschland 4,90 €\nÖsterreich 9,90 €", "de")]
)
def test_the_page_about_delivery_may_name_the_countries(text: str, lang: str) -> None:
    pays = "Kreditkarte" if lang == "de" else PAY
    assert ask(told(pays, lang), shipping_info=page("shipping", text=text, lang=lang)).score == 100


def test_one_country_in_passing_is_no_list() -> None:
    assert ask(told(PAY), shipping_info="We pack by hand in Germany. Zone 1: 4.90 €, zone 2: 9.90 €").score == 50


def test_where_nothing_is_sent_only_the_payment_matters() -> None:
    assert ask(walk(product("20.00", PAY), cart(), payment(fields=OFFERED))).score == 100


def test_the_worse_device_counts() -> None:
    said = ask(told(f"{PAY}\n{WHERE}"), told(PAY).model_copy(update={"device": "phone"}))
    assert said.score == 50


@pytest.mark.parametrize(
    ("walked", "reason"),
    [
        (walk(page("home", milestone="landed")), Reason.NOT_REACHED),
        (walk(product(lang="fi"), cart(lang="fi")), Reason.LOW_CONFIDENCE),
    ],
)
def test_what_was_not_seen_or_cannot_be_read_is_not_judged(walked: Journey, reason: Reason) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)


def test_what_is_told_is_believed_before_the_till_is_seen() -> None:
    assert ask(walk(product("20.00", f"{PAY}\n{WHERE}"))).verdict is Verdict.PASSED
