"""Who recognises the visitor."""

import pytest

from auditor.evidence import Cookie, Request
from checks.safe._tracking import domain_of, is_essential, is_payment, list_version, trackers
from tests.checks.safe.banner import OWN, asked, kept


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.shop.example", "shop.example"),
        (".a.b.doubleclick.net", "doubleclick.net"),
        ("www.shop.co.uk", "shop.co.uk"),
        ("shop.de", "shop.de"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_the_domain_of_a_host(host: str, domain: str) -> None:
    assert domain_of(host) == domain


@pytest.mark.parametrize(
    ("request_", "weight"),
    [
        (asked("stats.g.doubleclick.net"), 1),
        (asked("connect.facebook.net"), 1),
        (asked("static.hotjar.com"), 1),
        (asked("www.google-analytics.com"), 0.5),
        (asked("www.google-analytics.com", sets_cookie=True), 1),
    ],
)
def test_a_listed_third_party_is_a_tracker(request_: Request, weight: float) -> None:
    (tracker,) = trackers([request_], []).values()
    assert tracker.weight == weight
    assert request_.host in tracker.seen


@pytest.mark.parametrize(
    "cookie",
    [
        kept("_ga"),
        kept("_ga_ABC123"),
        kept("_fbp"),
        kept("uid", "ads.unknown.example", first_party=False, days=31, opaque_chars=16),
        kept("x", ".doubleclick.net", first_party=False, days=None, opaque_chars=0),
    ],
)
def test_a_cookie_that_recognises_people_is_a_tracker(cookie: Cookie) -> None:
    (tracker,) = trackers([], [cookie]).values()
    assert (tracker.weight, tracker.stores) == (1, True)


@pytest.mark.parametrize(
    "seen",
    [
        OWN,
        asked("js.stripe.com"),
        asked("cdn.cookielaw.org"),
        asked("fonts.googleapis.com"),
        asked("images.unknown.example"),
        asked("notdoubleclick.net"),
        asked("metrics.shop.example", first_party=True),
        kept("session"),
        kept("cart", days=400, opaque_chars=40),
        kept("uid", "x.example", first_party=False, days=30),
        kept("uid", "x.example", first_party=False, days=None),
        kept("uid", "x.example", first_party=False, opaque_chars=15),
        kept("m", "m.stripe.com", first_party=False),
    ],
)
def test_everything_else_is_left_alone(seen: Request | Cookie) -> None:
    requests, cookies = ([seen], []) if isinstance(seen, Request) else ([], [seen])
    assert not trackers(requests, cookies)


def test_a_company_counts_once_and_its_cookie_weighs_most() -> None:
    found = trackers([asked("www.google-analytics.com"), asked("ssl.google-analytics.com")], [kept("_ga")])
    assert [(t.domain, t.weight) for t in found.values()] == [("google-analytics.com", 1)]


def test_delivery_networks_are_essential_but_no_payment() -> None:
    assert is_essential("cdn.jsdelivr.net")
    assert is_essential("js.stripe.com")
    assert is_payment("js.stripe.com")
    assert not is_payment("cdn.jsdelivr.net")
    assert list_version()
