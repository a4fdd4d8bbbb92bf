"""The cart after the browser was closed."""

from __future__ import annotations

import pytest

from auditor.evidence import Cookie, Journeys, Milestone, Reason, StopReason, Visits
from checks.known.cart_remembers import cart_remembers
from tests.builders import journey, journeys, page
from tests.checks.known.shop import cookie, told, visit, visits

CHOICE = cookie("cookie_choice", days=180, chars=9)
OTHER_VISIT = visits(visit("returning", "product"))


def walk(*came_with_cart: Cookie, before: tuple[Cookie, ...] = (CHOICE,)) -> Journeys:
    """A walk into the cart, and the cookies that came with it."""
    pages = (
        page("home", milestone=Milestone.LANDED, cookies=before),
        page("mug", milestone=Milestone.IN_CART, cookies=(*before, *came_with_cart)),
        page("cart", milestone=Milestone.CART_SEEN, cookies=(*before, *came_with_cart)),
    )
    return journeys(journey(*pages))


def returned(lines: int | None, *, shows_product: bool | None = None, lang: str = "en") -> Visits:
    shown = page("cart-returning", lang=lang)
    return visits(visit("returning", "cart", shown, cart_lines=lines, shows_product=shows_product))


@pytest.mark.parametrize(
    ("days", "score"),
    [(30.0, "passed 100"), (7.0, "passed 100"), (2.0, "failed 80"), (0.1, "failed 40"), (None, "passed 100")],
)
def test_a_cart_that_is_kept_scores_by_the_life_of_its_cookie(days: float | None, score: str) -> None:
    assert told(cart_remembers.ask(returned(1), walk(cookie("cart", days)))) == score


def test_passes_in_any_language_and_where_only_the_goods_name_shows_it() -> None:
    assert told(cart_remembers.ask(returned(2, lang="de"), walk(cookie("cart", 30)))) == "passed 100"
    assert told(cart_remembers.ask(returned(1, lang="fi"), walk())) == "passed 100"
    assert told(cart_remembers.ask(returned(None, shows_product=True), walk())) == "passed 100"


def test_fails_an_empty_cart() -> None:
    outcome = cart_remembers.ask(returned(0), walk(cookie("cart", 30)))
    assert told(outcome) == "failed 0"
    assert [place.page for place in outcome.places] == ["cart-returning"]


@pytest.mark.parametrize("shows_product", [None, False])
def test_says_nothing_when_lines_could_not_be_counted(shows_product: bool | None) -> None:
    outcome = cart_remembers.ask(returned(None, shows_product=shows_product), walk())
    assert (told(outcome), outcome.reason) == ("cantTell", Reason.LOW_CONFIDENCE)


def test_says_nothing_when_nobody_came_back_or_nothing_was_in_the_cart() -> None:
    assert told(cart_remembers.ask(OTHER_VISIT, walk())) == "cantTell"
    stopped = journeys(journey(page("home", milestone=Milestone.LANDED), stopped_because=StopReason.OUT_OF_STOCK))
    assert told(cart_remembers.ask(returned(0), stopped)) == "cantTell"
