"""Can I find out how to reach a person?

Why it matters: Customers want to know whom they deal with before they pay, and 17 % of large retailers offered no
e-mail contact at all [R13, 2000-2014; R16, 2020].

How to mend: Put a link named "Contact" into the footer of every page, and show a telephone number, an e-mail
address or a help link on every page of the checkout, where the footer is often left out.

Passes when a contact page, or an address or number itself, is at most one click away from the product page and
from the checkout. Fails when it takes more clicks or cannot be found. Cannot tell when that may be because the
auditor has no words for the language of the pages.

Score per start: 0 or 1 click 100, 2 clicks 70, 3 clicks 30, more or none 0; the mean of both starts (thresholds:
own judgement). Where no product was reached the front page stands for it; where the checkout was not reached the
first start counts alone, and the interval says so.
"""

from __future__ import annotations

from auditor.evidence import InfoPages, Journeys, PageRecord, Reason
from auditor.plugins import PASS_MARK, Outcome, Severity, cant_tell, check, on_page, scored
from checks._contact import chats, emails, phones
from checks._reading import found_pages, from_checkout_on, is_broken, links_to, product_page, unread_language
from checks._wording import counted, listed

_SCORE_BY_CLICKS = {0: 100.0, 1: 100.0, 2: 70.0, 3: 30.0}
_WAYPOINTS = ("help", "imprint", "about", "returns")
"""Pages on which a customer looks for the contact when no link says so."""


@check(severity=Severity.SERIOUS, sources=("R13", "R16", "T10"))
def contact_findable(journeys: Journeys, info_pages: InfoPages) -> Outcome:
    walked = journeys.furthest()
    checkout = from_checkout_on(walked)
    product = product_page(walked)
    starts = {"the product page": product} if product else {"the front page": info_pages.home}
    if checkout:
        starts["the checkout"] = checkout[0]
    clicks = {name: _clicks(page, info_pages) for name, page in starts.items()}
    scores = [0.0 if c is None else _SCORE_BY_CLICKS[c] for c in clicks.values()]
    score = sum(scores) / len(scores)
    if score < PASS_MARK and (language := unread_language(starts.values())):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    saw = f"A way to reach the shop was {listed(_said(c) + ' from ' + name for name, c in clicks.items())}."
    places = [on_page(starts[name]) for name, c in clicks.items() if c is None or c > 1]
    if checkout:
        return scored(score, saw, *places)
    return scored(score, saw + " The checkout was not reached.", *places, low=score / 2, high=(score + 100) / 2)


def _said(clicks: int | None) -> str:
    if clicks is None:
        return "not found"
    return "visible" if clicks == 0 else f"{counted(clicks, 'click')} away"


def _clicks(page: PageRecord, info: InfoPages) -> int | None:
    """Clicks from the page to a contact page or visible contact details; None when no way was found."""
    if _shows_details(page):
        return 0
    contact = info.topic("contact")
    works = contact is None or contact.page is None or not is_broken(contact.page)
    if works and links_to(page, "contact"):
        return 1
    ways = [3 + 1]
    for topic in _WAYPOINTS:
        if links_to(page, topic):
            ways += [1 for p in found_pages(info, topic) if _shows_details(p)]
            ways += [2 for p in found_pages(info, topic) if works and links_to(p, "contact")]
    if works and contact and contact.clicks is not None:
        ways.append(1 + contact.clicks)  # back to the front page first
    return min(ways) if min(ways) <= 3 else None


def _shows_details(page: PageRecord) -> bool:
    return bool(emails(page) or phones(page) or chats(page))
