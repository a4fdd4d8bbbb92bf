from typing import Any

import pytest

from auditor.evidence import PageError, PageRecord, Reason, StopReason, Transport
from auditor.plugins import Outcome, Verdict
from checks.safe.https_everywhere import https_everywhere
from tests.builders import field, journey, journeys, page

HOME = page("home")
MAIL = (field("E-mail", "email"),)
MIXED = (PageError(text="Mixed Content: the page was loaded over HTTPS, but requested an insecure image"),)
GOOD = Transport(http_redirects_to_https=True)
HERE = Transport(loopback=True, scheme="http")


def ask(*pages: PageRecord, transport: Transport = GOOD) -> Outcome:
    return https_everywhere.ask(transport, journeys(journey(*pages)))


def test_passes_where_all_is_encrypted() -> None:
    assert ask(HOME, page("cart", form_targets=("https://shop.example/pay",))).score == 100
    assert ask(HOME, transport=Transport(http_redirects_to_https=None)).score == 100


@pytest.mark.parametrize(
    "fault",
    [
        {"url": "http://shop.example/x"},
        {"form_targets": ("https://shop.example/a", "http://shop.example/b")},
        {"errors": MIXED},
    ],
)
def test_a_fault_costs_all_where_personal_data_is_asked_for_and_half_elsewhere(fault: dict[str, Any]) -> None:
    assert ask(HOME, page("x", **fault)).score == 50
    outcome = ask(HOME, page("y", **fault), page("x", fields=MAIL, **fault))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, 0)
    assert [place.page for place in outcome.places] == ["x"]


def test_a_bad_certificate_costs_all() -> None:
    outcome = ask(HOME, transport=Transport(certificate_error="it has expired"))
    assert outcome.score == 0
    assert "it has expired" in outcome.saw


def test_http_that_stays_http_costs_half() -> None:
    assert ask(HOME, transport=Transport(http_redirects_to_https=False)).score == 50


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "shop.localhost"])
def test_does_not_apply_on_this_very_machine(host: str) -> None:
    local = page("home", url=f"http://{host}/", form_targets=(f"http://{host}/cart",), fields=MAIL)
    assert ask(local, transport=HERE).verdict is Verdict.INAPPLICABLE
    self_signed = HERE.model_copy(update={"certificate_error": "self-signed"})
    assert ask(local, transport=self_signed).verdict is Verdict.INAPPLICABLE
    away = local.model_copy(update={"form_targets": ("http://pay.example/",)})
    assert ask(away, transport=HERE).score == 0


@pytest.mark.parametrize("text", ["Failed to load resource", "insecure", "Content Security Policy"])
def test_other_messages_of_the_browser_are_left_alone(text: str) -> None:
    assert ask(page("home", errors=(PageError(text=text),))).score == 100


def test_every_device_counts() -> None:
    bad = journey(page("x", url="http://shop.example/x"), device="phone")
    assert https_everywhere.ask(GOOD, journeys(journey(HOME), bad)).score == 50


def test_says_nothing_where_no_page_was_seen() -> None:
    unseen = journeys(journey(stopped_because=StopReason.UNREACHABLE))
    assert https_everywhere.ask(GOOD, unseen).reason is Reason.NOT_REACHED
