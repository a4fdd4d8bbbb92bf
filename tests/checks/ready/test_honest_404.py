"""If I mistype an address, does the shop help me on?"""

from typing import Any

import pytest

from auditor.evidence import NotFoundPage, Reason
from auditor.plugins import Outcome, Verdict
from checks.ready.honest_404 import honest_404
from tests.builders import control, field, page

PLAIN = {"text": "Page not found\nThe page you are looking for does not exist."}
HELPFUL = {"controls": [control("Contact us", href="https://shop.example/contact")]}


def ask(status: int | None, **changes: Any) -> Outcome:
    return honest_404.ask(NotFoundPage(status=status, page=page("no-such-page", title="Shop", **changes)))


@pytest.mark.parametrize("status", [404, 410])
def test_passes_with_status_plain_words_and_a_way_on(status: int) -> None:
    outcome = ask(status, **PLAIN, **HELPFUL)
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)


@pytest.mark.parametrize(
    ("status", "page_changes", "score"),
    [
        (200, PLAIN | HELPFUL, 60),
        (500, PLAIN | HELPFUL, 60),
        (404, HELPFUL, 70),
        (404, PLAIN, 70),
        (404, {}, 40),
        (200, {"text": "Oops."}, 0),
    ],
)
def test_each_missing_part_costs_its_points(status: int, page_changes: dict[str, Any], score: float) -> None:
    outcome = ask(status, **page_changes)
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, score)


@pytest.mark.parametrize(
    "way_on",
    [
        {"facets": ["search_box"]},
        {"fields": [field("What are you looking for?", "search")]},
        {"controls": [control("Help centre")]},
        {"controls": [control(name, href=f"/{name}") for name in ("tea", "coffee", "cups")]},
    ],
)
def test_each_way_on_is_enough(way_on: dict[str, Any]) -> None:
    assert ask(404, **PLAIN, **way_on).score == 100


@pytest.mark.parametrize(
    "hrefs",
    [
        ["/tea", "/coffee"],
        ["/tea", "/tea?sort=price", "/tea#top"],
        ["#top", "#menu", "/no-such-page"],
        ["https://other.example/a", "https://other.example/b", "https://other.example/c"],
        ["mailto:a@shop.example", "tel:+4930123456", "javascript:void(0)"],
        ["http://[oops", "http://[again", "http://[and-again"],
    ],
)
def test_links_that_lead_nowhere_in_the_shop_are_no_way_on(hrefs: list[str]) -> None:
    assert ask(404, **PLAIN, controls=[control("…", href=href) for href in hrefs]).score == 70


@pytest.mark.parametrize("where", ["title", "headings"])
def test_the_plain_words_may_stand_in_the_title_or_a_heading(where: str) -> None:
    said: Any = "Page not found" if where == "title" else ["Page not found"]
    there = page("gone", **{"title": "Shop", where: said}, **HELPFUL)
    assert honest_404.ask(NotFoundPage(status=404, page=there)).score == 100


@pytest.mark.parametrize(
    ("status", "page_changes"), [(401, {}), (403, {}), (429, {}), (503, {}), (200, {"facets": ["bot_wall"]})]
)
def test_says_nothing_when_turned_away(status: int, page_changes: dict[str, Any]) -> None:
    outcome = ask(status, **page_changes)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.BLOCKED)


def test_says_nothing_without_an_answer() -> None:
    outcome = ask(None)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.UNREACHABLE)


def test_says_nothing_in_a_language_without_words() -> None:
    outcome = ask(404, lang="xx", text="Sivua ei löytynyt", **HELPFUL)
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.LOW_CONFIDENCE)
    assert '"xx"' in outcome.saw
