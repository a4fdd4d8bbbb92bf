"""Does the site break while I am using it?

Why it matters: 22 % of people who left a checkout named errors or crashes [R02, 2016], and technical problems caused
9 % of the lost sales that usability tests observed [R13].

How to mend: Hand the messages listed here to whoever keeps the shop's scripts; each names its page. Begin with those
in the cart and the checkout.

Passes when the pages of the way, at least until the cart, ran without script failures and the shop's own files all
arrived. Fails when scripts stop with an error or the shop's own addresses answer with one. Cannot tell when no fault
was met but the visit ended before the cart.

Each distinct fault costs 20 points, 40 in the cart or checkout (own judgement). Left out: other companies' files,
requests that leaving a page cuts off or that our own guard refused (and scripts that stumble over just that), console
chatter, a missing favicon, the question whether somebody is signed in (401), the answer to our own wrong entry (400,
422), and what is refused to robots (403, 429, pages that ask whether we are one).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.evidence import Journeys, Milestone, PageRecord
from auditor.plugins import Outcome, Severity, check, on_page, penalty, scored
from checks._devices import stopped_early
from checks._reading import parts_of
from checks._wording import counted, quoted

_TILL = frozenset(
    {"cart_lines", "cart_drawer", "contact_fields", "address_fields", "shipping_choice", "payment_choice"}
)
_NOT_THE_SHOPS_FAULT = re.compile(
    r"abort|BLOCKED_BY_CLIENT|BlockedByClient|cancell?ed|INTERNET_DISCONNECTED|NETWORK_CHANGED", re.IGNORECASE
)
_ECHO_OF_A_REQUEST = re.compile(r"Failed to fetch|NetworkError|Network Error|Load failed", re.IGNORECASE)
"""A script that was refused its request: the request itself is counted, or left out, already."""
_ASKED_BY_THE_BROWSER = re.compile(r"/favicon|/apple-touch-icon|/\.well-known/|\.map$")
_POLITE_STATUSES = frozenset({400, 401, 403, 422, 429})


@dataclass(frozen=True)
class _Fault:
    key: str
    text: str


@check(severity=Severity.MODERATE, sources=("R02", "R13"))
def page_errors_journey(journeys: Journeys) -> Outcome:
    pages = [page for journey in journeys.journeys for page in journey.pages if "bot_wall" not in page.facets]
    costs: dict[str, tuple[int, _Fault, PageRecord]] = {}
    for page in pages:
        for fault in _faults(page):
            cost = 2 if _is_till(page) else 1
            if cost > costs.get(fault.key, (0, fault, page))[0]:
                costs[fault.key] = (cost, fault, page)
    if not costs and journeys.furthest().reached_rank() < Milestone.IN_CART.rank:
        return stopped_early(journeys.furthest(), "the cart")
    if not costs:
        return scored(
            100, f"{counted(len(pages), 'page view')} without a script error or a failed request of the shop."
        )
    worst = sorted(costs.values(), key=lambda entry: -entry[0])
    in_till = sum(1 for cost, _, _ in worst if cost == 2)
    return scored(
        penalty(sum(cost for cost, _, _ in worst), 20),
        f"{counted(len(worst), 'distinct fault')} on the way, {in_till} of them in the cart or checkout. "
        f"For example {quoted(worst[0][1].text)}.",
        *(on_page(page, quote=fault.text) for _, fault, page in worst[:5]),
    )


def _faults(page: PageRecord) -> Iterator[_Fault]:
    for error in page.errors:
        if not error.first_party or _NOT_THE_SHOPS_FAULT.search(error.text):
            continue
        if error.kind == "exception" and not _ECHO_OF_A_REQUEST.search(error.text):
            yield _Fault(re.sub(r"\d+", "#", error.text), error.text)
        elif error.kind in ("response", "request") and not _polite(error.text):
            yield from _file(error.url, error.text or error.url)
    for request in page.requests:
        bad_status = (
            request.status is not None and request.status >= 400 and request.status not in _POLITE_STATUSES
        )
        lost = bool(request.failure) and not _NOT_THE_SHOPS_FAULT.search(request.failure)
        if request.first_party and request.kind != "ping" and (bad_status or lost):
            yield from _file(request.path, f"{request.path}: {request.status or request.failure}")


def _polite(text: str) -> bool:
    return text.endswith("for ping") or any(re.search(rf"\b{status}\b", text) for status in _POLITE_STATUSES)


def _file(address: str, text: str) -> Iterator[_Fault]:
    path = parts_of(address).path
    if not _ASKED_BY_THE_BROWSER.search(path):
        yield _Fault(path, text)


def _is_till(page: PageRecord) -> bool:
    late = page.milestone is not None and page.milestone.rank >= Milestone.CART_SEEN.rank
    return late or not _TILL.isdisjoint(page.facets)
