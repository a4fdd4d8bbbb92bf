"""A day, a number of days, or nothing."""

import pytest

from auditor.evidence import Journey, Reason, StopReason
from auditor.plugins import Outcome, Verdict
from checks.clear.delivery_date_shown import delivery_date_shown
from tests.builders import journeys, page
from tests.checks.clear.till import address, cart, delivery, payment, product, walk

DAY = "Delivery Fri 27 Nov - Mon 30 Nov"


def ask(*walks: Journey) -> Outcome:
    return delivery_date_shown.ask(journeys(*walks))


def told(on_product: str, *ways: str, lang: str = "en", in_cart: str = "") -> Journey:
    return walk(
        product("20.00", on_product, lang=lang),
        cart(lang=lang, text=in_cart),
        address(lang=lang),
        delivery(*ways, lang=lang),
        payment(lang=lang),
    )


@pytest.mark.parametrize(
    ("on_product", "way", "lang"),
    [
        (DAY, "Standard, arrives Fri 27 Nov - Mon 30 Nov", "en"),
        ("Get it by Friday", "Standard: Friday", "en"),
        ("Arrives November 27, 2026", "Standard 27/11", "en"),
        ("Delivery\nFri 27 Nov – Mon 30 Nov", "Standard 27 Nov", "en"),
        ("Delivery tomorrow", "Express: tomorrow", "en"),
        ("Lieferung Fr., 27. Nov. – Mo., 30. Nov.", "Standard, kommt am 27.11.", "de"),
        ("Kommt am Freitag, 27. November", "Standardversand: Freitag", "de"),
        ("Lieferung voraussichtlich 27.11.2026", "Standard 27.11.2026", "de"),
    ],
)
def test_a_day_on_the_product_page_and_at_the_choice_passes(on_product: str, way: str, lang: str) -> None:
    said = ask(told(on_product, way, lang=lang))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize(("on_product", "way"), [(DAY, "Standard"), ("In stock", "Standard, arrives 27 Nov")])
def test_a_day_at_one_place_only_fails_narrowly(on_product: str, way: str) -> None:
    said = ask(told(on_product, way))
    assert (said.verdict, said.score) == (Verdict.FAILED, 85)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Delivery within 2-3 working days", "en"), ("Lieferzeit 2-3 Werktage", "de"), ("Lieferzeit: 3 Tage", "de")],
)
def test_a_number_of_days_is_half(text: str, lang: str) -> None:
    assert ask(told(text, "Standard", lang=lang)).score == 50


@pytest.mark.parametrize(
    "text",
    [
        "Fast delivery",
        "We hand over to the carrier every working day.",
        "Mon-Fri 9:00-18:00",
        "★★★★★ Beate H., 19 Nov 2026\nStarted with two.",
        "Quick delivery\n★★★★★ Beate H., 19 Nov 2026",
        "30 days to return it",
        "Pay within 14 days of delivery",
        "Send it back within 14 days of delivery: refund within 14 days.",
        "We roast every Tuesday.",
        "plus 4.90 € shipping",
    ],
)
def test_speed_reviews_and_opening_hours_are_no_day(text: str) -> None:
    said = ask(told(text, "Standard"))
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)


def test_the_day_in_the_cart_counts_as_told_again() -> None:
    assert ask(told(DAY, "Standard", in_cart=DAY)).score == 100


def test_the_worse_device_counts() -> None:
    good = told(DAY, "Standard, arrives 27 Nov")
    bad = told("In stock", "Standard").model_copy(update={"device": "phone"})
    assert ask(good, bad).score == 0
    assert ask(good, walk(product(), device="phone")).score == 100


@pytest.mark.parametrize(
    ("walked", "reason"),
    [
        (walk(page("home", milestone="landed")), Reason.NOT_REACHED),
        (walk(product("20.00", DAY), cart()), Reason.NOT_REACHED),
        (walk(product(), cart(), address(), stopped_because=StopReason.BOT_WALL), Reason.BLOCKED),
        (told("Toimitus perjantaina", "Nouto", lang="fi"), Reason.LOW_CONFIDENCE),
    ],
)
def test_what_was_not_seen_or_cannot_be_read_is_not_judged(walked: Journey, reason: Reason) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)


@pytest.mark.parametrize(
    "walked",
    [
        walk(product(), cart(), payment()),
        walk(product("20.00", "Collection only"), cart(), address(), payment()),
        walk(product(), stopped_because=StopReason.OUT_OF_STOCK),
    ],
)
def test_what_is_not_sent_or_not_there_is_not_asked(walked: Journey) -> None:
    assert ask(walked).verdict is Verdict.INAPPLICABLE
