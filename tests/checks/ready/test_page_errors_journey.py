"""Does the site break while I am using it?"""

from typing import Any

import pytest

from auditor.evidence import Milestone, PageError, Reason, Request, StopReason
from auditor.plugins import Outcome, Verdict
from checks.ready.page_errors_journey import page_errors_journey
from tests.builders import journey, journeys, page

IN_CART = page("added", milestone=Milestone.IN_CART)


def ask(*pages: Any) -> Outcome:
    return page_errors_journey.ask(journeys(journey(*pages, IN_CART)))


def exception(text: str = "TypeError: x is undefined", **changes: Any) -> PageError:
    return PageError(kind="exception", text=text, **changes)


def request(path: str = "/app.js", **changes: Any) -> Request:
    return Request(host="shop.example", path=path, kind="script", **changes)


def test_passes_when_nothing_broke() -> None:
    outcome = ask(page("home", requests=[request(status=200), request(status=304), request(status=None)]))
    assert (outcome.verdict, outcome.score) == (Verdict.PASSED, 100)
    assert outcome.saw.startswith("2 page views")


@pytest.mark.parametrize(("number", "score"), [(1, 80), (2, 60), (5, 0), (8, 0)])
def test_each_distinct_fault_costs_twenty(number: int, score: float) -> None:
    names = ("red", "green", "blue", "pink", "grey", "gold", "teal", "lime")
    outcome = ask(page("home", errors=[exception(f"no {name} box") for name in names[:number]]))
    assert (outcome.verdict, outcome.score) == (Verdict.FAILED, score)


@pytest.mark.parametrize(
    "till", [{"milestone": Milestone.CART_SEEN}, {"milestone": Milestone.PAYMENT}, {"facets": ["address_fields"]}]
)
def test_a_fault_in_the_cart_or_checkout_costs_double(till: dict[str, Any]) -> None:
    outcome = ask(page("home", errors=[exception()]), page("till", errors=[exception()], **till))
    assert outcome.score == 60
    assert "1 distinct fault on the way, 1 of them in the cart or checkout" in outcome.saw
    assert outcome.places[0].page == "till"


def test_the_same_fault_counts_once_on_all_pages_and_devices() -> None:
    broken = [page(f"p{n}", errors=[exception(f"no item {n}")], requests=[request(status=404)]) for n in range(4)]
    both = journeys(journey(*broken), journey(*broken, device="phone"))
    assert page_errors_journey.ask(both).score == 60


def test_a_file_that_error_and_request_tell_of_counts_once() -> None:
    told = PageError(kind="response", text="404 for script", url="https://shop.example/app.js")
    assert ask(page("home", errors=[told], requests=[request(status=404)])).score == 80


@pytest.mark.parametrize("fault", [{"status": 404}, {"status": 500}, {"failure": "net::ERR_CONNECTION_RESET"}])
def test_fails_when_an_own_file_does_not_arrive(fault: dict[str, Any]) -> None:
    outcome = ask(page("home", requests=[request(**fault)]))
    assert outcome.score == 80
    assert "/app.js" in outcome.saw


@pytest.mark.parametrize(
    "left_alone",
    [
        {"requests": [request(status=404, first_party=False)]},
        {"requests": [request(failure="net::ERR_ABORTED")]},
        {"requests": [request(failure="net::ERR_BLOCKED_BY_CLIENT")]},
        {"requests": [request(failure="net::ERR_INTERNET_DISCONNECTED")]},
        {"requests": [request("/favicon.ico", status=404), request("/app.js.map", status=404)]},
        {"requests": [Request(path="/collect", kind="ping", status=500)]},
        *({"requests": [request("/api", status=status)]} for status in (400, 401, 403, 422, 429)),
        {"errors": [PageError(kind="response", text="422 for fetch", url="https://shop.example/api")]},
        {"errors": [PageError(kind="response", text="500 for ping", url="https://shop.example/collect")]},
        {"errors": [PageError(kind="console", text="deprecated")]},
        {"errors": [exception(first_party=False)]},
        {"errors": [exception("AbortError: The user aborted a request.")]},
        {"errors": [exception("TypeError: Failed to fetch")]},
        {"facets": ["bot_wall"], "errors": [exception()], "requests": [request(status=404)]},
        {"requests": [Request(host="shop.example", path="/", kind="document", status=302)]},
    ],
)
def test_what_is_not_the_shops_fault_is_left_alone(left_alone: dict[str, Any]) -> None:
    assert ask(page("home", **left_alone)).score == 100


@pytest.mark.parametrize(
    ("stopped", "reason"),
    [(StopReason.BOT_WALL, Reason.BLOCKED), (StopReason.NO_ADD_TO_CART, Reason.NOT_REACHED)],
)
def test_says_nothing_when_the_visit_ended_before_the_cart(stopped: StopReason, reason: Reason) -> None:
    short = journey(page("home", milestone=Milestone.LANDED), stopped_because=stopped)
    outcome = page_errors_journey.ask(journeys(short))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, reason)


def test_says_nothing_when_no_page_was_seen() -> None:
    outcome = page_errors_journey.ask(journeys(journey(stopped_because=StopReason.UNREACHABLE)))
    assert (outcome.verdict, outcome.reason) == (Verdict.CANT_TELL, Reason.UNREACHABLE)


def test_a_fault_on_a_short_visit_is_a_fault_all_the_same() -> None:
    short = journey(page("home", milestone=Milestone.LANDED, errors=[exception()]))
    assert page_errors_journey.ask(journeys(short)).verdict is Verdict.FAILED
