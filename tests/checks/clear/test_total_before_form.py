"""The whole sum before the first personal field."""

import pytest

from auditor.evidence import Journey, Reason
from auditor.plugins import Outcome, Verdict
from checks.clear.total_before_form import total_before_form
from tests.builders import journeys
from tests.checks.clear.till import address, bill, cart, checkout, payment, product, row, walk

WHOLE = bill("20.00", "24.90", delivery="4.90")
BARE = bill("20.00", "20.00")


def ask(*walks: Journey) -> Outcome:
    return total_before_form.ask(journeys(*walks))


@pytest.mark.parametrize(
    "walked",
    [
        walk(product(), cart(*WHOLE), address(), payment(*WHOLE)),
        walk(product(), cart(), checkout(*WHOLE), address(), payment(*WHOLE)),
        walk(product(), cart(*BARE), address(*WHOLE), payment(*WHOLE)),
    ],
    ids=["cart", "checkout", "beside the form"],
)
def test_the_same_sum_before_the_form_passes(walked: Journey) -> None:
    said = ask(walked)
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


def test_an_estimate_near_the_sum_passes() -> None:
    walked = walk(product(), cart(*bill("20.00", "24.50", delivery="4.50")), address(), payment(*WHOLE))
    said = ask(walked)
    assert (said.verdict, said.score) == (Verdict.PASSED, 90)


def test_a_total_without_delivery_is_not_the_whole() -> None:
    said = ask(walk(product(), cart(*BARE), address(), payment(*WHOLE)))
    assert (said.verdict, said.score) == (Verdict.FAILED, 30)
    assert "Before personal data: 20.00 EUR; at the till: 24.90 EUR. Delivery was not in it." in said.saw


def test_a_subtotal_is_no_total() -> None:
    said = ask(walk(product(), cart(*BARE[:-1]), address(), payment(*WHOLE)))
    assert (said.verdict, said.score) == (Verdict.FAILED, 0)


@pytest.mark.parametrize(
    "at_the_till",
    [
        bill("20.00", "21.90", row("Discount", "-3.00", "discount"), delivery="4.90"),
        bill("20.00", "20.00"),
        bill("20.00", "31.80", row("Service fee", "6.90", "fee"), delivery="4.90"),
        bill("20.00", "26.90", row("Sales tax", "2.00", "tax"), delivery="4.90"),
    ],
    ids=["discount", "collected", "late fee, judged elsewhere", "tax by address"],
)
def test_what_is_no_fault_of_this_kind_passes(at_the_till: tuple[object, ...]) -> None:
    assert ask(walk(product(), cart(*WHOLE), address(), payment(*at_the_till))).score == 100


def test_other_currencies_and_german_pages() -> None:
    kronor = bill("249.00", "298.00", delivery="49.00", currency="SEK")
    assert ask(walk(product("249.00", currency="SEK"), cart(*kronor), address(), payment(*kronor))).score == 100
    german = bill("20.00", "24.90", delivery="4.90", label="Versand")
    assert (
        ask(walk(product(lang="de"), cart(*BARE, lang="de"), address(), payment(*german, lang="de"))).score == 30
    )


def test_the_worse_device_counts() -> None:
    good = walk(product(), cart(*WHOLE), address(), payment(*WHOLE))
    bad = walk(product(), cart(*BARE), address(), payment(*WHOLE), device="phone")
    assert ask(good, bad).score == 30


def test_where_nothing_is_sent_it_is_not_asked() -> None:
    assert ask(walk(product(), cart(*BARE), payment(*BARE))).verdict is Verdict.INAPPLICABLE


@pytest.mark.parametrize(
    ("walked", "reason"),
    [
        (walk(product(), cart(*WHOLE), address()), Reason.NOT_REACHED),
        (walk(product(), cart(*WHOLE), address(), payment()), Reason.NOT_FOUND),
        (walk(product(), cart(lang="fi"), address(lang="fi"), payment(*WHOLE)), Reason.LOW_CONFIDENCE),
    ],
)
def test_what_was_not_seen_or_cannot_be_read_is_not_judged(walked: Journey, reason: Reason) -> None:
    said = ask(walked)
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, reason)
