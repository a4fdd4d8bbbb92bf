"""What the trials think, without a browser."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from auditor.config import is_loopback
from auditor.evidence import Control
from auditor.trials.addresses import of_shop, only_shows, page_address
from auditor.trials.clocks import running
from auditor.trials.info_pages import leads
from auditor.trials.links import to_probe
from auditor.trials.titles import misspelt, names_product, queries
from auditor.trials.tongues import named_language, weak_language
from auditor.trials.transport import days_left
from auditor.trials.visits import without_sessions
from tests.builders import control, page

SHOP = "https://shop.example/"


def link(label: str, path: str, **changes: object) -> Control:
    return control(label, role="link", href=path if "://" in path else f"https://shop.example{path}", **changes)


def test_topics_are_told_by_the_words_of_links() -> None:
    home = page(
        "home",
        controls=[link("Contact us", "/c"), link("Shipping & Returns", "/sr"), link("Copper kettle", "/kettle")],
    )
    found = leads(home, SHOP)
    assert {t: lead.url for t, lead in found.items()} == {
        "contact": "https://shop.example/c",
        "returns": "https://shop.example/sr",
        "shipping_info": "https://shop.example/sr",
    }


def test_the_address_tells_a_topic_that_the_words_do_not() -> None:
    found = leads(page("home", controls=[link("If you change your mind", "/info/return-policy.html")]), SHOP)
    assert found["returns"].label == "If you change your mind"


def test_the_better_words_win() -> None:
    home = page(
        "home",
        controls=[link("Read how we contact our farmers and pay them well", "/blog"), link("Contact", "/c")],
    )
    assert leads(home, SHOP)["contact"].url.endswith("/c")


@pytest.mark.parametrize(
    "href",
    [
        "https://elsewhere.example/contact",
        "mailto:a@shop.example",
        "javascript:void(0)",
        "",
        "https://[bad/contact",
    ],
)
def test_other_peoples_addresses_are_no_leads(href: str) -> None:
    assert leads(page("home", controls=[control("Contact", href=href)]), SHOP) == {}


def test_a_help_centre_on_a_subdomain_belongs_to_the_shop() -> None:
    assert of_shop("https://help.shop.example/contact", "https://www.shop.example/")


@pytest.mark.parametrize(
    "path",
    [
        "/logout", "/account/sign-out", "/cart/add/17", "/cart/remove?line=1", "/?add-to-cart=12", "/wishlist/add/3",
        "/checkout/place-order", "/newsletter/unsubscribe", "/list?size=m&colour=red&sort=price", "/set-language/de",
    ],
)  # fmt: skip
def test_addresses_that_do_something_are_left_alone(path: str) -> None:
    assert not only_shows(f"https://shop.example{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/address-book",
        "/loaded-fries",
        "/ladder",
        "/product/17?variant=red",
        "/clearance",
        "/terms",
        "/additives",
    ],
)
def test_addresses_that_show_something_may_be_opened(path: str) -> None:
    assert only_shows(f"https://shop.example{path}")


def test_only_pages_of_the_web_have_an_address() -> None:
    assert page_address("https://shop.example/a#reviews") == "https://shop.example/a"
    assert page_address("mailto:me@shop.example") == page_address("https://[") == ""


def test_each_link_is_asked_once_and_says_where_it_stands() -> None:
    first = page(
        "one", controls=[link("Terms", "/terms"), link("Out", "/logout"), link("Peer", "https://peer.example/")]
    )
    second = page("two", controls=[link("Our terms", "/terms#top"), link("Mugs", "/mugs")])
    assert [(p.text, p.found_on) for p in to_probe([first, second], SHOP)] == [("Terms", "one"), ("Mugs", "two")]


def test_no_more_than_sixty_links_and_the_footer_gets_its_turn() -> None:
    menu = [link(f"M{i}", f"/m{i}", landmark="nav") for i in range(200)]
    footer = [link(f"F{i}", f"/f{i}", landmark="footer") for i in range(10)]
    asked = [p.text for p in to_probe([page("one", controls=[*menu, *footer])], SHOP)]
    assert len(asked) == 60
    assert asked[-10:] == [f"F{i}" for i in range(10)]


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("shop.localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_loopback(host: str, here: bool) -> None:
    assert is_loopback(host) is here


@pytest.mark.parametrize(("word", "slip"), [("kettle", "ketle"), ("aurora", "auorra"), ("board", "baord")])
def test_a_slip_of_the_finger(word: str, slip: str) -> None:
    assert misspelt(word) == slip


def test_queries_come_from_the_title() -> None:
    asked = {q.kind: q.text for q in queries("The Copper Kettle Aurora 500 for 2")}
    assert asked == {"exact": "copper kettle aurora", "part": "copper", "typo": "coper", "nonsense": "qzxvwkjp"}


def test_a_word_with_an_apostrophe_is_not_misspelt() -> None:
    asked = {q.kind: q.text for q in queries("The Keeper's Winter")}
    assert (asked["exact"], asked["part"], asked["typo"]) == ("keeper's winter", "winter", "witner")


def test_without_a_title_only_nonsense_can_be_asked() -> None:
    assert [q.kind for q in queries("")] == ["nonsense"]


def test_short_words_get_no_typo() -> None:
    assert "typo" not in {q.kind for q in queries("Mug Ash")}


def test_most_words_name_a_product() -> None:
    assert names_product("Kettle 'Aurora', copper", "Copper Kettle Aurora")
    assert not names_product("Copper pan", "Copper Kettle Aurora")
    assert not names_product("anything", "")


@pytest.mark.parametrize(
    ("before", "after", "clocks"),
    [
        ("Ends in 09:58", "Ends in 09:57", ("09:58",)),
        ("Ends in 09 : 58", "Ends in 09 : 57", ("09:58",)),
        ("Ends in\n09\n:\n58", "Ends in\n09\n:\n56", ("09:58",)),
        ("1:02:03 left", "1:02:02 left", ("1:02:03",)),
        ("Noch 14 Min 9 Sek", "Noch 14 Min 8 Sek", ("14 Min 9 Sek",)),
        ("Open 09:00-17:30", "Open 09:00-17:30", ()),
        ("Open 09:00, ends in 05:10", "Open 09:00, ends in 05:09", ("05:10",)),
        ("Ratio 1:2345", "Ratio 1:2346", ()),
        ("Ends in 00:01", "It is over", ("00:01",)),
    ],
)
def test_running_clocks(before: str, after: str, clocks: tuple[str, ...]) -> None:
    assert running(before, after) == clocks


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Deutsch", "de"),
        ("Français (FR)", "fr"),
        ("Sprache: Deutsch", "de"),
        ("English", "en"),
        ("English breakfast tea", ""),
        ("German", ""),
    ],
)
def test_a_language_in_its_own_words_is_sure(label: str, code: str) -> None:
    assert named_language(label) == code


@pytest.mark.parametrize(
    ("label", "code"), [("DE", "de"), ("de-AT", "de"), ("German", "de"), ("IT", "it"), ("XL", ""), ("Sale", "")]
)
def test_codes_and_foreign_names_are_doubtful(label: str, code: str) -> None:
    assert weak_language(label, "en") == code


def test_session_cookies_do_not_come_back() -> None:
    stored = {"cookies": [{"name": "a", "expires": -1}, {"name": "b", "expires": 1e10}], "origins": []}
    assert [c["name"] for c in without_sessions(stored)["cookies"]] == ["b"]


def test_days_left_of_a_certificate() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert days_left({"notAfter": "Dec  4 00:00:00 2026 GMT"}, now) == 10
    assert days_left({"notAfter": "Nov 23 00:00:00 2026 GMT"}, now) == -1
    assert days_left({}, now) is None
