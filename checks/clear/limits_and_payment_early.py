"""Before I start, do I see how I can pay and where you deliver?

Why it matters: Ways to pay and limits of delivery must be told at the latest when ordering begins [L01, 2011; L11,
2013], and merchant programmes want the ways to pay named before the checkout [T10, 2024].

How to mend: Name ways to pay and countries of delivery as text in the footer or on the product page, and link a page
that lists the countries.

Passes when both are told on the product page, in the footer, in the cart or (countries) on the page about delivery.
Fails when one is missing. Cannot tell when no product page was reached, or the pages are in a language that the
auditor has no words for.

Score: ways to pay 50, but 25 when a kind is named that the payment step does not offer; countries 50 (rulebook).
Logos without text are recognised by the names of their picture files only, so this is a judgement by words. Ways to
pay that are offered but not named cost nothing. The worse device counts.
"""

import re
from collections.abc import Iterable

from auditor.evidence import InfoPages, Journey, Journeys, Milestone, PageRecord, Reason
from auditor.plugins import Basis, Outcome, Severity, cant_tell, check, on_page, scored
from auditor.words import quotes, says
from checks._delivery import nothing_is_sent
from checks._devices import on_each_device, stopped_early
from checks._reading import found_pages, label, product_page, unread_language
from checks._wording import listed
from checks.clear._bill import before_checkout
from checks.clear._countries import countries_named

_KINDS = {"pay_card": "card", "pay_offline": "invoice or the like", "pay_wallet": "wallet"}
_ENOUGH_COUNTRIES = 2


@check(severity=Severity.MODERATE, sources=("L01", "L11", "T10"), basis=Basis.HEURISTIC)
def limits_and_payment_early(journeys: Journeys, info_pages: InfoPages) -> Outcome:
    sent = not nothing_is_sent(journeys)
    return on_each_device(journeys, lambda journey: _judge(journey, info_pages, sent=sent))


def _judge(journey: Journey, info: InfoPages, *, sent: bool) -> Outcome:
    if product_page(journey) is None:
        return stopped_early(journey, "a product page")
    early = before_checkout(journey)
    named = {kind for page in early for kind in _kinds_named(page)}
    where = not sent or _names_countries(early, found_pages(info, "shipping_info"))
    if not (named and where) and (language := unread_language(early)):
        return cant_tell(Reason.LOW_CONFIDENCE, f'The pages are in "{language}", for which we have no words.')
    missing = [
        what for what, is_told in (("how to pay", named), ("where the shop delivers", where)) if not is_told
    ]
    saw = (
        f"Not told before the checkout: {listed(missing)}." if missing else "Ways to pay and countries are named."
    )
    offered = {
        kind for page in journey.pages if page.milestone is Milestone.PAYMENT for kind in _kinds_offered(page)
    }
    untrue = named - offered if offered else set()
    if untrue:
        kinds = listed(name for kind, name in _KINDS.items() if kind in untrue)
        saw += f" Named but not offered at the till: {kinds}."
    points = (25.0 if untrue else 50.0) * bool(named) + 50.0 * bool(where)
    return scored(points, saw, on_page(early[-1]))


def _kinds_named(page: PageRecord) -> set[str]:
    lines = page.text.split("\n") + [label(c) for c in page.controls]
    pictures = [_words(r.path) for r in page.requests if r.kind == "image"]
    return _kinds([*lines, *pictures], page.lang)


def _kinds_offered(page: PageRecord) -> set[str]:
    methods = [text for f in page.fields if f.meaning == "payment_method" for text in (f.label, *f.options)]
    card = {"pay_card"} if not {"card_fields", "psp_frame"}.isdisjoint(page.facets) else set()
    return _kinds(methods, page.lang) | card


def _kinds(texts: Iterable[str], language: str) -> set[str]:
    return {kind for text in texts if text.strip() for kind in _KINDS if says(kind, text, language)}


def _words(path: str) -> str:
    """The file's name as words."""
    return re.sub(r"[\W_\d]+", " ", path.rpartition("/")[2].partition(".")[0])


def _names_countries(early: Iterable[PageRecord], about_delivery: Iterable[PageRecord]) -> bool:
    told = any(quotes("delivery_countries", page.text, page.lang) for page in early)
    return told or any(len(countries_named(page)) >= _ENOUGH_COUNTRIES for page in about_delivery)
