"""Which pages Lighthouse looks at, and what an address may be (fault L04)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.evidence import Milestone, MilestoneMark, PageRecord
from auditor.lighthouse import pages_of
from auditor.lighthouse.pages import web_address
from tests.builders import journey, page

M = Milestone


def walk(*pages: PageRecord) -> list[tuple[str, bool]]:
    marks = tuple(
        MilestoneMark(name=p.milestone, at_ms=0, step=0, page=p.id) for p in pages if p.milestone is not None
    )
    return [(x.name, x.pays) for x in pages_of(journey(*pages, milestones=marks))]


def at(milestone: Milestone | None, path: str, *facets: str) -> PageRecord:
    return page(path, milestone=milestone, url=f"https://shop.example/{path}", facets=facets)


def test_from_the_front_page_to_the_first_page_of_the_checkout() -> None:
    pages = (
        at(M.LANDED, ""), at(None, "mugs", "listing"), at(None, "cups", "listing"), at(M.PRODUCT, "mug"), at(M.IN_CART, "mug?in"),
        at(M.CART_SEEN, "cart"), at(M.CHECKOUT, "checkout"), at(M.GUEST, "guest"), at(M.ADDRESS, "delivery"), at(M.PAYMENT, "pay"),
    )  # fmt: skip
    assert walk(*pages) == [
        ("landed", False), ("listing", False), ("product", False), ("cart_seen", False), ("checkout", False),
    ]  # fmt: skip


def test_a_page_where_one_pays_is_left_alone() -> None:
    assert walk(at(M.CHECKOUT, "till", "payment_choice")) == [("checkout", True)]
    assert walk(at(M.CHECKOUT, "till"), at(M.PAYMENT, "till")) == [("checkout", True)]
    assert walk(at(M.CHECKOUT, "till", "card_fields")) == [("checkout", True)]
    express = walk(at(M.PRODUCT, "mug", "psp_frame"), at(M.CART_SEEN, "cart", "psp_frame"))
    assert express == [("product", False), ("cart_seen", False)], "a provider's button is no payment page"


def test_an_address_is_looked_at_once_and_what_was_not_reached_not_at_all() -> None:
    assert walk(at(M.LANDED, ""), at(M.PRODUCT, "#mug"), at(M.CART_SEEN, "")) == [("landed", False)]
    assert walk() == []


@pytest.mark.parametrize(
    "text",
    ["--chrome-flags=--no-sandbox", "-x", "", " ", "javascript:alert(1)", "file:///etc/passwd", "chrome://settings",
     "data:text/html,x", "about:blank", "https://", "https://user:secret@shop.example/", "//shop.example/", "shop.example"],
)  # fmt: skip
def test_what_is_no_web_address_does_not_go_on(text: str) -> None:
    assert web_address(text) == ""


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("https://pr36-cu--x.example", "https://pr36-cu--x.example/"),
        ("https://shop.example/a b\"'\n$(id)`;", "https://shop.example/a%20b%22'$(id)%60;"),
        ("HTTPS://SHOP.example:443/x#y", "https://shop.example/x"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
    ],
)
def test_an_address_goes_on_as_a_browser_writes_it(text: str, goes_on: str) -> None:
    assert web_address(text) == goes_on


@given(st.text() | st.text().map("https://shop.example/".__add__) | st.text().map("https://".__add__))
def test_whatever_goes_on_can_be_no_option_and_has_no_blank(text: str) -> None:
    address = web_address(text)
    assert address == "" or (address.startswith(("https://", "http://")) and not any(c.isspace() for c in address))
    assert web_address(address) == address
