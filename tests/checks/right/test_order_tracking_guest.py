"""Following an order without an account."""

import pytest

from auditor.evidence import Control, InfoPage, InfoPages, Journey, Milestone, PageRecord, Reason
from auditor.plugins import Outcome, Verdict
from checks.right.order_tracking_guest import order_tracking_guest
from tests.builders import control, field, info_pages, journey, journeys, page

LINK = control("Track your order", role="link", landmark="footer", href="https://shop.example/track_order")
ORDER, MAIL = field("Order number", "order_number"), field("E-mail", "email")
SENT = journey(page("address", milestone=Milestone.CHECKOUT, fields=(field("Street", "street"),)))


def front(*controls: Control, **changes: object) -> PageRecord:
    return page("home", controls=controls, **changes)


def ask(home: PageRecord | None = None, walked: Journey = SENT, **topics: PageRecord | str) -> Outcome:
    return order_tracking_guest.ask(info_pages(home, **topics), journeys(walked))


@pytest.mark.parametrize("second", [MAIL, field("Postcode", "postcode"), field("Nachname", "last_name")])
def test_order_number_and_something_of_ones_own_pass(second: object) -> None:
    said = ask(front(LINK), track_order=page("track_order", fields=(ORDER, second)))
    assert (said.verdict, said.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("You get a tracking link by e-mail as soon as the parcel leaves us.", "en"),
        ("Sie erhalten einen Link zur Sendungsverfolgung per E-Mail.", "de"),
    ],
)
def test_a_link_in_a_mail_only_is_less(text: str, lang: str) -> None:
    said = ask(front(), shipping_info=page("shipping", text=text, lang=lang))
    assert (said.verdict, said.score) == (Verdict.FAILED, 70)


def test_behind_a_sign_in_is_still_less() -> None:
    login = page("login", fields=(MAIL, field("Password", "password")))
    said = ask(front(LINK), track_order=login)
    assert (said.verdict, said.score) == (Verdict.FAILED, 40)


def test_a_page_with_both_ways_is_open_to_guests() -> None:
    both = page("track_order", fields=(ORDER, MAIL, field("E-mail", "email"), field("Password", "password")))
    assert ask(front(LINK), track_order=both).verdict is Verdict.PASSED


@pytest.mark.parametrize("status", [404, 500])
def test_nothing_and_a_broken_page_fail(status: int) -> None:
    assert ask(front()).score == 0
    assert ask(front(LINK), track_order=page("track_order", status=status, fields=(ORDER, MAIL))).score == 0


@pytest.mark.parametrize("text", ["We use tracking cookies.", "Track your order", "Your order is packed by hand."])
def test_other_words_are_no_promise_of_a_mail(text: str) -> None:
    broken = page("track_order", status=404)
    assert ask(front(LINK, text=text), track_order=broken).score == 0


def test_what_was_not_opened_or_not_understood_is_not_judged() -> None:
    elsewhere = front(control("Track your order", role="link", href="https://carrier.example/track"))
    unopened = ask(elsewhere)
    assert (unopened.verdict, unopened.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)
    timed_out = InfoPages(
        home=front(LINK), pages=(InfoPage(topic="track_order", clicks=1, link="Track your order"),)
    )
    said = order_tracking_guest.ask(timed_out, journeys(SENT))
    assert (said.verdict, said.reason) == (Verdict.CANT_TELL, Reason.NOT_REACHED)
    empty = ask(front(LINK), track_order=page("track_order"))
    assert (empty.verdict, empty.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
    foreign = ask(front(lang="fi"))
    assert (foreign.verdict, foreign.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)


def test_downloads_need_no_parcel() -> None:
    download = journey(page("payment", milestone=Milestone.PAYMENT))
    assert ask(front(), walked=download).verdict is Verdict.INAPPLICABLE
